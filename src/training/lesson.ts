import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { code, day, hours, id, integer, plain } from '../kernel/shape.ts'
import { firstDayWithout } from './authorised.ts'
import { clockTime, inMinutes, minutesFrom } from './clock-time.ts'
import { type CourseGround, getCourseGround } from './course-tables.ts'
import { getLesson, lessonsOf } from './lesson-tables.ts'
import type { LessonRow } from './tables.ts'

const when = { heldOn: day(), begins: clockTime(), trainer: id(), room: plain(120) }
type When = { heldOn: string; begins: string; trainer: string; room: string }

const moveShape = z.strictObject({ lesson: id(), ...when })

interface Given extends CourseGround {
  lesson: LessonRow
  others: LessonRow[]
}

/** Another day, hour, trainer or room; its length and its module stay. */
export const moveLesson = command<z.infer<typeof moveShape>, Given, { lesson: string; changes: Partial<LessonRow> }>({
  kind: 'training.move-lesson',
  shape: moveShape,
  example: {
    lesson: '01930000-0000-7000-8000-000000000001',
    heldOn: '2026-03-06',
    begins: '10:00',
    trainer: '01930000-0000-7000-8000-000000000002',
    room: 'Sala 1',
  },
  may: 'training.write',
  happenedOn: input => input.heldOn,
  given: ({ lesson }, asking) => groundOf(lesson, asking),
  decide(input, given) {
    const { lesson } = given
    refuseClosed(lesson)
    refuseWhen(input, lesson.minutes, given)
    const { heldOn, begins, trainer, room } = input
    const changes = { held_on: heldOn, begins: minutesFrom(begins), trainer_id: trainer, room }
    return { lesson: lesson.id, changes }
  },
  async write({ lesson, changes }, rows, { shown }) {
    await rows.revise('lesson', { id: lesson }, changes, shown)
    return { lesson }
  },
})

const cancelShape = z.strictObject({ lesson: id() })

/** It is not held. Its hours must find another place before the course can be concluded. */
export const cancelLesson = command<z.infer<typeof cancelShape>, Given, { lesson: string; course: string }>({
  kind: 'training.cancel-lesson',
  shape: cancelShape,
  example: { lesson: '01930000-0000-7000-8000-000000000001' },
  may: 'training.write',
  given: ({ lesson }, asking) => groundOf(lesson, asking),
  decide(_, { lesson }) {
    refuseClosed(lesson)
    return { lesson: lesson.id, course: lesson.course_id }
  },
  async write({ lesson, course }, rows) {
    await rows.remove('lesson', { id: lesson })
    return { lesson, course }
  },
})

const addShape = z.strictObject({
  course: id(),
  ...when,
  hours: hours(12),
  kind: code(['theory', 'practice']),
  module: integer(0, 39),
})

/** Hours that were cancelled, held on another day. No module gets more hours than its programme has. */
export const addLesson = command<
  z.infer<typeof addShape>,
  Omit<Given, 'lesson'>,
  Omit<LessonRow, 'tenant_id' | 'entry'>
>({
  kind: 'training.add-lesson',
  shape: addShape,
  example: {
    course: '01930000-0000-7000-8000-000000000001',
    heldOn: '2026-03-07',
    begins: '09:00',
    trainer: '01930000-0000-7000-8000-000000000002',
    room: 'Sala 1',
    hours: 4,
    kind: 'practice',
    module: 0,
  },
  may: 'training.write',
  happenedOn: input => input.heldOn,
  async given({ course }, { tx, who }) {
    const ground = await getCourseGround(tx, who, 'training.write', course)
    return { ...ground, others: await lessonsOf(tx, who.tenant, course) }
  },
  decide(input, given) {
    if (given.course.concluded_on !== null) throw refuse('training.course-is-concluded')
    const minutes = inMinutes(input.hours)
    refuseWhen(input, minutes, given)
    refuseMoreThanTheProgramme(input, minutes, given)
    const { course, heldOn, begins, trainer, room, kind, module } = input
    return {
      id: newId(),
      course_id: course,
      held_on: heldOn,
      begins: minutesFrom(begins),
      minutes,
      kind,
      module,
      trainer_id: trainer,
      room,
      closed_on: null,
      closed_by: null,
    }
  },
  async write(lesson, rows) {
    await rows.insert('lesson', lesson)
    return { lesson: lesson.id, course: lesson.course_id }
  },
})

async function groundOf(asked: string, { tx, who }: Pick<Asking, 'tx' | 'who'>): Promise<Given> {
  const lesson = await getLesson(tx, who, 'training.write', asked)
  const ground = await getCourseGround(tx, who, 'training.write', lesson.course_id)
  const others = (await lessonsOf(tx, who.tenant, lesson.course_id)).filter(one => one.id !== asked)
  return { ...ground, lesson, others }
}

function refuseClosed(lesson: LessonRow): void {
  if (lesson.closed_on !== null) throw refuse('training.lesson-is-closed')
}

function refuseWhen(input: When, minutes: number, { course, authorisation, others }: Omit<Given, 'lesson'>): void {
  const { heldOn, trainer, room } = input
  const begins = minutesFrom(input.begins)
  if (heldOn < course.starts_on || heldOn >= course.exam_on)
    throw refuseField('heldOn', 'training.outside-the-course', { from: course.starts_on, to: course.exam_on })
  if (begins + minutes > 24 * 60) throw refuseField('begins', 'training.meetings-overlap')
  const clash = others.some(
    one => one.held_on === heldOn && one.begins < begins + minutes && begins < one.begins + one.minutes,
  )
  if (clash) throw refuseField('begins', 'training.meetings-overlap')
  if (!authorisation.trainers.includes(trainer)) throw refuseField('trainer', 'training.trainer-not-authorised')
  if (!authorisation.rooms.includes(room)) throw refuseField('room', 'training.room-not-authorised')
  const without = firstDayWithout(authorisation, authorisation.lapses, course.starts_on, heldOn)
  if (without !== undefined)
    throw refuseField('heldOn', 'training.authorisation-does-not-hold', { number: authorisation.number, on: without })
}

function refuseMoreThanTheProgramme(
  { kind, module }: { kind: 'theory' | 'practice'; module: number },
  minutes: number,
  { modules, others }: Omit<Given, 'lesson'>,
): void {
  const found = modules.find(one => one.place === module)
  if (!found) throw refuseField('module', 'training.no-such-module')
  const planned = others
    .filter(one => one.module === module && one.kind === kind)
    .reduce((sum, one) => sum + one.minutes, 0)
  const left = (kind === 'theory' ? found.theory_minutes : found.practice_minutes) - planned
  if (minutes > left) throw refuseField('hours', 'training.more-than-the-programme', { hours: left / 60 })
}
