import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import type { Rows } from '../kernel/history.ts'
import { newId } from '../kernel/ids.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { code, day, id, integer, plain, plainLines } from '../kernel/shape.ts'
import { may } from '../kernel/who.ts'
import { langs } from '../kernel/words.ts'
import {
  decidedOutcome,
  groundsForOutcome,
  type OutcomeFact,
  type OutcomeGrounds,
  writeOutcome,
} from '../people/outcome.ts'
import { getEnrolment } from '../people/person-tables.ts'
import { type EnrolmentRow, newSalt } from '../people/tables.ts'
import { refuseWrongAnswers } from '../programme/answers.ts'
import { findInstrument, type Instrument, needsText } from '../programme/instrument.ts'
import { scoreOf } from '../programme/score.ts'
import { assessmentsOf, getAssessment, instrumentTexts } from './assessment-tables.ts'
import type { AssessmentRow, InstrumentTextRow } from './tables.ts'

const exampleId = '01930000-0000-7000-8000-000000000001'

const recordShape = z.strictObject({
  enrolment: id(),
  instrument: code(),
  lang: code(langs),
  onDay: day(),
  /** One of the options for each item, in their order. */
  answers: z.array(integer(0, 100)).check(z.minLength(1), z.maxLength(100)),
})
type RecordAssessment = z.infer<typeof recordShape>

interface Given {
  enrolment: EnrolmentRow
  instrument: Instrument | undefined
  texts: InstrumentTextRow[]
  before: AssessmentRow[]
  /** What an outcome leans on; undefined for whoever records none. */
  outcome: OutcomeGrounds | undefined
}

interface Recorded {
  assessment: Omit<AssessmentRow, 'tenant_id' | 'entry'>
  outcome: OutcomeFact | undefined
}

/**
 * The answers of a person on a day; the score is reckoned from them whenever it is shown. A rise since the first answers that the
 * instrument calls a gain is recorded as that outcome, once.
 */
export const recordAssessment = command<RecordAssessment, Given, Recorded>({
  kind: 'counselling.record-assessment',
  shape: recordShape,
  example: {
    enrolment: exampleId,
    instrument: 'self-esteem-sansa',
    lang: 'ro',
    onDay: '2026-03-02',
    answers: [2, 2, 3, 2, 3, 2, 2, 3, 2, 2],
  },
  may: 'support.write',
  happenedOn: input => input.onDay,
  async given(input, asking) {
    const { tx, who } = asking
    const enrolment = await getEnrolment(tx, who, 'support.write', input.enrolment)
    const instrument = findInstrument('person', input.instrument)
    const gain = instrument?.gain && may(who, 'outcome.write') ? instrument.gain : undefined
    const said = gain && { enrolment: enrolment.id, kind: gain.outcome, reachedOn: input.onDay }
    return {
      enrolment,
      instrument,
      texts: await instrumentTexts(tx, who.tenant),
      before: (await assessmentsOf(tx, who.tenant, enrolment.id)).filter(one => one.instrument === input.instrument),
      outcome: said && (await groundsForOutcome(said, asking)),
    }
  },
  decide(input, given, asking) {
    const { instrument, enrolment, before } = given
    if (!instrument) throw refuseField('instrument', 'counselling.no-such-instrument')
    const hasText = given.texts.some(text => text.instrument === instrument.code && text.lang === input.lang)
    if (needsText(instrument) && !hasText) throw refuse('counselling.instrument-without-text')
    if (input.onDay > asking.today) throw refuseField('onDay', 'counselling.lies-ahead')
    if (before.some(one => one.on_day === input.onDay)) throw refuseField('onDay', 'counselling.assessed-that-day')
    refuseWrongAnswers(instrument, input.answers)
    return {
      assessment: {
        id: newId(),
        enrolment_id: enrolment.id,
        person_id: enrolment.person_id,
        instrument: instrument.code,
        version: instrument.version,
        lang: input.lang,
        on_day: input.onDay,
        assessor_id: asking.who.account,
        answers: input.answers,
        salt: newSalt(),
      },
      outcome: gained(input, given, asking),
    }
  },
  async write({ assessment, outcome }, rows) {
    await rows.insert('assessment', assessment)
    if (!outcome) return { assessment: assessment.id }
    return { assessment: assessment.id, outcome: await writeOutcome(outcome, rows) }
  },
})

/** Only after entry, and once: whoever has gained has gained. */
function gained(
  { answers, onDay }: RecordAssessment,
  { instrument, before, outcome, enrolment }: Given,
  asking: Pick<Asking, 'today'>,
): OutcomeFact | undefined {
  const [first] = before
  const gain = instrument?.gain
  if (!instrument || !gain || !first || !outcome || first.on_day >= onDay || first.version !== instrument.version)
    return undefined
  const from = scoreOf(instrument, first.answers)
  const to = scoreOf(instrument, answers)
  if (from === undefined || to === undefined || to - from < gain.least) return undefined
  const { entryOn, rules, outcomes } = outcome
  const isKnown = rules.outcomes.some(kind => kind.code === gain.outcome)
  if (entryOn === undefined || !isKnown || outcomes.some(one => one.kind === gain.outcome)) return undefined
  return decidedOutcome({ enrolment: enrolment.id, kind: gain.outcome, reachedOn: onDay }, outcome, asking)
}

const withdrawShape = z.strictObject({ assessment: id() })

/** Filled in for somebody else, or by mistake. An outcome that it led to is withdrawn where outcomes are. */
export const withdrawAssessment = command<z.infer<typeof withdrawShape>, AssessmentRow, string>({
  kind: 'counselling.withdraw-assessment',
  shape: withdrawShape,
  example: { assessment: exampleId },
  may: 'support.write',
  given: ({ assessment }, { tx, who }) => getAssessment(tx, who, 'support.write', assessment),
  decide: (_, { id: withdrawn }) => withdrawn,
  async write(assessment, rows) {
    await rows.remove('assessment', { id: assessment })
    return { assessment }
  },
})

const textShape = z.strictObject({
  instrument: code(),
  lang: code(langs),
  licence: plain(300),
  /** One sentence on each line, in the order of the items. */
  items: plainLines(10_000),
})
type SetText = z.infer<typeof textShape>

interface Lines {
  said: SetText
  lines: string[]
  stands: boolean
}

/** The sentences that the organisation may use, under the licence that it names. */
export const setInstrumentText = command<SetText, boolean, Lines>({
  kind: 'counselling.set-instrument-text',
  shape: textShape,
  example: { instrument: 'self-esteem-ten', lang: 'ro', licence: 'Acord scris nr. 1/2026', items: 'Prima\nA doua' },
  may: 'programme.write',
  given: async ({ instrument, lang }, { tx, who }) =>
    (await instrumentTexts(tx, who.tenant)).some(one => one.instrument === instrument && one.lang === lang),
  decide(said, stands) {
    const instrument = findInstrument('person', said.instrument)
    if (!instrument || !needsText(instrument)) throw refuseField('instrument', 'counselling.no-such-instrument')
    const lines = said.items.split('\n').flatMap(line => (line.trim() === '' ? [] : [line.trim()]))
    const asked = instrument.items.length
    if (lines.length !== asked)
      throw refuseField('items', 'counselling.as-many-lines-as-items', { asked, typed: lines.length })
    return { said, lines, stands }
  },
  async write({ said: { instrument, lang, licence }, lines, stands }, rows: Rows, { shown }) {
    if (stands) await rows.revise('instrument_text', { instrument, lang }, { licence, items: lines }, shown)
    else await rows.insert('instrument_text', { instrument, lang, licence, items: lines })
    return { instrument }
  },
})
