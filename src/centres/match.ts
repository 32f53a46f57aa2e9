import { type Day, daysBetween } from '../kernel/day.ts'
import type { OpportunityRow } from './opportunity-tables.ts'

/** What of a notice is weighed. */
export type Wanted = Pick<
  OpportunityRow,
  'cpv' | 'nuts' | 'value_cents' | 'currency' | 'months' | 'reserved' | 'deadline_on'
>

/** What an enterprise offers, and what it may be given. */
export interface Bidder {
  id: string
  code: string
  title: string
  offers: readonly { cpv: string | null; area: readonly string[]; capacity_bani: number | null }[]
  /** Sold in its best month of the last twelve, in bani; undefined where it has sold nothing. */
  bestMonth: number | undefined
  /** It holds what art. 56 of Law 98/2016 asks for, on the day asked. */
  mayReceiveReserved: boolean
  /** It is attested as a social enterprise: what the conditions of Law 98/2016 for social services begin with. */
  isAttested: boolean
}

export interface MatchRules {
  on: Day
  leiPerEuro: number
  offerDays: number
}

export type Aspect = 'cpv' | 'nuts' | 'value' | 'reserved' | 'deadline'

/** One thing that was weighed, and what it says: for, against, or that nobody knows. */
export interface Reason {
  aspect: Aspect
  says: 'for' | 'against' | 'unknown'
  /** The sentence, by its code, with what stands in it. */
  code: string
  details: Readonly<Record<string, string | number>>
}

export interface Match {
  bidder: Bidder
  /** 0 to 100; 0 where something rules it out. */
  score: number
  reasons: Reason[]
}

/** Our choice: what work is about weighs most; a reserved contract is worth as much as the place. */
const weights: Record<Aspect, number> = { cpv: 45, nuts: 20, value: 15, reserved: 10, deadline: 10 }

/** Significant digits of two codes that are the same, from the left: 2 = the division, 8 = the very code. */
export function sameDigits(one: string, other: string): number {
  const most = Math.min(significant(one), significant(other))
  let same = 0
  while (same < most && one.charCodeAt(same) === other.charCodeAt(same)) same += 1
  return same
}

function significant(code: string): number {
  let end = code.length
  while (end > 2 && code.charCodeAt(end - 1) === 48) end -= 1
  return end
}

/** A division alone is little, a group is something, a class and below is the same trade. Source of the levels: Reg. (EC) 213/2008. */
function shareOf(same: number, wanted: string): number {
  if (same < 2) return 0
  if (same >= Math.min(5, significant(wanted))) return 1
  return same === 2 ? 0.3 : same === 3 ? 0.6 : 0.85
}

/** One place is in the other: RO21 serves RO215, and who serves RO215 can work in part of RO21. */
export const within = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one)

/**
 * Whether an opportunity suits an enterprise. What rules it out: no common trade, no common place, a contract reserved for others, a
 * deadline that has passed. Everything else moves the score.
 */
export const scoreOf = (wanted: Wanted, bidder: Bidder, rules: MatchRules): number =>
  weighed(wanted, bidder, rules, undefined)

export function matchOf(wanted: Wanted, bidder: Bidder, rules: MatchRules): Match {
  const reasons: Reason[] = []
  const score = weighed(wanted, bidder, rules, reasons)
  return { bidder, score, reasons }
}

/** The enterprises for which it is something, the best first. */
export const matchesOf = (wanted: Wanted, bidders: readonly Bidder[], rules: MatchRules): Match[] =>
  bidders
    .filter(bidder => scoreOf(wanted, bidder, rules) > 0)
    .map(bidder => matchOf(wanted, bidder, rules))
    .toSorted((one, other) => other.score - one.score || (one.bidder.code < other.bidder.code ? -1 : 1))

function weighed(wanted: Wanted, bidder: Bidder, rules: MatchRules, reasons: Reason[] | undefined): number {
  let score = 0
  for (const weigh of [trade, place, reservation, size, time]) {
    const { share, rulesOut, ...reason } = weigh(wanted, bidder, rules)
    reasons?.push(reason)
    if (rulesOut && !reasons) return 0
    score = rulesOut ? Number.NEGATIVE_INFINITY : score + share * weights[reason.aspect]
  }
  return Math.max(0, Math.round(score))
}

interface Weighed extends Reason {
  share: number
  rulesOut: boolean
}

const nothing = {}

function trade({ cpv }: Wanted, { offers }: Bidder): Weighed {
  if (cpv.length === 0) return unknown('cpv', 'cpv-unknown', 0.5)
  const coded = offers.filter(offer => offer.cpv !== null)
  if (coded.length === 0) return { ...unknown('cpv', 'offers-uncoded', 0), rulesOut: true }
  let best = { share: 0, wanted: '', offered: '' }
  for (const [at, code] of cpv.entries()) {
    for (const offer of coded) {
      // What comes beside the main code is a smaller part of the work.
      const share = shareOf(sameDigits(code, offer.cpv ?? ''), code) * (at === 0 ? 1 : 0.8)
      if (share > best.share) best = { share, wanted: code, offered: offer.cpv ?? '' }
    }
  }
  if (best.share === 0) return against('cpv', 'other-trade', { wanted: cpv[0] ?? '' }, { rulesOut: true })
  const details = { wanted: best.wanted, offered: best.offered }
  return {
    aspect: 'cpv',
    says: 'for',
    code: best.share < 0.6 ? 'near-trade' : 'same-trade',
    details,
    share: best.share,
    rulesOut: false,
  }
}

function place({ nuts }: Wanted, { offers }: Bidder): Weighed {
  if (nuts.length === 0)
    return { aspect: 'nuts', says: 'for', code: 'anywhere', details: nothing, share: 0.8, rulesOut: false }
  const served = nuts.find(one => offers.some(offer => offer.area.some(area => within(one, area))))
  if (served === undefined) return against('nuts', 'other-place', { place: nuts[0] ?? '' }, { rulesOut: true })
  return { aspect: 'nuts', says: 'for', code: 'same-place', details: { place: served }, share: 1, rulesOut: false }
}

function reservation({ reserved }: Wanted, bidder: Bidder): Weighed {
  const one = { aspect: 'reserved' as const, details: nothing }
  if (reserved === 'none') return { ...one, says: 'unknown', code: 'not-reserved', share: 0.3, rulesOut: false }
  if (reserved === 'res-ws')
    return bidder.mayReceiveReserved
      ? { ...one, says: 'for', code: 'reserved-for-it', share: 1, rulesOut: false }
      : against('reserved', 'reserved-for-others', nothing, { rulesOut: true })
  return bidder.isAttested
    ? { ...one, says: 'for', code: 'reserved-services', share: 1, rulesOut: false }
    : against('reserved', 'reserved-services-for-others', nothing, { rulesOut: true })
}

function size(wanted: Wanted, bidder: Bidder, { leiPerEuro }: MatchRules): Weighed {
  const { value_cents: cents, currency, months } = wanted
  if (cents === null || (currency !== 'RON' && currency !== 'EUR')) return unknown('value', 'value-unknown', 0.5)
  const capacity = capacityOf(bidder, wanted)
  if (capacity === undefined) return unknown('value', 'capacity-unknown', 0.5)
  // Our choice: a contract that does not say how long it runs is held against a year.
  const monthly = Math.round((currency === 'EUR' ? cents * leiPerEuro : cents) / (months ?? 12))
  const details = { monthly, capacity }
  if (monthly > capacity * 3) return against('value', 'far-too-large', details, { share: 0 })
  if (monthly > capacity) return against('value', 'too-large', details, { share: 0.4 })
  return { aspect: 'value', says: 'for', code: 'within-capacity', details, share: 1, rulesOut: false }
}

/** What it can sell in a month of this trade, as it says itself; else what it sold in its best month. */
function capacityOf({ offers, bestMonth }: Bidder, { cpv }: Wanted): number | undefined {
  let said = 0
  for (const offer of offers) {
    if (offer.capacity_bani !== null && offer.cpv !== null && cpv.some(code => sameDigits(code, offer.cpv ?? '') >= 2))
      said += offer.capacity_bani
  }
  return said > 0 ? said : bestMonth
}

function time({ deadline_on: deadline }: Wanted, _: Bidder, { on, offerDays }: MatchRules): Weighed {
  if (deadline === null) return unknown('deadline', 'deadline-unknown', 0.5)
  const days = daysBetween(on, deadline)
  if (days < 0) return against('deadline', 'deadline-passed', { on: deadline }, { rulesOut: true })
  if (days < offerDays) return against('deadline', 'deadline-near', { days, needed: offerDays }, { share: 0.3 })
  return { aspect: 'deadline', says: 'for', code: 'time-enough', details: { days }, share: 1, rulesOut: false }
}

const unknown = (aspect: Aspect, code: string, share: number): Weighed => ({
  aspect,
  says: 'unknown',
  code,
  details: nothing,
  share,
  rulesOut: false,
})

const against = (
  aspect: Aspect,
  code: string,
  details: Reason['details'],
  { share = 0, rulesOut = false }: { share?: number; rulesOut?: boolean },
): Weighed => ({ aspect, says: 'against', code, details, share, rulesOut })
