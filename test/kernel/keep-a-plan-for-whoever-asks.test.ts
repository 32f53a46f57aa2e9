import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { count, read } from '../../src/kernel/engine.ts'
import type { Tx } from '../../src/kernel/database.ts'
import { ground } from './ground.ts'

// A server of many sessions plans each time.
const onServer = process.env.DATABASE_URL?.startsWith('postgres') === true

const members = (tx: Tx) =>
  sql`select sum(members) as how_many_there_are from household where tenant_id <> ${crypto.randomUUID()}`.execute(tx)

test.skipIf(onServer)('a statement has one plan for a reader, one for the counter and one for the past', async () => {
  const { engine, ioana } = await ground()

  for (let round = 0; round < 3; round += 1) {
    await read(engine, ioana, members)
    await count(engine, ioana, members)
    await read(engine, ioana, members, { entry: 0 })
  }

  const plans = await read(engine, ioana, async tx => {
    const { rows } = await sql<{ runs: number }>`
      select generic_plans::int as runs from pg_prepared_statements where statement like '%how_many_there_are%'`.execute(
      tx,
    )
    return rows.map(({ runs }) => runs).filter(runs => runs > 0)
  })
  expect(plans).toEqual([3, 3, 3])
})
