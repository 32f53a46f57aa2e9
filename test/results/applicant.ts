import type { Day } from '../../src/kernel/day.ts'
import type { Question } from '../../src/privacy/special.ts'
import type { Form, Special } from '../brute-force-count.ts'

export interface Applicant {
  sex: 'F' | 'M'
  region: string
  bornOn: Day
  labour: string
  /** Completed months of unemployment on the day of the application. */
  months?: number
  education?: string
  isced: string
  rural?: boolean
  special?: Question[]
  refused?: Question[]
}

/** What the form of enrolment takes of these answers. */
export const situationOf = ({ labour, since, education, isced }: Form) => ({
  labour,
  ...(since !== undefined && { labourSince: since }),
  educationNow: education,
  isced,
})

/** Roma answers count for the indicator on minorities. */
export const specialOf = (question: Question): Special =>
  question === 'roma'
    ? 'minority'
    : question === 'foreign_background'
      ? 'foreign-background'
      : question === 'third_country'
        ? 'third-country'
        : question
