import type { Tx } from '../kernel/database.ts'
import { personOutline } from './aspects.ts'
import { compare } from './compare.ts'
import { termCounts, termsOf } from './frequency.ts'
import { type InForce, weightsInForce } from './known-weights.ts'
import { countTerms } from './tables.ts'
import type { Traits } from './traits.ts'
import { type Score, scoreOf } from './weights.ts'

/** Holds two people against each other under the weights in force. */
export interface Scorer {
  weights: InForce
  score(one: Traits, other: Traits): Score
}

/**
 * `about`: the people who will be on one side of every pair; how common their names are is counted now. `coming`: people who are not
 * recorded yet and are counted among the others, as the rows of a file.
 */
export async function scorerFor(
  tx: Tx,
  tenant: string,
  about: readonly Traits[],
  coming: readonly Traits[] = [],
): Promise<Scorer> {
  const weights = await weightsInForce(tx, tenant, coming.length)
  const terms = [...new Set(about.flatMap(termKeys))]
  const counts = await countTerms(tx, tenant, terms)
  const more = termCounts(personOutline, coming)
  const records = Math.max(weights.records, 20)
  const frequency = (aspect: string, term: string) => {
    const count = counts.get(termKey(aspect, term))
    return count === undefined ? undefined : Math.max(2, count + (more.get(`${aspect} ${term}`) ?? 0)) / records
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
