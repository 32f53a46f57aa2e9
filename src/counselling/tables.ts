import type { Day } from '../kernel/day.ts'
import type { Details } from '../kernel/problem.ts'

interface Version {
  tenant_id: string
  entry: number
}

export interface AccreditationRow extends Version {
  id: string
  programme: string
  partner: string
  number: string
  services: string[]
  valid_from: Day
  valid_to: Day | null
}

export interface SessionRow extends Version {
  id: string
  programme: string
  kind: string
  on_day: Day
  from_minute: number
  to_minute: number
  /** Null: online. */
  place: string | null
  room: string | null
  staff_id: string
  topic: string
  instrument: string | null
  planned_by: string
  held_by: string | null
  cancelled_because: string | null
}

/** Somebody in a session. The salt goes into the digest of the row and dies with it. */
export interface SeatRow extends Version {
  session_id: string
  person_id: string
  id: string
  enrolment_id: string
  needs: string | null
  actions: string | null
  next_on: Day | null
  note: string | null
  signed_name: string | null
  verdict: Verdict | null
  matched_by: string | null
  matched_on: Day | null
  paper_id: string | null
  re_entry: boolean
  support_id: string | null
  ineligible: string | null
  ineligible_details: Details | null
  salt: Uint8Array
}

/** How a signature compares with the person whose line it stands on. */
export const verdicts = ['signed', 'absent', 'differs', 'unreadable'] as const
export type Verdict = (typeof verdicts)[number]

export interface StrangerRow extends Version {
  session_id: string
  line: number
  found_by: string
  settled: (typeof settlements)[number] | null
}

/** The person was put on the roster, or is nobody of ours. */
export const settlements = ['added', 'not-ours'] as const

/** A version of an individual plan; the last one stands. */
export interface PlanRow extends Version {
  id: string
  enrolment_id: string
  person_id: string
  version: number
  made_on: Day
  made_by: string
  goals: string
  barriers: string | null
  review_on: Day
  signed_on: Day | null
  signed_how: 'screen' | 'paper' | null
  counsellor_id: string | null
  approved_by: string | null
  approved_on: Day | null
  salt: Uint8Array
}

export const owners = ['person', 'counsellor', 'other'] as const

export interface PlanStepRow extends Version {
  plan_id: string
  number: number
  person_id: string
  what: string
  owner: (typeof owners)[number]
  due_on: Day
  done_on: Day | null
  salt: Uint8Array
}

export interface PlanReviewRow extends Version {
  plan_id: string
  on_day: Day
  person_id: string
  reviewed_by: string
  note: string
  salt: Uint8Array
}

/** Answers in the order of the items. The score is reckoned from them, never kept. */
export interface AssessmentRow extends Version {
  id: string
  enrolment_id: string
  person_id: string
  instrument: string
  version: number
  lang: string
  on_day: Day
  assessor_id: string
  answers: number[]
  salt: Uint8Array
}

export interface InstrumentTextRow extends Version {
  instrument: string
  lang: string
  licence: string
  items: string[]
}

export interface InstrumentReliabilityRow extends Version {
  instrument: string
  version: number
  reliability: number
  deviation: number
  source: string
}

export const channels = ['call', 'message', 'email', 'letter', 'visit', 'through-others'] as const
export const attemptResults = ['reached', 'no-answer', 'wrong-number', 'refused', 'moved'] as const

export interface ContactAttemptRow extends Version {
  id: string
  enrolment_id: string
  person_id: string
  on_day: Day
  channel: (typeof channels)[number]
  result: (typeof attemptResults)[number]
  made_by: string
  note: string | null
  support_id: string | null
  salt: Uint8Array
}

/** One line of the calendar. The colleague is named by account, so that the journal holds no name. */
export interface Activity {
  href: string
  on: Day
  from: string
  to: string
  title: string
  place?: string | undefined
  staff?: string | undefined
  /** Announced before, and taken back by this announcement. */
  gone?: true | undefined
}

export interface AnnouncementRow extends Version {
  programme: string
  number: number
  from_day: Day
  to_day: Day
  made_on: Day
  made_by: string
  activities: Activity[]
}

declare module '../kernel/database.ts' {
  interface Tables {
    accreditation: AccreditationRow
    counselling_session: SessionRow
    seat: SeatRow
    stranger: StrangerRow
    plan: PlanRow
    plan_step: PlanStepRow
    plan_review: PlanReviewRow
    assessment: AssessmentRow
    instrument_text: InstrumentTextRow
    instrument_reliability: InstrumentReliabilityRow
    contact_attempt: ContactAttemptRow
    announcement: AnnouncementRow
  }
}
