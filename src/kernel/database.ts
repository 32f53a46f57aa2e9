import { AsyncLocalStorage } from 'node:async_hooks'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool, types } from 'pg'
import { makeEmbedded, openEmbedded } from './embedded.ts'
import { isId } from './ids.ts'
import { keepingPlans } from './kept-plans.ts'

/** Every table the product has. Each slice adds its own in its `tables.ts`; a test compares them with the catalogue. */
// oxlint-disable-next-line typescript/no-empty-interface, typescript/no-empty-object-type -- filled by declaration merging
export interface Tables {}

export type Tx = Kysely<Tables>

/**
 * `reader` may only SELECT, `writer` is used inside `perform` alone, `counter` sees sealed facts and is used by results alone, `gate` sees
 * nothing but accounts and sign-ins, before anybody is known, and `keeper` sees all organisations, for backups alone.
 */
type DatabaseRole = 'reader' | 'writer' | 'counter' | 'gate' | 'keeper'

/** The moment a question is asked about: now, or as the journal stood after one line. */
export type Known = 'now' | { entry: number }

export interface Database {
  pool: Pool
  kysely: Kysely<Tables>
  /** `embedded` holds one session for the whole process; `server` has a pool of them. */
  engine: 'embedded' | 'server'
  /** Work for an idle moment: the embedded engine has no autovacuum. */
  idle(): Promise<void>
  /** Says on which port this process serves, for whoever is refused the same directory. */
  announce(port: number): void
  close(): Promise<void>
}

types.setTypeParser(types.builtins.INT8, Number)
types.setTypeParser(types.builtins.DATE, day => day)
types.setTypeParser(types.builtins.TIMESTAMPTZ, instant => new Date(instant).toISOString())

/**
 * `url`: `file:DIR` = embedded in that directory, `new:DIR` = there once it is closed and in memory until then, `memory:` = embedded and gone
 * at the end, `postgres://…` = a server.
 */
export async function openDatabase(url: string): Promise<Database> {
  if (/^postgres(ql)?:/.test(url)) {
    const pool = new Pool({ connectionString: url, max: 16, options: '-c timezone=UTC' })
    return database(
      pool,
      'server',
      async () => {},
      () => pool.end(),
    )
  }
  const place = url === 'memory:' ? 'memory' : url.replace(/^(file|new):/, '')
  const { pool, idle, announce, close } = await (url.startsWith('new:') ? makeEmbedded(place) : openEmbedded(place))
  return { ...database(pool, 'embedded', idle, close), announce }
}

export function database(
  pool: Pool,
  engine: Database['engine'],
  idle: () => Promise<void>,
  close: () => Promise<void>,
): Database {
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: engine === 'embedded' ? keepingPlans(pool) : pool }),
  })
  return { pool, kysely, engine, idle, announce: () => {}, close }
}

/**
 * Has the tables counted, so that statements are planned for as many rows as there are by now. A server does so by itself; the embedded
 * engine only in idle moments, and a table that grew from nothing within a minute would be read row by row for each row.
 */
export async function learnSizes({ engine, pool }: Pick<Database, 'engine' | 'pool'>): Promise<void> {
  if (engine !== 'embedded') return
  const client = await pool.connect()
  try {
    const { rows } = await client.query(tablesWithRows)
    await client.query(`analyze ${rows[0].names}`)
  } finally {
    client.release()
  }
}

const tablesWithRows = `
  select string_agg(oid::regclass::text, ', ') as names from pg_class
  where relkind = 'r' and relnamespace in ('public'::regnamespace, 'history'::regnamespace) and pg_relation_size(oid) > 0`

/**
 * Work that counts only as a whole and is begun anew where it was cut short, such as the story of the demo: its commits are not waited for
 * until they are on the disk, and all of it is there when this ends. On a server, commits are as safe as ever.
 */
export async function allOrAnew<T>({ engine, pool }: Pick<Database, 'engine' | 'pool'>, work: () => Promise<T>) {
  if (engine !== 'embedded') return work()
  const say = async (words: string) => {
    const client = await pool.connect()
    try {
      await client.query(words)
    } finally {
      client.release()
    }
  }
  await say('set synchronous_commit = off')
  try {
    return await work()
  } finally {
    await say('set synchronous_commit = on')
    await say('checkpoint')
  }
}

const holding = new AsyncLocalStorage<true>()

interface Session {
  role: DatabaseRole
  /** The counter writes what is derived, and nothing else: no fact is granted to it. */
  derives?: true
  tenant?: string
  known?: Known
}

/** One transaction, opened in one message: role, tenant and moment are set before the first query can run. */
export async function transaction<T>(db: Database, session: Session, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (holding.getStore())
    throw new Error('A second client was asked for while this task holds one: pass its transaction on.')
  const opening = begin(session)
  return db.kysely.connection().execute(tx =>
    holding.run(true, async () => {
      await sql.raw(opening).execute(tx)
      try {
        const result = await work(tx)
        const { rows } = await sql<{ command: string }>`commit`.execute(tx)
        // After a failed statement that somebody caught, COMMIT rolls back and calls that a success.
        if (rows[0]?.command !== 'COMMIT')
          throw new Error('The transaction was rolled back: one of its statements had failed.')
        return result
      } catch (error) {
        await sql.raw('rollback').execute(tx)
        throw error
      }
    }),
  )
}

/** Room for each step of a question, for this transaction: a server has much, the embedded engine little. */
const roomOf = (setting: string) =>
  sql`set_config('work_mem', coalesce(nullif(current_setting(${sql.lit(setting)}, true), ''), '64MB'), true)`

/** For a question about everybody. */
export const wideMemory = roomOf('sansa.wide_memory')

/** For the count of everything, which takes many steps at once. */
export const countMemory = roomOf('sansa.count_memory')

/** Within a transaction about one moment, one question about another: as the journal stood after this line. */
export async function asKnown<T>(
  tx: Tx,
  entry: number,
  work: (tx: Tx) => Promise<T>,
  about: Known = 'now',
): Promise<T> {
  await sql.raw(past(entry)).execute(tx)
  const result = await work(tx)
  await sql.raw(about === 'now' ? 'set local search_path = public' : past(about.entry)).execute(tx)
  return result
}

/** As known after it, everything is as it is now. */
export const lastOfAll = Number.MAX_SAFE_INTEGER

const past = (entry: number): string =>
  `set local sansa.entry = '${Math.trunc(entry)}'; set local search_path = as_known, public`

function begin({ role, derives, tenant, known = 'now' }: Session): string {
  // A reader sees one moment through all the queries of a page. A writer must see what the command before it committed.
  const isolation = role === 'writer' || role === 'gate' || derives ? 'read committed' : 'repeatable read read only'
  const lines = [`begin isolation level ${isolation}`, `set local role sansa_${role}`]
  if (tenant !== undefined) {
    if (!isId(tenant)) throw new Error('A tenant is a UUID.')
    lines.push(`set local sansa.tenant = '${tenant}'`)
  }
  if (known !== 'now') lines.push(past(known.entry))
  return lines.join(';')
}
