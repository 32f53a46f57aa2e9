import { parseArgs } from 'node:util'
import { getActor } from '../src/rights/actor.ts'
import { learnHere } from '../src/matching/learn-here.ts'
import { placesIn } from '../src/places.ts'
import { openFounded } from '../src/sansa.ts'

/**
 * `sansa match --learn --as ACCOUNT`: learns from the records of that account's organisation how much each agreement and each difference
 * says, sets the weights by a command of that account, and weighs every pair anew.
 */
export async function match(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { learn: { type: 'boolean' }, as: { type: 'string' } } })
  if (!values.learn || values.as === undefined) {
    console.error('Usage: npx sansa match --learn --as ACCOUNT (its e-mail or its id)')
    return 2
  }
  const { engine } = await openFounded(placesIn(process.env))
  try {
    const { records, weights, done, renewed } = await learnHere(engine, await getActor(engine, values.as))
    console.log(`Learnt from ${records} records, line ${done.entry}; ${renewed} weighed anew.`)
    for (const [aspect, levels] of Object.entries(weights.aspects)) {
      const bits = Object.entries(levels).map(([level, { m, u }]) => `${level} ${Math.log2(m / u).toFixed(1)}`)
      console.log(`${aspect}: ${bits.join(', ')}`)
    }
    console.log(`duplicates expected for each record: ${weights.duplicates.toFixed(4)}`)
  } finally {
    await engine.db.close()
  }
  return 0
}
