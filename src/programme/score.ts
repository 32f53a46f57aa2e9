import type { Instrument } from './instrument.ts'

type Scored = Pick<Instrument, 'options' | 'items' | 'scoring'>

/**
 * The score of answers in the order of the items; undefined unless every item has one of the options. A reversed item counts from the
 * other end: the highest option as the lowest.
 */
export function scoreOf({ options, items, scoring }: Scored, answers: readonly number[]): number | undefined {
  const values = options.map(option => option.value)
  if (answers.length !== items.length || answers.some(answer => !values.includes(answer))) return undefined
  const ends = Math.min(...values) + Math.max(...values)
  const sum = items.reduce((total, { reversed }, at) => total + worth(answers[at] ?? 0, ends, reversed), 0)
  return scoring === 'sum' ? sum : sum / items.length
}

const worth = (answer: number, ends: number, reversed = false): number => (reversed ? ends - answer : answer)

/** Both bounds included. */
export const bandOf = ({ bands }: Pick<Instrument, 'bands'>, score: number) =>
  bands.find(({ from, to }) => from <= score && score <= to)

export interface Change {
  difference: number
  /** More than chance would explain in 95 of 100 people; undefined where reliability and deviation are not known. */
  beyondChance: boolean | undefined
  /** A greater difference is beyond chance; undefined likewise. */
  chance: number | undefined
}

/** At 95 %, two-sided. */
const critical = 1.96

/**
 * From the first score to a later one. The reliable change index divides the difference by its standard error,
 * deviation × √(2 × (1 − reliability)). Source: Jacobson and Truax, Journal of Consulting and Clinical Psychology 59 (1991).
 */
export function changeOf({ reliable }: Pick<Instrument, 'reliable'>, before: number, after: number): Change {
  const difference = after - before
  if (!reliable) return { difference, beyondChance: undefined, chance: undefined }
  const chance = critical * reliable.deviation * Math.sqrt(2 * (1 - reliable.reliability))
  return { difference, beyondChance: Math.abs(difference) > chance, chance }
}
