import { isSilence } from '../kernel/answer.ts'
import { type AskedField, askedFields, type RecordedAnswers } from './completeness-tables.ts'

/** `missing`: there is no form, or nothing was filled in. The silences are answers, each of its own kind. */
export const completenessStates = ['given', 'refused', 'unknown', 'not-asked', 'missing'] as const
export type CompletenessState = (typeof completenessStates)[number]

export const stateOfAnswer = (answer: string | null): CompletenessState => {
  if (answer === null) return 'missing'
  return isSilence(answer) ? answer : 'given'
}

/** Without these a person counts in no indicator but the grand total. Source: decision 20 of the domain rules. */
export const neededToCount: readonly AskedField[] = ['sex', 'born', 'labour', 'isced']

export interface FieldTotals {
  field: AskedField
  totals: Record<CompletenessState, number>
}

export const totalsOf = (people: readonly RecordedAnswers[]): FieldTotals[] =>
  askedFields.map(field => {
    const totals = { given: 0, refused: 0, unknown: 0, 'not-asked': 0, missing: 0 }
    for (const person of people) totals[stateOfAnswer(person[field])] += 1
    return { field, totals }
  })

export interface Gap {
  field: AskedField
  state: Exclude<CompletenessState, 'given'>
}

/** What is not given about somebody, the fields that they need to count first. */
export function gapsOf(person: RecordedAnswers): Gap[] {
  const gaps = askedFields.flatMap(field => {
    const state = stateOfAnswer(person[field])
    return state === 'given' ? [] : [{ field, state }]
  })
  return gaps.toSorted((one, other) => rank(one) - rank(other))
}

const rank = ({ field }: Gap): number => (neededToCount.includes(field) ? 0 : 1)

export const countsNowhere = (person: RecordedAnswers): boolean =>
  neededToCount.some(field => stateOfAnswer(person[field]) !== 'given')
