import type { Tx } from '../kernel/database.ts'
import { personOutline } from './aspects.ts'
import { compare } from './compare.ts'
import { termsOf } from './frequency.ts'
import { type InForce, weightsInForce } from './known-weights.ts'
import { countTerms } from './tables.ts'
import type { Traits } from './traits.ts'
import { type Score, scoreOf } from './weights.ts'

/** Holds two people against each other under the weights in force. */
export interface Scorer {
  weights: InForce
  score(one: Traits, other: Traits): Score
}

/** `about`: the people who will be on one side of every pair; how common their names are is counted now. */
export async function scorerFor(tx: Tx, tenant: string, about: readonly Traits[]): Promise<Scorer> {
  const weights = await weightsInForce(tx, tenant)
  const terms = [...new Set(about.flatMap(termKeys))]
  const counts = await countTerms(tx, tenant, terms)
  const records = Math.max(weights.records, 20)
  const frequency = (aspect: string, term: string) => {
    const count = counts.get(termKey(aspect, term))
    return count === undefined ? undefined : Math.max(2, count) / records
  }
  return {
    weights,
    score: (one, other) => scoreOf(personOutline, weights, compare(personOutline, one, other), frequency),
  }
}

/** As a term stands among the keys. */
const termKey = (aspect: string, term: string): string => `is ${aspect} ${term}`

export const termKeys = (traits: Traits): string[] =>
  termsOf(personOutline, traits).map(({ aspect, term }) => termKey(aspect, term))
