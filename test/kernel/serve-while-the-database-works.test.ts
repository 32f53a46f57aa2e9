import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool } from 'pg'
import { expect, test } from 'vitest'
import { openEmbedded } from '../../src/kernel/embedded.ts'
import { migratedSnapshot } from '../template.ts'

/** However fast the machine: three hundred turns of one millisecond would fit in. */
const milliseconds = 300

/** How often something else had its turn while statements followed each other. */
async function turnsDuring(pool: Pool): Promise<number> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  await sql`select 1`.execute(db)
  let turns = 0
  let working = true
  const turn = () => {
    turns += 1
    if (working) setTimeout(turn)
  }
  setTimeout(turn)
  const begun = performance.now()
  while (performance.now() - begun < milliseconds) await sql`select ${turns}::int`.execute(db)
  working = false
  return turns
}

test('timers have their turn between the statements that go through Kysely', async () => {
  const { pool, close } = await openEmbedded('memory', await migratedSnapshot())

  const turns = await turnsDuring(pool)

  expect(turns).toBeGreaterThan(10)
  await close()
})

test('planted violation: with the engine as it comes, timers wait until the last statement', async () => {
  const engine = await PGlite.create({ loadDataDir: await migratedSnapshot() })

  const turns = await turnsDuring(new Pool(createPgConfig(engine)))

  expect(turns).toBeLessThanOrEqual(1)
  await engine.close()
})
