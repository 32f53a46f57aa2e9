import { read } from '../src/kernel/engine.ts'
import { closeLesson } from '../src/training/attendance.ts'
import { lessonsOf } from '../src/training/lesson-tables.ts'
import { Chance } from './chance.ts'
import { oivpd } from './courses.ts'
import type { Here } from './diary.ts'
import type { Name } from './staff.ts'
import type { Attendee, Held } from './training.ts'

/** One command for each session, typed with the others of its fortnight. */
export function writeLessons({ desk: { diary, span }, of, region, series, people, course, learnerOf }: Held): void {
  const chance = new Chance(of.code.length * 1000 + region.charCodeAt(3))
  const missed = new Map<Attendee, number>()
  const most = of === oivpd ? mostMissed.long : mostMissed.short
  let lessons: Promise<string[]> | undefined
  const idsIn = ({ engine, staff }: Here<Name>): Promise<string[]> =>
    (lessons ??= read(engine, staff.mihai, async tx =>
      (await lessonsOf(tx, staff.mihai.tenant, course.id)).map(one => one.id),
    ))
  for (const [nth, heldOn] of series.lessons.entries()) {
    const roster = people.filter(({ until }) => until === undefined || heldOn <= until)
    // Everybody is there on the first and the last day.
    const isOrdinary = nth > 0 && heldOn !== series.lastOn
    const marks = roster.map(one => {
      const may = isOrdinary && heldOn !== one.until && (missed.get(one) ?? 0) < most
      const mark = may ? markOf(chance, of === oivpd) : { presence: 'present' }
      if (mark.presence === 'absent') missed.set(one, (missed.get(one) ?? 0) + 1)
      return { one, mark }
    })
    diary.write({
      on: span.typingDay(heldOn),
      hour: 'lessons',
      by: 'mihai',
      command: closeLesson,
      input: async here => {
        const filled: object[] = []
        for (const { one, mark } of marks)
          filled.push({ learner: await learnerOf(here, one), ...mark, ...(one.again && { reEntry: true }) })
        return { lesson: (await idsIn(here))[nth], marks: filled }
      },
    })
  }
}

/** Nobody of the story misses so many sessions that the exam is lost. */
const mostMissed = { long: 4, short: 1 }

/** Of a hundred, two are late and four absent, every second of them with a paper; from a short course nobody stays away without one. */
function markOf(chance: Chance, isLong: boolean): { presence: string; lateMinutes?: number; excuse?: string } {
  const luck = chance.below(100)
  if (luck > 5) return { presence: 'present' }
  if (luck < 2) return { presence: 'late', lateMinutes: 15 }
  return luck < 4 || !isLong ? { presence: 'absent', excuse: 'certificate' } : { presence: 'absent' }
}
