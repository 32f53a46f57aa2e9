import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { atGate } from '../../src/kernel/engine.ts'
import { ground, openHousehold } from './ground.ts'

// A server counts its tables whenever it likes.
const onServer = process.env.DATABASE_URL?.startsWith('postgres') === true

test.skipIf(onServer)('once the journal has 64 lines, statements are planned for the rows that there are', async () => {
  const { engine, do: perform } = await ground()
  const counted = () =>
    atGate(engine, async tx => {
      const { rows } = await sql<{ rows: number }>`
        select reltuples::int as rows from pg_class where oid = 'public.household'::regclass`.execute(tx)
      return rows[0]?.rows ?? 0
    })
  const open = async (times: number) => {
    for (let nth = 0; nth < times; nth += 1) await perform(openHousehold, { members: 4 })
  }

  await open(63)
  const before = await counted()
  await open(1)
  const after = await counted()

  expect(before).toBeLessThanOrEqual(0)
  expect(after).toBe(64)
})
