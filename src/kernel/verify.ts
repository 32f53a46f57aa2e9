import { type RawBuilder, sql } from 'kysely'
import { type Tx, transaction } from './database.ts'
import type { Engine } from './engine.ts'
import type { Versioned } from './history.ts'
import { beforeTheFirst, hashOf, type Line } from './journal.ts'

/** The first thing that does not hold, in English, for the operator: what, where, and the entry where there is one. */
export interface Finding {
  check: 'sequence' | 'chain' | 'columns' | 'head' | 'commands' | 'subjects' | 'rows' | 'derived' | 'files'
  says: string
  entry?: number
}

/** A slice's own check: derived rows against a recount, files against their hashes. */
export type Check = (tx: Tx, tenant: string, engine: Engine) => Promise<Finding | undefined>

export interface Verified {
  lines: number
  versions: number
  finding?: Finding
}

/**
 * Holds everything stored against the journal: the chain, the sequence, every acknowledged command once, and each current and past row
 * against the digest in the line that wrote it. Reads only. Stops at the first thing that does not hold.
 */
export const verify = (engine: Engine, tenant: string, checks: readonly Check[] = []): Promise<Verified> =>
  transaction(engine.db, { role: 'counter', tenant }, tx => verifyIn(tx, { engine, tenant, checks }))

interface Verifying {
  engine: Engine
  tenant: string
  checks: readonly Check[]
}

/** The same, as a transaction sees it that is open already. */
export async function verifyIn(tx: Tx, { engine, tenant, checks }: Verifying): Promise<Verified> {
  const { lines, finding } = await verifyChain(tx, tenant)
  if (finding) return { lines, versions: 0, finding }
  const kernel: Check[] = [commandsOnce, subjectsNamed, ...[...engine.versioned.values()].map(rowsOf)]
  for (const check of [...kernel, ...checks]) {
    const found = await check(tx, tenant, engine)
    if (found) return { lines, versions: 0, finding: found }
  }
  return { lines, versions: await versions(engine, tx, tenant) }
}

interface Stored {
  entry: number
  line: string
  hash: string
  kind: string
  actor: string
  happened_on: string
  received_at: string
  command_id: string
  cause: string | null
}

const page = 5_000

async function verifyChain(tx: Tx, tenant: string): Promise<{ lines: number; finding?: Finding }> {
  let last: Last = { entry: 0, hash: beforeTheFirst, receivedAt: '' }
  for (;;) {
    const { rows } = await sql<Stored>`
      select entry, line, hash, kind, actor, happened_on, received_at, command_id, cause from journal
      where tenant_id = ${tenant} and entry > ${last.entry} order by entry limit ${page}`.execute(tx)
    for (const row of rows) {
      const finding = linkHolds(row, last)
      if (finding) return { lines: last.entry, finding }
      last = { entry: row.entry, hash: row.hash, receivedAt: row.received_at }
    }
    if (rows.length < page) break
  }
  const finding = await headHolds(tx, tenant, last)
  return { lines: last.entry, ...(finding ? { finding } : {}) }
}

function linkHolds(row: Stored, before: Last): Finding | undefined {
  const entry = row.entry
  if (entry !== before.entry + 1) return { check: 'sequence', entry, says: `line ${before.entry + 1} is missing` }
  if (hashOf(row.line) !== row.hash) return { check: 'chain', entry, says: `line ${entry} is not what was hashed` }
  const line = JSON.parse(row.line) as Line
  if (line.prev !== before.hash)
    return { check: 'chain', entry, says: `line ${entry} does not follow line ${before.entry}` }
  if (row.received_at < before.receivedAt)
    return { check: 'chain', entry, says: `line ${entry} was received before the line before it` }
  const beside = [
    row.entry,
    row.kind,
    row.actor,
    row.happened_on,
    row.received_at,
    row.command_id,
    row.cause ?? undefined,
  ]
  const inside = [line.entry, line.kind, line.actor, line.happenedOn, line.receivedAt, line.command, line.cause]
  const off = inside.findIndex((value, at) => value !== beside[at])
  if (off >= 0)
    return { check: 'columns', entry, says: `the columns beside line ${entry} say something else than the line` }
  return undefined
}

interface Last {
  entry: number
  hash: string
  receivedAt: string
}

async function headHolds(tx: Tx, tenant: string, last: Last): Promise<Finding | undefined> {
  const { rows } = await sql<Last>`
    select entry, hash, received_at as "receivedAt" from journal_head where tenant_id = ${tenant}`.execute(tx)
  const head = rows[0]
  if (!head) return { check: 'head', says: 'the head of the journal is missing' }
  const isOnTime = last.entry === 0 || head.receivedAt === last.receivedAt
  if (head.entry === last.entry && head.hash === last.hash && isOnTime) return undefined
  return {
    check: 'head',
    entry: head.entry,
    says: isOnTime
      ? `the head stands at line ${head.entry}, the last line is ${last.entry}`
      : `the head says that line ${last.entry} was received at another time`,
  }
}

/** Each line has its answer, each answer its line, and both say the same. A MAC is gone only where an erasure took it. */
const commandsOnce: Check = async (tx, tenant) => {
  const { rows } = await sql<{ entry: number; says: string }>`
    select coalesce(j.entry, c.entry) as entry,
      case when c.id is null then 'has no answer' when j.entry is null then 'has no line' else 'says something else than its line' end as says
    from (select entry, command_id, actor, line::jsonb as line from journal where tenant_id = ${tenant}) j
    full join (select * from command where tenant_id = ${tenant}) c on c.id = j.command_id
    where c.id is null or j.entry is null or c.entry <> j.entry or c.actor <> j.actor or c.answer <> j.line -> 'answer'
      or encode(sha256(convert_to(c.body_mac, 'UTF8')), 'hex') <> j.line ->> 'body'
    order by 1 limit 1`.execute(tx)
  const row = rows[0]
  return row && { check: 'commands', entry: row.entry, says: `the command of line ${row.entry} ${row.says}` }
}

const subjectsNamed: Check = async (tx, tenant) => {
  const { rows } = await sql<{ entry: number }>`
    select coalesce(said.entry, stands.entry) as entry
    from (select entry, s::uuid as subject_id from journal, jsonb_array_elements_text(line::jsonb -> 'subjects') s where tenant_id = ${tenant}) said
    full join (select entry, subject_id from journal_subject where tenant_id = ${tenant}) stands using (entry, subject_id)
    where said.entry is null or stands.entry is null order by 1 limit 1`.execute(tx)
  const row = rows[0]
  return (
    row && { check: 'subjects', entry: row.entry, says: `line ${row.entry} and the index of whom it touched differ` }
  )
}

/**
 * What the lines say was written, version by version, until the line that replaced it. An erasure says anew what stands of an earlier
 * version (`of`); what was said of it last holds, and null means that it is gone.
 */
const said = (tenant: string, table: string): RawBuilder<unknown> => sql`
  select key, version as entry, (array_agg(digest order by entry desc))[1] as digest,
    lead(version, 1, 9223372036854775807) over (partition by key order by version) as until_entry
  from (
    select r ->> 'key' as key, entry, coalesce((r ->> 'of')::bigint, entry) as version, r ->> 'digest' as digest
    from journal, jsonb_array_elements(line::jsonb -> 'rows') r
    where tenant_id = ${tenant} and r ->> 'table' = ${table}) stated
  group by key, version`

const standing = (tenant: string, table: Versioned): RawBuilder<unknown> => {
  const key = sql.join(table.key.map(column => sql`t.${sql.ref(column)}::text`))
  const leg = (from: string, until: RawBuilder<unknown>) => sql`
    select concat_ws(',', ${key}) as key, entry, row_digest(to_jsonb(t)) as digest, ${until} as until_entry
    from ${sql.table(from)} t where tenant_id = ${tenant}`
  return sql`${leg(`public.${table.name}`, sql`9223372036854775807`)} union all ${leg(`history.${table.name}`, sql`until_entry`)}`
}

const rowsOf =
  (table: Versioned): Check =>
  async (tx, tenant) => {
    const { rows } = await sql<{ key: string; entry: number; says: string }>`
      select coalesce(said.key, standing.key) as key, coalesce(said.entry, standing.entry) as entry,
        case when standing.key is null then 'is missing'
          when said.key is null then 'was written by no line'
          when said.digest <> standing.digest then 'is not what the line wrote'
          else 'stands for another time than the lines say' end as says
      from (select * from (${said(tenant, table.name)}) s where digest is not null) said
      full join (${standing(tenant, table)}) standing on standing.key = said.key and standing.entry = said.entry
      where standing.key is null or said.key is null or said.digest <> standing.digest or said.until_entry <> standing.until_entry
      order by 2, 1 limit 1`.execute(tx)
    const row = rows[0]
    return (
      row && {
        check: 'rows',
        entry: row.entry,
        says: `the row of ${table.name} ${row.key}, version ${row.entry}, ${row.says}`,
      }
    )
  }

async function versions(engine: Engine, tx: Tx, tenant: string): Promise<number> {
  const counts = [...engine.versioned.values()].map(
    table => sql`(select count(*) from ${sql.table(`public.${table.name}`)} where tenant_id = ${tenant})
      + (select count(*) from ${sql.table(`history.${table.name}`)} where tenant_id = ${tenant})`,
  )
  if (counts.length === 0) return 0
  const { rows } = await sql<{ versions: number }>`select ${sql.join(counts, sql` + `)} as versions`.execute(tx)
  return rows[0]?.versions ?? 0
}
