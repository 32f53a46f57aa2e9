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

declare module '../kernel/database.ts' {
  interface Tables {
    accreditation: AccreditationRow
    counselling_session: SessionRow
    seat: SeatRow
    stranger: StrangerRow
  }
}
