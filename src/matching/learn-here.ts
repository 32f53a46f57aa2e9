import { type Done, perform } from '../kernel/command.ts'
import { type Engine, read } from '../kernel/engine.ts'
import { newId } from '../kernel/ids.ts'
import { refuse } from '../kernel/problem.ts'
import type { Who } from '../kernel/who.ts'
import { personOutline } from './aspects.ts'
import { candidatesAmong } from './candidates.ts'
import { type KnownWeights, weightsInForce } from './known-weights.ts'
import { learn } from './learn.ts'
import { fewestToLearnFrom, learnWeights } from './learn-command.ts'
import { pairUp } from './pairing.ts'
import { traitsOfRecord } from './person-traits.ts'
import { allRecords } from './tables.ts'
import { renewAll } from './upkeep.ts'

/** Records may not share a CNP, so that nobody can learn it; and families share a telephone, so that chance says too little of it. */
const fixed = ['cnp', 'phone']

export interface Learnt {
  records: number
  weights: KnownWeights
  done: Done
  /** Records that were held against each other anew. */
  renewed: number
}

/** Weights from the records of this organisation, set by a command of this person; then every pair is weighed anew. */
export async function learnHere(engine: Engine, who: Who): Promise<Learnt> {
  const { traits, before } = await read(engine, who, async tx => ({
    traits: (await allRecords(tx, who.tenant)).map(traitsOfRecord),
    before: await weightsInForce(tx, who.tenant),
  }))
  if (traits.length < fewestToLearnFrom) throw refuse('matching.too-few-records', { least: fewestToLearnFrom })
  const candidates = candidatesAmong(personOutline, traits)
  const { aspects } = learn(candidates, { aspects: before.aspects }, fixed)
  const { prior } = pairUp(candidates, { aspects, prior: before.prior })
  const weights = { aspects, duplicates: expectedFor(prior, traits.length) }
  const done = await perform(engine, learnWeights, { records: traits.length, weights }, who, {
    id: newId(),
  })
  return { records: traits.length, weights, done, renewed: await renewAll(engine, who) }
}

/** So many duplicates to expect for each record; never none. */
const expectedFor = (prior: number, records: number): number => Math.min(1, Math.max(0.001, prior * records))
