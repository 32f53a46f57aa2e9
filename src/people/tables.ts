import type { Day } from '../kernel/day.ts'
import type { Answered } from '../kernel/answer.ts'
import { randomBytes } from '../kernel/random.ts'
import type {
  accessibilityNeeds,
  contactPreferences,
  degurbaDegrees,
  identityPapers,
  sexes,
  uatKinds,
} from './codes.ts'

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
  degurba: (typeof degurbaDegrees)[number] | null
  uat_kind: (typeof uatKinds)[number] | null
  address: string | null
}

/** What kind of place the domicile was until `until_on`, the first day on which it was another. */
export interface EarlierDomicileRow extends Version {
  person_id: string
  until_on: Day
  degurba: ResidenceRow['degurba']
  uat_kind: ResidenceRow['uat_kind']
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

/** Two records that look alike and are two people. */
export interface ApartRow extends Personal {
  person_id: string
  other_id: string
  said_on: Day
  reason: string
}

declare module '../kernel/database.ts' {
  interface Tables {
    person: PersonRow
    household: HouseholdRow
    residence: ResidenceRow
    earlier_domicile: EarlierDomicileRow
    enrolment: EnrolmentRow
    situation: SituationRow
    work: WorkRow
    category: CategoryRow
    decision: DecisionRow
    support: SupportRow
    exit: ExitRow
    outcome: OutcomeRow
    correction: CorrectionRow
    apart: ApartRow
  }
}

export const newSalt = (): Uint8Array => randomBytes(16)
