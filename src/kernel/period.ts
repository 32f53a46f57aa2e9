import { addDays, addMonths, type Day, dayOf } from './day.ts'

/** A stretch of days, both ends included. */
export interface Period {
  from: Day
  to: Day
}

export const monthOf = (day: Day): Period => monthsAround(day, 1)
export const quarterOf = (day: Day): Period => monthsAround(day, 3)
export const halfYearOf = (day: Day): Period => monthsAround(day, 6)
export const yearOf = (day: Day): Period => monthsAround(day, 12)

export const within = (day: Day, { from, to }: Period): boolean => from <= day && day <= to

export const overlap = (one: Period, other: Period): boolean => one.from <= other.to && other.from <= one.to

const names = /^([1-9]\d{3})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/

/** `2026`, `2026-H1` (half year), `2026-Q3` (quarter) or `2026-03` (month); undefined for anything else. */
export function findPeriod(name: string): Period | undefined {
  const [, year, month, quarter, half] = names.exec(name) ?? []
  if (year === undefined) return undefined
  if (month !== undefined) return months(Number(year), Number(month), 1)
  if (quarter !== undefined) return months(Number(year), Number(quarter) * 3 - 2, 3)
  if (half !== undefined) return months(Number(year), Number(half) * 6 - 5, 6)
  return months(Number(year), 1, 12)
}

/** How `findPeriod` would call it; a period that is none of those is named by its ends. */
export function periodName(period: Period): string {
  const [year, month] = [period.from.slice(0, 4), Number(period.from.slice(5, 7))]
  const candidates = [
    year,
    `${year}-H${Math.ceil(month / 6)}`,
    `${year}-Q${Math.ceil(month / 3)}`,
    period.from.slice(0, 7),
  ]
  return candidates.find(name => same(findPeriod(name), period)) ?? `${period.from}/${period.to}`
}

const same = (one: Period | undefined, other: Period): boolean => one?.from === other.from && one.to === other.to

function monthsAround(day: Day, length: number): Period {
  const month = Number(day.slice(5, 7))
  return months(Number(day.slice(0, 4)), month - ((month - 1) % length), length)
}

function months(year: number, first: number, length: number): Period {
  const from = dayOf(year, first, 1)
  return { from, to: addDays(addMonths(from, length), -1) }
}
