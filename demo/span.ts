import { addDays, addMonths, type Day, daysBetween, weekday } from '../src/kernel/day.ts'
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

  /** Applications are taken every second Tuesday. */
  applicationDay(day: Day): Day {
    return workingDayFrom(this.#inFortnight(day, 1))
  }

  /** Papers are checked two days after applications are taken. */
  checkingDay(day: Day): Day {
    return this.#atMost(workingDayFrom(this.#inFortnight(day, 3)))
  }

  /** Whoever is busy types what happened every second Friday. */
  typingDay(day: Day): Day {
    const friday = workingDayUntil(this.#inFortnight(day, 4))
    return this.#atMost(friday < day ? workingDayFrom(day) : friday)
  }

  /** Lists of signatures are scanned on the last working day of the month. */
  scanningDay(day: Day): Day {
    const last = workingDayUntil(addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1))
    return this.#atMost(last < day ? day : last)
  }

  /** The first day from this one on which so many days have passed since the Monday of a fortnight. */
  #inFortnight(day: Day, days: number): Day {
    const firstMonday = addDays(this.startsOn, 1 - weekday(this.startsOn))
    const passed = daysBetween(firstMonday, day) % 14
    return addDays(day, (days - passed + 14) % 14)
  }

  #atMost(day: Day): Day {
    return day < this.lastOn ? day : this.lastOn
  }
}
