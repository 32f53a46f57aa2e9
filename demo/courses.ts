import type { Day } from '../src/kernel/day.ts'
import { addWorkingDays, workingDayUntil } from './calendar.ts'
import type { Region } from './places.ts'
import type { Span } from './span.ts'

/** A course as one region runs it: the months count from the start of the programme, the places are those of the contract. */
interface Course {
  places: Record<Region, number>
  /** Outside the themes. */
  minutes: number
  minutesOnTheme: number
  in(region: Region, span: Span): Series
}

export interface Series {
  startsOn: Day
  lastOn: Day
  examOn: Day
}

const hour = 60

/** Data entry (OIVPD). Our choice: 360 hours in three months; the authorisation says how many, not the occupation. */
export const oivpd: Course = {
  places: { RO21: 25, RO41: 20, RO32: 15 },
  minutes: 352 * hour,
  minutesOnTheme: 8 * hour,
  in(region, span) {
    const month = { RO21: 5, RO41: 8, RO32: 11 }[region]
    const lastOn = workingDayUntil(span.day(month + 3, -1))
    return { startsOn: span.day(month), lastOn, examOn: addWorkingDays(lastOn, 4) }
  },
}

/** Forty hours in two weeks. Four of the places in the North-East are for people who come back for it. */
export const entrepreneurship: Course = {
  places: { RO21: 8, RO41: 7, RO32: 5 },
  minutes: 28 * hour,
  minutesOnTheme: 6 * hour,
  in(region, span) {
    const startsOn = span.day({ RO21: 12, RO41: 14, RO32: 16 }[region])
    const lastOn = addWorkingDays(startsOn, 9)
    return { startsOn, lastOn, examOn: addWorkingDays(lastOn, 2) }
  },
}
