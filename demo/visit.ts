import type { Day } from '../src/kernel/day.ts'
import type { leaveReasons } from '../src/people/codes.ts'

/** Kinds of support of the programme's rules that the story uses. */
export type SupportKind =
  | 'information'
  | 'counselling'
  | 'assessment'
  | 'mediation'
  | 'training-oivpd'
  | 'training-entrepreneurship'
  | 'business-support'

/** Support as somebody is given it. */
export interface Visit {
  kind: SupportKind
  on: Day
  /** A course has a last day. */
  untilOn?: Day
  /** A course has its own timetable. */
  minutes?: number
}

export type LeaveReason = (typeof leaveReasons)[number]

/** From the first support to the last; a second stay is a re-entry. */
export interface Stay {
  /** In the order of their days. */
  visits: Visit[]
  because: LeaveReason
}

export const lastDayOf = ({ visits }: Stay): Day =>
  visits.reduce((last, { on, untilOn = on }) => (untilOn > last ? untilOn : last), '')
