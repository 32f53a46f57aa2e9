import { addDays, type Day } from '../src/kernel/day.ts'
import { isWorkingDay } from '../src/programme/holidays.ts'

/** The day itself, or the first working day after it. */
export const workingDayFrom = (day: Day): Day => (isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1)))

/** The day itself, or the last working day before it. */
export const workingDayUntil = (day: Day): Day => (isWorkingDay(day) ? day : workingDayUntil(addDays(day, -1)))

/** So many working days later. */
export function addWorkingDays(day: Day, days: number): Day {
  let reached = workingDayFrom(day)
  for (let left = days; left > 0; left -= 1) reached = workingDayFrom(addDays(reached, 1))
  return reached
}
