/**
 * A calendar day, `YYYY-MM-DD`, of the years 1000 to 9999: text, so that no time zone can move it, and days compare as text does.
 * Instants are ISO texts in UTC.
 */
export type Day = string

/** Where a day begins and ends for everything that Șansa counts. */
export const zone = 'Europe/Bucharest'

const DAY_MS = 86_400_000
const form = /^[1-9]\d{3}-\d\d-\d\d$/

export const isDay = (text: string): boolean => form.test(text) && exists(...numbersOf(text))

/** Undefined where the calendar has no such day, as 31 February. The month is 1 to 12. */
export function findDay(year: number, month: number, date: number): Day | undefined {
  return exists(year, month, date) ? written(year, month, date) : undefined
}

/** Every month has 28 days: hardly any day asks how many more. */
const exists = (year: number, month: number, date: number): boolean =>
  inYears(year) && month >= 1 && month <= 12 && date >= 1 && (date <= 28 || date <= daysInMonth(year, month))

export function dayOf(year: number, month: number, date: number): Day {
  const day = findDay(year, month, date)
  if (day === undefined) throw new RangeError(`There is no day ${year}-${month}-${date}.`)
  return day
}

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

export const addDays = (day: Day, days: number): Day => fromMs(toMs(day) + days * DAY_MS)

/** The same date of a later (or earlier) month, or that month's last day where it is shorter: 31 August + 6 = 28 or 29 February. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = parts(day)
  const count = year * 12 + (month - 1) + months
  const [newYear, newMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1]
  if (!inYears(newYear)) throw new RangeError(`${day} and ${months} months leave the calendar.`)
  return dayOf(newYear, newMonth, Math.min(date, daysInMonth(newYear, newMonth)))
}

/** From one day to another: 0 for the same day, negative where `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => (toMs(to) - toMs(from)) / DAY_MS

/**
 * Completed years; negative before birth. Our choice: born on 29 February, the birthday in a common year is 1 March.
 */
export function ageOn(born: Day, day: Day): number {
  const [bornYear] = parts(born)
  const [year] = parts(day)
  const birthdayAhead = day.slice(5) < born.slice(5)
  return year - bornYear - (birthdayAhead ? 1 : 0)
}

/** The most whole months that `addMonths` can add to `from` without passing `to`; never negative: 0 where `to` is earlier. */
export function completedMonthsBetween(from: Day, to: Day): number {
  if (to <= from) return 0
  const [fromYear, fromMonth] = parts(from)
  const [toYear, toMonth] = parts(to)
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth
  return addMonths(from, months) <= to ? months : months - 1
}

/** Monday is 1, Sunday is 7. Source: ISO 8601. */
export const weekday = (day: Day): number => new Date(toMs(day)).getUTCDay() || 7

/** The minute that was asked about last, and its day: days begin on whole minutes, and one command asks some times. */
let asked: { minute: number; day: Day } | undefined

/** The day that an instant falls on in Bucharest. */
export function today(now: Date | string): Day {
  const instant = new Date(now)
  const minute = Math.floor(instant.getTime() / 60_000)
  if (asked?.minute !== minute) asked = { minute, day: inBucharest(instant) }
  return asked.day
}

function inBucharest(instant: Date): Day {
  const found: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const part of clock.formatToParts(instant)) found[part.type] = part.value
  return dayOf(Number(found.year), Number(found.month), Number(found.day))
}

/**
 * The instant at which a day is over in Bucharest: the first of the next day, which is no longer part of this one. Looked for by
 * halving, since only the platform knows the rules of the zone.
 */
export function endOfDay(day: Day): string {
  const next = addDays(day, 1)
  let before = toMs(next) - DAY_MS
  let after = toMs(next) + DAY_MS
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / 2000) * 1000
    if (today(new Date(middle)) < next) before = middle
    else after = middle
  }
  return new Date(after).toISOString()
}

const clock = new Intl.DateTimeFormat('en', {
  timeZone: zone,
  calendar: 'gregory',
  numberingSystem: 'latn',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

const inYears = (year: number): boolean => Number.isInteger(year) && year >= 1000 && year <= 9999

const written = (year: number, month: number, date: number): Day =>
  `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`

function parts(day: Day): [year: number, month: number, date: number] {
  if (!isDay(day)) throw new RangeError(`Not a day: ${day}`)
  return numbersOf(day)
}

const numbersOf = (text: string): [year: number, month: number, date: number] => [
  Number(text.slice(0, 4)),
  Number(text.slice(5, 7)),
  Number(text.slice(8)),
]

function toMs(day: Day): number {
  const [year, month, date] = parts(day)
  return Date.UTC(year, month - 1, date)
}

function fromMs(ms: number): Day {
  const date = new Date(ms)
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}
