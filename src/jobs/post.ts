import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuseField } from '../kernel/problem.ts'
import { code as listed, day, id, personal } from '../kernel/shape.ts'
import { newSalt } from '../people/tables.ts'
import { type Found, getDeliverable } from '../programme/deliverable.ts'
import { endReasons, offered } from './codes.ts'
import { type OccupancyFact, placeOn, refuseContract, refuseEnd, termsOf, writeOccupancy } from './occupancy.ts'
import { findOccupancy, holdersOf } from './occupancy-tables.ts'
import type { OccupancyRow } from './tables.ts'
import { occupation, weeklyHours } from './vacancy.ts'

const fillShape = z.strictObject({
  post: id(),
  contractNumber: personal(40),
  contract: listed(offered),
  occupation: z.optional(occupation()),
  weeklyHours: weeklyHours(),
  beganOn: day(),
  plannedEndOn: z.optional(day()),
})

interface Filling {
  found: Found
  holders: OccupancyRow[]
}

/** Somebody who does not take part in the programme holds a created job: the post counts whoever holds it, so the contract is enough. */
export const fillPost = command<z.infer<typeof fillShape>, Filling, OccupancyFact>({
  kind: 'jobs.fill-post',
  shape: fillShape,
  example: {
    post: '01930000-0000-7000-8000-000000000001',
    contractNumber: '8/2026',
    contract: 'permanent',
    weeklyHours: 40,
    beganOn: '2026-03-02',
  },
  may: 'deliverable.write',
  happenedOn: input => input.beganOn,
  async given(input, { tx, who }) {
    const found = await getDeliverable(tx, who, 'deliverable.write', input.post)
    if (found.row.unit !== 'job') throw missing('jobs.no-such-post')
    return { found, holders: await holdersOf(tx, who.tenant, input.post) }
  },
  decide(input, { found, holders }, { today }) {
    const post = { of: 'created', found } as const
    refuseContract(input, post)
    if (input.beganOn > today) throw refuseField('beganOn', 'people.lies-ahead')
    return {
      id: newId(),
      programme: found.row.programme,
      person_id: null,
      enrolment_id: null,
      ...placeOn(post, holders, input.beganOn),
      ...termsOf(input),
      outcome_id: null,
      referral_id: null,
    }
  },
  async write(occupancy, rows) {
    await writeOccupancy(occupancy, rows)
    return { occupancy: occupancy.id }
  },
})

const vacateShape = z.strictObject({ occupancy: id(), endedOn: day(), reason: listed(endReasons) })

interface Vacated {
  occupancy: OccupancyRow
  end: Pick<OccupancyRow, 'ended_on' | 'end_reason'>
}

/** The last day of a holder who does not take part in the programme. */
export const vacatePost = command<z.infer<typeof vacateShape>, OccupancyRow, Vacated>({
  kind: 'jobs.vacate-post',
  shape: vacateShape,
  example: { occupancy: '01930000-0000-7000-8000-000000000001', endedOn: '2026-05-15', reason: 'resigned' },
  may: 'deliverable.write',
  happenedOn: input => input.endedOn,
  async given(input, { tx, who }) {
    const occupancy = await findOccupancy(tx, who.tenant, input.occupancy)
    if (!occupancy || occupancy.person_id !== null || occupancy.deliverable_id === null)
      throw missing('jobs.no-such-placement')
    await getDeliverable(tx, who, 'deliverable.write', occupancy.deliverable_id)
    return occupancy
  },
  decide({ endedOn, reason }, occupancy, { today }) {
    refuseEnd(occupancy, endedOn, today)
    return { occupancy, end: { ended_on: endedOn, end_reason: reason } }
  },
  async write({ occupancy, end }, rows, { shown }) {
    await rows.revise('occupancy', { id: occupancy.id }, { ...end, salt: newSalt() }, shown)
    rows.concerns(String(occupancy.deliverable_id))
    return { occupancy: occupancy.id }
  },
})
