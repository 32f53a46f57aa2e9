import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import { addDays } from '../kernel/day.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { day, id } from '../kernel/shape.ts'
import {
  decidedOutcome,
  groundsForOutcome,
  type OutcomeFact,
  type OutcomeGrounds,
  writeOutcome,
} from '../people/outcome.ts'
import { parameterOf, type Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { getCourseGround } from './course-tables.ts'
import { hasPassed } from './exam.ts'
import { type ExamRow, getExam, type ResultRow, resultsOf } from './exam-tables.ts'
import { grade, hundredths } from './grade.ts'
import { learnersOf } from './lesson-tables.ts'
import type { LearnerRow } from './tables.ts'

const appealShape = z.strictObject({ exam: id(), learner: id(), lodgedOn: day() })

interface Appealed {
  exam: ExamRow
  result: ResultRow
  rules: Rulebook
  learner: LearnerRow
  kind: string | null
}

async function resultIn(
  { exam: asked, learner: of }: { exam: string; learner: string },
  { tx, who }: Pick<Asking, 'tx' | 'who'>,
): Promise<Appealed> {
  const exam = await getExam(tx, who, 'training.write', asked)
  const { course, curriculum } = await getCourseGround(tx, who, 'training.write', exam.course_id)
  const result = (await resultsOf(tx, who.tenant, course.id)).find(
    one => one.exam_id === exam.id && one.learner_id === of,
  )
  const learner = (await learnersOf(tx, who.tenant, course.id)).find(one => one.id === of)
  if (!result || !learner) throw missing('training.no-such-learner')
  const rules = await getRulebook(tx, who.tenant, course.programme, exam.held_on)
  return { exam, result, rules, learner, kind: curriculum.certified_kind }
}

/**
 * Against the mark of theory alone, within the days of the profile. Our choice: the 24 hours of the methodology are counted as days, since the
 * hour at which results were posted is not recorded.
 */
export const lodgeAppeal = command<z.infer<typeof appealShape>, Appealed, z.infer<typeof appealShape>>({
  kind: 'training.lodge-appeal',
  shape: appealShape,
  example: {
    exam: '01930000-0000-7000-8000-000000000001',
    learner: '01930000-0000-7000-8000-000000000002',
    lodgedOn: '2026-03-14',
  },
  may: 'training.write',
  happenedOn: input => input.lodgedOn,
  given: resultIn,
  decide(input, { exam, result, rules }, { today }) {
    if (input.lodgedOn > today) throw refuseField('lodgedOn', 'training.lies-ahead')
    if (result.theory === null) throw refuse('training.did-not-come')
    if (result.appealed_on !== null) throw refuse('training.appealed-already')
    const until = addDays(exam.held_on, parameterOf(rules, 'exam-appeal-days'))
    if (input.lodgedOn < exam.held_on || input.lodgedOn > until)
      throw refuseField('lodgedOn', 'training.appeal-too-late', { on: until })
    return input
  },
  async write({ exam, learner, lodgedOn }, rows) {
    await rows.revise('exam_result', { exam_id: exam, learner_id: learner }, { appealed_on: lodgedOn })
    return { exam, learner }
  },
})

const decideShape = z.strictObject({ exam: id(), learner: id(), theory: grade(), decidedOn: day() })

/** The mark that stands. Our choice: an appeal never lowers it. Whoever passes by it is certified on the day of the exam. */
export const decideAppeal = command<
  z.infer<typeof decideShape>,
  Appealed & { grounds: OutcomeGrounds | undefined },
  { input: z.infer<typeof decideShape>; theory: number; outcome: OutcomeFact | undefined }
>({
  kind: 'training.decide-appeal',
  shape: decideShape,
  example: {
    exam: '01930000-0000-7000-8000-000000000001',
    learner: '01930000-0000-7000-8000-000000000002',
    theory: 5.25,
    decidedOn: '2026-03-16',
  },
  may: 'training.write',
  happenedOn: input => input.decidedOn,
  async given(input, asking) {
    const found = await resultIn(input, asking)
    const { kind, learner, exam } = found
    const asked = { enrolment: learner.enrolment_id, kind: kind ?? '', reachedOn: exam.held_on }
    return { ...found, grounds: kind === null ? undefined : await groundsForOutcome(asked, asking) }
  },
  decide(input, { exam, result, rules, learner, kind, grounds }, { today }) {
    if (input.decidedOn > today) throw refuseField('decidedOn', 'training.lies-ahead')
    if (result.appealed_on === null || result.decided_on !== null) throw refuse('training.no-appeal-is-open')
    if (input.decidedOn < result.appealed_on)
      throw refuseField('decidedOn', 'training.before-asking', { on: result.appealed_on })
    const theory = Math.max(hundredths(input.theory), result.theory ?? 0)
    const passed = hasPassed({ theory, practice: result.practice }, rules) && kind !== null && grounds
    const asked = { enrolment: learner.enrolment_id, kind: kind ?? '', reachedOn: exam.held_on }
    return { input, theory, outcome: passed ? decidedOutcome(asked, grounds, { today }) : undefined }
  },
  async write({ input, theory, outcome }, rows) {
    const { exam, learner, decidedOn } = input
    await rows.revise('exam_result', { exam_id: exam, learner_id: learner }, { theory, decided_on: decidedOn })
    if (outcome) await writeOutcome(outcome, rows)
    return { exam, learner }
  },
})
