import { addDays, type Day, findDay } from './day.ts'

/**
 * A day as people type it, in Romanian or English: `14.3.91`, `14/03/1991`, `14 mar 1991`, `14 martie 1991`, `1991-03-14`, `azi`, `ieri`,
 * `mâine`, `today`, `yesterday`, `tomorrow`, `+7` and `-7` days from today. The day comes before the month. Undefined for anything that is
 * no day of the calendar, as 31.02.2026, and for a day without its year.
 */
export function readDay(text: string, today: Day): Day | undefined {
  const typed = plainLetters(text)
  const steps = wordsForDays.get(typed) ?? (/^[+-]\d{1,4}$/.test(typed) ? Number(typed) : undefined)
  if (steps !== undefined) return addDays(today, steps)
  const [, isoYear, isoMonth, isoDate] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed) ?? []
  if (isoYear !== undefined) return findDay(Number(isoYear), Number(isoMonth), Number(isoDate))
  const [, date, month, year] = /^(\d{1,2})[ ./-]+(\d{1,2}|[a-z]{3,})[ ./-]+(\d{4}|\d{2})$/.exec(typed) ?? []
  if (date === undefined || month === undefined || year === undefined) return undefined
  return findDay(fullYear(year, today), monthNumber(month), Number(date))
}

/** How far ahead a two-digit year may lie before it means the century before. */
const YEARS_AHEAD = 10

/** Our choice: the year with these two digits among the hundred that end ten years from now. In 2026, 36 is 2036 and 37 is 1937. */
function fullYear(digits: string, today: Day): number {
  if (digits.length === 4) return Number(digits)
  const last = Number(today.slice(0, 4)) + YEARS_AHEAD
  const inThatCentury = last - (last % 100) + Number(digits)
  return inThatCentury > last ? inThatCentury - 100 : inThatCentury
}

const wordsForDays = new Map([
  ['azi', 0],
  ['astazi', 0],
  ['ieri', -1],
  ['maine', 1],
  ['today', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
])

/** By three letters or more of the month's name in either language; 0 where there is no such month. */
function monthNumber(month: string): number {
  if (/^\d/.test(month)) return Number(month)
  return (monthNames.findIndex(name => name.startsWith(month)) % 12) + 1
}

const plainLetters = (text: string): string => text.trim().normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

const monthNames = ['ro', 'en'].flatMap(language => {
  const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => plainLetters(format.format(Date.UTC(2026, month, 1))))
})
