import { addDays, type Day, dayOf, weekday } from '../kernel/day.ts'

interface Holiday {
  /** Month and date, or days from Easter Sunday. */
  on: [month: number, date: number] | number
  since: number
}

/** Romania's days off. Source: Labour Code (Law 53/2003), art. 139, with the years from which its amendments apply. */
const holidays: readonly Holiday[] = [
  { on: [1, 1], since: 2003 },
  { on: [1, 2], since: 2003 },
  { on: [1, 6], since: 2024 },
  { on: [1, 7], since: 2024 },
  { on: [1, 24], since: 2017 },
  { on: -2, since: 2018 },
  { on: 0, since: 2003 },
  { on: 1, since: 2003 },
  { on: [5, 1], since: 2003 },
  { on: [6, 1], since: 2017 },
  { on: 49, since: 2008 },
  { on: 50, since: 2008 },
  { on: [8, 15], since: 2009 },
  { on: [11, 30], since: 2012 },
  { on: [12, 1], since: 2003 },
  { on: [12, 25], since: 2003 },
  { on: [12, 26], since: 2003 },
]

/** Between the Julian calendar, by which the Orthodox Church reckons Easter, and ours; from March 1900 to February 2100. */
const julianDays = 13

/** Easter Sunday of the Orthodox Church. Source: Jean Meeus, Astronomical Algorithms, 2nd edition (1998), chapter 9, Julian Easter. */
export function orthodoxEaster(year: number): Day {
  const moon = (19 * (year % 19) + 15) % 30
  const sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
  const count = moon + sunday + 114
  return addDays(dayOf(year, Math.floor(count / 31), (count % 31) + 1), julianDays)
}

export function isHoliday(day: Day): boolean {
  const year = Number(day.slice(0, 4))
  const known = daysOff.get(year) ?? daysOffIn(year)
  daysOff.set(year, known)
  return known.has(day)
}

/** By year: a story asks for thousands of days. */
const daysOff = new Map<number, ReadonlySet<Day>>()

function daysOffIn(year: number): ReadonlySet<Day> {
  const easter = orthodoxEaster(year)
  const lawful = holidays.filter(({ since }) => year >= since)
  return new Set(lawful.map(({ on }) => (typeof on === 'number' ? addDays(easter, on) : dayOf(year, ...on))))
}

export const isWorkingDay = (day: Day): boolean => weekday(day) <= 5 && !isHoliday(day)
