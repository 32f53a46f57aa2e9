import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { code as codeIn, day, hours, id, integer, plain } from '../kernel/shape.ts'
import { regionOf } from '../programme/place.ts'
import { code } from '../programme/rule.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { firstDayWithout } from './authorised.ts'
import { clockTime, inMinutes, minutesFrom } from './clock-time.ts'
import { type Authorised, findCourseByCode, getAuthorisation, getCurriculum, modulesOf } from './course-tables.ts'
import { totalOf } from './curriculum.ts'
import { reachesPlace } from './scope.ts'
import type { CourseRow, CurriculumRow, LessonRow, ModuleRow } from './tables.ts'
import { timetable } from './timetable.ts'

export const subsidyRules = ['by-attendance', 'flat', 'certificate'] as const

const meeting = z.strictObject({ weekday: integer(1, 7), begins: clockTime(), hours: hours(12) })

const shape = z.strictObject({
  authorisation: id(),
  code,
  county: codeIn(),
  partner: code,
  centre: z.optional(code),
  startsOn: day(),
  examOn: day(),
  trainer: id(),
  room: plain(120),
  subsidy: z.optional(codeIn(subsidyRules)),
  /** When the group meets in a usual week; holidays are left out. */
  pattern: z.array(meeting).check(z.minLength(1), z.maxLength(14)),
})
export type OpenCourse = z.infer<typeof shape>

interface Given {
  authorisation: Authorised
  curriculum: CurriculumRow
  modules: ModuleRow[]
  rules: Rulebook
  sameCode: CourseRow | undefined
}

type NewRow<T> = Omit<T, 'tenant_id' | 'entry'>

interface Opened {
  course: NewRow<CourseRow>
  lessons: NewRow<LessonRow>[]
}

/**
 * A course with its timetable. It opens only where its authorisation holds: for this programme of training with these hours, in this county,
 * for this trainer and room, on every day from the first session up to and including the exam.
 */
export const openCourse = command<OpenCourse, Given, Opened>({
  kind: 'training.open-course',
  shape,
  example: {
    authorisation: '01930000-0000-7000-8000-000000000001',
    code: 'ANTR-NE-1',
    county: 'RO213',
    partner: 'lider',
    startsOn: '2026-03-02',
    examOn: '2026-03-13',
    trainer: '01930000-0000-7000-8000-000000000002',
    room: 'Sala 1',
    pattern: [1, 2, 3, 4, 5].map(one => ({ weekday: one, begins: '09:00', hours: 8 })),
  },
  may: 'training.write',
  happenedOn: input => input.startsOn,
  async given(input, { tx, who }) {
    const authorisation = await getAuthorisation(tx, who.tenant, input.authorisation)
    const { programme, curriculum_id } = authorisation
    const { partner, centre } = input
    const place = { programme, region: regionOf(input.county), partner, ...(centre !== undefined && { centre }) }
    if (!reachesPlace(who, 'training.write', place)) throw missing('training.no-such-authorisation')
    return {
      authorisation,
      curriculum: await getCurriculum(tx, who.tenant, curriculum_id),
      modules: await modulesOf(tx, who.tenant, curriculum_id),
      rules: await getRulebook(tx, who.tenant, programme, input.startsOn),
      sameCode: await findCourseByCode(tx, who.tenant, programme, input.code),
    }
  },
  decide(input, given) {
    refuseWrongPlace(input, given)
    refuseUnauthorised(input, given)
    const lessons = lessonsFor(input, given)
    const lastOn = lessons.at(-1)?.held_on ?? input.startsOn
    if (input.examOn <= lastOn) throw refuseField('examOn', 'training.exam-before-the-last-session', { on: lastOn })
    refuseDaysWithout(input, given.authorisation)
    return lessons.length > 0 ? { course: courseOf(input, given, lessons), lessons } : nothing()
  },
  async write({ course, lessons }, rows) {
    await rows.insert('course', course)
    await rows.insertAll('lesson', lessons)
    return { course: course.id, lessons: lessons.length }
  },
})

function nothing(): never {
  throw refuseField('pattern.0.weekday', 'training.pattern-does-not-hold-the-hours')
}

function refuseWrongPlace(input: OpenCourse, { rules, sameCode }: Given): void {
  if (sameCode) throw refuseField('code', 'training.code-taken', { code: input.code })
  const region = regionOf(input.county)
  if (!rules.regions.some(one => one.nuts === region)) throw refuseField('county', 'training.no-such-county')
  if (!rules.partners.some(one => one.code === input.partner)) throw refuseField('partner', 'training.no-such-partner')
  const { centre } = input
  if (centre !== undefined && !rules.centres.some(one => one.code === centre && one.region === region))
    throw refuseField('centre', 'training.no-such-centre')
}

function refuseUnauthorised(input: OpenCourse, { authorisation, modules }: Given): void {
  if (input.county !== authorisation.county)
    throw refuseField('county', 'training.not-authorised-in-this-county', { number: authorisation.number })
  if (!authorisation.trainers.includes(input.trainer)) throw refuseField('trainer', 'training.trainer-not-authorised')
  if (!authorisation.rooms.includes(input.room)) throw refuseField('room', 'training.room-not-authorised')
  const { theory, practice } = totalOf(modules)
  if (theory !== authorisation.theory_minutes || practice !== authorisation.practice_minutes) {
    throw refuse('training.hours-differ-from-authorisation', {
      theory: theory / 60,
      practice: practice / 60,
      authorisedTheory: authorisation.theory_minutes / 60,
      authorisedPractice: authorisation.practice_minutes / 60,
    })
  }
}

function refuseDaysWithout({ startsOn, examOn }: OpenCourse, authorisation: Authorised): void {
  const without = firstDayWithout(authorisation, authorisation.lapses, startsOn, examOn)
  if (without !== undefined)
    throw refuseField('examOn', 'training.authorisation-does-not-hold', { number: authorisation.number, on: without })
}

function lessonsFor(input: OpenCourse, { modules }: Given): NewRow<LessonRow>[] {
  const pattern = input.pattern.map(one => ({
    weekday: one.weekday,
    begins: minutesFrom(one.begins),
    minutes: inMinutes(one.hours),
  }))
  refuseCrowdedDays(pattern)
  return timetable(modules, pattern, input.startsOn).map(one => ({
    id: newId(),
    course_id: '',
    held_on: one.heldOn,
    begins: one.begins,
    minutes: one.minutes,
    kind: one.kind,
    module: one.module,
    trainer_id: input.trainer,
    room: input.room,
    closed_on: null,
    closed_by: null,
  }))
}

/** A group is in one place at a time, and goes home before midnight. */
function refuseCrowdedDays(pattern: readonly { weekday: number; begins: number; minutes: number }[]): void {
  for (const [at, one] of pattern.entries()) {
    const clash = pattern.some(
      (other, before) =>
        before < at &&
        other.weekday === one.weekday &&
        other.begins < one.begins + one.minutes &&
        one.begins < other.begins + other.minutes,
    )
    if (clash || one.begins + one.minutes > 24 * 60)
      throw refuseField(`pattern.${at}.begins`, 'training.meetings-overlap')
  }
}

function courseOf(
  input: OpenCourse,
  { authorisation, curriculum }: Given,
  lessons: NewRow<LessonRow>[],
): NewRow<CourseRow> {
  const course = newId()
  for (const lesson of lessons) lesson.course_id = course
  return {
    id: course,
    programme: authorisation.programme,
    curriculum_id: curriculum.id,
    authorisation_id: authorisation.id,
    code: input.code,
    region: regionOf(input.county),
    county: input.county,
    partner: input.partner,
    centre: input.centre ?? null,
    starts_on: input.startsOn,
    exam_on: input.examOn,
    trainer_id: input.trainer,
    room: input.room,
    subsidy: input.subsidy ?? null,
    concluded_on: null,
  }
}

/** The last day of the timetable. */
export const lastLessonOn = (lessons: readonly Pick<LessonRow, 'held_on'>[]): Day | undefined =>
  lessons
    .map(one => one.held_on)
    .toSorted()
    .at(-1)
