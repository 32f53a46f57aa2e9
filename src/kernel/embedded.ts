import { existsSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { Pool, type PoolClient, type PoolConfig } from 'pg'
import { EngineConnection } from './engine-connection.ts'
import { GuardedEngine } from './guarded-engine.ts'
import { isDatabase, type Lock, lock } from './lock.ts'
import { NewCluster, sync, SyncedFiles, syncFolder } from './synced-files.ts'

/** PostgreSQL inside this process: one session, so one client at a time. */
export interface Embedded {
  pool: Pool
  /** Work for an idle moment: the engine has no autovacuum. Holds the only session while it runs. */
  idle(): Promise<void>
  /** The whole database as one file, for `openEmbedded('memory', snapshot)`. Nobody may hold a client meanwhile. */
  snapshot(): Promise<Blob>
  /** Says on which port this process serves, for whoever is refused the same directory. */
  announce(port: number): void
  close(): Promise<void>
}

/** `place`: a directory, made if missing, or `memory` for a database that is gone at the end. Throws `DataInUse`. */
export async function openEmbedded(place: string, snapshot?: Blob): Promise<Embedded> {
  if (place === 'memory') return embedded(await start(snapshot ? { loadDataDir: snapshot } : {}))
  const directory = resolve(place)
  const held = lock(directory)
  try {
    if (!isDatabase(directory)) await create(directory)
    return embedded(await start({ fs: new SyncedFiles(directory), startParams: synced }), held)
  } catch (error) {
    held.release()
    throw error
  }
}

/** In memory until it is closed, and from then on in this directory, where nothing is yet. A process that ends before leaves nothing. */
export async function makeEmbedded(place: string): Promise<Embedded> {
  const directory = resolve(place)
  const held = lock(directory)
  try {
    return embedded(await begin(directory), held, () => settle(directory))
  } catch (error) {
    held.release()
    throw error
  }
}

function embedded(engine: GuardedEngine, held?: Lock, settled = async () => {}): Embedded {
  const pool = new OneSession(engine)
  return {
    pool,
    idle: () => tidy(pool),
    snapshot: () => engine.dumpDataDir('none'),
    announce: port => held?.announce(port),
    async close() {
      await pool.end()
      await engine.close()
      await settled()
      held?.release()
    },
  }
}

const set = (...settings: string[]): string[] => settings.flatMap(setting => ['-c', setting])

/**
 * Our choice: a small cache, since the system caches the same files; little WAL, since it doubles what stands on a small disk. A page found
 * by an index costs little more than one in order: both lie in memory. A kept statement keeps one plan for all values: here planning takes
 * longer than most answers. Who asks about everybody at once asks for a plan of its own. The memory of the engine never shrinks, and its
 * files lie in the memory of the system: what does not fit goes there, which takes hardly longer.
 */
const parameters = [
  ...PGlite.defaultStartParams,
  ...set('shared_buffers=32MB', 'work_mem=16MB', 'max_wal_size=256MB', 'random_page_cost=1.1', 'timezone=UTC'),
  ...set(
    'plan_cache_mode=force_generic_plan',
    'hash_mem_multiplier=1',
    'sansa.wide_memory=4MB',
    'sansa.count_memory=1MB',
  ),
]

/** `-F` among the engine's defaults turns syncing off. Of the ways to sync, `fsync` alone reaches the file layer. */
const synced = [...parameters.filter(parameter => parameter !== '-F'), ...set('fsync=on', 'wal_sync_method=fsync')]

/** A cluster that stands in memory until it is whole has nothing to recover: its log is only as long as it must be. */
const unlogged = [
  ...parameters,
  ...set('wal_level=minimal', 'max_wal_senders=0', 'full_page_writes=off', 'wal_init_zero=off', 'wal_recycle=off'),
]

/** What the engine logs while it starts is its only word on why it does not. */
async function start(options: PGliteOptions): Promise<GuardedEngine> {
  const log: string[] = []
  const onStderr = (line: string): boolean => {
    log.push(line)
    if (log.length > 10) log.shift()
    return false
  }
  const engine = new GuardedEngine({ startParams: parameters, onStderr, ...options })
  try {
    await engine.guard()
  } catch (cause) {
    throw new Error(`The embedded database did not start.\n${log.join('\n')}`, { cause })
  }
  return engine
}

async function create(directory: string): Promise<void> {
  const engine = await begin(directory)
  await engine.close()
  await settle(directory)
}

const unfinishedOf = (directory: string): string => `${directory}.new`

function begin(directory: string): Promise<GuardedEngine> {
  if (isDatabase(directory)) throw new Error(`There is a database in ${directory}.`)
  rmSync(unfinishedOf(directory), { recursive: true, force: true })
  return start({ fs: new NewCluster(unfinishedOf(directory)), startParams: unlogged })
}

/** A new database gets its name when all of it is on the disk: a first start cut short leaves nothing half-made. */
async function settle(directory: string): Promise<void> {
  const unfinished = unfinishedOf(directory)
  await syncFolder(unfinished)
  if (existsSync(directory)) rmdirSync(directory)
  renameSync(unfinished, directory)
  await sync(dirname(directory))
}

async function tidy(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('vacuum (analyze)')
    await client.query('checkpoint')
  } finally {
    client.release()
  }
}

/**
 * One client for the whole life of the engine. A pool that drops its client after an error opens the next on the same session, which then
 * hands out the answers of the statement before. So a client is released without its error, and `pool.query`, which releases with it, is
 * refused.
 */
class OneSession extends Pool {
  constructor(engine: GuardedEngine) {
    const config: PoolConfig & { connection: EngineConnection } = {
      connection: new EngineConnection(engine),
      max: 1,
      idleTimeoutMillis: 0,
    }
    super(config)
  }

  override connect(): Promise<PoolClient>
  override connect(callback: (...result: never[]) => void): void
  override connect(callback?: (...result: never[]) => void): Promise<PoolClient> {
    if (callback)
      throw new Error('The embedded engine hands out clients by promise only: pool.connect(), never pool.query().')
    return super.connect().then(client => {
      const release = client.release
      client.release = () => release()
      return client
    })
  }
}
