import { sql } from 'kysely'
import type { PoolClient } from 'pg'
import { type Database, transaction, type Tx } from '../kernel/database.ts'

/** What does not travel: what migrations fill, work for later, and sign-ins, which end with the machine. */
export const leftBehind: readonly string[] = ['migration', 'versioned_table', 'job', 'session', 'door_try']

/** Every table of the archive, earlier versions included: `public.person`, `history.person`. */
export async function archivedTables(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'history') and c.relkind in ('r', 'p') and c.relname <> all(${[...leftBehind]}::text[])
    order by 1`.execute(tx)
  return rows.map(row => row.name)
}

/** What a database holds before a restore; nothing where it has no tables yet. */
export async function stateOf(db: Database): Promise<{ organisations: number; migrations: number[] }> {
  const { rows } = await db.kysely
    .connection()
    .execute(tx => sql<{ safe: boolean }>`select to_regclass('public.tenant') is not null as safe`.execute(tx))
  if (rows[0]?.safe !== true) return { organisations: 0, migrations: [] }
  return transaction(db, { role: 'keeper' }, async tx => {
    const { rows: found } = await sql<{ organisations: number }>`select count(*) as organisations from tenant`.execute(
      tx,
    )
    return { organisations: found[0]?.organisations ?? 0, migrations: await migrationsOf(tx) }
  })
}

export async function migrationsOf(tx: Tx): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`select number from migration order by number`.execute(tx)
  return rows.map(row => row.number)
}

/** Where the journal of an organisation stands. */
export interface Head {
  tenant: string
  entry: number
  hash: string
}

export async function headsOf(tx: Tx): Promise<Head[]> {
  const { rows } = await sql<Head>`
    select tenant_id as tenant, entry, hash from journal_head order by tenant_id`.execute(tx)
  return rows
}

interface ErasedRow {
  tenant: string
  person: string
  erasedOn: string
  by: string
}

/** Everybody who was erased, in all organisations, and by which account. */
export async function erasuresIn(tx: Tx): Promise<ErasedRow[]> {
  const { rows } = await sql<ErasedRow>`
    select e.tenant_id as tenant, e.person_id as person, e.erased_on as "erasedOn", j.actor as by
    from public.erasure e join public.journal j on j.tenant_id = e.tenant_id and j.entry = e.entry`.execute(tx)
  return rows
}

/** Those of these who are recorded with their name, and their codes. */
export async function standingAgain<T extends { tenant: string; person: string }>(
  tx: Tx,
  list: readonly T[],
): Promise<(T & { code: string })[]> {
  const { rows } = await sql<{ tenant: string; person: string; code: string }>`
    select p.tenant_id as tenant, p.id as person, p.code from public.person p
    where p.id = any (${list.map(one => one.person)}::uuid[])
      and not exists (select from public.erasure e where e.tenant_id = p.tenant_id and e.person_id = p.id)`.execute(tx)
  return list.flatMap(one => {
    const found = rows.find(row => row.tenant === one.tenant && row.person === one.person)
    return found ? [{ ...one, code: found.code }] : []
  })
}

const rowsAtOnce = 1_000

/** All rows of a table as lines of JSON, some at a time: the same text whichever engine wrote it. */
export async function* linesOf(tx: Tx, table: string): AsyncGenerator<string[]> {
  await sql`declare archived no scroll cursor for select to_jsonb(t)::text as line from ${sql.table(table)} t`.execute(
    tx,
  )
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(rowsAtOnce)} from archived`.execute(tx)
    if (rows.length > 0) yield rows.map(row => row.line)
    if (rows.length < rowsAtOnce) break
  }
  await sql`close archived`.execute(tx)
}

/** A foreign key as it was, to be put back. */
export interface ForeignKey {
  table: string
  name: string
  definition: string
}

/** Rows come in any order: foreign keys are set aside, and hold again before anything is committed. */
export async function setForeignKeysAside(client: PoolClient): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select k.conrelid::regclass::text as table, quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    where k.contype = 'f' and n.nspname in ('public', 'history') and k.conparentid = 0 order by 1, 2`)
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`)
  return rows
}

export async function putForeignKeysBack(client: PoolClient, keys: readonly ForeignKey[]): Promise<void> {
  for (const { table, name, definition } of keys) {
    await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  }
}

/** Lines of JSON as rows of a table. A column that the archive does not know stays empty. */
export async function insertLines(client: PoolClient, table: string, lines: readonly string[]): Promise<void> {
  const columns = await columnsOf(client, table)
  await client.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [`[${lines.join(',')}]`],
  )
}

async function columnsOf(client: PoolClient, table: string): Promise<string> {
  const { rows } = await client.query<{ columns: string | null }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
     where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  const columns = rows[0]?.columns
  if (!columns) throw new Error(`There is no table ${table} here.`)
  return columns
}

export async function countRows(client: PoolClient, table: string): Promise<number> {
  const { rows } = await client.query<{ rows: number }>(`select count(*) as rows from ${table}`)
  return rows[0]?.rows ?? 0
}

/** What a migration may have put into tables that the archive brings whole. */
export async function clear(client: PoolClient, table: string): Promise<void> {
  await client.query(`delete from ${table}`)
}

export async function beginFilling(client: PoolClient): Promise<void> {
  await client.query('begin')
}

/** As the keeper, who sees all organisations; back to the owner, who may change tables. */
export async function asKeeper<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('set local role sansa_keeper')
  const result = await work()
  await client.query('reset role')
  return result
}

export const commitFilling = (client: PoolClient): Promise<unknown> => client.query('commit')
export const giveUpFilling = (client: PoolClient): Promise<unknown> => client.query('rollback')

/** Fresh statistics: without them the first questions after a restore are planned blindly. */
export const analyse = (client: PoolClient): Promise<unknown> => client.query('analyze')
