import { addMonths, type Day } from '../kernel/day.ts'
import type { Criterion } from '../programme/profile.ts'
import { type Needed, neededFor } from './papers.ts'
import type { Record } from './record.ts'
import type { OutcomeRow } from './tables.ts'

/** Something that papers prove: `eligibility.identity`, `participation`, `support.counselling` … */
export interface Claim {
  kind: string
  id: string
}

/** Everything that is claimed about this person, in the order of a file. */
export function claimsOf(record: Record, on: Day): Claim[] {
  const { enrolment, rules, entryOn, exitOn, supports, outcomes } = record
  const criteria = criteriaFor(record, on).map(one => ({ kind: `eligibility.${one.code}`, id: enrolment.id }))
  const participation = entryOn === undefined ? [] : [{ kind: 'participation', id: enrolment.id }]
  const given = supports.map(support => ({ kind: `support.${support.kind}`, id: support.id }))
  const reached = outcomes.map(outcome => ({ kind: `outcome.${outcome.kind}`, id: outcome.id }))
  const sixMonths = exitOn === undefined ? undefined : addMonths(exitOn, rules.windows.longerTermMonths.value)
  const still = outcomes.filter(one => sixMonths !== undefined && sixMonths <= on && holdsOn(one, sixMonths))
  return [
    ...criteria,
    ...participation,
    ...given,
    ...reached,
    ...still.map(one => ({ kind: `six-months.${one.kind}`, id: one.id })),
  ]
}

/**
 * The criteria that a file asks papers for: the general ones, and of the target-group categories the one that is proven, else those that
 * the person has named, else all, since any one of them will do.
 */
function criteriaFor(record: Record, on: Day): Criterion[] {
  const { criteria } = record.rules
  const begun = criteria.filter(one => one.category !== undefined && stateOf(record, one, on) !== 'untouched')
  const proven = begun.some(one => stateOf(record, one, on) === 'complete')
  const named = criteria.filter(one => hasNamed(record, one))
  const categories = proven ? begun : named.length > 0 ? [...named, ...begun] : criteria
  return criteria.filter(one => one.category === undefined || categories.includes(one))
}

const stateOf = ({ rules, enrolment, links }: Record, { code }: Criterion, on: Day) =>
  neededFor(rules, { kind: `eligibility.${code}`, id: enrolment.id }, links, on)[0]?.state ?? 'untouched'

/** VMI took the place of VMG; both are one part of the target group. Source: Law 196/2016. */
const hasNamed = ({ categories }: Record, { category }: Criterion): boolean =>
  categories.some(({ kind }) => (kind === 'vmi' ? 'vmg' : kind) === category)

export const holdsOn = ({ reached_on, ended_on }: OutcomeRow, on: Day): boolean =>
  reached_on <= on && (ended_on === null || ended_on >= on)

export const neededOf = (record: Record, on: Day): Needed[] =>
  claimsOf(record, on).flatMap(claim => neededFor(record.rules, claim, record.links, on))

/** Lines of the file that nobody has brought a paper for, or whose paper is no good. */
export const missingOf = (record: Record, on: Day): Needed[] =>
  neededOf(record, on).filter(line => line.state === 'untouched' || line.state === 'incomplete')
