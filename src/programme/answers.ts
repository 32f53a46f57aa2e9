import { refuse, refuseField } from '../kernel/problem.ts'
import type { Instrument } from './instrument.ts'

/** Each item has one of the options; the field of the first that has not is named. */
export function refuseWrongAnswers({ items, options }: Instrument, answers: readonly number[]): void {
  const values = new Set(options.map(option => option.value))
  for (const at of items.keys()) {
    const answer = answers[at]
    if (answer === undefined) throw refuseField(`answers.${at}`, 'shape.required')
    if (!values.has(answer)) throw refuseField(`answers.${at}`, 'shape.not-listed')
  }
  if (answers.length > items.length) throw refuse('programme.more-answers-than-items')
}
