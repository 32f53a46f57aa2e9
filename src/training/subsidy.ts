import type { CourseRow } from './tables.ts'

export type SubsidyRule = NonNullable<CourseRow['subsidy']>

/** What the amount of one person follows from, in minutes. */
export interface Earned {
  programmeMinutes: number
  attendedMinutes: number
  passed: boolean
}

/**
 * In whole bani. By attendance: for the time attended; flat: for the whole course, whatever was attended; certificate: for the whole course,
 * and nothing where the exam was not passed. `lei` is the rate for an hour. Our choice: parts of an hour are paid by the minute, and what is
 * less than a ban is not paid. Source of the rate: Order 1117/2170/2010 (parameter of the profile).
 */
export function subsidyOf(rule: SubsidyRule, lei: number, earned: Earned): number {
  const forMinutes = (minutes: number) => Math.floor((minutes * Math.round(lei * 100)) / 60)
  switch (rule) {
    case 'by-attendance':
      return forMinutes(earned.attendedMinutes)
    case 'flat':
      return forMinutes(earned.programmeMinutes)
    case 'certificate':
      return earned.passed ? forMinutes(earned.programmeMinutes) : 0
  }
}
