import type { Asking } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { unprovenOnAll } from './criteria.ts'
import { exitsOf, poolAround, supportsOf } from './record-tables.ts'
import { entryDay, lastDay } from './support.ts'
import type { EnrolmentRow, ExitRow, SupportRow } from './tables.ts'

/** What entry and exit hang on, from all records of the person. */
export interface Participation {
  rules: Rulebook
  pool: string[]
  supports: SupportRow[]
  exits: ExitRow[]
}

export async function participationOf(
  enrolment: EnrolmentRow,
  { tx, who, today }: Pick<Asking, 'tx' | 'who' | 'today'>,
): Promise<Participation> {
  const rules = await getRulebook(tx, who.tenant, enrolment.programme, today)
  const pool = await poolAround(tx, enrolment)
  const supports = await supportsOf(tx, who.tenant, pool)
  return { rules, pool, supports, exits: await exitsOf(tx, who.tenant, pool) }
}

/** What follows once the supports of somebody are others than before. */
export interface SupportChange {
  /** The day of entry after it. */
  entryOn: Day | undefined
  /** Criteria without a good paper on that day. Empty where entry stays where it was. */
  unproven: string[]
  /** The last exit, if it lay on the last day of support. */
  exit: ExitRow | undefined
  /** The exit before it, from which the person came back. */
  earlierOn: Day | undefined
  /** The last day of support after it. */
  lastOn: Day | undefined
}

/** For slices above too, whose own acts take support away or move it: `after` are the supports that are left, with the days they then have. */
export async function changeOf(
  { rules, pool, supports, exits }: Participation,
  after: readonly Pick<SupportRow, 'kind' | 'given_on' | 'until_on'>[],
  { tx, who }: Pick<Asking, 'tx' | 'who'>,
): Promise<SupportChange> {
  const entryOn = entryDay(after, rules)
  const movesEntry = entryOn !== undefined && entryOn !== entryDay(supports, rules)
  const exit = exits.at(-1)
  return {
    entryOn,
    unproven: movesEntry ? await unprovenOnAll(tx, who.tenant, { rules, pool, on: entryOn }) : [],
    exit: exit?.left_on === lastDay(supports, rules) ? exit : undefined,
    earlierOn: exits.at(-2)?.left_on,
    lastOn: lastDay(after, rules),
  }
}

/** Entry moves only to a day on which it could have been recorded. Source: decision 3 of the domain rules. */
export function refuseUnprovenEntry({ entryOn, unproven }: SupportChange): void {
  if (entryOn !== undefined && unproven.length > 0)
    throw refuse('people.criteria-without-paper', { criteria: unproven.join(','), on: entryOn })
}

export interface MovedExit {
  exit: ExitRow
  leftOn: Day
}

/**
 * The exit is the day of the last support: where that day moves, the exit on it moves along. It is refused, at the field `at` if there is
 * one, where the exit would have no day, one ahead, or none after the earlier exit. Source: decision 4 of the domain rules.
 */
export function exitAfter({ exit, earlierOn, lastOn }: SupportChange, today: Day, at?: string): MovedExit | undefined {
  if (!exit || exit.left_on === lastOn) return undefined
  if (lastOn === undefined || lastOn > today || (earlierOn !== undefined && lastOn <= earlierOn)) {
    const [code, details] = ['people.withdraw-the-exit-first', { on: exit.left_on }] as const
    throw at === undefined ? refuse(code, details) : refuseField(at, code, details)
  }
  return { exit, leftOn: lastOn }
}
