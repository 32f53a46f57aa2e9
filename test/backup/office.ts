import { sql } from 'kysely'
import { slices } from '../../src/app.tsx'
import { archivedTables } from '../../src/backup/tables.ts'
import { type Database, transaction } from '../../src/kernel/database.ts'
import { type Engine, startEngine } from '../../src/kernel/engine.ts'
import { Files } from '../../src/kernel/files.ts'
import { Keyring } from '../../src/kernel/keyring.ts'
import { type Finding, verify } from '../../src/kernel/verify.ts'
import { countFor } from '../../src/results/board.ts'
import { root } from '../people-of-the-story.ts'

/** The clock of whoever opens a restored place; the same day as in the story. */
export const on = '2026-10-05'

export const engineOn = (db: Database, files: string): Promise<Engine> =>
  startEngine({ db, files: new Files(files), keyring: new Keyring(root), clock: () => new Date(`${on}T10:00:00Z`) })

/** A digest of all rows of each table that travels. */
export const digestsOf = (db: Database): Promise<Record<string, string>> =>
  transaction(db, { role: 'keeper' }, async tx => {
    const digests: Record<string, string> = {}
    for (const table of await archivedTables(tx)) {
      const { rows } = await sql<{ digest: string }>`
        select count(*) || ' ' || coalesce(md5(string_agg(row, '|' order by row)), '') as digest
        from (select to_jsonb(t)::text collate "C" as row from ${sql.table(table)} t) r`.execute(tx)
      digests[table] = rows[0]?.digest ?? ''
    }
    return digests
  })

export async function resultsOf(engine: Engine, tenant: string): Promise<unknown> {
  const asked = { programme: 'o-sansa', under: undefined, day: on, known: 'now' as const }
  const { values } = await countFor(engine, { tenant }, asked)
  return [...values].map(([code, { claimed, proven, cells }]) => ({ code, claimed, proven, cells }))
}

export const findingIn = async (engine: Engine, tenant: string): Promise<Finding | undefined> =>
  (
    await verify(
      engine,
      tenant,
      slices.flatMap(slice => slice.checks ?? []),
    )
  ).finding
