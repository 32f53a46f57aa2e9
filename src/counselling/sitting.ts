import { z } from 'zod/mini'
import type { Tx } from '../kernel/database.ts'
import { missing } from '../kernel/problem.ts'
import { day, id, personal, personalLines } from '../kernel/shape.ts'
import type { Who } from '../kernel/who.ts'
import { enrolmentsInSight, peopleInSight } from '../people/people-tables.ts'
import type { EnrolmentRow, PersonRow } from '../people/tables.ts'

const talk = {
  needs: z.optional(personalLines(1000)),
  actions: z.optional(personalLines(1000)),
  /** When to meet again. */
  nextOn: z.optional(day()),
  note: z.optional(personalLines(2000)),
}
export const talkShape = z.strictObject(talk)

/** Somebody who was there, and what was said. */
export const sittingShape = z.strictObject({
  enrolment: id(),
  ...talk,
  /** Written by the person on the screen, at the end. */
  signedName: z.optional(personal(200)),
  reEntry: z.optional(z.boolean()),
})

export const seatSaid = (said: z.infer<typeof sittingShape>) => ({
  ...talkSaid(said),
  enrolment_id: said.enrolment,
  re_entry: said.reEntry ?? false,
})

export const talkSaid = ({ needs, actions, nextOn, note }: z.infer<typeof talkShape>) => ({
  needs: needs ?? null,
  actions: actions ?? null,
  next_on: nextOn ?? null,
  note: note ?? null,
})

/** Whoever may sit in a session: a participation, and the person it is of. */
export interface Invited {
  enrolment: EnrolmentRow
  person: PersonRow
}

/** By enrolment, those for whom the asker may record support. */
export async function invitedAll(
  tx: Tx,
  who: Who,
  enrolments: readonly string[],
): Promise<ReadonlyMap<string, Invited>> {
  const found = await enrolmentsInSight(tx, who, 'support.write', [...new Set(enrolments)])
  const ids = found.map(one => one.person_id)
  const people = await peopleInSight(tx, who, 'support.write', ids)
  return new Map(
    found.flatMap(enrolment => {
      const person = people.get(enrolment.person_id)
      return person ? [[enrolment.id, { enrolment, person }] as const] : []
    }),
  )
}

/** 404 where the asker may not. */
export function invitedOf(invited: ReadonlyMap<string, Invited>, enrolment: string): Invited {
  const one = invited.get(enrolment)
  if (!one) throw missing('people.no-such-person')
  return one
}

export const invitedBy = async (tx: Tx, who: Who, enrolment: string): Promise<Invited> =>
  invitedOf(await invitedAll(tx, who, [enrolment]), enrolment)
