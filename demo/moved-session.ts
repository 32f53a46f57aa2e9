import { addDays, type Day, weekday } from '../src/kernel/day.ts'
import { read } from '../src/kernel/engine.ts'
import { isWorkingDay } from '../src/programme/holidays.ts'
import { moveLesson } from '../src/training/lesson.ts'
import { lessonsOf } from '../src/training/lesson-tables.ts'
import type { Series } from './courses.ts'
import type { Desk } from './desk.ts'
import type { Here } from './diary.ts'
import type { Later } from './later.ts'
import type { Name } from './staff.ts'

interface Moved {
  nth: number
  to: Day
}

/** On the first Thursday that can be changed the room is taken: the group meets on the Friday. */
export function withMovedDay(series: Series): { series: Series; moved: Moved | undefined } {
  const from = series.days.find((day, nth) => nth > 3 && weekday(day) === 4 && isWorkingDay(addDays(day, 1)))
  if (from === undefined || series.lessons.filter(day => day === from).length !== 1) return { series, moved: undefined }
  const to = addDays(from, 1)
  const put = (days: readonly Day[]) => days.map(day => (day === from ? to : day))
  const changed = { ...series, days: put(series.days), lessons: put(series.lessons) }
  return { series: changed, moved: { nth: series.lessons.indexOf(from), to } }
}

export function writeMove(
  { diary }: Desk,
  {
    course,
    moved: { nth, to },
    room,
    trainer,
    on,
  }: { course: Later; moved: Moved; room: string; trainer: (here: Here<Name>) => string; on: Day },
): void {
  diary.write({
    on,
    hour: 'applications',
    by: 'mihai',
    command: moveLesson,
    input: async here => {
      const { engine, staff } = here
      const lessons = await read(engine, staff.mihai, tx => lessonsOf(tx, staff.mihai.tenant, course.id))
      return { lesson: lessons[nth]?.id, heldOn: to, begins: '09:00', trainer: trainer(here), room }
    },
  })
}
