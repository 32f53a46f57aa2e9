import { addDays, type Day, weekday } from '../kernel/day.ts'
import { isHoliday } from '../programme/holidays.ts'
import type { ModuleRow } from './tables.ts'

/** On such a weekday (1 is Monday) the group meets from `begins`, for so many minutes. */
export interface Meeting {
  weekday: number
  begins: number
  minutes: number
}

export interface Planned {
  heldOn: Day
  begins: number
  minutes: number
  kind: 'theory' | 'practice'
  module: number
}

/** No course meets for longer than these days: what is not placed by then has no place. */
export const mostDays = 3 * 366

/**
 * The timetable of a weekly pattern: modules in their order, of each the theory and then the practice, on the days of the pattern that are
 * no holidays, until every hour has its place. A meeting that holds the end of one part and the beginning of the next is two sessions, one
 * after the other. Empty where the pattern has no day, or too few of them for the hours within three years.
 */
export function timetable(
  modules: readonly Pick<ModuleRow, 'place' | 'theory_minutes' | 'practice_minutes'>[],
  pattern: readonly Meeting[],
  startsOn: Day,
): Planned[] {
  const parts = modules.flatMap(one => [
    { module: one.place, kind: 'theory' as const, left: one.theory_minutes },
    { module: one.place, kind: 'practice' as const, left: one.practice_minutes },
  ])
  const planned: Planned[] = []
  for (let passed = 0; passed < mostDays; passed += 1) {
    const heldOn = addDays(startsOn, passed)
    if (isHoliday(heldOn)) continue
    for (const meeting of meetingsOn(pattern, heldOn)) {
      let { begins, minutes: free } = meeting
      while (free > 0) {
        const part = parts.find(one => one.left > 0)
        if (!part) return planned
        const minutes = Math.min(free, part.left)
        planned.push({ heldOn, begins, minutes, kind: part.kind, module: part.module })
        part.left -= minutes
        free -= minutes
        begins += minutes
      }
    }
  }
  return parts.some(one => one.left > 0) ? [] : planned
}

const meetingsOn = (pattern: readonly Meeting[], day: Day): Meeting[] =>
  pattern.filter(meeting => meeting.weekday === weekday(day)).toSorted((one, other) => one.begins - other.begins)
