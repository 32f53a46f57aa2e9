import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expected, outlookOf, type Plan, type PlanLine, planMonths, share } from '../../src/enterprises/cash-flow.ts'

const line = (kind: PlanLine['kind'], lei: number, from: number, more: Partial<PlanLine> = {}): PlanLine => ({
  kind,
  amount: lei * 100,
  from,
  until: null,
  growth: 0,
  seasonal: false,
  ...more,
})

const plan = (lines: PlanLine[], more: Partial<Plan> = {}): Plan => ({
  opening: 0,
  firstMonth: 1,
  season: [],
  lines,
  ...more,
})

const evenWith = (apart: PlanLine['apart']) =>
  outlookOf(plan([line('income', 6_000, 4, { apart }), line('cost', 4_000, 1)])).breakEven

describe('months apart from the pattern', () => {
  const bread = line('income', 6_000, 4, {
    growth: 10,
    seasonal: true,
    until: 24,
    apart: [
      { month: 2, amount: 500_00 },
      { month: 5, amount: 0 },
      { month: 18, amount: 20_000_00 },
    ],
  })
  const season = [50, ...Array.from({ length: 11 }, () => 100)]
  const typed = plan([bread, line('cost', 4_000, 1), line('investment', 9_000, 7)], { season })

  test('stand as they were typed, before, within and beside the others, and cash follows', () => {
    const { months } = outlookOf(typed)

    expect([1, 2, 3, 4, 5, 6, 18].map(number => months[number - 1]?.income)).toEqual([
      0, 500_00, 0, 6_000_00, 0, 6_000_00, 20_000_00,
    ])
    expect(months[6]?.investments).toBe(9_000_00)
    expect(months[5]?.cash).toBe((500 + 6_000 + 6_000 - 6 * 4_000) * 100)
  })

  test('in a scenario they come later and are less, as all income', () => {
    const { months } = outlookOf(typed, { income: -20, costs: 10, delay: 3 })

    expect([5, 8, 21].map(number => months[number - 1]?.income)).toEqual([400_00, 0, 16_000_00])
  })

  test('a month that is closed moves the month from which income covers costs', () => {
    expect([evenWith([]), evenWith([{ month: 40, amount: 0 }])]).toEqual([4, 41])
  })
})

describe('a bakery, reckoned by hand', () => {
  // Oven in month 1, subsidy in month 2, costs from month 1, bread from month 4.
  const bakery = plan(
    [
      line('investment', 30_000, 1),
      line('own', 5_000, 1),
      line('subsidy', 40_000, 2),
      line('cost', 4_000, 1),
      line('income', 6_000, 4, { growth: 10 }),
    ],
    { opening: 1_000_00 },
  )
  const outlook = outlookOf(bakery)

  test('cash runs from −28,000 in the first month over 8,000 and 4,000 to 6,000', () => {
    expect(outlook.months.slice(0, 4).map(month => month.cash)).toEqual([-28_000_00, 8_000_00, 4_000_00, 6_000_00])
    expect(outlook.lowest).toEqual({ cash: -28_000_00, month: 1 })
  })

  test('the first year brings 54,000, costs 48,000 and ends with 22,000', () => {
    expect(outlook.years[0]).toMatchObject({
      income: 54_000_00,
      costs: 48_000_00,
      result: 6_000_00,
      financing: 45_000_00,
      investments: 30_000_00,
      cash: 22_000_00,
    })
  })

  test('bread grows after twelve months of its own: 6,600 from month 16, 7,260 from month 28', () => {
    expect([15, 16, 27, 28].map(number => outlook.months[number - 1]?.income)).toEqual([
      6_000_00, 6_600_00, 6_600_00, 7_260_00,
    ])
  })

  test('income covers costs from month 4 on; 42,000 of losses and oven are earned back in month 22', () => {
    // 3 months × 4,000 and 30,000; 12 × 2,000 until month 15, then 2,600 a month: 18,000 / 2,600 is 7 months, to month 22.
    expect(outlook.breakEven).toBe(4)
    expect(outlook.paidBack).toBe(22)
  })

  test('cautious: 20% less bread two months later and 10% more costs is 400 a month until it grows', () => {
    const cautious = outlookOf(bakery, { income: -20, costs: 10, delay: 2 })

    expect(cautious.months[4]).toMatchObject({ income: 0, costs: 4_400_00 })
    expect(cautious.months[5]).toMatchObject({ income: 4_800_00, costs: 4_400_00, result: 400_00 })
    expect(cautious.breakEven).toBe(6)
    expect(cautious.lowest).toEqual({ cash: -28_400_00, month: 1 })
  })
})

describe('months that differ', () => {
  test('a season follows the calendar: a plan that begins in November has its December in month 2', () => {
    const season = [50, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 150]
    const { months } = outlookOf(plan([line('income', 1_000, 1, { seasonal: true })], { firstMonth: 11, season }))

    expect(months.slice(0, 4).map(month => month.income)).toEqual([1_000_00, 1_500_00, 500_00, 1_000_00])
  })

  test('what ends, ends with its last month; a loan is paid back without touching the result', () => {
    const { months, total } = outlookOf(
      plan([line('loan', 1_200, 1), line('repayment', 100, 2, { until: 13 }), line('income', 1, 60)]),
    )

    expect([1, 2, 13, 14].map(number => months[number - 1]?.net)).toEqual([1_200_00, -100_00, -100_00, 0])
    expect(total).toMatchObject({ financing: 1_200_00, repayments: 1_200_00, result: 1_00 })
  })

  test('whoever sells nothing, or always less than it costs, never breaks even', () => {
    const loss = outlookOf(plan([line('income', 900, 1), line('cost', 1_000, 1)]))

    expect(outlookOf(plan([line('own', 100, 1)]))).toMatchObject({ breakEven: undefined, paidBack: undefined })
    expect(loss).toMatchObject({ breakEven: undefined, paidBack: undefined })
  })
})

test('percentages round to the nearest bani, halves up', () => {
  expect([share(1, 50), share(1, 49), share(3, 50), share(100_00, 110)]).toEqual([1, 0, 2, 110_00])
})

const anyLine = fc.record({
  kind: fc.constantFrom('income', 'cost', 'investment', 'own', 'subsidy', 'loan', 'repayment'),
  amount: fc.nat(100_000_000_00),
  from: fc.integer({ min: 1, max: planMonths }),
  until: fc.option(fc.integer({ min: 1, max: planMonths })),
  growth: fc.integer({ min: -50, max: 100 }),
  seasonal: fc.boolean(),
})
const anyPlan = fc.record({
  opening: fc.nat(1_000_000_00),
  firstMonth: fc.integer({ min: 1, max: 12 }),
  season: fc.oneof(fc.constant([]), fc.array(fc.nat(300), { minLength: 12, maxLength: 12 })),
  lines: fc.array(anyLine, { maxLength: 12 }),
})
const anyScenario = fc.record({
  income: fc.integer({ min: -90, max: 90 }),
  costs: fc.integer({ min: -90, max: 90 }),
  delay: fc.nat(24),
})

describe('whatever is planned,', () => {
  test('the months add up to the years and the years to the whole, in every scenario, in whole bani', () => {
    fc.assert(
      fc.property(anyPlan, anyScenario, (any, scenario) => {
        const { months, years, total } = outlookOf(any, scenario)
        for (const part of ['income', 'costs', 'result', 'investments', 'financing', 'repayments', 'net'] as const) {
          const sum = (list: readonly Record<typeof part, number>[]) => list.reduce((all, one) => all + one[part], 0)
          expect(sum(months)).toBe(total[part])
          expect(sum(years)).toBe(total[part])
          expect(Number.isSafeInteger(total[part])).toBe(true)
        }
      }),
    )
  })

  test('cash is the running sum, and no month is lower than the lowest', () => {
    fc.assert(
      fc.property(anyPlan, anyScenario, (any, scenario) => {
        const { months, lowest } = outlookOf(any, scenario)
        let cash = any.opening
        for (const month of months) {
          cash += month.net
          expect(month.cash).toBe(cash)
          expect(month.cash).toBeGreaterThanOrEqual(lowest.cash)
        }
        expect(months[lowest.month - 1]?.cash).toBe(lowest.cash)
      }),
    )
  })

  test('a scenario of nothing is what is expected', () => {
    fc.assert(
      fc.property(anyPlan, any => {
        expect(outlookOf(any, { income: 0, costs: 0, delay: 0 })).toEqual(outlookOf(any, expected))
      }),
    )
  })

  test('less income or more costs never leave more cash at the end', () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(90), fc.nat(90), (any, less, more) => {
        const worse = outlookOf(any, { income: -less, costs: more, delay: 0 })
        expect(worse.years.at(-1)?.cash).toBeLessThanOrEqual(outlookOf(any).years.at(-1)?.cash ?? 0)
      }),
    )
  })

  test('from the month that breaks even on, no month is in loss; the month before was, or nothing was earned yet', () => {
    fc.assert(
      fc.property(anyPlan, any => {
        const { months, breakEven } = outlookOf(any)
        if (breakEven === undefined) return
        expect(months.slice(breakEven - 1).every(month => month.result >= 0)).toBe(true)
        const before = months[breakEven - 2]
        expect(!before || before.result < 0 || months.slice(0, breakEven - 1).every(month => month.income === 0)).toBe(
          true,
        )
      }),
    )
  })
})
