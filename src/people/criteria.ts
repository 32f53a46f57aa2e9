import type { Tx } from '../kernel/database.ts'
import { type Day, daysBetween } from '../kernel/day.ts'
import type { Criterion } from '../programme/profile.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { type AcceptedPaper, acceptedPapers, acceptedPapersOfEach, enrolmentsIn } from './record-tables.ts'
import type { EnrolmentRow } from './tables.ts'

/** One criterion, held against the papers on a day. */
export interface Held {
  criterion: Criterion
  proven: boolean
  /** Why a paper at hand does not do: the first reason that applies to the best of them. */
  missing?: 'no-paper' | 'signed-later' | 'run-out' | 'too-old'
}

/**
 * Every general criterion must be proven, and one of the target-group categories: which one is the person's own business.
 * A proof is signed on or before that day, valid on it, and not older than the criterion says. Source: decision 3 of the domain rules.
 */
export function holdCriteria(rules: Rulebook, papers: readonly AcceptedPaper[], appliedOn: Day, entryOn: Day): Held[] {
  return rules.criteria.map(criterion => {
    const on = criterion.validOn === 'application' ? appliedOn : entryOn
    const own = papers.filter(paper => paper.criterion === criterion.code && criterion.papers.includes(paper.paper))
    const reasons = own.map(paper => failing(paper, criterion, on, entryOn))
    if (reasons.includes(undefined)) return { criterion, proven: true }
    return { criterion, proven: false, missing: reasons[0] ?? 'no-paper' }
  })
}

/** Why a paper does not prove a criterion on this day; undefined where it does. */
export function failing(
  paper: Pick<AcceptedPaper, 'datedOn' | 'validUntil'>,
  { maxAgeDays }: Criterion,
  on: Day,
  entryOn: Day,
): Held['missing'] {
  if (paper.datedOn > entryOn) return 'signed-later'
  if (paper.validUntil !== null && paper.validUntil < on) return 'run-out'
  if (maxAgeDays !== undefined && daysBetween(paper.datedOn, on) > maxAgeDays) return 'too-old'
  return undefined
}

/** What stands between this application and a yes: codes of criteria; `category` where no target-group category is proven. */
export function standingInTheWay(held: readonly Held[]): string[] {
  const general = held.filter(one => one.criterion.category === undefined && !one.proven).map(one => one.criterion.code)
  const categories = held.filter(one => one.criterion.category !== undefined)
  const inNone = categories.length > 0 && !categories.some(one => one.proven)
  return inNone ? [...general, 'category'] : general
}

export async function unprovenCriteria(
  tx: Tx,
  tenant: string,
  enrolment: EnrolmentRow,
  rules: Rulebook,
  on: Day,
): Promise<string[]> {
  const papers = await acceptedPapers(tx, tenant, enrolment.id)
  return standingInTheWay(holdCriteria(rules, papers, enrolment.applied_on, on))
}

/** Of a participation, whichever of its records holds the papers: what the one that lacks the fewest of them lacks. */
export async function unprovenOnAll(
  tx: Tx,
  tenant: string,
  { rules, pool, on }: { rules: Rulebook; pool: readonly string[]; on: Day },
): Promise<string[]> {
  const papers = await acceptedPapersOfEach(tx, tenant, pool)
  const enrolments = await enrolmentsIn(tx, tenant, pool)
  const lacking = enrolments.map(({ id, applied_on }) =>
    standingInTheWay(holdCriteria(rules, papers.get(id) ?? [], applied_on, on)),
  )
  return lacking.toSorted((one, other) => one.length - other.length)[0] ?? []
}
