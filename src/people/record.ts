import { type Day, addDays, addMonths, ageOn } from '../kernel/day.ts'
import type { Tx } from '../kernel/database.ts'
import type { Who } from '../kernel/who.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { type PaperLink, paperLinks } from './file-tables.ts'
import { type Needed, neededFor } from './papers.ts'
import { entryDay, findSupportKind, lastDay } from './support.ts'
import {
  categoriesOf,
  type CategoryRow,
  type DecisionRow,
  type EnrolmentRow,
  enrolmentsOf,
  type ExitRow,
  exitsOf,
  findDecision,
  getPerson,
  type OutcomeRow,
  outcomesOf,
  type PersonRow,
  type SupportRow,
  supportsOf,
} from './tables.ts'

/** A person in a programme, with everything that their pages show. */
export interface Record {
  person: PersonRow
  enrolment: EnrolmentRow
  rules: Rulebook
  decision: DecisionRow | undefined
  categories: CategoryRow[]
  supports: SupportRow[]
  exits: ExitRow[]
  outcomes: OutcomeRow[]
  links: PaperLink[]
  entryOn: Day | undefined
  /** The last exit, unless support was given after it. */
  exitOn: Day | undefined
  lastOn: Day | undefined
}

/** The person and their enrolment: the one asked for, else the latest. Loaded through the reader's scope. */
export async function getRecord(tx: Tx, who: Who, id: string, on: Day, programme?: string): Promise<Record> {
  const person = await getPerson(tx, who, 'people.read', id)
  const enrolments = await enrolmentsOf(tx, who.tenant, person.id)
  const enrolment = enrolments.find(one => one.programme === programme) ?? enrolments.at(-1)
  if (!enrolment) throw new Error(`Person ${id} has no enrolment.`)
  const rules = await getRulebook(tx, who.tenant, enrolment.programme, on)
  const supports = await supportsOf(tx, who.tenant, enrolment.id)
  const exits = await exitsOf(tx, who.tenant, enrolment.id)
  const lastExit = exits.at(-1)?.left_on
  const lastOn = lastDay(supports, rules)
  return {
    person,
    enrolment,
    rules,
    decision: await findDecision(tx, who.tenant, enrolment.id),
    categories: await categoriesOf(tx, who.tenant, enrolment.id),
    supports,
    exits,
    outcomes: await outcomesOf(tx, who.tenant, enrolment.id),
    links: await paperLinks(tx, who.tenant, person.id),
    entryOn: entryDay(supports, rules),
    exitOn: lastExit !== undefined && (lastOn ?? '') <= lastExit ? lastExit : undefined,
    lastOn,
  }
}

export const ageOf = ({ born_on }: PersonRow, on: Day): number | undefined =>
  born_on === null ? undefined : ageOn(born_on, on)

export interface Claim {
  kind: string
  id: string
}

/** Everything that is claimed about this person, in the order of a file. */
export function claimsOf({ enrolment, rules, entryOn, exitOn, supports, outcomes }: Record, on: Day): Claim[] {
  const criteria = rules.criteria.map(criterion => ({ kind: `eligibility.${criterion.code}`, id: enrolment.id }))
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

const holdsOn = ({ reached_on, ended_on }: OutcomeRow, on: Day): boolean =>
  reached_on <= on && (ended_on === null || ended_on >= on)

export const neededOf = (record: Record, on: Day): Needed[] =>
  claimsOf(record, on).flatMap(claim => neededFor(record.rules, claim, record.links, on))

/** What comes next for this person, and by when. */
export type NextStep =
  | { step: 'propose' | 'sign' | 'enter' | 'leave' | 'done' }
  | { step: 'immediate'; until: Day }
  | { step: 'sixMonths'; on: Day }

export function nextStep({ decision, rules, entryOn, exitOn, outcomes }: Record, on: Day): NextStep | undefined {
  if (decision?.outcome === 'refused') return undefined
  if (!decision || decision.outcome === 'waiting') return { step: 'propose' }
  if (decision.outcome === 'proposed') return { step: 'sign' }
  if (entryOn === undefined) return { step: 'enter' }
  if (exitOn === undefined) return { step: 'leave' }
  const until = addDays(exitOn, rules.windows.immediateDays.value)
  if (on <= until) return { step: 'immediate', until }
  const sixMonths = addMonths(exitOn, rules.windows.longerTermMonths.value)
  const checked = outcomes.some(outcome => outcome.reached_on >= sixMonths || outcome.ended_on !== null)
  return on < sixMonths || !checked ? { step: 'sixMonths', on: sixMonths } : { step: 'done' }
}

export const nameOfKind = (
  kinds: readonly { code: string; names: { ro: string; en: string } }[],
  code: string,
  lang: 'ro' | 'en',
): string => kinds.find(kind => kind.code === code)?.names[lang] ?? code

export const isFollowUp = (rules: Rulebook, kind: string): boolean =>
  findSupportKind(rules, kind)?.extendsExit === false
