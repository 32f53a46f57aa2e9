import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import { addMonths, type Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import { missing, type Problem, refuse, refuseField } from '../kernel/problem.ts'
import { code, day, id, integer, personal, plain } from '../kernel/shape.ts'
import {
  decidedOutcome,
  groundsForOutcomes,
  type OutcomeFact,
  type OutcomeGrounds,
  writeOutcome,
} from '../people/outcome.ts'
import {
  decidedSupport,
  findSupportKind,
  groundsForGroup,
  type SupportFact,
  type SupportGrounds,
} from '../people/support.ts'
import { newSalt } from '../people/tables.ts'
import { parameterOf, type Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { refusedAt } from './attendance.ts'
import { firstDayWithout } from './authorised.ts'
import { isAdmitted } from './conclusion.ts'
import { type CourseGround, getCourseGround } from './course-tables.ts'
import { totalOf } from './curriculum.ts'
import { type ExamRow, examsOf, type MemberRow, type ResultRow, resultsOf } from './exam-tables.ts'
import { grade, hundredths, passes, type PassRule } from './grade.ts'
import { firstRecordsOf } from './learner-tables.ts'
import { type Attended, attendedIn, learnersOf } from './lesson-tables.ts'
import type { LearnerRow } from './tables.ts'

export const memberRoles = ['chair', 'member', 'secretary'] as const

/** The kind of support that sitting an exam is, where the rules have one: an exam extends participation. Source: decision 4. */
const examKind = 'exam'

/** Without marks: did not come. */
const candidate = {
  learner: id(),
  theory: z.optional(grade()),
  practice: z.optional(grade()),
  /** Whoever has left the programme and sits it: a re-entry, said to be one. Source: decision 4. */
  reEntry: z.optional(z.boolean()),
}

const shape = z.strictObject({
  course: id(),
  heldOn: day(),
  minutes: integer(1, 720),
  /** Of the minutes of the commission. */
  number: plain(60),
  commission: z
    .array(z.strictObject({ name: personal(120), role: code(memberRoles), external: z.optional(z.boolean()) }))
    .check(z.minLength(1), z.maxLength(10)),
  results: z.array(z.strictObject(candidate)).check(z.minLength(1), z.maxLength(300)),
})
type HoldExam = z.infer<typeof shape>

interface Given extends CourseGround {
  rules: Rulebook
  learners: LearnerRow[]
  /** By record, of everybody in the course, the first record of the person. */
  firsts: ReadonlyMap<string, string>
  attended: ReadonlyMap<string, Attended>
  exams: ExamRow[]
  before: ResultRow[]
  /** By enrolment, of those who are named. */
  sitting: ReadonlyMap<string, SupportGrounds>
  passing: ReadonlyMap<string, OutcomeGrounds>
}

type NewRow<T> = Omit<T, 'tenant_id' | 'entry'>

interface Held {
  exam: NewRow<ExamRow>
  members: NewRow<MemberRow>[]
  results: NewRow<ResultRow>[]
  supports: SupportFact[]
  outcomes: OutcomeFact[]
}

/**
 * An exam before a commission, or the exam of those who failed an earlier one: the whole again. Only whoever completed the course within the
 * limits of absence sits it, on a day on which the authorisation still holds. Whoever passes both parts is certified on that day, whenever
 * the paper follows. Source: Order 501/5253/2003; decision 2 of the domain rules.
 */
export const holdExam = command<HoldExam, Given, Held>({
  kind: 'training.hold-exam',
  shape,
  example: {
    course: '01930000-0000-7000-8000-000000000001',
    heldOn: '2026-03-13',
    minutes: 240,
    number: 'PV 14/13.03.2026',
    commission: [{ name: 'Ion Exemplu', role: 'chair', external: true }],
    results: [{ learner: '01930000-0000-7000-8000-000000000002', theory: 8.5, practice: 9 }],
  },
  may: 'training.write',
  happenedOn: input => input.heldOn,
  async given(input, { tx, who }) {
    const ground = await getCourseGround(tx, who, 'training.write', input.course)
    const rules = await getRulebook(tx, who.tenant, ground.course.programme, input.heldOn)
    const learners = await learnersOf(tx, who.tenant, input.course)
    const enrolments = learners
      .filter(one => input.results.some(result => result.learner === one.id))
      .map(one => one.enrolment_id)
    return {
      ...ground,
      rules,
      learners,
      firsts: await firstRecordsOf(
        tx,
        who.tenant,
        learners.map(one => one.person_id),
      ),
      attended: await attendedIn(tx, who.tenant, input.course),
      exams: await examsOf(tx, who.tenant, input.course),
      before: await resultsOf(tx, who.tenant, input.course),
      sitting: await groundsForGroup({ kind: examKind, givenOn: input.heldOn, enrolments }, { tx, who }),
      passing: await passingOf(enrolments, ground, input.heldOn, { tx, who }),
    }
  },
  decide(input, given, asking) {
    refuseWrongDay(input, given, asking.today)
    refuseCommission(input, given.rules)
    const exam = {
      id: newId(),
      course_id: input.course,
      held_on: input.heldOn,
      minutes: input.minutes,
      number: input.number,
    }
    const held: Held = { exam, members: membersOf(input, exam.id), results: [], supports: [], outcomes: [] }
    for (const at of input.results.keys()) sit(at, input, given, held, asking)
    return held
  },
  async write({ exam, members, results, supports, outcomes }, rows) {
    await rows.insert('exam', exam)
    await rows.insertAll('exam_member', members)
    await rows.insertAll('support', supports)
    await rows.insertAll('exam_result', results)
    for (const outcome of outcomes) await writeOutcome(outcome, rows)
    return { exam: exam.id, passed: outcomes.length }
  },
})

async function passingOf(
  enrolments: readonly string[],
  { curriculum }: CourseGround,
  reachedOn: Day,
  asking: Pick<Asking, 'tx' | 'who'>,
): Promise<Map<string, OutcomeGrounds>> {
  const kind = curriculum.certified_kind
  if (kind === null) return new Map()
  const inputs = enrolments.map(enrolment => ({ enrolment, kind, reachedOn }))
  const grounds = await groundsForOutcomes(inputs, asking)
  return new Map(inputs.map(input => [input.enrolment, grounds.of(input)]))
}

function refuseWrongDay({ heldOn }: HoldExam, { course, authorisation, exams, rules }: Given, today: Day): void {
  if (course.concluded_on === null) throw refuse('training.conclude-first')
  if (heldOn > today) throw refuseField('heldOn', 'training.lies-ahead')
  if (heldOn <= course.concluded_on)
    throw refuseField('heldOn', 'training.exam-before-the-last-session', { on: course.concluded_on })
  if (exams.some(one => one.held_on === heldOn)) throw refuseField('heldOn', 'training.exam-held-that-day')
  const without = firstDayWithout(authorisation, authorisation.lapses, course.starts_on, heldOn)
  if (without !== undefined)
    throw refuseField('heldOn', 'training.authorisation-does-not-hold', { number: authorisation.number, on: without })
  const [first] = exams
  const months = parameterOf(rules, 'exam-resit-months')
  if (first && heldOn > addMonths(first.held_on, months))
    throw refuseField('heldOn', 'training.resit-too-late', { months, on: first.held_on })
}

function refuseCommission({ commission }: HoldExam, rules: Rulebook): void {
  const wanted = parameterOf(rules, 'exam-external-members')
  const external = commission.filter(one => one.external).length
  if (external < wanted) throw refuseField('commission.0.external', 'training.too-few-external', { count: wanted })
  if (commission.filter(one => one.role === 'chair').length !== 1)
    throw refuseField('commission.0.role', 'training.one-chair')
}

const membersOf = ({ commission }: HoldExam, exam: string): NewRow<MemberRow>[] =>
  commission.map(({ name, role, external = false }, place) => ({
    exam_id: exam,
    place,
    name,
    role,
    external,
    salt: newSalt(),
  }))

export const passRule = (rules: Rulebook): PassRule => ({
  theory: parameterOf(rules, 'exam-theory-pass'),
  practice: parameterOf(rules, 'exam-practice-pass'),
})

/** Whether these marks are there and pass. */
export const hasPassed = ({ theory, practice }: Pick<ResultRow, 'theory' | 'practice'>, rules: Rulebook): boolean =>
  theory !== null && practice !== null && passes({ theory, practice }, passRule(rules))

function sit(at: number, input: HoldExam, given: Given, held: Held, asking: Pick<Asking, 'who' | 'today'>): void {
  const { learner, theory, practice, reEntry } = input.results[at] as HoldExam['results'][number]
  const { rules, learners, attended, modules, before, curriculum } = given
  const path = `results.${at}.theory`
  const one = learners.find(row => row.id === learner)
  if (!one) throw missing('training.no-such-learner')
  if (input.results.findIndex(result => result.learner === learner) !== at)
    throw refuseField(path, 'training.sits-twice')
  if (!isAdmitted(one, attended.get(learner), totalOf(modules).whole, rules))
    throw refuseField(path, 'training.not-admitted')
  if (before.some(result => result.learner_id === learner && hasPassed(result, rules)))
    throw refuseField(path, 'training.has-passed')
  if ((theory === undefined) !== (practice === undefined)) throw refuseField(path, 'training.both-marks')
  if (theory !== undefined && satBefore(at, input, given, one)) throw refuseField(path, 'training.sits-twice')
  const marks = {
    theory: theory === undefined ? null : hundredths(theory),
    practice: practice === undefined ? null : hundredths(practice),
  }
  held.results.push({
    exam_id: held.exam.id,
    learner_id: learner,
    person_id: one.person_id,
    ...marks,
    appealed_on: null,
    decided_on: null,
  })
  const grounds = given.sitting.get(one.enrolment_id)
  if (theory !== undefined && grounds && findSupportKind(rules, examKind)) {
    const { heldOn: givenOn, minutes } = input
    const support = { enrolment: one.enrolment_id, kind: examKind, givenOn, minutes, reEntry }
    held.supports.push(refusedAt(rowOf(at), () => decidedSupport(support, grounds, asking)))
  }
  const passing = given.passing.get(one.enrolment_id)
  if (hasPassed(marks, rules) && passing && curriculum.certified_kind !== null) {
    const outcome = { enrolment: one.enrolment_id, kind: curriculum.certified_kind, reachedOn: input.heldOn }
    held.outcomes.push(decidedOutcome(outcome, passing, asking))
  }
}

/** Whether another record of this person has marks further up: two records of one person do not both sit. */
const satBefore = (at: number, { results }: HoldExam, { learners, firsts }: Given, { person_id: person }: LearnerRow) =>
  results.slice(0, at).some(({ learner, theory }) => {
    const before = learners.find(one => one.id === learner)?.person_id ?? ''
    return theory !== undefined && firsts.get(before) === firsts.get(person)
  })

const rowOf =
  (at: number) =>
  ({ fields }: Problem): string =>
    `results.${at}.${fields[0]?.path === 'reEntry' ? 'reEntry' : 'theory'}`
