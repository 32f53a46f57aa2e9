import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod/mini'
import { command } from '../../src/kernel/command.ts'
import { atGate } from '../../src/kernel/engine.ts'
import { ground } from './ground.ts'

const swallowFailure = command({
  kind: 'test.swallow-failure',
  shape: z.object({}),
  example: {},
  may: 'people.write',
  given: (_input, { tx }) => sql`select 1/0`.execute(tx).catch(() => undefined),
  decide: () => undefined,
  write: async () => ({}),
})

test('a command that hides the failure of a statement is not confirmed', async () => {
  const { do: perform } = await ground()

  await expect(perform(swallowFailure, {})).rejects.toThrow('current transaction is aborted')
})

test('a transaction that the database rolled back at its commit is not confirmed', async () => {
  const { engine } = await ground()

  const swallowed = atGate(engine, tx => sql`select 1/0`.execute(tx).catch(() => undefined))

  await expect(swallowed).rejects.toThrow('was rolled back')
})
