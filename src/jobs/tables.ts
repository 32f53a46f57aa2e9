import type { Day } from '../kernel/day.ts'
import type { Tx } from '../kernel/database.ts'
import type { Contract, Licence, MediationStep, Reach, Schedule, Skill } from './codes.ts'

interface Version {
  tenant_id: string
  id: string
  entry: number
}

interface Personal extends Version {
  salt: Uint8Array
}

export interface EmployerRow extends Personal {
  name: string
  cui: string
  social: boolean
  county: string
  locality: string
  contact_name: string | null
  phone: string | null
  email: string | null
}

export interface VisitRow extends Personal {
  employer_id: string
  visited_on: Day
  visited_by: string
  note: string
}

export interface VacancyRow extends Version {
  employer_id: string
  title: string
  occupation: string
  places: number
  weekly_hours: string | number
  contract: Contract
  schedule: Schedule
  county: string
  locality: string
  isced: number | null
  licences: Licence[]
  skills: Skill[]
  training: string[]
  provides: string[]
  reserved: boolean
  requirements: string | null
  opens_on: Day
  deadline_on: Day | null
  closed_on: Day | null
}

export interface WishRow {
  tenant_id: string
  enrolment_id: string
  entry: number
  person_id: string
  occupations: string[]
  skills: Skill[]
  licences: Licence[]
  schedules: Schedule[]
  least_hours: string | number
  most_hours: string | number
  reach: Reach
  since_on: Day
  salt: Uint8Array
}

export interface ReferralRow extends Personal {
  vacancy_id: string
  enrolment_id: string
  person_id: string
  reason: string
  proposed_by: string
}

export interface StepRow {
  tenant_id: string
  referral_id: string
  kind: MediationStep
  entry: number
  person_id: string
  on_day: Day
  reason: string | null
  note: string | null
  recorded_by: string
  salt: Uint8Array
}

export interface OccupancyRow extends Personal {
  programme: string
  person_id: string | null
  enrolment_id: string | null
  deliverable_id: string | null
  vacancy_id: string | null
  place: number | null
  contract_number: string | null
  contract: Contract
  occupation: string | null
  weekly_hours: string | number
  began_on: Day
  planned_end_on: Day | null
  ended_on: Day | null
  end_reason: string | null
  outcome_id: string | null
  referral_id: string | null
}

export interface CheckRow {
  tenant_id: string
  occupancy_id: string
  month: number
  entry: number
  person_id: string | null
  checked_on: Day
  held: boolean
  source: string
  checked_by: string
  salt: Uint8Array
}

export interface BetterRow extends Personal {
  enrolment_id: string
  person_id: string
  reason: string
  since_on: Day
  contract_before: string
  hours_before: string | number
  contract_now: string
  hours_now: string | number
  outcome_id: string
}

declare module '../kernel/database.ts' {
  interface Tables {
    employer: EmployerRow
    employer_visit: VisitRow
    vacancy: VacancyRow
    job_wish: WishRow
    referral: ReferralRow
    referral_step: StepRow
    occupancy: OccupancyRow
    retention_check: CheckRow
    better_situation: BetterRow
  }
}

export const findEmployer = (tx: Tx, tenant: string, id: string): Promise<EmployerRow | undefined> =>
  tx.selectFrom('employer').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst()

export const findEmployerByCui = (tx: Tx, tenant: string, cui: string): Promise<EmployerRow | undefined> =>
  tx.selectFrom('employer').selectAll().where('tenant_id', '=', tenant).where('cui', '=', cui).executeTakeFirst()

export const employersOf = (tx: Tx, tenant: string): Promise<EmployerRow[]> =>
  tx.selectFrom('employer').selectAll().where('tenant_id', '=', tenant).orderBy('name').orderBy('id').execute()

export const visitsTo = (tx: Tx, tenant: string, employer: string): Promise<VisitRow[]> =>
  tx
    .selectFrom('employer_visit')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('employer_id', '=', employer)
    .orderBy('visited_on', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const findVacancy = (tx: Tx, tenant: string, id: string): Promise<VacancyRow | undefined> =>
  tx.selectFrom('vacancy').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst()

/** The newest first; `openOn`: those to which people can be sent on that day. */
export const vacanciesOf = (
  tx: Tx,
  tenant: string,
  { employer, openOn }: { employer?: string; openOn?: Day } = {},
): Promise<VacancyRow[]> =>
  tx
    .selectFrom('vacancy')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .$if(employer !== undefined, query => query.where('employer_id', '=', employer ?? ''))
    .$if(openOn !== undefined, query =>
      query
        .where('opens_on', '<=', openOn ?? '')
        .where(either => either.or([either('closed_on', 'is', null), either('closed_on', '>', openOn ?? '')]))
        .where(either => either.or([either('deadline_on', 'is', null), either('deadline_on', '>=', openOn ?? '')])),
    )
    .orderBy('opens_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
