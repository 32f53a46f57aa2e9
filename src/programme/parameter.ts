import * as z from 'zod/mini'
import { plain } from '../kernel/shape.ts'
import { code, ruleFields } from './rule.ts'

/**
 * Numbers and choices that the product needs and texts decide differently, or not at all. A profile states every one of them with its
 * source. A choice with a single value is what the product does and can be read on the page; it is listed so that nobody has to guess.
 */
export const parameters = {
  /** Out of work for more than so many completed months at entry is long-term. */
  'ltu-months': { number: [1, 60] },
  /** … for people younger than `ltu-young-below`. */
  'ltu-months-young': { number: [1, 60] },
  'ltu-young-below': { number: [15, 65] },
  /** A full-time student who is registered as unemployed: the register wins, or the student wins (inactive). */
  'student-or-register': { choice: ['register', 'student'] },
  /** The birthday in a common year of a person born on 29 February. */
  'birthday-29-february': { choice: ['1-march'] },
  /** A job search or an enrolment begun between entry and exit that still runs at exit counts as a result. */
  'begun-during-support': { choice: ['counts'] },
  'immediate-results-count': { choice: ['from-the-day-they-happen'] },
  'longer-term-results-count': { choice: ['from-the-six-month-day'] },
  /** An improved situation must hold on the six-month day itself. */
  'improvement-holds': { choice: ['on-the-six-month-day'] },
  /** Support whose end lies ahead of the day asked. */
  'support-ending-later': { choice: ['is-still-running'] },
  /** After any gap: first entry, last exit, first form; results are counted anew from the last exit. */
  're-entry': { choice: ['continues-the-participation'] },
  /** An entry moved by a late paper moves age, status form and results with it. */
  'entry-moved': { choice: ['moves-status-and-results'] },
  /** What a record must have to count outside the grand total. */
  'complete-record': { choice: ['sex-birth-labour-education'] },
  /** A special answer, rural or months of unemployment that is missing. */
  'missing-answer': { choice: ['does-not-count-for-its-code'] },
  'withdrawn-fact': { choice: ['gone-for-every-day'] },
  'withdrawn-correction': { choice: ['stays-corrected'] },
  'two-records-of-one-person': { choice: ['first-stands-facts-pooled'] },
  'unemployment-spell': { choice: ['completed-months-at-entry'] },
  /** A position whose holder left keeps running through a gap of at most so many days. */
  'retention-gap-days': { number: [0, 365] },
  /** More than so many percent of the hours of a course missed without an excuse: no right to the exam. */
  'absence-unexcused-percent': { number: [0, 100] },
  /** … missed with one. */
  'absence-excused-percent': { number: [0, 100] },
  /** The least mark, of 10, with which each part of an exam is passed. */
  'exam-theory-pass': { number: [1, 10] },
  'exam-practice-pass': { number: [1, 10] },
  /** Members of the commission from outside the provider. */
  'exam-external-members': { number: [0, 10] },
  /** The mark of theory may be appealed against for so many days after the exam; practice may not. */
  'exam-appeal-days': { number: [0, 30] },
  /** Whoever failed sits the whole exam again within so many months of the first. */
  'exam-resit-months': { number: [1, 60] },
  /** A certificate is issued within so many days of the exam. */
  'certificate-days': { number: [1, 365] },
  /** Lei for each hour of a course. */
  'subsidy-per-hour': { number: [0, 1000] },
  /** The authority is told of a course so many days before it begins, and asked for examiners so many days before the exam. */
  'course-notice-days': { number: [0, 365] },
  'examiners-request-days': { number: [0, 365] },
  /** An expert's hours of one day under all contracts together: no more is recorded. */
  'timesheet-daily-hours': { number: [1, 24] },
  /** Of one full-time job: what full-time equivalents divide by. */
  'full-time-weekly-hours': { number: [20, 48] },
  /** Percent of an insertion enterprise's staff, by heads and by hours, every month. */
  'insertion-percent': { number: [1, 100] },
  /** The highest pay is at most so many times the lowest, on full-time equivalents. */
  'pay-ratio': { number: [1, 100] },
  /** Percent of a year's profit for the social purpose and the statutory reserve. */
  'profit-to-purpose-percent': { number: [0, 100] },
  /** De minimis aid to a single undertaking over any so many years, in euro. */
  'de-minimis-euro': { number: [0, 10_000_000] },
  'de-minimis-years': { number: [1, 10] },
  /** Days within which the employment agency is told of a change of statute or board. */
  'change-notice-days': { number: [1, 365] },
  /** Months after the end of a year within which its report and accounts are sent and published. */
  'yearly-report-months': { number: [1, 12] },
  /** Lei for a euro, where only the size of a contract is asked: nothing is paid or granted by it. */
  'lei-per-euro': { number: [1, 20] },
  /** Days that writing an offer takes: an opportunity that ends sooner is late. */
  'offer-days': { number: [0, 60] },
} as const satisfies Record<string, { number: readonly [least: number, most: number] } | { choice: readonly string[] }>

export type ParameterCode = keyof typeof parameters
type Kind = (typeof parameters)[ParameterCode]
export type ParameterValue<C extends ParameterCode> = (typeof parameters)[C] extends { choice: readonly (infer V)[] }
  ? V
  : number

export const parameter = z.strictObject({ code, value: z.union([z.number(), plain(60)]), ...ruleFields })
export type Parameter = z.infer<typeof parameter>

export const isParameter = (name: string): name is ParameterCode => Object.hasOwn(parameters, name)

export const parameterAllows = (name: ParameterCode, value: number | string): boolean => {
  const kind: Kind = parameters[name]
  if ('number' in kind) return typeof value === 'number' && kind.number[0] <= value && value <= kind.number[1]
  return kind.choice.some(one => one === value)
}
