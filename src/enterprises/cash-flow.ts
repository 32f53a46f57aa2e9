/**
 * Five years of money, month by month, in whole bani. VAT is left aside: what is typed is without it on both sides. Everything here is
 * pure: the same plan gives the same months on every machine.
 */

/** Months that a plan covers. Our choice, as calls for social enterprises ask: five years. */
export const planMonths = 60

/**
 * `income`, `cost`, `repayment` come every month from `from` to `until` (both included, 1 is the first month of the plan; without
 * `until`, to the end). `investment`, `own`, `subsidy`, `loan` come once, in `from`.
 */
export const lineKinds = ['income', 'cost', 'investment', 'own', 'subsidy', 'loan', 'repayment'] as const
export type LineKind = (typeof lineKinds)[number]

export const monthlyKinds: readonly LineKind[] = ['income', 'cost', 'repayment']

/** A month whose amount was typed by itself: neither growth nor season changes it, scenarios do. */
export interface Apart {
  month: number
  amount: number
}

export interface PlanLine {
  kind: LineKind
  /** Bani; of an ordinary month for what comes every month. */
  amount: number
  from: number
  until: number | null
  /** Percent by which it grows after each twelve months of its own, whole, may be negative. */
  growth: number
  /** Follows the weak and good months of the plan. */
  seasonal: boolean
  /** Of what comes every month; also before it begins or after it has ended. */
  apart?: readonly Apart[] | undefined
}

/** Percent more income (negative: less), percent more costs, and months by which income comes later. */
export interface Scenario {
  income: number
  costs: number
  delay: number
}

export const expected: Scenario = { income: 0, costs: 0, delay: 0 }

export interface Plan {
  /** Cash before the first month, in bani. */
  opening: number
  /** The calendar month of the first month, 1 to 12. */
  firstMonth: number
  /** Percent of an ordinary month, January to December; empty: all months are alike. */
  season: readonly number[]
  lines: readonly PlanLine[]
}

export interface Sums {
  income: number
  costs: number
  /** Income less costs. */
  result: number
  investments: number
  /** Own money, subsidy and loans received. */
  financing: number
  repayments: number
  /** What the period adds to cash. */
  net: number
}

export interface Month extends Sums {
  number: number
  /** Cash at its end. */
  cash: number
}

export interface Year extends Sums {
  number: number
  /** Cash at its end. */
  cash: number
}

export interface Outlook {
  months: Month[]
  years: Year[]
  total: Sums
  /** The first month from which no month is below zero before investments and financing, and some income came; none in five years. */
  breakEven: number | undefined
  /** The first month from which what the plan earns has paid for what it invests, without any financing; none in five years. */
  paidBack: number | undefined
  /** The lowest cash and its first month; below zero, so much is missing. */
  lowest: { cash: number; month: number }
}

const nothing: Sums = { income: 0, costs: 0, result: 0, investments: 0, financing: 0, repayments: 0, net: 0 }

export function outlookOf(plan: Plan, scenario: Scenario = expected): Outlook {
  const months: Month[] = []
  let cash = plan.opening
  for (let number = 1; number <= planMonths; number++) {
    const sums = sumsIn(number, plan, scenario)
    cash += sums.net
    months.push({ number, ...sums, cash })
  }
  const years = Array.from({ length: planMonths / 12 }, (_, at) => {
    const own = months.slice(at * 12, at * 12 + 12)
    return { number: at + 1, ...summed(own), cash: own.at(-1)?.cash ?? plan.opening }
  })
  const lowest = months.reduce((low, month) => (month.cash < low.cash ? month : low))
  return {
    months,
    years,
    total: summed(months),
    breakEven: breakEvenIn(months),
    paidBack: paidBackIn(months),
    lowest: { cash: lowest.cash, month: lowest.number },
  }
}

function sumsIn(number: number, plan: Plan, scenario: Scenario): Sums {
  const sum = (...kinds: LineKind[]) =>
    plan.lines
      .filter(line => kinds.includes(line.kind))
      .reduce((total, line) => total + amountIn(number, line, plan, scenario), 0)
  const [income, costs] = [sum('income'), sum('cost')]
  const [investments, financing, repayments] = [sum('investment'), sum('own', 'subsidy', 'loan'), sum('repayment')]
  const result = income - costs
  return {
    income,
    costs,
    result,
    investments,
    financing,
    repayments,
    net: result - investments + financing - repayments,
  }
}

/** What a line brings or takes in a month. Money is rounded to the nearest bani after each percentage, halves up. */
function amountIn(number: number, line: PlanLine, { firstMonth, season }: Plan, scenario: Scenario): number {
  const later = line.kind === 'income' ? scenario.delay : 0
  const from = line.from + later
  if (!monthlyKinds.includes(line.kind)) return number === from ? line.amount : 0
  const apart = line.apart?.find(one => one.month + later === number)
  const amount = apart?.amount ?? patternIn(number, line, { later, firstMonth, season })
  if (line.kind === 'income') return share(amount, 100 + scenario.income)
  return line.kind === 'cost' ? share(amount, 100 + scenario.costs) : amount
}

/** What a line says of a month that was not typed by itself. */
function patternIn(
  number: number,
  line: PlanLine,
  { later, firstMonth, season }: Pick<Plan, 'firstMonth' | 'season'> & { later: number },
): number {
  const from = line.from + later
  const until = line.until === null ? planMonths : line.until + later
  if (number < from || number > until) return 0
  let amount = line.amount
  for (let year = Math.floor((number - from) / 12); year > 0; year--) amount = share(amount, 100 + line.growth)
  return line.seasonal && season.length === 12 ? share(amount, season[(firstMonth + number - 2) % 12] ?? 100) : amount
}

/** Whole percent of an amount that is not negative, halves up. */
export const share = (amount: number, percent: number): number => Math.floor((amount * percent + 50) / 100)

function summed(months: readonly Sums[]): Sums {
  return months.reduce<Sums>(
    (total, month) => ({
      income: total.income + month.income,
      costs: total.costs + month.costs,
      result: total.result + month.result,
      investments: total.investments + month.investments,
      financing: total.financing + month.financing,
      repayments: total.repayments + month.repayments,
      net: total.net + month.net,
    }),
    nothing,
  )
}

function breakEvenIn(months: readonly Month[]): number | undefined {
  const earns = months.findIndex(month => month.income > 0)
  const lastLoss = months.findLastIndex(month => month.result < 0)
  const at = Math.max(earns, lastLoss + 1)
  return earns < 0 ? undefined : months[at]?.number
}

function paidBackIn(months: readonly Month[]): number | undefined {
  if (months.every(month => month.income === 0)) return undefined
  let own = 0
  let owing = 0
  for (const month of months) {
    own += month.result - month.investments
    if (own < 0) owing = month.number
  }
  const from = Math.max(owing + 1, months.find(month => month.income > 0)?.number ?? 1)
  return from > planMonths ? undefined : from
}
