import type { Day } from '../src/kernel/day.ts'
import { minutesFrom } from '../src/training/clock-time.ts'
import { timetable } from '../src/training/timetable.ts'
import { addWorkingDays } from './calendar.ts'
import type { Region } from './places.ts'
import type { Span } from './span.ts'

interface Module {
  title: string
  theoryHours?: number
  practiceHours?: number
  theme?: string
}

/** A course as one region runs it: the months count from the start of the programme, the places are those of the contract. */
export interface Course {
  code: string
  title: string
  kind: 'oivpd' | 'entrepreneurship'
  certificate: 'qualification' | 'completion'
  modules: readonly Module[]
  pattern: readonly { weekday: number; begins: string; hours: number }[]
  places: Record<Region, number>
  in(region: Region, span: Span): Series
}

export interface Series {
  startsOn: Day
  /** Each day on which the group meets, once. */
  days: Day[]
  /** As the timetable has them: a day may have several. */
  lessons: Day[]
  lastOn: Day
  examOn: Day
}

const weekly = (weekdays: readonly number[], hours: number) =>
  weekdays.map(weekday => ({ weekday, begins: '09:00', hours }))

function seriesFrom(
  startsOn: Day,
  { modules, pattern }: Pick<Course, 'modules' | 'pattern'>,
  untilExam: number,
): Series {
  const parts = modules.map(({ theoryHours = 0, practiceHours = 0 }, place) => ({
    place,
    theory_minutes: theoryHours * 60,
    practice_minutes: practiceHours * 60,
  }))
  const meetings = pattern.map(({ weekday, begins, hours }) => ({
    weekday,
    begins: minutesFrom(begins),
    minutes: hours * 60,
  }))
  const lessons = timetable(parts, meetings, startsOn).map(one => one.heldOn)
  const days = [...new Set(lessons)]
  const lastOn = days.at(-1) ?? startsOn
  return { startsOn: days[0] ?? startsOn, days, lessons, lastOn, examOn: addWorkingDays(lastOn, untilExam) }
}

/** Data entry (OIVPD). Our choice: 360 hours in three months; the authorisation says how many, not the occupation. */
export const oivpd: Course = {
  code: 'OIVPD',
  title: 'Operator introducere, validare și prelucrare date',
  kind: 'oivpd',
  certificate: 'qualification',
  modules: [
    { title: 'Sănătatea și securitatea în muncă', theoryHours: 8 },
    { title: 'Introducerea datelor', theoryHours: 40, practiceHours: 80 },
    { title: 'Validarea datelor', theoryHours: 32, practiceHours: 64 },
    { title: 'Prelucrarea și transferul datelor', theoryHours: 32, practiceHours: 72 },
    { title: 'Securitatea datelor', theoryHours: 8, practiceHours: 16 },
    { title: 'Egalitate de șanse și de gen', theoryHours: 2, theme: 'equal-opportunities' },
    { title: 'Nediscriminare și diversitate', theoryHours: 2, theme: 'non-discrimination' },
    { title: 'Dezvoltare durabilă', theoryHours: 2, theme: 'sustainable-development' },
    { title: 'Protecția mediului', theoryHours: 2, theme: 'environment' },
  ],
  pattern: weekly([1, 2, 3, 4], 8),
  places: { RO21: 25, RO41: 20, RO32: 15 },
  in: (region, span) => seriesFrom(span.day({ RO21: 5, RO41: 8, RO32: 11 }[region]), oivpd, 4),
}

/** Forty hours in two weeks. Four of the places in the North-East are for people who come back for it. */
export const entrepreneurship: Course = {
  code: 'ANTR',
  title: 'Competențe antreprenoriale',
  kind: 'entrepreneurship',
  certificate: 'completion',
  modules: [
    { title: 'Ideea și planul de afaceri', theoryHours: 8, practiceHours: 12 },
    { title: 'Întreprinderea socială', theoryHours: 4, practiceHours: 4 },
    { title: 'Egalitate de șanse și de gen', theoryHours: 6, theme: 'equal-opportunities' },
    { title: 'Protecția mediului', theoryHours: 6, theme: 'environment' },
  ],
  pattern: weekly([1, 2, 3, 4, 5], 4),
  places: { RO21: 8, RO41: 7, RO32: 5 },
  in: (region, span) => seriesFrom(span.day({ RO21: 12, RO41: 14, RO32: 16 }[region]), entrepreneurship, 2),
}
