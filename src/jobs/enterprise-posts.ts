import { addDays, addMonths, type Day } from '../kernel/day.ts'
import type { Holding } from './occupancy-tables.ts'
import { type FigureRules, firstDay, isKept, type Kept } from './post-figures.ts'

/** That somebody of a vulnerable group holds a post, as the enterprise has recorded it, with or without an accepted paper. */
export interface Status {
  post: string
  from: Day
  until: Day | null
  proven: boolean
}

/** Of the posts held on a day: how many, and the weekly hours of their contracts. */
export interface Share {
  posts: number
  hours: number
}

export interface EnterpriseFigures {
  held: Share
  vulnerable: Share
  /** Of the vulnerable ones, those with an accepted paper. */
  proven: Share
  keptAfterSupport: Kept
}

/** A status belongs to whoever held the post first from its first day on: a later holder of the same post has one of their own. */
export const statusOf = (
  holding: Holding,
  statuses: readonly Status[],
  all: readonly Holding[],
  on: Day,
): Status | undefined =>
  statuses.find(
    ({ post, from, until }) =>
      post === holding.post &&
      from <= on &&
      (until === null || until >= on) &&
      holderFrom(post, from, all)?.holder === holding.holder,
  )

const holderFrom = (post: string, from: Day, all: readonly Holding[]): Holding | undefined =>
  all
    .filter(one => one.post === post && (one.endedOn === null || one.endedOn >= from))
    .toSorted((one, other) => (one.beganOn < other.beganOn ? -1 : 1))[0]

interface Asked {
  holdings: readonly Holding[]
  statuses: readonly Status[]
  /** Undefined while the enterprise is being supported. */
  supportEndedOn: Day | undefined
  on: Day
  rules: FigureRules
}

/**
 * Created jobs of one enterprise, as of the end of a day. Kept after support: without a gap longer than allowed until so many months after
 * the support ended, or after its first day where the post is younger. Source: the sustainability of jobs, decision 8 of the domain rules;
 * the younger post is our choice.
 */
export function enterpriseFigures({ holdings, statuses, supportEndedOn, on, rules }: Asked): EnterpriseFigures {
  const now = holdings.filter(one => one.beganOn <= on && (one.endedOn === null || one.endedOn >= on))
  const vulnerable = now.flatMap(one => {
    const status = statusOf(one, statuses, holdings, on)
    return status ? [{ one, proven: status.proven }] : []
  })
  return {
    held: shareOf(now),
    vulnerable: shareOf(vulnerable.map(({ one }) => one)),
    proven: shareOf(vulnerable.filter(({ proven }) => proven).map(({ one }) => one)),
    keptAfterSupport: keptSince(holdings, { supportEndedOn, on, rules }),
  }
}

const shareOf = (held: readonly Holding[]): Share => ({
  posts: new Set(held.map(one => one.post)).size,
  hours: held.reduce((sum, one) => sum + one.weeklyHours, 0),
})

function keptSince(
  holdings: readonly Holding[],
  { supportEndedOn, on, rules }: Pick<Asked, 'supportEndedOn' | 'on' | 'rules'>,
): Kept {
  if (supportEndedOn === undefined || supportEndedOn > on) return { due: 0, kept: 0 }
  const posts = [...Map.groupBy(holdings, one => one.post).values()]
  const dated = posts.map(held => {
    const first = firstDay(held)
    const begun = held.filter(one => one.beganOn <= on)
    return { held: begun, decides: addMonths(first > supportEndedOn ? first : supportEndedOn, rules.months) }
  })
  const due = dated.filter(({ held, decides }) => held.length > 0 && decides <= on)
  return { due: due.length, kept: due.filter(({ held, decides }) => isKept(held, on, { ...rules, decides })).length }
}

/** What an enterprise reported of a month that cannot be: fewer people on its payroll than hold its created posts at the end of it. */
export interface Doubt {
  month: Day
  reported: number
  held: number
  of: 'heads' | 'vulnerableHeads'
}

interface Month {
  month: Day
  heads: number
  vulnerable_heads: number
}

/** The figures of a month are of the whole payroll; the posts are a part of it. */
export function doubtsIn(
  months: readonly Month[],
  { holdings, statuses }: Pick<Asked, 'holdings' | 'statuses'>,
): Doubt[] {
  return months.flatMap(({ month, heads, vulnerable_heads }): Doubt[] => {
    const last = addDays(addMonths(month, 1), -1)
    const held = holdings.filter(one => one.beganOn <= last && (one.endedOn === null || one.endedOn >= last))
    const vulnerable = held.filter(one => statusOf(one, statuses, holdings, last))
    return [
      ...(heads < held.length ? [{ month, reported: heads, held: held.length, of: 'heads' as const }] : []),
      ...(vulnerable_heads < vulnerable.length
        ? [{ month, reported: vulnerable_heads, held: vulnerable.length, of: 'vulnerableHeads' as const }]
        : []),
    ]
  })
}
