import { addMonths, type Day } from '../kernel/day.ts'
import type { Criterion } from '../programme/profile.ts'
import { isMissing, type Needed, neededFor } from './papers.ts'
import type { Record } from './record.ts'
import type { OutcomeRow } from './tables.ts'

/** Something that papers prove: `eligibility.identity`, `participation`, `support.counselling` … */
export interface Claim {
  kind: string
  id: string
}

/** `since`: the day from which its papers can be had. */
export interface DatedClaim extends Claim {
  since: Day
}

/** Everything that is claimed about this person, in the order of a file. */
export function claimsOf(record: Record, on: Day): DatedClaim[] {
  const { enrolment, rules, entryOn, exitOn, supports, outcomes } = record
  const criteria = criteriaFor(record, on).map(one => ({
    kind: `eligibility.${one.code}`,
    id: enrolment.id,
    since: enrolment.applied_on,
  }))
  const participation = entryOn === undefined ? [] : [{ kind: 'participation', id: enrolment.id, since: entryOn }]
  const given = supports.map(({ kind, id, until_on }) => ({ kind: `support.${kind}`, id, since: until_on }))
  const reached = outcomes.map(({ kind, id, reached_on }) => ({ kind: `outcome.${kind}`, id, since: reached_on }))
  const later = exitOn === undefined ? undefined : addMonths(exitOn, rules.windows.longerTermMonths.value)
  const still = outcomes.filter(one => later !== undefined && later <= on && holdsOn(one, later))
  return [
    ...criteria,
    ...participation,
    ...given,
    ...reached,
    ...still.map(({ kind, id }) => ({ kind: `six-months.${kind}`, id, since: later ?? on })),
  ]
}

/**
 * The criteria that a file asks papers for: the general ones, and of the target-group categories the one that is proven, else those that
 * the person has named, else all, since any one of them will do. Nobody who was refused or has withdrawn is asked.
 */
function criteriaFor(record: Record, on: Day): Criterion[] {
  if (isOver(record)) return []
  const { criteria } = record.rules
  const categories = categoriesFor(record, on)
  return criteria.filter(one => one.category === undefined || categories.includes(one))
}

const isOver = ({ decision, enrolment, entryOn }: Record): boolean =>
  entryOn === undefined && (decision?.outcome === 'refused' || enrolment.withdrawn_on !== null)

function categoriesFor(record: Record, on: Day): Criterion[] {
  const all = record.rules.criteria.filter(one => one.category !== undefined)
  const begun = all.filter(one => stateOf(record, one, on) !== 'untouched')
  if (begun.some(one => stateOf(record, one, on) === 'complete')) return begun
  const named = all.filter(one => hasNamed(record, one))
  return named.length > 0 ? all.filter(one => named.includes(one) || begun.includes(one)) : all
}

const stateOf = (record: Record, { code }: Criterion, on: Day) =>
  neededFor(record, { kind: `eligibility.${code}`, id: record.enrolment.id }, on)[0]?.state ?? 'untouched'

/** VMI took the place of VMG; both are one part of the target group. Source: Law 196/2016. */
const hasNamed = ({ categories }: Record, { category }: Criterion): boolean =>
  categories.some(({ kind }) => (kind === 'vmi' ? 'vmg' : kind) === category)

export const holdsOn = ({ reached_on, ended_on }: Pick<OutcomeRow, 'reached_on' | 'ended_on'>, on: Day): boolean =>
  reached_on <= on && (ended_on === null || ended_on >= on)

export const neededOf = (record: Record, on: Day): Needed[] =>
  claimsOf(record, on).flatMap(claim => neededFor(record, claim, on))

/** A line of a file, and the day from which its papers can be had. */
export interface DatedLine extends Needed {
  since: Day
}

/** Lines of the file that nobody has brought a paper for, or whose paper is no good. */
export const missingOf = (record: Record, on: Day): DatedLine[] =>
  claimsOf(record, on).flatMap(claim =>
    neededFor(record, claim, on)
      .filter(isMissing)
      .map(line => Object.assign(line, { since: claim.since })),
  )

/** How many papers are still to be brought: one for all categories as long as any of them will do. */
export function countMissing(record: Record, on: Day, lines = missingOf(record, on)): number {
  const anyWillDo = categoriesFor(record, on).filter(
    one => !hasNamed(record, one) && stateOf(record, one, on) === 'untouched',
  )
  const alternatives = lines.filter(line => anyWillDo.some(one => line.claimKind === `eligibility.${one.code}`))
  return lines.length - Math.max(0, alternatives.length - 1)
}
