import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { refuse } from '../kernel/problem.ts'
import { id } from '../kernel/shape.ts'
import { decidedOutcome, groundsForOutcome, type OutcomeFact, writeOutcome } from '../people/outcome.ts'
import { parameterOf, type Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { type AbsenceRule, mayStay } from './absence.ts'
import { lastLessonOn } from './course.ts'
import { type CourseGround, getCourseGround } from './course-tables.ts'
import { totalOf } from './curriculum.ts'
import { type Attended, attendedIn, learnersOf, lessonsOf } from './lesson-tables.ts'
import type { LearnerRow, LessonRow } from './tables.ts'

const shape = z.strictObject({ course: id() })

interface Given extends CourseGround {
  rules: Rulebook
  lessons: LessonRow[]
  /** By learner: the outcome that completing would be. */
  completing: ReadonlyMap<string, OutcomeFact>
  lastOn: Day
}

interface Concluded {
  course: string
  on: Day
  outcomes: OutcomeFact[]
}

/**
 * All hours of the programme were held. Whoever stayed and is not over the limits of absence has completed the course, on the day of its
 * last session. Trained is not certified: that is the exam's. Source: decision 10 of the domain rules.
 */
export const concludeCourse = command<z.infer<typeof shape>, Given, Concluded>({
  kind: 'training.conclude-course',
  shape,
  example: { course: '01930000-0000-7000-8000-000000000001' },
  may: 'training.write',
  async given({ course }, asking) {
    const { tx, who, today } = asking
    const ground = await getCourseGround(tx, who, 'training.write', course)
    const rules = await getRulebook(tx, who.tenant, ground.course.programme, ground.course.starts_on)
    const lessons = await lessonsOf(tx, who.tenant, course)
    const lastOn = lastLessonOn(lessons) ?? today
    const staying = await whoCompletes(ground, rules, asking)
    const completing = new Map<string, OutcomeFact>()
    // Whoever cannot have this outcome is refused below, once it is known that the course can be concluded at all.
    if (lessons.every(one => one.closed_on !== null)) {
      for (const one of staying) completing.set(one.id, await completion(one, ground, lastOn, asking))
    }
    return { ...ground, rules, lessons, completing, lastOn }
  },
  decide(_, { course, modules, lessons, completing, lastOn }) {
    if (course.concluded_on !== null) throw refuse('training.course-is-concluded')
    const open = lessons.filter(one => one.closed_on === null).length
    if (open > 0) throw refuse('training.sessions-are-open', { count: open })
    const held = lessons.reduce((sum, one) => sum + one.minutes, 0)
    const { whole } = totalOf(modules)
    if (held !== whole) throw refuse('training.hours-are-missing', { held: held / 60, whole: whole / 60 })
    return { course: course.id, on: lastOn, outcomes: [...completing.values()] }
  },
  async write({ course, on, outcomes }, rows) {
    await rows.revise('course', { id: course }, { concluded_on: on })
    for (const outcome of outcomes) await writeOutcome(outcome, rows)
    return { course, completed: outcomes.length }
  },
})

/** Learners who have a place and are within the limits of absence. */
async function whoCompletes(
  { course, modules }: CourseGround,
  rules: Rulebook,
  { tx, who }: Pick<Asking, 'tx' | 'who'>,
): Promise<LearnerRow[]> {
  const attended = await attendedIn(tx, who.tenant, course.id)
  const learners = await learnersOf(tx, who.tenant, course.id)
  return learners.filter(one => isAdmitted(one, attended.get(one.id), totalOf(modules).whole, rules))
}

/** Whether somebody may sit the exam: has a place, was there, and stays within the limits of absence. */
export const isAdmitted = (
  { taken_on, left_on }: Pick<LearnerRow, 'taken_on' | 'left_on'>,
  attended: Attended | undefined,
  programmeMinutes: number,
  rules: Rulebook,
): boolean =>
  taken_on !== null &&
  left_on === null &&
  attended !== undefined &&
  attended.attended > 0 &&
  mayStay(programmeMinutes, attended, absenceRule(rules))

export const absenceRule = (rules: Rulebook): AbsenceRule => ({
  unexcusedPercent: parameterOf(rules, 'absence-unexcused-percent'),
  excusedPercent: parameterOf(rules, 'absence-excused-percent'),
})

async function completion(
  { enrolment_id: enrolment }: LearnerRow,
  { curriculum }: CourseGround,
  reachedOn: Day,
  { tx, who, today }: Pick<Asking, 'tx' | 'who' | 'today'>,
): Promise<OutcomeFact> {
  const input = { enrolment, kind: curriculum.completed_kind, reachedOn }
  return decidedOutcome(input, await groundsForOutcome(input, { tx, who }), { today })
}
