import { addDays, addMonths, type Day } from '../kernel/day.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { holdsOn } from './claim.ts'
import type { Record } from './record.ts'
import { findSupportKind } from './support.ts'

export const milestones = ['first-call', 'second-call', 'window-closes', 'keep-in-touch', 'six-months'] as const

/** A day by which somebody who left is to be asked how they are. */
export interface Milestone {
  what: (typeof milestones)[number]
  /** After this day a contact counts for it. */
  after: Day
  due: Day
}

/** After so many days whoever left is called. Our choice. */
const firstCallDays = 7
const secondCallDays = 21

/**
 * Two calls and the end of the immediate window, then a month before the longer term and its very day.
 * Source of the last day of each: the windows of the profile.
 */
export function milestonesAfter(exitOn: Day, { windows }: Rulebook): Milestone[] {
  const months = windows.longerTermMonths.value
  const due: { [W in Milestone['what']]: Day } = {
    'first-call': addDays(exitOn, firstCallDays),
    'second-call': addDays(exitOn, secondCallDays),
    'window-closes': addDays(exitOn, windows.immediateDays.value),
    'keep-in-touch': addMonths(exitOn, months - 1),
    'six-months': addMonths(exitOn, months),
  }
  // What was heard on the day of the exit itself, such as its own outcome, is no word of how the person is since. The situation at the end of
  // the longer term is the one of that day: whoever was asked before is asked again.
  const after: { [W in Milestone['what']]: Day } = {
    'first-call': exitOn,
    'second-call': due['first-call'],
    'window-closes': due['second-call'],
    'keep-in-touch': due['window-closes'],
    'six-months': addDays(due['six-months'], -1),
  }
  return milestones.map(what => ({ what, after: after[what], due: due[what] }))
}

/**
 * The milestone to meet now: the last one that has passed without a word of the person, else the next. An earlier one that was missed
 * cannot be made good any more. Undefined once all are met.
 */
export function openMilestone(record: Record, on: Day): Milestone | undefined {
  const { exitOn, rules } = record
  if (exitOn === undefined) return undefined
  const heard = contactsOf(record)
  const isMet = ({ what, after }: Milestone) =>
    heard.some(({ on: day }) => day > after) || (isImmediate(what) && isKnownAt(record, exitOn))
  const unmet = milestonesAfter(exitOn, rules).filter(one => !isMet(one))
  return unmet.findLast(one => one.due <= on) ?? unmet[0]
}

/** How a milestone stands: the day on which it was met, if any, and the journal line that says so. */
export interface MilestoneState extends Milestone {
  met: { on: Day; entry: number } | undefined
}

/** Every milestone after the last exit, with the first word of the person that met it. */
export function milestoneStates(record: Record): MilestoneState[] {
  const { exitOn, rules } = record
  if (exitOn === undefined) return []
  const heard = contactsOf(record).toSorted((one, other) => one.on.localeCompare(other.on))
  const known = isKnownAt(record, exitOn) ? heard.find(one => one.on >= exitOn) : undefined
  return milestonesAfter(exitOn, rules).map(one =>
    Object.assign(one, { met: heard.find(({ on }) => on > one.after) ?? (isImmediate(one.what) ? known : undefined) }),
  )
}

const isImmediate = (what: Milestone['what']): boolean =>
  milestones.indexOf(what) <= milestones.indexOf('window-closes')

/** What became of the person is recorded: a form about a day since the exit, or a state that still held then. */
const isKnownAt = ({ situations, outcomes, rules }: Record, exitOn: Day): boolean =>
  situations.some(form => form.on_day >= exitOn) ||
  outcomes.some(one => isState(rules, one.kind) && (one.reached_on >= exitOn || holdsOn(one, exitOn)))

/** Days on which somebody heard of the person: a follow-up call, a form, an outcome. */
const contactsOf = ({ supports, situations, outcomes, rules }: Record): { on: Day; entry: number }[] => [
  ...supports
    .filter(support => findSupportKind(rules, support.kind)?.extendsExit === false)
    .map(({ given_on: on, entry }) => ({ on, entry })),
  ...situations.map(({ on_day: on, entry }) => ({ on, entry })),
  ...outcomes.map(({ reached_on: on, entry }) => ({ on, entry })),
]

const isState = (rules: Rulebook, kind: string): boolean =>
  rules.outcomes.find(one => one.code === kind)?.state === true
