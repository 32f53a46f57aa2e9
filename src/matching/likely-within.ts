import { setImmediate } from 'node:timers/promises'
import { type Engine, read } from '../kernel/engine.ts'
import type { LikelyLine, Reader, TypedPerson } from '../pages/slice.ts'
import { personOutline } from './aspects.ts'
import { allPairs, candidatesAmong } from './candidates.ts'
import { zoneOf } from './known-weights.ts'
import { traitsOfPerson } from './person-traits.ts'
import { linesOf } from './score-lines.ts'
import { scorerFor, type TraitsPair } from './scorer.ts'
import type { Traits } from './traits.ts'

/** Two of these that may be one person; the earlier one is `other`. */
export interface LikelyPair {
  one: number
  other: number
  certain: boolean
  lines: readonly LikelyLine[]
}

/** How many pairs are held against each other before other requests have their turn. */
const pairsAtOnce = 1_000

/** People who are about to be recorded together, as the rows of a file, held against each other, each pair once. */
export async function likelyWithin(
  engine: Engine,
  reader: Reader,
  typed: readonly TypedPerson[],
): Promise<LikelyPair[]> {
  const traits = typed.map(traitsOfPerson)
  const pairs = allPairs(candidatesAmong(personOutline, traits))
  if (pairs.length === 0) return []
  const both = pairs.map(([other, one]): TraitsPair => [traits[one] as Traits, traits[other] as Traits])
  const scorer = await read(engine, reader.who, tx => scorerFor(tx, reader.who.tenant, both, traits))
  const found: LikelyPair[] = []
  for (const [at, [other, one]] of pairs.entries()) {
    if (at % pairsAtOnce === pairsAtOnce - 1) await setImmediate()
    const score = scorer.score(traits[one] as Traits, traits[other] as Traits)
    const zone = zoneOf(score)
    if (zone === 'no') continue
    const lines = linesOf(reader.lang, score, typed[one] as TypedPerson, typed[other] as TypedPerson)
    found.push({ one, other, certain: zone === 'certain', lines })
  }
  return found
}
