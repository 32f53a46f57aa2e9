/** The ranking of a competition, out of its rules and its points alone: the same data always give the same places. */

export interface CallRule {
  criteria: readonly { maximum: number; weight: number }[]
  /** Points out of all; whoever has fewer has no place. */
  minimum: number
  /** Two scorers who differ by more are followed by a third. */
  difference: number
  places: number
  reserve: number
}

/** A plan with the points by criterion of whoever has scored it. */
export interface Scored {
  id: string
  /** Drawn by lot at intake. */
  code: string
  eligible: boolean
  withdrawn: boolean
  /** Of the first, second and third scorer, those that are in. */
  scores: readonly (readonly number[])[]
  /** After an appeal that was upheld. */
  rescored?: readonly number[] | undefined
}

export type Standing = 'selected' | 'reserve' | 'beyond' | 'below' | 'waiting' | 'withdrawn' | 'ineligible'

/** What put it behind the one before: its points, a criterion by number, or the lot. */
export type Behind = 'points' | 'lot' | number

export interface Placed {
  id: string
  code: string
  standing: Standing
  place?: number
  /** Halves of a point: what counts is the mean of two scores. */
  halves?: number
  behind?: Behind
}

type Criteria = CallRule['criteria']

/** All points of one scorer, weighted. */
export const totalOf = (points: readonly number[], criteria: Criteria): number =>
  criteria.reduce((sum, { weight }, at) => sum + (points[at] ?? 0) * weight, 0)

export const mostPoints = (criteria: Criteria): number =>
  criteria.reduce((sum, { maximum, weight }) => sum + maximum * weight, 0)

/** By how many points the first two scorers differ; undefined before both are in. */
export const differenceOf = (scores: Scored['scores'], { criteria }: CallRule): number | undefined => {
  const [one, other] = scores
  return one && other && distance(one, other, criteria)
}

export const differsBeyond = (scores: Scored['scores'], rule: CallRule): boolean =>
  (differenceOf(scores, rule) ?? 0) > rule.difference

const distance = (one: readonly number[], other: readonly number[], criteria: Criteria): number =>
  Math.abs(totalOf(one, criteria) - totalOf(other, criteria))

/** Whether a plan has all the scores that its place needs. */
export const isScored = ({ scores }: Pick<Scored, 'scores'>, rule: CallRule): boolean =>
  scores.length >= (differsBeyond(scores, rule) ? 3 : 2)

/**
 * The two scores that count: the first two, or of three those nearest to each other; where two pairs are as near, the higher. A score
 * after an appeal counts twice over where it is higher: an appeal never lowers. Our choice.
 */
function counted({ scores, rescored }: Scored, { criteria }: CallRule): readonly (readonly number[])[] {
  const pairs = scores.flatMap((one, at) => scores.slice(at + 1).map(other => [one, other] as const))
  const sum = (pair: readonly (readonly number[])[]) => pair.reduce((all, one) => all + totalOf(one, criteria), 0)
  const [best = []] = pairs.toSorted(
    ([a, b], [c, d]) => distance(a, b, criteria) - distance(c, d, criteria) || sum([c, d]) - sum([a, b]),
  )
  const again = rescored ? [rescored, rescored] : []
  return sum(again) > sum(best) ? again : best
}

/**
 * Every plan with its standing. Those with the minimum have places by their points; equals are told apart by the criteria in their order,
 * and then by the lot that was drawn at intake. One that an appeal made eligible waits without a place for its points. Whoever withdraws has no place, and those behind move up.
 */
export function rank(entries: readonly Scored[], rule: CallRule): Placed[] {
  const competing = entries.filter(one => one.eligible && !one.withdrawn)
  const waiting = competing.filter(one => !isScored(one, rule))
  const weighed = competing
    .filter(one => isScored(one, rule))
    .map(one => {
      const scores = counted(one, rule)
      const parts = rule.criteria.map(({ weight }, at) =>
        scores.reduce((sum, points) => sum + (points[at] ?? 0) * weight, 0),
      )
      return { id: one.id, code: one.code, parts, halves: parts.reduce((sum, part) => sum + part, 0) }
    })
  const ordered = weighed.toSorted(inOrder)
  const above = ordered.filter(one => one.halves >= 2 * rule.minimum)
  const below = ordered.slice(above.length)
  return [
    ...above.map((one, at) => placedAt(at, one, above[at - 1], rule)),
    ...below.map(({ id, code, halves }): Placed => ({ id, code, halves, standing: 'below' })),
    ...waiting
      .toSorted((a, b) => compareCodes(a.code, b.code))
      .map(({ id, code }): Placed => ({ id, code, standing: 'waiting' })),
    ...entries
      .filter(one => !one.eligible || one.withdrawn)
      .toSorted((a, b) => compareCodes(a.code, b.code))
      .map(({ id, code, eligible }): Placed => ({ id, code, standing: eligible ? 'withdrawn' : 'ineligible' })),
  ]
}

function placedAt(at: number, one: Weighed, before: Weighed | undefined, rule: CallRule): Placed {
  const { id, code, halves } = one
  const placed: Placed = { id, code, halves, place: at + 1, standing: standingAt(at, rule) }
  if (before) placed.behind = behindIt(before, one)
  return placed
}

interface Weighed {
  id: string
  code: string
  parts: readonly number[]
  halves: number
}

const inOrder = (a: Weighed, b: Weighed): number => {
  const at = differing(a, b)
  return b.halves - a.halves || (at < 0 ? compareCodes(a.code, b.code) : (b.parts[at] ?? 0) - (a.parts[at] ?? 0))
}

const differing = (a: Weighed, b: Weighed): number => a.parts.findIndex((part, at) => part !== b.parts[at])

function behindIt(before: Weighed, one: Weighed): Behind {
  if (before.halves !== one.halves) return 'points'
  const at = differing(before, one)
  return at < 0 ? 'lot' : at + 1
}

const standingAt = (at: number, { places, reserve }: CallRule): Standing =>
  at < places ? 'selected' : at < places + reserve ? 'reserve' : 'beyond'

/** By the letters alone: no language orders them otherwise. */
const compareCodes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
