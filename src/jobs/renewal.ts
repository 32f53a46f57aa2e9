import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { code as listed, day, id } from '../kernel/shape.ts'
import { newSalt } from '../people/tables.ts'
import type { Contract } from './codes.ts'
import { getPlacement } from './occupancy-tables.ts'
import type { OccupancyRow } from './tables.ts'

/** What a fixed term can go on as. */
export const renewedAs = ['fixed-term', 'permanent'] as const

const shape = z.strictObject({
  occupancy: id(),
  signedOn: day(),
  contract: listed(renewedAs),
  /** Of a fixed term: the last day, inclusive, later than the one before. */
  plannedEndOn: z.optional(day()),
})

interface Renewed {
  occupancy: OccupancyRow
  contract: Contract
  planned_end_on: string | null
}

/**
 * A fixed term goes on, until a later day or without an end. It is the same work: its first day, its outcome and its checks stay. Our
 * choice: whoever leaves and comes back is placed again instead.
 */
export const renewContract = command<z.infer<typeof shape>, OccupancyRow, Renewed>({
  kind: 'jobs.renew-contract',
  shape,
  example: {
    occupancy: '01930000-0000-7000-8000-000000000001',
    signedOn: '2026-06-26',
    contract: 'fixed-term',
    plannedEndOn: '2026-12-31',
  },
  may: 'outcome.write',
  happenedOn: input => input.signedOn,
  given: ({ occupancy }, { tx, who }) => getPlacement(tx, who, 'outcome.write', occupancy),
  decide({ signedOn, contract, plannedEndOn }, occupancy, { today }) {
    const { contract: before, began_on, planned_end_on, ended_on } = occupancy
    if (ended_on !== null) throw refuse('jobs.work-has-ended', { on: ended_on })
    if (before !== 'fixed-term' || planned_end_on === null) throw refuse('jobs.no-term-to-renew')
    if (signedOn > today) throw refuseField('signedOn', 'people.lies-ahead')
    if (signedOn < began_on) throw refuseField('signedOn', 'jobs.signed-before-the-work', { on: began_on })
    if (contract === 'permanent' && plannedEndOn !== undefined)
      throw refuseField('plannedEndOn', 'jobs.only-a-fixed-term-has-an-end')
    if (contract === 'fixed-term' && plannedEndOn === undefined)
      throw refuseField('plannedEndOn', 'jobs.fixed-term-has-an-end')
    if (plannedEndOn !== undefined && plannedEndOn <= planned_end_on)
      throw refuseField('plannedEndOn', 'jobs.ends-no-later', { on: planned_end_on })
    return { occupancy, contract, planned_end_on: plannedEndOn ?? null }
  },
  async write({ occupancy: { id: renewed, deliverable_id }, contract, planned_end_on }, rows, { shown }) {
    await rows.revise('occupancy', { id: renewed }, { contract, planned_end_on, salt: newSalt() }, shown)
    if (deliverable_id !== null) rows.concerns(deliverable_id)
    return { occupancy: renewed }
  },
})
