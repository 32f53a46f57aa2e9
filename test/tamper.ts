import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../src/kernel/database.ts'

/** What somebody does who holds the database itself: no wall, no constraint and no foreign key holds them. */
export type Deed = 'edited' | 'deleted' | 'swapped' | 'truncated' | 'added'
export const deeds: readonly Deed[] = ['edited', 'deleted', 'swapped', 'truncated', 'added']

interface Column {
  name: string
  type: string
  isKey: boolean
  isRequired: boolean
}

export interface Target {
  /** With its schema: `history.person`. */
  table: string
  tenant: string
}

/** Does it to one row of this tenant, or two. False where there is nothing to do it to. */
export async function tamper(tx: Tx, target: Target, deed: Deed): Promise<boolean> {
  await breakOpen(tx, target.table)
  const columns = await columnsOf(tx, target.table)
  const rows = await rowsOf(tx, target)
  const [first] = rows
  if (deed === 'added') return add(tx, target, columns, first)
  if (first === undefined) return false
  switch (deed) {
    case 'edited':
      return edit(tx, target, columns)
    case 'deleted':
      await sql`delete from ${sql.table(target.table)} where ctid = ${first}::tid`.execute(tx)
      return true
    case 'swapped':
      return swap(tx, target, columns)
    case 'truncated':
      await sql`truncate ${sql.table(target.table)} cascade`.execute(tx)
      return true
  }
}

/** The constraints on this table go, but for its key, and those of others on it; no trigger of a foreign key fires. */
async function breakOpen(tx: Tx, table: string): Promise<void> {
  await sql`set local session_replication_role = replica`.execute(tx)
  const { rows } = await sql<{ on: string; name: string }>`
    select conrelid::regclass::text as on, conname as name from pg_constraint
    where contype in ('c', 'f', 'u') and ${table}::regclass in (conrelid, confrelid) order by contype`.execute(tx)
  const drops = rows.map(({ on, name }) => `alter table ${on} drop constraint "${name}"`)
  if (drops.length > 0) await sql.raw(drops.join(';')).execute(tx)
}

async function columnsOf(tx: Tx, table: string): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull as "isRequired",
      coalesce(a.attnum = any (i.indkey::int2[]), false) as "isKey"
    from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
    where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`.execute(tx)
  return rows
}

async function rowsOf(tx: Tx, { table, tenant }: Target): Promise<string[]> {
  const { rows } = await sql<{ at: string }>`
    select ctid::text as at from ${sql.table(table)} where tenant_id = ${tenant} order by ctid limit 2`.execute(tx)
  return rows.map(row => row.at)
}

/** Another value of the same type. */
function otherThan(column: string, type: string): RawBuilder<unknown> {
  const now = sql.ref(column)
  if (type.endsWith('[]')) return sql`${now} || ${now}[1:1]`
  switch (type) {
    case 'text':
      return sql`${now} || 'x'`
    case 'bytea':
      return sql`${now} || '\\x00'::bytea`
    case 'boolean':
      return sql`not ${now}`
    case 'uuid':
      return sql`gen_random_uuid()`
    case 'jsonb':
      return sql`jsonb_build_object('edited', ${now})`
    case 'timestamp with time zone':
      return sql`${now} + interval '1 second'`
    case 'smallint':
      return sql`${now} + 1::smallint`
    default:
      return sql`${now} + 100000`
  }
}

/** The last column that holds something: what was said, rather than the ids before it. */
async function edit(tx: Tx, { table, tenant }: Target, columns: readonly Column[]): Promise<boolean> {
  for (const { name, type } of columns.filter(isContent).toReversed()) {
    const { numAffectedRows = 0n } = await sql`
      update ${sql.table(table)} set ${sql.ref(name)} = ${otherThan(name, type)} where ctid = (
        select min(ctid) from ${sql.table(table)} where tenant_id = ${tenant} and ${sql.ref(name)} is not null
          and ${sql.ref(name)} is distinct from ${otherThan(name, type)})`.execute(tx)
    if (numAffectedRows > 0n) return true
  }
  return false
}

/** Two rows take each other's place in one column in which they differ. */
async function swap(tx: Tx, { table, tenant }: Target, columns: readonly Column[]): Promise<boolean> {
  for (const { name } of columns.filter(isContent).toReversed()) {
    const column = sql.ref(name)
    const { rows } = await sql<{ one: string; other: string }>`
      select a.ctid::text as one, b.ctid::text as other
      from ${sql.table(table)} a join ${sql.table(table)} b on b.tenant_id = a.tenant_id and b.ctid > a.ctid
      where a.tenant_id = ${tenant} and a.${column} is distinct from b.${column} limit 1`.execute(tx)
    const pair = rows[0]
    if (!pair) continue
    await sql`
      update ${sql.table(table)} t set ${column} = o.${column} from ${sql.table(table)} o
      where t.ctid in (${pair.one}::tid, ${pair.other}::tid) and o.ctid in (${pair.one}::tid, ${pair.other}::tid) and o.ctid <> t.ctid`.execute(
      tx,
    )
    return true
  }
  return false
}

/** What was said, and not when: `entry` is held against the lines by the other deeds. */
const isContent = ({ name, isKey }: Column): boolean => !isKey && name !== 'entry' && name !== 'until_entry'

/** A row that no command wrote: like another, under another key; or invented. False where a tenant has one row only. */
async function add(
  tx: Tx,
  { table, tenant }: Target,
  columns: readonly Column[],
  like: string | undefined,
): Promise<boolean> {
  const key = columns.findLast(column => column.isKey)
  if (!key || key.name === 'tenant_id') return false
  if (like === undefined) await sql.raw(inventedRow(table, tenant, columns)).execute(tx)
  else {
    await sql`
      insert into ${sql.table(table)}
      select (jsonb_populate_record(t, jsonb_build_object(${key.name}::text, ${otherThan(key.name, key.type)}))).*
      from ${sql.table(table)} t where ctid = ${like}::tid`.execute(tx)
  }
  return true
}

function inventedRow(table: string, tenant: string, columns: readonly Column[]): string {
  const given = columns.filter(column => column.isRequired || column.isKey)
  const values = given.map(({ name, type }) => (name === 'tenant_id' ? `'${tenant}'` : invented(type)))
  return `insert into ${table} (${given.map(column => `"${column.name}"`).join(', ')}) values (${values.join(', ')})`
}

function invented(type: string): string {
  if (type.endsWith('[]')) return "'{}'"
  switch (type) {
    case 'text':
    case 'bytea':
      return "'x'"
    case 'boolean':
      return 'true'
    case 'uuid':
      return 'gen_random_uuid()'
    case 'jsonb':
      return "'{}'"
    case 'date':
    case 'timestamp with time zone':
      return 'now()'
    default:
      return '2'
  }
}
