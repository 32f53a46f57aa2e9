import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { refuse } from '../kernel/problem.ts'
import { integer } from '../kernel/shape.ts'
import { shippedWeights, weightsShape } from './known-weights.ts'
import { learntWeights } from './tables.ts'

const shape = z.strictObject({
  /** From how many records they were learnt. */
  records: integer(1, 100_000_000),
  weights: weightsShape,
})
type Learn = z.infer<typeof shape>

/** Of fewer records chance agreements cannot be told from one person's. Our choice. */
export const fewestToLearnFrom = 200

/**
 * Weights learnt from the organisation's own records stand in place of those before, which stay in the history. Refused where the shares
 * of one thing compared do not add up to 1, within 2 in 100: then they are no shares.
 */
export const learnWeights = command<Learn, boolean, Learn & { isFirst: boolean }>({
  kind: 'matching.learn',
  shape,
  example: { records: 1000, weights: shippedWeights as Learn['weights'] },
  may: 'programme.write',
  given: async (_, { tx, who }) => (await learntWeights(tx, who.tenant)) === undefined,
  decide(input, isFirst) {
    if (input.records < fewestToLearnFrom) throw refuse('matching.too-few-records', { least: fewestToLearnFrom })
    for (const levels of Object.values(input.weights.aspects)) {
      const all = Object.values(levels)
      const sums = [all.reduce((sum, { m }) => sum + m, 0), all.reduce((sum, { u }) => sum + u, 0)]
      if (sums.some(sum => Math.abs(sum - 1) > 0.02)) throw refuse('matching.weights-add-up')
    }
    return { ...input, isFirst }
  },
  async write({ records, weights, isFirst }, rows, { who, today }) {
    const columns = { learnt_on: today, records, weights }
    if (isFirst) await rows.insert('match_weights', { id: who.tenant, ...columns })
    else await rows.revise('match_weights', { id: who.tenant }, columns)
    return { records }
  },
})
