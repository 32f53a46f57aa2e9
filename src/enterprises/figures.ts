import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { addMonths, type Day } from '../kernel/day.ts'
import { refuseField } from '../kernel/problem.ts'
import { bani, day, id, integer } from '../kernel/shape.ts'
import { placeOf, type Place } from './enterprise.ts'
import { type Fact, type MonthRow, rowsOf, type YearRow } from './tables.ts'

/** Hours of a month, in quarters. */
const monthHours = z.number().check(z.gte(0), z.lte(1_000_000), z.multipleOf(0.25))

/** One month. Any day of it names it. Hours by contract unless worked hours are recorded, leave included; pay on full-time equivalents. */
const monthShape = z.strictObject({
  enterprise: id(),
  month: day(),
  sales: bani(),
  costs: bani(),
  heads: integer(0, 10_000),
  vulnerableHeads: integer(0, 10_000),
  hours: monthHours,
  vulnerableHours: monthHours,
  lowestPay: bani(),
  highestPay: bani(),
})
type Month = z.infer<typeof monthShape>

interface MonthGiven extends Place {
  before: MonthRow | undefined
}

/** A month once it is over; sent again it corrects what was sent. */
export const reportMonth = command<Month, MonthGiven, { row: Fact<MonthRow>; before: MonthRow | undefined }>({
  kind: 'enterprises.report-month',
  shape: monthShape,
  example: {
    enterprise: '01930000-0000-7000-8000-000000000001',
    month: '2025-09-01',
    sales: 1_840_000,
    costs: 1_610_000,
    heads: 10,
    vulnerableHeads: 3,
    hours: 1680,
    vulnerableHours: 504,
    lowestPay: 405_000,
    highestPay: 720_000,
  },
  may: 'deliverable.write',
  happenedOn: input => firstOf(input.month),
  async given(input, { tx, who }) {
    const months = await rowsOf(tx, who.tenant, 'enterprise_month', input.enterprise)
    const place = await placeOf(tx, who, 'deliverable.write', input.enterprise)
    return { ...place, before: months.find(one => one.month === firstOf(input.month)) }
  },
  decide(input, { found, before }, { today }) {
    const month = firstOf(input.month)
    if (addMonths(month, 1) > today) throw refuseField('month', 'enterprises.month-is-not-over')
    if (addMonths(month, 1) <= found.row.reached_on) throw refuseField('month', 'enterprises.month-before-enterprise')
    if (input.vulnerableHeads > input.heads) throw refuseField('vulnerableHeads', 'enterprises.more-than-all')
    if (input.vulnerableHours > input.hours) throw refuseField('vulnerableHours', 'enterprises.more-than-all')
    if (input.highestPay < input.lowestPay) throw refuseField('highestPay', 'enterprises.highest-below-lowest')
    const row = {
      enterprise_id: input.enterprise,
      month,
      sales_bani: input.sales,
      costs_bani: input.costs,
      heads: input.heads,
      vulnerable_heads: input.vulnerableHeads,
      hours: input.hours,
      vulnerable_hours: input.vulnerableHours,
      lowest_pay_bani: input.lowestPay,
      highest_pay_bani: input.highestPay,
    }
    return { row, before }
  },
  async write({ row: { enterprise_id, month, ...figures }, before }, rows, { shown }) {
    if (before) await rows.revise('enterprise_month', { enterprise_id, month }, figures, shown)
    else await rows.insert('enterprise_month', { enterprise_id, month, ...figures })
    return { enterprise: enterprise_id }
  },
})

/** A year: a loss is typed as such and owes nothing to the purpose. */
const yearShape = z.strictObject({
  enterprise: id(),
  year: integer(2000, 2100),
  profit: bani(),
  isLoss: z.optional(z.boolean()),
  toPurpose: bani(),
  reportSentOn: z.optional(day()),
  accountsSentOn: z.optional(day()),
})
type Year = z.infer<typeof yearShape>

interface YearGiven extends Place {
  before: YearRow | undefined
}

export const reportYear = command<Year, YearGiven, { row: Fact<YearRow>; before: YearRow | undefined }>({
  kind: 'enterprises.report-year',
  shape: yearShape,
  example: {
    enterprise: '01930000-0000-7000-8000-000000000001',
    year: 2025,
    profit: 12_000_000,
    toPurpose: 10_800_000,
    reportSentOn: '2026-02-20',
  },
  may: 'deliverable.write',
  async given(input, { tx, who }) {
    const place = await placeOf(tx, who, 'deliverable.write', input.enterprise)
    const years = await rowsOf(tx, who.tenant, 'enterprise_year', input.enterprise)
    return { ...place, before: years.find(one => one.year === input.year) }
  },
  decide(input, { before }, { today }) {
    if (`${input.year}-12-31` >= today) throw refuseField('year', 'enterprises.year-is-not-over')
    for (const field of ['reportSentOn', 'accountsSentOn'] as const) {
      const on = input[field]
      if (on !== undefined && on > today) throw refuseField(field, 'programme.lies-ahead')
      if (on !== undefined && on <= `${input.year}-12-31`) throw refuseField(field, 'enterprises.sent-before-year-ends')
    }
    const row = {
      enterprise_id: input.enterprise,
      year: input.year,
      profit_bani: input.isLoss ? -input.profit : input.profit,
      to_purpose_bani: input.toPurpose,
      report_sent_on: input.reportSentOn ?? null,
      accounts_sent_on: input.accountsSentOn ?? null,
    }
    return { row, before }
  },
  async write({ row: { enterprise_id, year, ...figures }, before }, rows, { shown }) {
    if (before) await rows.revise('enterprise_year', { enterprise_id, year }, figures, shown)
    else await rows.insert('enterprise_year', { enterprise_id, year, ...figures })
    return { enterprise: enterprise_id }
  },
})

export const firstOf = (on: Day): Day => `${on.slice(0, 7)}-01`
