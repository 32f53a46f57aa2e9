import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { slices } from '../src/app.tsx'
import type { Tx } from '../src/kernel/database.ts'
import { verify, verifyIn, type Verified } from '../src/kernel/verify.ts'
import { passNight } from '../src/results/open-day.ts'
import type { Story } from './people-of-the-story.ts'
import { furnishedStory } from './site/furnished-story.ts'
import { type Deed, deeds, tamper } from './tamper.ts'

/**
 * Every table that the catalogue has, each with rows as months of work leave them, in the hands of somebody who holds the database
 * itself. What is done to it is named by `sansa verify`.
 */
const checks = slices.flatMap(slice => slice.checks ?? [])

let story: Story
let tables: string[]

beforeAll(async () => {
  story = (await furnishedStory()).story
  story.at('2026-10-06')
  await passNight(story.engine, story)
  const { rows } = await sql<{ name: string }>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'history') and c.relkind = 'r' order by 1`.execute(story.engine.db.kysely)
  tables = rows.map(row => row.name)
}, 300_000)

/** As the journal, and whoever keeps it, stand for them. Tables that `verify` does not vouch for, each with the reason. */
const notVouchedFor: Readonly<Record<string, string>> = {
  migration: 'of the product, not of an organisation',
  versioned_table: 'of the product, not of an organisation',
  tenant: 'keys of organisations: a changed one opens nothing',
  job: 'work for later: what it does is done by commands or is derived',
  read_log: 'who looked: outside the journal, only ever added to',
  credential: 'the door: no record of the organisation',
  recovery_code: 'the door: no record of the organisation',
  session: 'the door: no record of the organisation',
  door_try: 'the door: no record of the organisation',
  api_token_use: 'the door of programs: no record of the organisation',
  match_record: 'which records have keys: where it says another version, they are made anew',
  match_size: 'how many records have keys: it moves how sure one is of a duplicate, and nothing else',
  match_pair: 'which records look alike, as weighed when they were written: people decide, on what is compared anew',
  mail_delivery: 'how far letters have come: which are due is said by the guests',
  waiting_import: 'what is brought and waits: nothing in it is recorded yet',
  public_request: 'what the public sent and waits: nothing in it is recorded yet',
  link_try: 'the door of participants: no record of the organisation',
  remembered_columns: 'what the columns of a table said the last time: a guess that is shown',
  facts_copy: 'which question the copy answers: a changed one answers none, and nobody reads the copy',
}

/** Totals that are kept to spare a count: where one is missing, or answers another question, it is counted anew. */
const countedAnew = new Set(['public.sealed_total', 'public.day_kept'])

/** Without its schema: a table and its past go by one name. */
const nameOf = (table: string): string => table.split('.')[1] ?? ''

const isVouchedFor = (table: string): boolean => !(nameOf(table) in notVouchedFor)

/**
 * Does it, verifies, and takes it back. Undefined where the table has no rows to do it to. Tables are held against their lines in any
 * order: with the one that was touched as the first, the others need no look.
 */
async function verifiedAfter(work: (tx: Tx) => Promise<boolean>, touched?: string): Promise<Verified | undefined> {
  const { tenant } = story
  const engine = { ...story.engine, versioned: withFirst(story.engine.versioned, touched) }
  return engine.db.kysely.connection().execute(async tx => {
    await sql`begin`.execute(tx)
    try {
      if (!(await work(tx))) return undefined
      await sql.raw(`set local role sansa_counter; set local sansa.tenant = '${tenant}'`).execute(tx)
      return await verifyIn(tx, { engine, tenant, checks })
    } finally {
      await sql`rollback`.execute(tx)
    }
  })
}

function withFirst<V>(all: ReadonlyMap<string, V>, name = ''): Map<string, V> {
  const first = all.get(name)
  return new Map([...(first === undefined ? [] : [[name, first] as const]), ...all])
}

test('what months of work have left holds', async () => {
  expect((await verifiedAfter(async () => true))?.finding).toBeUndefined()
})

test('every reason for not vouching is about a table that is there', () => {
  const names = new Set(tables.map(nameOf))

  expect(Object.keys(notVouchedFor).filter(name => !names.has(name))).toEqual([])
})

describe.each(deeds)('what was %s is named', deed => {
  test('in every table', { timeout: 600_000 }, async () => {
    const unnoticed: string[] = []
    const tried: string[] = []

    for (const table of tables.filter(isVouchedFor)) {
      // What is past is swapped and added to as what is present, by the same check.
      if (table.startsWith('history.') && (deed === 'swapped' || deed === 'added')) continue
      if (countedAnew.has(table) && deed !== 'edited' && deed !== 'swapped') continue
      const verified = await verifiedAfter(tx => tamper(tx, { table, tenant: story.tenant }, deed), nameOf(table))
      if (!verified) continue
      tried.push(table)
      if (!isNamed(verified, table)) unnoticed.push(`${table}: ${verified.finding?.says ?? 'nothing'}`)
    }

    expect(unnoticed).toEqual([])
    expect(tried.length).toBeGreaterThan(least[deed])
  })
})

/** So many tables must have had rows to do it to. */
const least: Readonly<Record<Deed, number>> = { edited: 35, deleted: 35, swapped: 18, truncated: 35, added: 30 }

/** A row of a versioned table is named with its table; of the journal and of what is derived, what does not hold is. */
function isNamed({ finding }: Verified, table: string): boolean {
  const name = nameOf(table)
  if (!finding) return false
  return story.engine.versioned.has(name) ? finding.says.includes(`row of ${name} `) || finding.check !== 'rows' : true
}

const files = (): string[] =>
  readdirSync(join(story.folder, story.tenant), { recursive: true, encoding: 'utf8' })
    .filter(name => /[0-9a-f]{64}$/.test(name))
    .map(name => join(story.folder, story.tenant, name))

/** With this content in place of the file, or without the file. */
async function findingWith(path: string, content: Uint8Array | undefined) {
  const before = readFileSync(path)
  if (content) writeFileSync(path, content)
  else rmSync(path)
  const { finding } = await verify(story.engine, story.tenant, checks)
  writeFileSync(path, before)
  return finding
}

test('a file that was edited, deleted, swapped or truncated is named', async () => {
  const [path = '', other = ''] = files()
  const bytes = readFileSync(path)
  const edited = Buffer.from(bytes)
  edited.writeUInt8(255 - edited.readUInt8(40), 40)

  const findings = [
    await findingWith(path, edited),
    await findingWith(path, undefined),
    await findingWith(path, readFileSync(other)),
    await findingWith(path, bytes.subarray(0, 20)),
  ]

  const faults = findings.map(finding => finding?.says.replace(path.slice(-64), '…'))
  expect(faults).toEqual([
    'the file … is changed',
    'the file … is missing',
    'the file … is changed',
    'the file … is changed',
  ])
})
