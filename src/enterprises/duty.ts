import { addDays, addMonths, type Day } from '../kernel/day.ts'
import { parameterOf, type Rulebook } from '../programme/rulebook.ts'
import { firstOf } from './figures.ts'
import { closed, lookedAtAfter, supportEndOf } from './phase.ts'
import type { AcceptedPaper, MonthRow, NoticeRow, YearRow } from './tables.ts'

/** What the law or the contract asks of an enterprise by a day. It goes when the record exists. */
export type Duty =
  | { duty: 'notify'; due: Day; notice: string }
  | { duty: 'year'; due: Day; year: number }
  | { duty: 'expires'; due: Day; paper: string }
  | { duty: 'month'; due: Day; count: number }
  | { duty: 'sustained'; due: Day }

export interface DutyGrounds {
  rules: Rulebook
  steps: readonly { kind: string; reached_on: Day }[]
  months: readonly MonthRow[]
  years: readonly YearRow[]
  notices: readonly NoticeRow[]
  papers: readonly AcceptedPaper[]
}

/** Our choice, in days: a paper that runs out is told so long before; a month's figures are due so long after it. */
const toldBefore = 60
const figuresWithin = 15

/** Papers whose validity matters to an enterprise after they opened a phase. */
const lasting = ['attestation', 'social-mark', 'authorisation']

/**
 * Everything due, the nearest first; what is due later than it is told does not stand here yet. Nothing is asked before an enterprise is
 * founded or after it has closed. Source: Law 219/2015, art. 9 (changes, yearly report and accounts), by the parameters of the profile.
 */
export function dutiesOf(grounds: DutyGrounds, on: Day): Duty[] {
  const { rules, steps, notices, papers } = grounds
  const founded = firstFrom('founded', steps, rules)
  if (founded === undefined || steps.some(step => step.kind === closed)) return []
  const duties: Duty[] = notices
    .filter(notice => notice.notified_on === null)
    .map(notice => ({
      duty: 'notify',
      due: addDays(notice.changed_on, parameterOf(rules, 'change-notice-days')),
      notice: notice.id,
    }))
  duties.push(...yearDuties(grounds, founded, on), ...monthDuty(grounds, on), ...sustainedDuty(steps, on))
  for (const paper of lasting) {
    const last = papers
      .filter(one => one.kind === paper && one.validUntil !== null)
      .map(one => one.validUntil ?? '')
      .toSorted()
      .at(-1)
    if (last !== undefined && addDays(last, -toldBefore) <= on) duties.push({ duty: 'expires', due: last, paper })
  }
  return duties.toSorted((one, other) => one.due.localeCompare(other.due))
}

/** The first day on which this phase or a later one was reached: what existed before may enter at any. */
function firstFrom(phase: string, steps: DutyGrounds['steps'], { phases }: Rulebook): Day | undefined {
  const from = phases.findIndex(one => one.code === phase)
  const later = from < 0 ? [] : phases.slice(from).map(one => one.code)
  return steps
    .filter(step => later.includes(step.kind))
    .map(step => step.reached_on)
    .toSorted()[0]
}

/** Of each year that is over since the foundation, unless both were sent. */
function yearDuties({ rules, years }: DutyGrounds, foundedOn: Day, on: Day): Duty[] {
  const duties: Duty[] = []
  for (let year = Number(foundedOn.slice(0, 4)); year < Number(on.slice(0, 4)); year += 1) {
    const sent = years.find(one => one.year === year)
    if (sent?.report_sent_on && sent.accounts_sent_on) continue
    duties.push({
      duty: 'year',
      due: addDays(addMonths(`${year + 1}-01-01`, parameterOf(rules, 'yearly-report-months')), -1),
      year,
    })
  }
  return duties
}

/** Months without figures since it operates, as one. */
function monthDuty({ steps, months }: DutyGrounds, on: Day): Duty[] {
  const operating = steps.find(step => step.kind === 'operating')
  if (!operating) return []
  const reported = new Set(months.map(one => one.month))
  const missing: Day[] = []
  for (let month = firstOf(operating.reached_on); addMonths(month, 1) <= on; month = addMonths(month, 1)) {
    if (!reported.has(month)) missing.push(month)
  }
  const [first] = missing
  return first === undefined
    ? []
    : [{ duty: 'month', due: addDays(addMonths(first, 1), figuresWithin), count: missing.length }]
}

/** Six months after support ended it is still active, with its proof. */
function sustainedDuty(steps: DutyGrounds['steps'], on: Day): Duty[] {
  const ended = supportEndOf(steps)
  if (ended === undefined || steps.some(step => step.kind === 'sustained')) return []
  const due = addMonths(ended, lookedAtAfter)
  return addDays(due, -toldBefore) <= on ? [{ duty: 'sustained', due }] : []
}

/** Whether a contract may be reserved for it on a day. Source: Law 98/2016, art. 56; decision 15 of the domain rules. */
export const mayReceiveReserved = (
  { steps, papers }: Pick<DutyGrounds, 'steps' | 'papers'>,
  legalForm: string,
  on: Day,
): boolean => {
  if (steps.some(step => step.kind === closed && step.reached_on <= on)) return false
  const needed = legalForm === 'protected-unit' ? 'authorisation' : 'social-mark'
  return papers.some(
    paper => paper.kind === needed && paper.datedOn <= on && (paper.validUntil === null || paper.validUntil >= on),
  )
}
