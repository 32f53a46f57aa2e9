import type { Day } from '../kernel/day.ts'
import { date, type Lang, number } from '../kernel/words.ts'
import { Bars } from '../pages/bars.tsx'
import { Field } from '../pages/field.tsx'
import type { FormMessage, FormState } from '../pages/form-state.ts'
import type { Column } from '../pages/table.tsx'
import { instrumentWords } from './instrument-words.ts'
import type { Instrument } from './instrument.ts'
import { bandOf, changeOf, scoreOf } from './score.ts'

/** What was answered on a day, in the order of the items. */
export interface Answered {
  on_day: Day
  answers: number[]
}

interface PairProps {
  lang: Lang
  instrument: Instrument
  /** The first one first. */
  own: readonly Answered[]
}

/** The first answers beside the last: the title says what came of it. */
export function Pair({ lang, instrument, own }: PairProps) {
  const text = instrumentWords(lang)
  const scores = own.flatMap(({ on_day, answers }) => {
    const score = scoreOf(instrument, answers)
    return score === undefined ? [] : [{ on: on_day, score }]
  })
  const first = scores[0]
  const last = scores.at(-1)
  if (!first || !last) return null
  if (first === last) return <p>{text.one({ score: first.score })}</p>
  const { difference, beyondChance, chance = 0 } = changeOf(instrument, first.score, last.score)
  const by = Math.abs(difference)
  const title = difference > 0 ? text.rose({ by }) : difference < 0 ? text.fell({ by }) : text.same
  return (
    <>
      <Bars
        lang={lang}
        title={title}
        rows={[
          { label: text.first({ on: date(first.on) }), value: first.score },
          { label: text.later({ on: date(last.on) }), value: last.score },
        ]}
        source={instrument.reliable && `${text.source}: ${instrument.reliable.source[lang]}`}
      />
      <p class="muted">
        {beyondChance === undefined ? text.unknown : beyondChance ? text.beyond({ chance }) : text.within({ chance })}
      </p>
    </>
  )
}

/** Day, score and band of each time it was answered. */
export function scoreColumns<A extends Answered>(lang: Lang, instrument: Instrument): Column<A>[] {
  const text = instrumentWords(lang)
  const score = (row: A) => scoreOf(instrument, row.answers)
  return [
    { key: 'on', title: text.onDay, heads: true, tight: true, cell: row => date(row.on_day) },
    { key: 'score', title: text.score, numeric: true, cell: row => number(lang, score(row) ?? 0) },
    {
      key: 'band',
      title: text.band,
      cell: row => bandOf(instrument, score(row) ?? Number.NaN)?.names[lang] ?? '–',
    },
  ]
}

/** No answer at all is told at the first question. */
const atFirstQuestion = (message: FormMessage): FormMessage =>
  message.path === 'answers' ? { ...message, path: 'answers.0' } : message

export const toldAtQuestions = (state: FormState): FormState => ({
  ...state,
  problems: state.problems.map(atFirstQuestion),
})

interface AnswerFieldsProps {
  state: FormState
  instrument: Instrument
  /** In the language in which they are asked. */
  sentences: readonly string[]
}

/** The day and one question for each item. */
export function AnswerFields({ state, instrument, sentences }: AnswerFieldsProps) {
  const { lang } = state
  const options = instrument.options.map(({ value, names }) => ({ value: String(value), text: names[lang] }))
  return (
    <>
      <Field state={state} kind="hidden" name="instrument" value={instrument.code} />
      <Field state={state} kind="day" name="onDay" label={instrumentWords(lang).onDay} />
      {sentences.map((sentence, at) => (
        <Field
          key={instrument.items[at]?.code}
          state={state}
          kind="radios"
          name={`answers.${at}`}
          label={sentence}
          inline
          options={options}
        />
      ))}
    </>
  )
}
