import { existsSync } from 'node:fs'
import { slices } from './app.tsx'
import { Backups } from './backup/backups.ts'
import { type Database, openDatabase, transaction } from './kernel/database.ts'
import { type Engine, startEngine } from './kernel/engine.ts'
import { Files } from './kernel/files.ts'
import { Keyring } from './kernel/keyring.ts'
import { migrate } from './kernel/migrate.ts'
import { openRootKey } from './kernel/root-key.ts'
import { erasersOf, reachOf } from './pages/slice.ts'
import { folderOf, type Places } from './places.ts'
import { orDeliverable } from './programme/scope.ts'
import { inScope, ofOurOwn } from './people/scope.ts'
import { countTenants } from './rights/tenant-tables.ts'
import { Recovery } from './rights/recovery.ts'

/** As `openSansa`, for what makes no sense in an empty place: it creates nothing there. */
export async function openFounded(places: Places): Promise<Sansa> {
  const nothing = new Error(`There is no Șansa at ${withoutPassword(places.url)}. Begin one with: npx sansa start`)
  const folder = folderOf(places)
  if (folder !== undefined && !existsSync(folder)) throw nothing
  const sansa = await openSansa(places)
  if (await hasTenants(sansa.engine.db)) return sansa
  await sansa.engine.db.close()
  throw nothing
}

const withoutPassword = (url: string): string => url.replace(/\/\/[^@/]*@/, '//')

/** A Șansa that runs. */
export interface Sansa {
  engine: Engine
  recovery: Recovery
  backups: Backups
}

/**
 * Opens the database (which refuses a directory that another process holds), migrates it, opens the keys (which refuses to go on without
 * the right ones), and starts the engine with everybody who listens.
 */
export async function openSansa(places: Places, clock?: () => Date): Promise<Sansa> {
  const db = await openDatabase(places.url)
  try {
    await migrate(db)
    const root = await openRootKey(places.keys, { dataExist: await hasTenants(db) })
    const listeners = slices.flatMap(slice => slice.listener ?? [])
    const erasers = erasersOf(slices)
    const parts = {
      db,
      keyring: new Keyring(root),
      files: new Files(places.files),
      listeners,
      erasers,
      reach: reachOf(slices, ofOurOwn(orDeliverable(inScope))),
    }
    const engine = await startEngine(clock ? { ...parts, clock } : parts)
    const backups = new Backups({ folder: places.backups, keys: places.keys }, root)
    return { engine, recovery: new Recovery(places.keys, root), backups }
  } catch (error) {
    await db.close()
    throw error
  }
}

export const hasTenants = async (db: Database): Promise<boolean> =>
  (await transaction(db, { role: 'gate' }, countTenants)) > 0
