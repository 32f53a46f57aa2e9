import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import type { Rows } from '../kernel/history.ts'
import { missing, refuse } from '../kernel/problem.ts'
import { id, personal } from '../kernel/shape.ts'
import { keepReason, moveExit } from '../people/correction.ts'
import type { SupportFact } from '../people/support.ts'
import {
  changeOf,
  exitAfter,
  type MovedExit,
  participationOf,
  refuseUnprovenEntry,
  type SupportChange,
} from '../people/support-change.ts'
import { newSalt } from '../people/tables.ts'
import { groundOfLesson, type LessonGround, presenceOf, refuseTwice, supportFor, tick } from './attendance.ts'
import { marksOf } from './lesson-tables.ts'
import type { MarkRow } from './tables.ts'

const shape = z.strictObject({ lesson: id(), learner: id(), ...tick, reason: personal(500) })
type CorrectMark = z.infer<typeof shape>

interface Given extends LessonGround {
  mark: MarkRow
  /** What follows for entry and exit if its support goes. */
  without: SupportChange | undefined
  /** Of everybody else in the session. */
  others: MarkRow[]
}

interface Corrected {
  before: MarkRow
  changes: Pick<MarkRow, 'presence' | 'minutes' | 'excuse'>
  /** Where somebody who was absent was there after all. */
  added: SupportFact | undefined
  moved: MovedExit | undefined
  reason: string
}

/**
 * A mark that was wrong, in a session that is closed. The support that the minutes are is corrected with it: it changes, goes, or comes.
 * The reason stays with the person.
 */
export const correctMark = command<CorrectMark, Given, Corrected>({
  kind: 'training.correct-mark',
  shape,
  example: {
    lesson: '01930000-0000-7000-8000-000000000001',
    learner: '01930000-0000-7000-8000-000000000002',
    presence: 'late',
    lateMinutes: 30,
    reason: 'the sheet says half past nine',
  },
  may: 'training.write',
  async given({ lesson, learner }, asking) {
    const ground = await groundOfLesson(lesson, asking)
    const marks = await marksOf(asking.tx, asking.who.tenant, lesson)
    const mark = marks.find(one => one.learner_id === learner)
    if (!mark) throw missing('training.no-such-learner')
    const without = await changeWithout(mark, ground, asking)
    return { ...ground, mark, without, others: marks.filter(one => one !== mark) }
  },
  decide(input, given, asking) {
    const { lesson, course, mark, others, roster, without } = given
    if (course.concluded_on !== null) throw refuse('training.course-is-concluded')
    const { presence, minutes } = presenceOf(input, lesson, 'lateMinutes')
    const excuse = presence === 'excused' ? (input.excuse ?? null) : null
    if (presence === mark.presence && minutes === mark.minutes && excuse === mark.excuse)
      throw refuse('people.nothing-changes')
    refuseTwice({ ...mark, minutes }, others, given, 'presence')
    const learner = roster.find(one => one.id === mark.learner_id)
    if (!learner) throw missing('training.no-such-learner')
    const added =
      minutes > 0 && mark.support_id === null ? supportFor({ learner, minutes, tick: input }, given, asking) : undefined
    const gone = minutes === 0 ? without : undefined
    if (gone) refuseUnprovenEntry(gone)
    const moved = gone && exitAfter(gone, asking.today)
    return { before: mark, changes: { presence, minutes, excuse }, added, moved, reason: input.reason }
  },
  async write({ before, changes, added, moved, reason }, rows, { shown }) {
    const { lesson_id, learner_id } = before
    const support_id = await writeSupport(rows, before, changes.minutes, added)
    await rows.revise('mark', { lesson_id, learner_id }, { ...changes, support_id }, shown)
    await keepReason(rows, before.person_id, 'mark', `${lesson_id},${learner_id}`, reason)
    return { lesson: lesson_id, learner: learner_id, ...(await moveExit(rows, moved, reason)) }
  },
})

/** Absent, somebody may have entered later or left earlier. */
async function changeWithout(
  { support_id: support, learner_id }: MarkRow,
  { roster, people }: LessonGround,
  asking: Asking,
): Promise<SupportChange | undefined> {
  const learner = roster.find(one => one.id === learner_id)
  const enrolment = learner && people.get(learner.enrolment_id)?.enrolment
  if (support === null || !enrolment) return undefined
  const participation = await participationOf(enrolment, asking)
  return changeOf(
    participation,
    participation.supports.filter(one => one.id !== support),
    asking,
  )
}

/** The id of the support that now stands for these minutes. */
async function writeSupport(
  rows: Rows,
  { support_id: support, minutes: before }: MarkRow,
  minutes: number,
  added: SupportFact | undefined,
): Promise<string | null> {
  if (added) {
    await rows.insert('support', added)
    return added.id
  }
  if (support === null) return null
  if (minutes === 0) {
    await rows.remove('support', { id: support })
    return null
  }
  if (minutes !== before) await rows.revise('support', { id: support }, { minutes, salt: newSalt() })
  return support
}
