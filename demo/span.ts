import { addDays, addMonths, type Day, weekday } from '../src/kernel/day.ts'
import { workingDayFrom, workingDayUntil } from './calendar.ts'

/** Of the programme's twenty-eight months, so many are over on the day of loading. */
const monthsOver = 22

/** The days of the story, laid so that the day of loading falls in the last third of the programme. */
export class Span {
  readonly startsOn: Day
  /** The last working day before the story is loaded: nothing of it happens later. */
  readonly lastOn: Day

  constructor(today: Day) {
    this.startsOn = addMonths(`${today.slice(0, 7)}-01`, -monthsOver)
    this.lastOn = workingDayUntil(addDays(today, -1))
  }

  /** A working day so many days into a month; the first month is 0. */
  day(month: number, days = 0): Day {
    return workingDayFrom(addDays(addMonths(this.startsOn, month), days))
  }

  isPast(day: Day): boolean {
    return day <= this.lastOn
  }

  /** Applications are taken on Tuesdays. */
  applicationDay(day: Day): Day {
    return workingDayFrom(addDays(day, (9 - weekday(day)) % 7))
  }

  /** Papers are checked on Thursdays. */
  checkingDay(day: Day): Day {
    return this.#atMost(workingDayFrom(addDays(day, (11 - weekday(day)) % 7)))
  }

  /** What was done in a week is typed on its last working day. */
  typingDay(day: Day): Day {
    const friday = workingDayUntil(addDays(day, Math.max(0, 5 - weekday(day))))
    return this.#atMost(friday < day ? workingDayFrom(day) : friday)
  }

  #atMost(day: Day): Day {
    return day < this.lastOn ? day : this.lastOn
  }
}
