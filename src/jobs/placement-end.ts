import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import type { Rows } from '../kernel/history.ts'
import { code as listed, day, id, personal } from '../kernel/shape.ts'
import { keepReason } from '../people/correction.ts'
import { findOutcome } from '../people/record-tables.ts'
import { newSalt, type OutcomeRow } from '../people/tables.ts'
import { endReasons } from './codes.ts'
import { refuseEnd } from './occupancy.ts'
import { checksOf, getPlacement, sharingOutcome } from './occupancy-tables.ts'
import type { CheckRow, OccupancyRow } from './tables.ts'

const endShape = z.strictObject({ occupancy: id(), endedOn: day(), reason: listed(endReasons) })
type End = z.infer<typeof endShape>

/** What ending or withdrawing a placement leans on. */
export interface Ending {
  occupancy: OccupancyRow
  /** Gone where somebody has withdrawn it; it stays where other work makes it true as well. */
  outcome: OutcomeRow | undefined
}

export interface Ended extends Ending {
  endedOn: Day
  reason: End['reason']
}

/** The last day of work, inclusive. The outcome that the placement made true ends with it. */
export const endPlacement = command<End, Ending, Ended>({
  kind: 'jobs.end-placement',
  shape: endShape,
  example: { occupancy: '01930000-0000-7000-8000-000000000001', endedOn: '2026-05-15', reason: 'resigned' },
  may: 'outcome.write',
  happenedOn: input => input.endedOn,
  given: (input, asking) => groundsForEnding(asking, input.occupancy),
  decide({ endedOn, reason }, given, { today }) {
    refuseEnd(given.occupancy, endedOn, today)
    return { ...given, endedOn, reason }
  },
  async write(ended, rows, { shown }) {
    await writeEnd(ended, rows, shown)
    return { occupancy: ended.occupancy.id }
  },
})

export async function groundsForEnding({ tx, who }: Pick<Asking, 'tx' | 'who'>, asked: string): Promise<Ending> {
  const occupancy = await getPlacement(tx, who, 'outcome.write', asked)
  const others = await sharingOutcome(tx, occupancy)
  const isAlone = others.every(one => one.ended_on !== null)
  return { occupancy, outcome: isAlone ? await findOutcome(tx, who.tenant, occupancy.outcome_id) : undefined }
}

export async function writeEnd(
  { occupancy, outcome, endedOn, reason }: Ended,
  rows: Rows,
  shown?: number,
): Promise<void> {
  const ended = { ended_on: endedOn, end_reason: reason, salt: newSalt() }
  await rows.revise('occupancy', { id: occupancy.id }, ended, shown)
  if (outcome) await rows.revise('outcome', { id: outcome.id }, { ended_on: endedOn, salt: newSalt() })
  if (occupancy.deliverable_id !== null) rows.concerns(occupancy.deliverable_id)
}

const withdrawShape = z.strictObject({ occupancy: id(), reason: personal(500) })

interface Withdrawn extends Ending {
  checks: CheckRow[]
  reason: string
}

/** It was recorded by mistake: gone for every day asked, with the outcome that it made true; the past as it was known keeps both. */
export const withdrawPlacement = command<z.infer<typeof withdrawShape>, Ending & { checks: CheckRow[] }, Withdrawn>({
  kind: 'jobs.withdraw-placement',
  shape: withdrawShape,
  example: { occupancy: '01930000-0000-7000-8000-000000000001', reason: 'Contractul este al altei persoane.' },
  may: 'outcome.write',
  async given(input, asking) {
    const { tx, who } = asking
    const occupancy = await getPlacement(tx, who, 'outcome.write', input.occupancy)
    const isAlone = (await sharingOutcome(tx, occupancy)).length === 0
    return {
      occupancy,
      outcome: isAlone ? await findOutcome(tx, who.tenant, occupancy.outcome_id) : undefined,
      checks: await checksOf(tx, who.tenant, [occupancy.id]),
    }
  },
  decide: ({ reason }, given) => ({ ...given, reason }),
  async write({ occupancy, outcome, checks, reason }, rows) {
    for (const { month } of checks) await rows.remove('retention_check', { occupancy_id: occupancy.id, month })
    await rows.remove('occupancy', { id: occupancy.id })
    if (outcome) await rows.remove('outcome', { id: outcome.id })
    if (occupancy.deliverable_id !== null) rows.concerns(occupancy.deliverable_id)
    if (occupancy.person_id !== null) await keepReason(rows, occupancy.person_id, 'occupancy', occupancy.id, reason)
    return { occupancy: occupancy.id }
  },
})
