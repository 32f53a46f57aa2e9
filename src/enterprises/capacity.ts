import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuseField } from '../kernel/problem.ts'
import { code, day, id, integer, plain } from '../kernel/shape.ts'
import { refuseWrongAnswers } from '../programme/answers.ts'
import { findInstrument } from '../programme/instrument.ts'
import { type EnterpriseAssessmentRow, findAssessment } from './capacity-tables.ts'
import { placeOf, type Place } from './enterprise.ts'
import { type Fact, rowsOf } from './tables.ts'

const exampleId = '01930000-0000-7000-8000-000000000001'

const assessShape = z.strictObject({
  enterprise: id(),
  instrument: code(),
  onDay: day(),
  /** One of the options for each item, in their order. */
  answers: z.array(integer(0, 100)).check(z.minLength(1), z.maxLength(100)),
})

/** What those who lead an enterprise answer about it on a day: before support, and after it. The score is reckoned whenever it is shown. */
export const assess = command<
  z.infer<typeof assessShape>,
  Place & { before: EnterpriseAssessmentRow[] },
  Fact<EnterpriseAssessmentRow>
>({
  kind: 'enterprises.assess',
  shape: assessShape,
  example: {
    enterprise: exampleId,
    instrument: 'enterprise-capacity',
    onDay: '2025-09-01',
    answers: [1, 0, 1, 0, 1, 1, 0, 0, 2, 1, 1, 0],
  },
  may: 'deliverable.write',
  happenedOn: input => input.onDay,
  given: async (input, { tx, who }) => ({
    ...(await placeOf(tx, who, 'deliverable.write', input.enterprise)),
    before: await rowsOf(tx, who.tenant, 'enterprise_assessment', input.enterprise),
  }),
  decide({ enterprise, onDay, answers, ...asked }, { found, before }, { today }) {
    const instrument = findInstrument('enterprise', asked.instrument)
    if (!instrument) throw refuseField('instrument', 'enterprises.no-such-instrument')
    if (onDay > today) throw refuseField('onDay', 'programme.lies-ahead')
    if (onDay < found.row.reached_on) throw refuseField('onDay', 'enterprises.before-enterprise')
    if (before.some(one => one.instrument === instrument.code && one.on_day === onDay))
      throw refuseField('onDay', 'enterprises.assessed-that-day')
    refuseWrongAnswers(instrument, answers)
    return {
      id: newId(),
      enterprise_id: enterprise,
      instrument: instrument.code,
      version: instrument.version,
      on_day: onDay,
      answers,
    }
  },
  async write(assessment, rows) {
    await rows.insert('enterprise_assessment', assessment)
    return { capacity: assessment.id, enterprise: assessment.enterprise_id }
  },
})

const withdrawShape = z.strictObject({ capacity: id(), reason: plain(300) })

/** Answers that were recorded by mistake. */
export const withdrawAssessment = command<
  z.infer<typeof withdrawShape>,
  EnterpriseAssessmentRow,
  EnterpriseAssessmentRow
>({
  kind: 'enterprises.withdraw-assessment',
  shape: withdrawShape,
  example: { capacity: exampleId, reason: 'Completată pentru altă întreprindere.' },
  may: 'deliverable.write',
  async given({ capacity }, { tx, who }) {
    const found = await findAssessment(tx, who.tenant, capacity)
    if (!found) throw missing('enterprises.no-such-assessment')
    await placeOf(tx, who, 'deliverable.write', found.enterprise_id)
    return found
  },
  decide: (_, found) => found,
  async write({ id: capacity, enterprise_id }, rows) {
    await rows.remove('enterprise_assessment', { id: capacity })
    return { capacity, enterprise: enterprise_id }
  },
})
