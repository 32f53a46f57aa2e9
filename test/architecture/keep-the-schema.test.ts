import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../src/kernel/database.ts'
import { migrations } from '../../src/kernel/migrate.ts'
import { testDatabase } from '../database.ts'
import { declaredTables } from './declared-tables.ts'

/** Tables that keep no past, each with the reason. A table that is neither here nor versioned would answer for the past with the present. */
const unversioned: Record<string, string> = {
  migration: 'which files ran',
  tenant: 'shared list',
  versioned_table: 'shared list',
  journal: 'is the past itself',
  journal_head: 'where the journal stands',
  journal_subject: 'index of the journal',
  command: 'answers; a line holds each digest',
  job: 'work for later',
}

interface Fault {
  where: string
}

const ask = async (db: Database, question: string): Promise<string[]> => {
  const { rows } = await sql.raw<Fault>(question).execute(db.kysely)
  return rows.map(row => row.where)
}

const ours = `n.nspname = 'public' and c.relkind in ('r', 'p')`

const foreignKeysWithoutIndex = `
  select con.conrelid::regclass || '.' || con.conname as where from pg_constraint con
  join pg_class c on c.oid = con.conrelid join pg_namespace n on n.oid = c.relnamespace
  where con.contype = 'f' and ${ours} and not exists (
    select from pg_index i where i.indrelid = con.conrelid
      and (i.indkey::int2[])[0:cardinality(con.conkey) - 1] @> con.conkey)`

const tablesWithoutSlice = `
  select c.relname as where from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${ours} and c.relname <> 'migration' and coalesce(obj_description(c.oid), '') !~ '^[a-z]+: '`

const tablesWithoutWall = `
  select c.relname as where from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'history') and c.relkind in ('r', 'p')
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull)
    and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`

const tablesWithoutPast = (known: readonly string[]) => `
  select c.relname as where from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${ours} and not (c.relname = any (array[${known.map(name => `'${name}'`).join(', ')}]::text[]))
    and (to_regclass('as_known.' || quote_ident(c.relname)) is null or to_regclass('history.' || quote_ident(c.relname)) is null)`

const viewsThatShowOthers = `
  select n.nspname || '.' || c.relname as where from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'as_known') and c.relkind = 'v' and coalesce(array_to_string(c.reloptions, ','), '') !~ 'security_invoker=true'`

const twinsThatDiffer = `
  select c.relname || '.' || a.attname as where from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where ${ours} and to_regclass('history.' || quote_ident(c.relname)) is not null
    and not exists (select from pg_attribute h where h.attrelid = to_regclass('history.' || quote_ident(c.relname))
      and h.attname = a.attname and h.atttypid = a.atttypid and h.attnum = a.attnum + 1)`

const personalRowsWithoutSalt = `
  select c.relname as where from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${ours} and obj_description(c.oid) ~ 'Personal' and to_regclass('history.' || quote_ident(c.relname)) is not null
    and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'salt')`

/** Breaks the rule on purpose, looks, and takes the breach away again. */
async function planted(db: Database, breach: string, question: string): Promise<string[]> {
  return db.kysely.connection().execute(async connection => {
    await sql.raw('begin').execute(connection)
    await sql.raw(breach).execute(connection)
    const { rows } = await sql.raw<Fault>(question).execute(connection)
    await sql.raw('rollback').execute(connection)
    return rows.map(row => row.where)
  })
}

const table = (name: string, more = '') =>
  `create table ${name} (tenant_id uuid not null references tenant, id uuid not null, entry bigint not null${more}, primary key (tenant_id, id))`

const gateTables = async (db: Database) =>
  ask(
    db,
    `select c.relname as where from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and not has_table_privilege('sansa_reader', c.oid, 'select') and c.relname <> 'migration'`,
  )

/** Derived from rows that keep their past, or a log that is only added to. */
const derived = [
  'facts_copy',
  'facts',
  'facts_total',
  'sealed_total',
  'day_kept',
  'day_total',
  'day_line',
  'day_facts',
  'read_log',
  'match_record',
  'match_size',
  'match_key',
  'match_pair',
]

const withoutPast = async (db: Database) =>
  tablesWithoutPast([...Object.keys(unversioned), ...derived, ...(await gateTables(db))])

describe.each([
  [
    'every foreign key has an index',
    async () => foreignKeysWithoutIndex,
    table('planted', ', other uuid, foreign key (tenant_id, other) references planted'),
  ],
  ['every table names its slice', async () => tablesWithoutSlice, table('planted')],
  ['every table of a tenant is walled off', async () => tablesWithoutWall, table('planted')],
  ['every table keeps its past or is known not to', withoutPast, table('planted')],
  [
    'no view shows more than its reader may see',
    async () => viewsThatShowOthers,
    'create view planted as select * from journal',
  ],
  [
    'the past has the same columns as the present',
    async () => twinsThatDiffer,
    'alter table household add column planted int',
  ],
  [
    'every personal row carries a salt',
    async () => personalRowsWithoutSalt,
    `${table('planted')}; comment on table planted is 'test: Personal.'; create table history.planted (until_entry bigint, like planted)`,
  ],
] as const)('%s', (_, question, breach) => {
  test('in the product', async () => {
    const db = await testDatabase()

    expect(await ask(db, await question(db))).toEqual([])
  })

  test('and a planted breach is found', async () => {
    const db = await testDatabase()

    const found = await planted(db, breach, await question(db))

    expect(found.join()).toContain('planted')
  })
})

test('the columns that the code knows are the columns that the database has', async () => {
  const db = await testDatabase()
  const { rows } = await sql
    .raw<{ table: string; columns: string[] }>(`
    select c.relname as table, array_agg(a.attname::text order by a.attname) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where ${ours} and a.attnum > 0 and not a.attisdropped group by c.relname`)
    .execute(db.kysely)
  const stored = Object.fromEntries(rows.map(row => [row.table, row.columns]))

  const declared = declaredTables()

  expect(Object.keys(declared).length).toBeGreaterThan(12)
  for (const [name, columns] of Object.entries(declared)) expect({ [name]: columns }).toEqual({ [name]: stored[name] })
})

test('each migration has its own number, and all have names that say what they do', () => {
  const numbers = migrations().map(file => file.number)

  expect(new Set(numbers).size).toBe(numbers.length)
})
