import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { Problem, refuse, refuseField } from '../kernel/problem.ts'
import { code, id, integer } from '../kernel/shape.ts'
import { decidedSupport, groundsForGroup, type SupportFact, type SupportGrounds } from '../people/support.ts'
import { firstDayWithout } from './authorised.ts'
import { type CourseGround, getCourseGround } from './course-tables.ts'
import { firstRecordsOf } from './learner-tables.ts'
import { getLesson, learnersOf } from './lesson-tables.ts'
import { excuses, type Presence } from './presence.ts'
import type { LearnerRow, LessonRow, MarkRow } from './tables.ts'

/** As the sheet asks: absent with an excuse is excused, absent without one is not. */
export const ticks = ['present', 'late', 'absent'] as const

export const tick = {
  presence: code(ticks),
  lateMinutes: z.optional(integer(1, 720)),
  excuse: z.optional(code(excuses)),
  /** Whoever has left the programme and is there again: a re-entry, said to be one. */
  reEntry: z.optional(z.boolean()),
}
export interface Tick {
  presence: (typeof ticks)[number]
  lateMinutes?: number | undefined
  excuse?: (typeof excuses)[number] | undefined
  reEntry?: boolean | undefined
}

const shape = z.strictObject({
  lesson: id(),
  marks: z.array(z.strictObject({ learner: id(), ...tick })).check(z.maxLength(300)),
})
export type CloseLesson = z.infer<typeof shape>

export interface LessonGround extends CourseGround {
  lesson: LessonRow
  /** Everybody who had a place on that day. */
  roster: LearnerRow[]
  /** By record, of everybody on the roster, the first record of the person. */
  firsts: ReadonlyMap<string, string>
  people: ReadonlyMap<string, SupportGrounds>
}

export interface Marked {
  mark: Omit<MarkRow, 'tenant_id' | 'entry'>
  support: SupportFact | undefined
}

/**
 * Who was in a session. Closing locks it, and makes of each person's minutes the support that they are, in the same command: under the
 * horizontal theme of the module where it has one. It is refused on days for which the authorisation does not hold, or has not held since
 * the course began.
 */
export const closeLesson = command<CloseLesson, LessonGround, { lesson: string; on: Day; marked: Marked[] }>({
  kind: 'training.close-lesson',
  shape,
  example: {
    lesson: '01930000-0000-7000-8000-000000000001',
    marks: [{ learner: '01930000-0000-7000-8000-000000000002', presence: 'present' }],
  },
  may: 'training.write',
  async given(input, asking) {
    return groundOfLesson(input.lesson, asking)
  },
  decide(input, given, asking) {
    const { lesson, roster } = given
    if (lesson.closed_on !== null) throw refuse('training.lesson-is-closed')
    refuseWrongDay(given, asking.today)
    refuseStrangers(input, roster)
    const all = input.marks.map((one, at) => marked(one, at, given, asking))
    for (const [at, { mark }] of all.entries())
      refuseTwice(
        mark,
        all.slice(0, at).map(before => before.mark),
        given,
        `marks.${at}.presence`,
      )
    return { lesson: lesson.id, on: asking.today, marked: all }
  },
  async write({ lesson, on, marked: all }, rows, { who }) {
    await rows.revise('lesson', { id: lesson }, { closed_on: on, closed_by: who.account })
    await rows.insertAll(
      'support',
      all.flatMap(one => one.support ?? []),
    )
    await rows.insertAll(
      'mark',
      all.map(one => one.mark),
    )
    return { lesson, present: all.filter(one => one.support).length, absent: all.filter(one => !one.support).length }
  },
})

export async function groundOfLesson(asked: string, { tx, who }: Pick<Asking, 'tx' | 'who'>): Promise<LessonGround> {
  const lesson = await getLesson(tx, who, 'training.write', asked)
  const ground = await getCourseGround(tx, who, 'training.write', lesson.course_id)
  const roster = (await learnersOf(tx, who.tenant, lesson.course_id)).filter(one => isOnRoster(one, lesson.held_on))
  const enrolments = roster.map(one => one.enrolment_id)
  const { support_kind: kind } = ground.curriculum
  const people = await groundsForGroup({ kind, givenOn: lesson.held_on, enrolments }, { tx, who })
  const firsts = await firstRecordsOf(
    tx,
    who.tenant,
    roster.map(one => one.person_id),
  )
  return { ...ground, lesson, roster, firsts, people }
}

/** Has a place on that day; the day of leaving is the last one. */
export const isOnRoster = ({ taken_on, left_on }: Pick<LearnerRow, 'taken_on' | 'left_on'>, on: Day): boolean =>
  taken_on !== null && taken_on <= on && (left_on === null || on <= left_on)

function refuseWrongDay({ lesson, course, authorisation }: LessonGround, today: Day): void {
  if (lesson.held_on > today) throw refuse('training.session-lies-ahead', { on: lesson.held_on })
  const without = firstDayWithout(authorisation, authorisation.lapses, course.starts_on, lesson.held_on)
  if (without !== undefined)
    throw refuse('training.authorisation-does-not-hold', { number: authorisation.number, on: without })
}

/** Everybody on the roster has one mark, and nobody else has any. */
function refuseStrangers({ marks }: CloseLesson, roster: readonly LearnerRow[]): void {
  if (roster.length === 0) throw refuse('training.nobody-on-the-roster')
  for (const [at, { learner }] of marks.entries()) {
    const isTwice = marks.findIndex(one => one.learner === learner) !== at
    if (isTwice || !roster.some(one => one.id === learner))
      throw refuseField(`marks.${at}.presence`, 'training.not-on-the-roster')
  }
  const unmarked = roster.filter(({ id: learner }) => !marks.some(one => one.learner === learner))
  if (unmarked.length > 0) throw refuse('training.somebody-has-no-mark', { count: unmarked.length })
}

/** Two records of one person do not both attend: the hours of a person count once. Source: decision 20 of the domain rules. */
export function refuseTwice(
  { person_id: person, minutes }: Pick<MarkRow, 'person_id' | 'minutes'>,
  others: readonly Pick<MarkRow, 'person_id' | 'minutes'>[],
  { firsts }: Pick<LessonGround, 'firsts'>,
  path: string,
): void {
  const isThere = others.some(one => one.minutes > 0 && firsts.get(one.person_id) === firsts.get(person))
  if (minutes > 0 && isThere) throw refuseField(path, 'training.is-there-twice')
}

/** The refusal of a person's support stands at that person's row. */
function marked(
  one: Tick & { learner: string },
  at: number,
  given: LessonGround,
  asking: Omit<Asking, 'tx' | 'engine'>,
): Marked {
  const learner = given.roster.find(row => row.id === one.learner) as LearnerRow
  const { presence, minutes } = presenceOf(one, given.lesson, `marks.${at}.lateMinutes`)
  const row = () => `marks.${at}.presence`
  const support =
    minutes > 0 ? refusedAt(row, () => supportFor({ learner, minutes, tick: one }, given, asking)) : undefined
  return {
    mark: {
      lesson_id: given.lesson.id,
      learner_id: learner.id,
      person_id: learner.person_id,
      presence,
      minutes,
      excuse: presence === 'excused' ? (one.excuse ?? null) : null,
      support_id: support?.id ?? null,
    },
    support,
  }
}

/** What a tick says about the minutes of a session; `lateField` is where the question „how late” stands. */
export function presenceOf(
  { presence, lateMinutes, excuse }: Tick,
  { minutes }: Pick<LessonRow, 'minutes'>,
  lateField: string,
): { presence: Presence; minutes: number } {
  if (presence === 'absent') return { presence: excuse === undefined ? 'unexcused' : 'excused', minutes: 0 }
  if (presence === 'present') return { presence, minutes }
  if (lateMinutes === undefined) throw refuseField(lateField, 'training.how-late')
  if (lateMinutes >= minutes) throw refuseField(lateField, 'training.later-than-the-session', { minutes })
  return { presence, minutes: minutes - lateMinutes }
}

export function supportFor(
  { learner, minutes, tick: { reEntry } }: { learner: LearnerRow; minutes: number; tick: Tick },
  { curriculum, modules, lesson, people }: LessonGround,
  asking: Omit<Asking, 'tx' | 'engine'>,
): SupportFact {
  const grounds = people.get(learner.enrolment_id)
  if (!grounds) throw refuse('people.no-such-person')
  const theme = modules.find(one => one.place === lesson.module)?.theme ?? undefined
  const kind = curriculum.support_kind
  const given = { enrolment: learner.enrolment_id, kind, givenOn: lesson.held_on, minutes }
  return decidedSupport({ ...given, theme, reEntry }, grounds, asking)
}

/** What refuses one person of many is said where `pathOf` puts it: at that person's row. */
export function refusedAt<T>(pathOf: (refused: Problem) => string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { status, code: problem, details } = error
    throw new Problem(status, problem, details, [{ path: pathOf(error), code: problem, details }])
  }
}
