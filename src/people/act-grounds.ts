import { missing } from '../kernel/problem.ts'
import type { Tx } from '../kernel/database.ts'
import type { Right, Who } from '../kernel/who.ts'
import { enrolmentsInSight, type Past, pastsOf } from './people-tables.ts'
import type { EnrolmentRow } from './tables.ts'

/** What acts of one person in one programme lean on; two enrolments of the same person hold the same past. */
export interface Held {
  enrolment: EnrolmentRow
  past: Past
}

/** By enrolment, those that this right of the asker reaches: two questions, for however many. */
export async function heldBy(
  tx: Tx,
  who: Who,
  right: Right,
  enrolments: readonly string[],
): Promise<ReadonlyMap<string, Held>> {
  if (enrolments.length === 0) return new Map()
  const found = await enrolmentsInSight(tx, who, right, [...new Set(enrolments)])
  const pasts = await pastsOf(
    tx,
    who.tenant,
    found.map(one => one.id),
  )
  return new Map(found.map(enrolment => [enrolment.id, { enrolment, past: pasts.get(enrolment.id) as Past }]))
}

/** 404 where it is out of reach. */
export function heldOf(held: ReadonlyMap<string, Held>, enrolment: string): Held {
  const one = held.get(enrolment)
  if (!one) throw missing('people.no-such-person')
  return one
}
