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

export type TraitsPair = readonly [Traits, Traits]

/**
 * For these pairs: how common the names and places are that two of them share is counted now. `coming`: people who are not recorded yet
 * and are counted among the others, as the rows of a file.
 */
export async function scorerFor(
  tx: Tx,
  tenant: string,
  pairs: readonly TraitsPair[],
  coming: readonly Traits[] = [],
): Promise<Scorer> {
  const weights = await weightsInForce(tx, tenant, coming.length)
  const terms = sharedTerms(pairs)
  const counts = terms.length === 0 ? new Map<string, number>() : await countTerms(tx, tenant, terms)
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

/** Words and places that both have; a name also where it is the family name of one and the given name of the other. */
function sharedTerms(pairs: readonly TraitsPair[]): string[] {
  const shared = new Set<string>()
  for (const [one, other] of pairs) {
    for (const [mine, theirs] of [[one, other] as const, [other, one] as const]) {
      const isTheirs = (word: string) => theirs.family.words.includes(word) || theirs.given.words.includes(word)
      for (const word of mine.family.words) if (isTheirs(word)) shared.add(termKey('family', word))
      for (const word of mine.given.words) if (isTheirs(word)) shared.add(termKey('given', word))
    }
    for (const place of one.values.place ?? [])
      if (other.values.place?.includes(place)) shared.add(termKey('place', place))
  }
  return [...shared]
}

/** As a term stands among the keys. */
const termKey = (aspect: string, term: string): string => `is ${aspect} ${term}`

export const termKeys = (traits: Traits): string[] =>
  termsOf(personOutline, traits).map(({ aspect, term }) => termKey(aspect, term))
