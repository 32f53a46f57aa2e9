import { addDays, addMonths, type Day, daysBetween } from '../kernel/day.ts'
import { parameterOf, type Rulebook } from '../programme/rulebook.ts'
import type { Holding } from './occupancy-tables.ts'

/** What a figure leans on; each is a number of the rules. */
export interface FigureRules {
  /** Weekly hours of one full-time job. */
  fullTimeHours: number
  /** A post whose holder left keeps running through a gap of at most so many days. */
  gapDays: number
  /** Kept: still so on the day that many calendar months later. */
  months: number
}

export const figureRules = (rules: Rulebook): FigureRules => ({
  fullTimeHours: parameterOf(rules, 'full-time-weekly-hours'),
  gapDays: parameterOf(rules, 'retention-gap-days'),
  months: rules.windows.longerTermMonths.value,
})

/** Of those whose day has come. */
export interface Kept {
  due: number
  kept: number
}

/** Numbers that are never the same: a post that is filled again is one post and another person. */
export interface PostFigures {
  /** Posts that somebody has held. */
  filled: number
  hired: number
  occupied: number
  fullTime: number
  keptPeople: Kept
  keptPosts: Kept
}

/** As of the end of a day. Source: golden case G12 and decision 8 of the domain rules. */
export function postFigures(holdings: readonly Holding[], on: Day, rules: FigureRules): PostFigures {
  const begun = holdings.filter(one => one.beganOn <= on)
  const now = begun.filter(one => holds(one, on))
  const posts = [...Map.groupBy(begun, one => one.post).values()]
  const people = posts.flatMap(held => [...Map.groupBy(held, one => one.holder).values()])
  const hours = now.reduce((sum, one) => sum + one.weeklyHours, 0)
  return {
    filled: posts.length,
    hired: new Set(begun.map(one => one.holder)).size,
    occupied: new Set(now.map(one => one.post)).size,
    fullTime: Math.round((hours / rules.fullTimeHours) * 100) / 100,
    keptPeople: keptOf(people, on, { ...rules, gapDays: 0 }),
    keptPosts: keptOf(posts, on, rules),
  }
}

const holds = ({ beganOn, endedOn }: Holding, on: Day): boolean => beganOn <= on && (endedOn === null || endedOn >= on)

function keptOf(groups: readonly (readonly Holding[])[], on: Day, rules: FigureRules): Kept {
  const due = groups.filter(held => addMonths(firstDay(held), rules.months) <= on)
  const decided = (held: readonly Holding[]) => ({ ...rules, decides: addMonths(firstDay(held), rules.months) })
  return { due: due.length, kept: due.filter(held => isKept(held, on, decided(held))).length }
}

/** The day on which somebody first held it. */
export const firstDay = (held: readonly Holding[]): Day => held.map(one => one.beganOn).toSorted()[0] ?? ''

/**
 * Without a gap longer than allowed that begins by the day that decides. A gap that is still open is as long as it has been so far: our
 * choice, so that a post whose holder left the day before is not lost yet.
 */
export function isKept(
  held: readonly Holding[],
  on: Day,
  { gapDays, decides }: Pick<FigureRules, 'gapDays'> & { decides: Day },
): boolean {
  let until: Day | null = addDays(firstDay(held), -1)
  for (const { beganOn, endedOn } of held.toSorted((one, other) => (one.beganOn < other.beganOn ? -1 : 1))) {
    if (until === null || until >= decides) break
    if (daysBetween(until, beganOn) - 1 > gapDays) return false
    until = endedOn === null ? null : until > endedOn ? until : endedOn
  }
  return until === null || until >= decides || daysBetween(until, on) <= gapDays
}
