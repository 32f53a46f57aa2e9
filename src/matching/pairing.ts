import { allPairs, type Candidates } from './candidates.ts'
import { compare } from './compare.ts'
import { frequencyAmong } from './frequency.ts'
import type { Traits } from './traits.ts'
import { probabilityOf, scoreOf, type Weights } from './weights.ts'

export interface Paired {
  one: number
  other: number
  bits: number
  probability: number
}

/**
 * Every pair that shares a key, with the probability that it is one person. How many pairs are is learnt here too: the prior is the one
 * with which the pairs expected to be one person are as many as it says.
 */
export function pairUp(candidates: Candidates, weights: Weights): { pairs: Paired[]; prior: number } {
  const { outline, records } = candidates
  const frequency = frequencyAmong(outline, records)
  const scored = allPairs(candidates).map(([one, other]) => {
    const found = compare(outline, records[one] as Traits, records[other] as Traits)
    return { one, other, bits: scoreOf(outline, { ...weights, prior: 0.5 }, found, frequency).bits }
  })
  const prior = priorOf(
    scored.map(({ bits }) => bits),
    (records.length * (records.length - 1)) / 2,
  )
  const shift = Math.log2(prior / (1 - prior))
  const pairs = scored.map(({ one, other, bits }) => ({
    one,
    other,
    bits: bits + shift,
    probability: probabilityOf(bits + shift),
  }))
  return { pairs, prior }
}

function priorOf(bits: readonly number[], all: number): number {
  let prior = bits.length / 10 / all
  for (let round = 0; round < 30; round += 1) {
    const shift = Math.log2(prior / (1 - prior))
    const expected = bits.reduce((sum, one) => sum + probabilityOf(one + shift), 0)
    prior = Math.max(expected, 0.5) / all
  }
  return prior
}

/**
 * The bound that the model itself expects to give the best F1: among pairs in order of probability, twice those expected to be right by
 * all taken and all expected. No label is asked.
 */
export function bestBound(pairs: readonly Paired[]): number {
  const probabilities = pairs.map(({ probability }) => probability).toSorted((one, other) => other - one)
  const all = probabilities.reduce((sum, one) => sum + one, 0)
  let [right, best, bound] = [0, 0, 1]
  for (const [at, probability] of probabilities.entries()) {
    right += probability
    const expected = (2 * right) / (at + 1 + all)
    if (expected > best) [best, bound] = [expected, probability]
  }
  return bound
}
