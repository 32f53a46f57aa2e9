import { setImmediate } from 'node:timers/promises'
import { type AnyCommand, inShape, refuseWithout } from './command.ts'
import { transaction } from './database.ts'
import { today } from './day.ts'
import type { Engine } from './engine.ts'
import { Problem } from './problem.ts'
import type { Who } from './who.ts'

/** How many decisions are taken before other requests have their turn. */
const decisionsAtOnce = 50

/**
 * What `performAll` would refuse of these, one by one, and nothing is written: shape, right, grounds and decision are those of the
 * command. Grounds are loaded in one reading; the decisions are taken after it, so that nobody waits for the database meanwhile.
 */
export async function rehearse(
  engine: Engine,
  definition: AnyCommand,
  inputs: readonly unknown[],
  who: Who,
): Promise<(Problem | undefined)[]> {
  const { givenAll } = definition
  if (!givenAll) throw new Error(`${definition.kind} cannot be rehearsed.`)
  refuseWithout(who, definition)
  const receivedAt = engine.clock().toISOString()
  const asking = { who, receivedAt, today: today(receivedAt) }
  const read = inputs.map(input => problemOr(() => inShape(definition, input)))
  const whole = read.flatMap(one => ('value' in one ? [one.value] : []))
  const grounds = await transaction(engine.db, { role: 'reader', tenant: who.tenant }, tx =>
    givenAll(whole, { tx, engine, ...asking }),
  )
  const problems: (Problem | undefined)[] = []
  for (const one of read) {
    const decided =
      'value' in one
        ? problemOr(() => {
            const fact = definition.decide(one.value, grounds.of(one.value), asking)
            grounds.took(fact, one.value)
          })
        : one
    problems.push('problem' in decided ? decided.problem : undefined)
    if (problems.length % decisionsAtOnce === 0) await setImmediate()
  }
  return problems
}

function problemOr<T>(work: () => T): { value: T } | { problem: Problem } {
  try {
    return { value: work() }
  } catch (error) {
    if (error instanceof Problem) return { problem: error }
    throw error
  }
}
