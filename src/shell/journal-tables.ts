import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Engine } from '../kernel/engine.ts'
import type { Line } from '../kernel/journal.ts'
import { missing } from '../kernel/problem.ts'
import { scopesFor, type Who } from '../kernel/who.ts'

export interface LineRow {
  entry: number
  kind: string
  actor: string
  actorName: string | null
  happenedOn: string
  receivedAt: string
  batch: string | null
}

const lineColumns = sql`
  j.entry, j.kind, j.actor, a.name as "actorName", j.happened_on as "happenedOn", j.received_at as "receivedAt", j.cause as batch`

const lines = (engine: Engine, who: Who): RawBuilder<unknown> => sql`
  from journal j left join account a on a.tenant_id = j.tenant_id and a.id = j.actor
  where j.tenant_id = ${who.tenant} and ${inReach(engine, who)}`

/** Who reads the journal of a part of the organisation sees the lines that touched somebody there. */
function inReach(engine: Engine, who: Who): RawBuilder<boolean> {
  if (scopesFor(who, 'journal.read').some(scope => scope.of === 'tenant')) return sql<boolean>`true`
  return sql<boolean>`exists (
    select from journal_subject s where s.tenant_id = j.tenant_id and s.entry = j.entry
      and ${engine.reach(who, 'journal.read', 's.subject_id')})`
}

export interface Asked {
  /** Lines before this one. */
  before?: number | undefined
  /** Only this kind of command. */
  kind?: string | undefined
}

/** The newest first, one page of them. */
export async function journalLines(
  tx: Tx,
  engine: Engine,
  who: Who,
  { before, kind }: Asked,
  limit: number,
): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`
    select ${lineColumns} ${lines(engine, who)}
      and ${before === undefined ? sql`true` : sql`j.entry < ${before}`}
      and ${kind === undefined ? sql`true` : sql`j.kind = ${kind}`}
    order by j.entry desc limit ${limit}`.execute(tx)
  return rows
}

export interface OpenLine extends LineRow {
  hash: string
  line: Line
}

export async function getLine(tx: Tx, engine: Engine, who: Who, entry: number): Promise<OpenLine> {
  const { rows } = await sql<Omit<OpenLine, 'line'> & { text: string }>`
    select ${lineColumns}, j.hash, j.line as text ${lines(engine, who)} and j.entry = ${entry}`.execute(tx)
  const row = rows[0]
  if (!row) throw missing()
  const { text, ...found } = row
  return { ...found, line: JSON.parse(text) as Line }
}
