import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { addMonths, type Day } from '../kernel/day.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { code as listed, day, id } from '../kernel/shape.ts'
import { newSalt } from '../people/tables.ts'
import { checkSources, endReasons } from './codes.ts'
import { refuseEnd } from './occupancy.ts'
import { checksOf } from './occupancy-tables.ts'
import { type Ended, type Ending, groundsForEnding, writeEnd } from './placement-end.ts'
import type { CheckRow, OccupancyRow } from './tables.ts'

/** Months after the first day of work. Source: the weekly work of mediators; the sixth is that of EECR05. */
export const retentionMonths = [1, 3, 6, 12] as const
export type RetentionMonth = (typeof retentionMonths)[number]

export const dueOn = ({ began_on }: Pick<OccupancyRow, 'began_on'>, month: number): Day => addMonths(began_on, month)

/** The checks that are due or ahead and that nobody has made; whoever left before the day needs none. They are derived, never stored. */
export const openChecks = (
  occupancy: Pick<OccupancyRow, 'began_on' | 'ended_on'>,
  checks: readonly Pick<CheckRow, 'month'>[],
): { month: RetentionMonth; due: Day }[] =>
  retentionMonths
    .map(month => ({ month, due: dueOn(occupancy, month) }))
    .filter(({ month, due }) => {
      const isMade = checks.some(check => check.month === month)
      return !isMade && (occupancy.ended_on === null || occupancy.ended_on >= due)
    })

const shape = z.strictObject({
  occupancy: id(),
  month: listed(['1', '3', '6', '12']),
  checkedOn: day(),
  source: listed(checkSources),
  /** Left out: still at work there. */
  endedOn: z.optional(day()),
  reason: z.optional(listed(endReasons)),
})

interface Given extends Ending {
  checks: CheckRow[]
}

interface Checked {
  check: Omit<CheckRow, 'tenant_id' | 'entry'>
  ended: Ended | undefined
}

/** Whether somebody still works there after so many months, asked on that day or later. If not, since when: the placement ends with it. */
export const checkRetention = command<z.infer<typeof shape>, Given, Checked>({
  kind: 'jobs.check-retention',
  shape,
  example: {
    occupancy: '01930000-0000-7000-8000-000000000001',
    month: '1',
    checkedOn: '2026-04-02',
    source: 'employer',
  },
  may: 'outcome.write',
  happenedOn: input => input.checkedOn,
  async given(input, asking) {
    const ending = await groundsForEnding(asking, input.occupancy)
    return { ...ending, checks: await checksOf(asking.tx, asking.who.tenant, [input.occupancy]) }
  },
  decide(input, { checks, ...ending }, { who, today }) {
    const { occupancy } = ending
    const month = Number(input.month)
    const due = dueOn(occupancy, month)
    if (checks.some(one => one.month === month)) throw refuse('jobs.checked-already')
    if (input.checkedOn > today) throw refuseField('checkedOn', 'people.lies-ahead')
    if (input.checkedOn < due) throw refuseField('checkedOn', 'jobs.check-is-not-due', { on: due })
    if (input.endedOn !== undefined) refuseEnd(occupancy, input.endedOn, today)
    const endedOn = input.endedOn ?? occupancy.ended_on
    const check = {
      occupancy_id: occupancy.id,
      month,
      person_id: occupancy.person_id,
      checked_on: input.checkedOn,
      held: endedOn === null || endedOn >= due,
      source: input.source,
      checked_by: who.account,
      salt: newSalt(),
    }
    return { check, ended: endedIn(input, ending) }
  },
  async write({ check, ended }, rows, { shown }) {
    await rows.insert('retention_check', check)
    if (ended) await writeEnd(ended, rows, shown)
    return { occupancy: check.occupancy_id }
  },
})

function endedIn({ endedOn, reason }: z.infer<typeof shape>, ending: Ending): Ended | undefined {
  if (endedOn === undefined) return undefined
  if (reason === undefined) throw refuseField('reason', 'jobs.end-wants-a-reason')
  return { ...ending, endedOn, reason }
}
