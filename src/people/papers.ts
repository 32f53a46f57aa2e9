import { addMonths, type Day } from '../kernel/day.ts'
import type { ChecklistState } from '../pages/checklist.tsx'
import { papersFor } from '../programme/rulebook.ts'
import type { Claim } from './claim.ts'
import { failing } from './criteria.ts'
import type { PaperLink } from './record-tables.ts'
import type { Record } from './record.ts'

/** One line of a file: any of these papers will do. */
export interface Needed {
  claimKind: string
  claimId: string
  papers: readonly string[]
  state: ChecklistState
  /** The paper that decided the state. */
  link: PaperLink | undefined
}

/**
 * What the checklist of a claim asks for, and how far each line of it is. A paper is held against the day that its rule names, as results
 * hold it: what was proven then is not asked for again, and what was signed later proves nothing. Before entry that day is the day asked.
 * Where another record of the person has all papers that a record needs, this one wants none. Source: decision 3 of the domain rules.
 */
export function neededFor(record: Record, claim: Claim, on: Day): Needed[] {
  const lines = linesOf(record, claim, on)
  const isSpared = isOfRecord(claim) && lines.some(isMissing) && othersOf(record).some(one => isWhole(one, on))
  return isSpared ? lines.filter(line => !isMissing(line)) : lines
}

export const isMissing = ({ state }: Needed): boolean => state === 'untouched' || state === 'incomplete'

function linesOf(record: Record, claim: Claim, on: Day): Needed[] {
  const proves = proofOf(record, claim, on)
  return papersFor(record.rules, claim.kind).map(papers => {
    const link = best(record.links, claim, papers, proves)
    return { claimKind: claim.kind, claimId: claim.id, papers, link, state: stateOf(link, proves) }
  })
}

/** A claim about one record of a person: of its participation, or of a criterion. */
const isOfRecord = ({ kind }: Claim): boolean => kind === 'participation' || kind.startsWith('eligibility.')

/** The same person as each of their other records in this programme has them. */
const othersOf = (record: Record): Record[] =>
  record.others.flatMap(({ enrolment, appliedOn }) =>
    enrolment === null || appliedOn === null
      ? []
      : [{ ...record, enrolment: { ...record.enrolment, id: enrolment, applied_on: appliedOn } }],
  )

/** All papers of the participation, of every general criterion and of one category are accepted, on this one record. */
function isWhole(record: Record, on: Day): boolean {
  const { criteria } = record.rules
  const isProven = (kind: string) =>
    linesOf(record, { kind, id: record.enrolment.id }, on).every(({ state }) => state === 'complete')
  const categories = criteria.filter(one => one.category !== undefined)
  return (
    (record.entryOn === undefined || isProven('participation')) &&
    criteria.every(one => one.category !== undefined || isProven(`eligibility.${one.code}`)) &&
    (categories.length === 0 || categories.some(one => isProven(`eligibility.${one.code}`)))
  )
}

type Dates = Pick<PaperLink, 'datedOn' | 'validUntil'>

/** Whether the dates of a paper suit the claim. */
function proofOf(record: Record, { kind, id }: Claim, on: Day): (paper: Dates) => boolean {
  const criterion = record.rules.criteria.find(one => kind === `eligibility.${one.code}`)
  const entryOn = record.entryOn ?? on
  if (criterion) {
    const day = criterion.validOn === 'application' ? record.enrolment.applied_on : entryOn
    return paper => failing(paper, criterion, day, entryOn) === undefined
  }
  const day = dayOf(record, { kind, id }) ?? on
  return ({ validUntil }) => validUntil === null || validUntil >= day
}

/** The day that a claim is about, once it has come. */
function dayOf({ entryOn, exitOn, supports, outcomes, rules }: Record, { kind, id }: Claim): Day | undefined {
  if (kind === 'participation') return entryOn
  if (kind.startsWith('support.')) return supports.find(one => one.id === id)?.given_on
  if (kind.startsWith('outcome.')) return outcomes.find(one => one.id === id)?.reached_on
  if (!kind.startsWith('six-months.') || exitOn === undefined) return undefined
  return addMonths(exitOn, rules.windows.longerTermMonths.value)
}

const worths: { [State in ChecklistState]: number } = { untouched: 0, incomplete: 1, 'to-verify': 2, complete: 3 }

/** Of the links of a claim with one of these papers the furthest, of several alike the first. */
function best(
  links: readonly PaperLink[],
  { kind, id }: Claim,
  papers: readonly string[],
  proves: (paper: Dates) => boolean,
): PaperLink | undefined {
  let found: PaperLink | undefined
  for (const link of links) {
    if (link.claimId !== id || link.claimKind !== kind || !papers.includes(link.kind)) continue
    if (worths[stateOf(link, proves)] > worths[stateOf(found, proves)]) found = link
  }
  return found
}

function stateOf(link: PaperLink | undefined, proves: (paper: Dates) => boolean): ChecklistState {
  if (!link) return 'untouched'
  if (link.verdict === 'rejected' || !proves(link)) return 'incomplete'
  return link.verdict === 'accepted' ? 'complete' : 'to-verify'
}
