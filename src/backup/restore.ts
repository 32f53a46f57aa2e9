import type { Database } from '../kernel/database.ts'
import type { Files } from '../kernel/files.ts'
import { migrate, migrations } from '../kernel/migrate.ts'
import { linesIn, partsOf, type Source } from './examine.ts'
import { fileOf, type Manifest, tableOf } from './manifest.ts'
import {
  analyse,
  asKeeper,
  beginFilling,
  clear,
  commitFilling,
  countRows,
  giveUpFilling,
  insertLines,
  putForeignKeysBack,
  setForeignKeysAside,
  stateOf,
} from './tables.ts'

/** An archive never goes over data that are there, nor into tables that are newer than its rows. */
export async function refuseUnlessEmpty(db: Database, manifest: Manifest): Promise<void> {
  const state = await stateOf(db)
  if (state.organisations > 0) throw new Error('There is a Șansa in this place already. Restore into an empty one.')
  if (state.migrations.some(number => !manifest.migrations.includes(number))) {
    throw new Error('The tables in this place are newer than the archive. Restore into an empty one.')
  }
}

/**
 * Puts an examined archive into an empty database: first the tables as they were when it was made, then its rows, in one transaction, then
 * the migrations since. Sealed files are put in place before the rows that name them.
 */
export async function restore(
  { db, files }: { db: Database; files: Files },
  source: Source,
  manifest: Manifest,
): Promise<void> {
  await refuseUnlessEmpty(db, manifest)
  const all = migrations()
  const known = new Set(all.map(file => file.number))
  const ahead = manifest.migrations.find(number => !known.has(number))
  if (ahead !== undefined) {
    throw new Error(`This archive was made by a newer version (migration ${ahead}); restore it with that one.`)
  }
  const then = new Set(manifest.migrations)
  await migrate(
    db,
    all.filter(file => then.has(file.number)),
  )
  await fill(db, files, source, manifest)
  await migrate(db, all)
}

async function fill(db: Database, files: Files, source: Source, manifest: Manifest): Promise<void> {
  const client = await db.pool.connect()
  try {
    await beginFilling(client)
    const keys = await setForeignKeysAside(client)
    const tables = new Map<string, number>()
    for (const { name, rows = 0 } of manifest.entries) {
      const table = tableOf(name)
      if (table !== undefined) tables.set(table, (tables.get(table) ?? 0) + rows)
    }
    for (const table of tables.keys()) await clear(client, table)
    await asKeeper(client, async () => {
      for await (const { name, bytes } of partsOf(source)) {
        const table = tableOf(name)
        const file = fileOf(name)
        if (table !== undefined) await insertLines(client, table, linesIn(bytes))
        if (file) await files.putSealed(file.tenant, file.hash, bytes)
      }
      for (const [table, rows] of tables) {
        const found = await countRows(client, table)
        if (found !== rows) throw new Error(`${table} has ${found} rows instead of ${rows}.`)
      }
    })
    await putForeignKeysBack(client, keys)
    await commitFilling(client)
    await analyse(client)
  } catch (error) {
    await giveUpFilling(client)
    throw error
  } finally {
    client.release()
  }
}
