import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import {
  type CallRule,
  differenceOf,
  differsBeyond,
  isScored,
  type Placed,
  rank,
  type Scored,
  type Standing,
} from './call-ranking.ts'
import { type AppealRow, callsWith, type Competition, competition, type Entered, type ScoreRow } from './call-tables.ts'

type Ranked = Pick<Competition, 'call' | 'criteria' | 'entries' | 'scores' | 'appeals'>

export const ruleOf = ({ call, criteria }: Pick<Competition, 'call' | 'criteria'>): CallRule => ({
  criteria: criteria.map(({ maximum, weight }) => ({ maximum, weight })),
  minimum: call.minimum,
  difference: call.difference,
  places: call.places,
  reserve: call.reserve,
})

/** Those who have not given the plan back. */
export const seatsOf = (entry: string, scores: readonly ScoreRow[]): ScoreRow[] =>
  scores.filter(one => one.entry_id === entry && !one.has_interest)

const pointsIn = (seats: readonly ScoreRow[], ...numbers: number[]): number[][] =>
  seats.filter(one => numbers.includes(one.seat) && one.scored_on !== null).map(one => one.points)

export const scoredOf = (entry: Entered, scores: readonly ScoreRow[]): Scored => {
  const seats = seatsOf(entry.id, scores)
  return {
    id: entry.id,
    code: entry.code,
    eligible: entry.eligible === true,
    withdrawn: entry.withdrawn_on !== null,
    scores: pointsIn(seats, 1, 2, 3),
    rescored: pointsIn(seats, 4)[0],
  }
}

/** By how many points the first two who keep a plan differ. */
export const firstTwoDiffer = (entry: string, all: Ranked): number | undefined =>
  differenceOf(pointsIn(seatsOf(entry, all.scores), 1, 2), ruleOf(all))

/** The appeal that made a plan eligible: the reason of the first decision no longer stands for the whole. */
export const appealForEligibility = (entry: Entered, { appeals }: Ranked): AppealRow | undefined =>
  appeals.find(one => one.entry_id === entry.id && one.upheld === true && one.scores_again !== true)

export const rankingOf = (all: Ranked): Placed[] =>
  rank(
    all.entries.map(one => scoredOf(one, all.scores)),
    ruleOf(all),
  )

/** What a plan waits for: nothing, when its place can be told. */
export const waitsIn = (entry: Entered, all: Ranked): 'eligibility' | 'scores' | undefined => {
  if (entry.withdrawn_on !== null) return undefined
  if (entry.eligible === null) return 'eligibility'
  if (!entry.eligible) return undefined
  const isMissing = !isScored(scoredOf(entry, all.scores), ruleOf(all)) || seatsToFill(entry, all).length > 0
  const isOpen = seatsOf(entry.id, all.scores).some(one => one.scored_on === null)
  return isMissing || isOpen ? 'scores' : undefined
}

/** Seats that nobody has: the first two, a third where they differ beyond the rule, one more after an appeal that was upheld. */
function seatsToFill(entry: Entered, all: Ranked): number[] {
  if (entry.eligible !== true || entry.withdrawn_on !== null) return []
  const seats = seatsOf(entry.id, all.scores)
  const isFree = (seat: number) => !seats.some(one => one.seat === seat)
  const firstTwo = pointsIn(seats, 1, 2)
  const isAgain = all.appeals.some(one => one.entry_id === entry.id && one.scores_again === true)
  return [
    ...[1, 2].filter(isFree),
    ...(differsBeyond(firstTwo, ruleOf(all)) && isFree(3) ? [3] : []),
    ...(isAgain && isFree(4) ? [4] : []),
  ]
}

export interface Given {
  entry: string
  account: string
  seat: number
}

/**
 * Who gets which plan: whoever of the panel has the fewest, then by the order of the panel; nobody twice, and nobody a plan that they wrote
 * in. A seat for which nobody is left stays free. Our choice.
 */
export function giveOut(all: Competition): Given[] {
  const given: Given[] = []
  const load = (account: string) =>
    all.scores.filter(one => one.account_id === account && !one.has_interest).length +
    given.filter(one => one.account === account).length
  for (const entry of all.entries) {
    for (const seat of seatsToFill(entry, all)) {
      const has = (account: string) =>
        all.scores.some(one => one.entry_id === entry.id && one.account_id === account) ||
        given.some(one => one.entry === entry.id && one.account === account)
      const [next] = all.scorers
        .map(one => one.account_id)
        .filter(account => !has(account) && !entry.writers.includes(account))
        .map((account, at) => ({ account, at, load: load(account) }))
        .toSorted((a, b) => a.load - b.load || a.at - b.at)
      if (next) given.push({ entry: entry.id, account: next.account, seat })
    }
  }
  return given
}

/** Plans with a seat for which nobody of the panel is left. */
export const withoutScorer = (all: Competition): Entered[] =>
  all.entries.filter(entry => seatsToFill(entry, all).length > 0)

export interface Won {
  concludedOn: Day | null
  standing: Standing | undefined
}

/** Where an enterprise stands in the last competition that it entered; undefined where it entered none. */
export async function placeWon(tx: Tx, tenant: string, enterprise: string): Promise<Won | undefined> {
  const [last] = await callsWith(tx, tenant, enterprise)
  if (last === undefined) return undefined
  const all = await competition(tx, tenant, last)
  const entry = all.entries.find(one => one.enterprise_id === enterprise)
  const standing = rankingOf(all).find(one => one.id === entry?.id)?.standing
  return { concludedOn: all.call.concluded_on, standing }
}
