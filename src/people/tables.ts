import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Answered } from '../kernel/answer.ts'
import { missing } from '../kernel/problem.ts'
import type { Right, Who } from '../kernel/who.ts'
import type { accessibilityNeeds, contactPreferences, identityPapers, sexes } from './codes.ts'
import { inScope } from './scope.ts'

type Sex = (typeof sexes)[number]

interface Version {
  tenant_id: string
  entry: number
}

/** A version of a personal row. The salt goes into its digest and dies with it. */
interface Personal extends Version {
  salt: Uint8Array
}

export interface PersonRow extends Personal {
  id: string
  code: string
  family_name: string
  given_name: string
  search: string
  sort_key: string
  born_on: Day | null
  sex: Answered<Sex>
  cnp_sealed: Uint8Array | null
  cnp_index: string | null
  identity_paper: (typeof identityPapers)[number] | null
  nationality: string | null
  name_on_diploma: string | null
  phone: string | null
  email: string | null
  contact_preference: (typeof contactPreferences)[number] | null
  phone_tail: string | null
  signs_by_mark: boolean
  witnesses: string | null
  guardian_name: string | null
  guardian_phone: string | null
  needs: (typeof accessibilityNeeds)[number][]
  household_id: string | null
  same_as: string | null
}

export interface HouseholdRow extends Personal {
  id: string
  members: number | null
  dependent_children: number | null
}

export interface ResidenceRow extends Personal {
  person_id: string
  kind: 'domicile' | 'actual'
  county: string
  locality: string
  siruta: string | null
  degurba: number | null
  uat_kind: string | null
  address: string | null
}

export interface EnrolmentRow extends Version {
  id: string
  person_id: string
  programme: string
  applied_on: Day
  region: string
  partner: string
  centre: string | null
  caseworker_id: string
  priority: number
  no_double_funding_on: Day | null
  withdrawn_on: Day | null
}

export interface SituationRow extends Personal {
  enrolment_id: string
  on_day: Day
  person_id: string
  labour: string
  labour_since: Day | null
  education_now: string
  isced: string
}

export interface WorkRow extends Personal {
  id: string
  person_id: string
  began_on: Day
  ended_on: Day | null
  occupation: string | null
  employer: string | null
}

export interface CategoryRow extends Personal {
  enrolment_id: string
  kind: 'vmg' | 'vmi' | 'large-family'
  person_id: string
  valid_from: Day
  valid_to: Day | null
}

export interface DecisionRow extends Personal {
  enrolment_id: string
  person_id: string
  outcome: 'proposed' | 'eligible' | 'refused' | 'waiting'
  decided_on: Day
  proposed_by: string
  signed_by: string | null
  reason: string | null
  score: string | null
}

export interface SupportRow extends Personal {
  id: string
  enrolment_id: string
  person_id: string
  kind: string
  given_on: Day
  until_on: Day
  minutes: number
  theme: string | null
  given_by: string | null
  note: string | null
}

export interface ExitRow extends Personal {
  id: string
  enrolment_id: string
  person_id: string
  left_on: Day
  reason: string
  note: string | null
}

export interface OutcomeRow extends Personal {
  id: string
  enrolment_id: string
  person_id: string
  kind: string
  reached_on: Day
  ended_on: Day | null
  detail: string | null
}

export interface CorrectionRow extends Personal {
  id: string
  person_id: string
  about: string
  about_id: string
  reason: string
}

declare module '../kernel/database.ts' {
  interface Tables {
    person: PersonRow
    household: HouseholdRow
    residence: ResidenceRow
    enrolment: EnrolmentRow
    situation: SituationRow
    work: WorkRow
    category: CategoryRow
    decision: DecisionRow
    support: SupportRow
    exit: ExitRow
    outcome: OutcomeRow
    correction: CorrectionRow
  }
}

export const newSalt = (): Uint8Array => randomBytes(16)

/** The person, if this right of the asker reaches them; 404 else. */
export async function getPerson(tx: Tx, who: Who, right: Right, id: string): Promise<PersonRow> {
  const person = await tx
    .selectFrom('person')
    .selectAll()
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .where(inScope(who, right, 'person.id'))
    .executeTakeFirst()
  if (!person) throw missing('people.no-such-person')
  return person
}

/** The enrolment, if this right of the asker reaches its person; 404 else. */
export async function getEnrolment(tx: Tx, who: Who, right: Right, id: string): Promise<EnrolmentRow> {
  const enrolment = await tx
    .selectFrom('enrolment')
    .selectAll()
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .where(inScope(who, right, 'enrolment.person_id'))
    .executeTakeFirst()
  if (!enrolment) throw missing('people.no-such-person')
  return enrolment
}

export interface Known {
  id: string
  code: string
  /** Whether this asker may see the person. */
  seen: boolean
}

/** Whoever has this CNP, in whatever scope: for the refusal of a second registration. */
export const findByCnp = (tx: Tx, who: Who, index: string): Promise<Known | undefined> =>
  tx
    .selectFrom('person')
    .select(['id', 'code', inScope(who, 'people.read', 'person.id').as('seen')])
    .where('tenant_id', '=', who.tenant)
    .where('cnp_index', '=', index)
    .orderBy('id')
    .executeTakeFirst()

/** GT-0001, GT-0002 …: never used again, also after an erasure, since history and tombstones keep their codes. */
export async function nextCode(tx: Tx, tenant: string): Promise<string> {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(substr(code, 4)::int), 0) as last from (
      select code from person where tenant_id = ${tenant} union all select code from history.person where tenant_id = ${tenant}) c`.execute(
    tx,
  )
  return `GT-${String((rows[0]?.last ?? 0) + 1).padStart(4, '0')}`
}

export const enrolmentsOf = (tx: Tx, tenant: string, person: string) =>
  tx
    .selectFrom('enrolment')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('person_id', '=', person)
    .orderBy('applied_on')
    .execute()

/** Names of accounts, for whoever reads what they recorded. */
export async function accountNames(tx: Tx, tenant: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from account where tenant_id = ${tenant}`.execute(tx)
  return new Map(rows.map(row => [row.id, row.name]))
}
