import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { canonical } from './canonical.ts'
import type { Tx } from './database.ts'
import type { Day } from './day.ts'

/** What a command left of one row: the digest of the version it wrote, or null where it took the row away. */
export interface RowDigest {
  table: string
  /** The key without the tenant, its parts joined by a comma. */
  key: string
  digest: string | null
  /** At an erasure: the entry of the earlier version that this is now the digest of. */
  of?: number
}

export interface Line {
  tenant: string
  /** Without gaps, from 1, in the order of commits. */
  entry: number
  /** The hash of the line before; 64 zeros before the first. */
  prev: string
  kind: string
  /** The id the command came with. */
  command: string
  actor: string
  /** The batch or the request that this command was part of. */
  cause?: string
  /** The day of the domain on which it happened. */
  happenedOn: Day
  /** What the sender's clock said: evidence only, nothing is ordered by it. */
  recordedAt: string
  /** When it was taken in: never earlier than the line before. */
  receivedAt: string
  /** The input without its personal parts. */
  input: unknown
  /** The hash of the salted MAC that stands beside the answer in `command`. */
  body: string
  /** Ids only. */
  answer: unknown
  rows: RowDigest[]
  /** Whose rows were written. */
  subjects: string[]
}

export const beforeTheFirst = '0'.repeat(64)

export const hashOf = (line: string): string => createHash('sha256').update(line, 'utf8').digest('hex')

export interface Head {
  entry: number
  hash: string
  receivedAt: string
}

/** Locks the head: from here to the commit this tenant's commands wait for each other. */
export async function lockHead(tx: Tx, tenant: string): Promise<Head> {
  const { rows } = await sql<Head>`
    select entry, hash, received_at as "receivedAt" from journal_head where tenant_id = ${tenant} for update`.execute(
    tx,
  )
  const head = rows[0]
  if (!head) throw new Error('This tenant has no journal.')
  return head
}

/**
 * Our choice: 64 lines, 256, 1,024, and so on are much more than those before. Where all tables began empty, statements are planned for
 * empty tables until somebody has them counted.
 */
export const isMuchLonger = (before: number, after: number): boolean => fours(after) > Math.max(2, fours(before))

const fours = (lines: number): number => Math.floor(Math.log2(Math.max(1, lines)) / 2)

/** A line before it has its place in the chain. */
export type Unchained = Omit<Line, 'prev'>

/** A line and the answer that its command got, with the salted MAC of its body. */
export interface Answered extends Unchained {
  answer: Readonly<Record<string, string | number>>
  bodyMac: string
}

/** Chains the lines to the head and to each other, keeps their answers, and moves the head to the last: in one statement, on one way. */
export async function append(tx: Tx, head: Head, answered: readonly Answered[]): Promise<void> {
  const tenant = answered[0]?.tenant
  let { hash } = head
  const chained = answered.map(({ bodyMac, ...unchained }) => {
    const line = canonical({ ...unchained, prev: hash })
    hash = hashOf(line)
    // The input and the digests stand in the line alone.
    const { input: _, rows: __, ...columns } = unchained
    return { ...columns, bodyMac, line, hash }
  })
  const last = chained.at(-1)
  await sql`
    with line as (
      select * from jsonb_to_recordset(${JSON.stringify(chained)}::jsonb) as l (
        entry bigint, line text, hash text, kind text, actor uuid, "happenedOn" date, "receivedAt" timestamptz, command uuid, cause uuid,
        "bodyMac" text, answer jsonb, subjects uuid[])
    ), journalled as (
      insert into journal (tenant_id, entry, line, hash, kind, actor, happened_on, received_at, command_id, cause)
      select ${tenant}, entry, line, hash, kind, actor, "happenedOn", "receivedAt", command, cause from line
    ), named as (
      insert into journal_subject (tenant_id, subject_id, entry) select ${tenant}, unnest(subjects), entry from line
    ), kept as (
      insert into command (tenant_id, id, actor, body_mac, answer, entry)
      select ${tenant}, command, actor, "bodyMac", answer, entry from line
    )
    update journal_head set entry = ${last?.entry}, hash = ${hash}, received_at = ${last?.receivedAt} where tenant_id = ${tenant}`.execute(
    tx,
  )
}

/** The last line received before that instant, or 0 where there was none yet. */
export async function entryKnownAt(tx: Tx, tenant: string, instant: string): Promise<number> {
  const { rows } = await sql<{ entry: number }>`
    select coalesce(max(entry), 0) as entry from journal where tenant_id = ${tenant} and received_at < ${instant}`.execute(
    tx,
  )
  return rows[0]?.entry ?? 0
}
