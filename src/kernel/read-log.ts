import { sql } from 'kysely'
import type { Tx } from './database.ts'
import { atGate, type Engine } from './engine.ts'
import { newId } from './ids.ts'
import type { Who } from './who.ts'

/** Somebody looked at what is not open to everybody in their scope. */
export interface Look {
  /** As the slice names it: `paper-shown`. */
  kind: string
  /** The people it was about; none: one line that names nobody. */
  subjects: readonly string[]
  /** The paper, the export … that was read. */
  object?: string
}

export interface Looked {
  at: string
  actor: string
  kind: string
  object: string | null
}

/** Our choice: turning the pages of one paper is one look. */
const sameLookMinutes = 15

/** One line for each person; the same look of the same account within a quarter of an hour leaves one. */
export async function logRead(engine: Engine, who: Who, look: Look): Promise<void> {
  const { kind, subjects, object = null } = look
  const at = engine.clock()
  const since = new Date(at.getTime() - sameLookMinutes * 60_000).toISOString()
  const lines = (subjects.length > 0 ? subjects : [null]).map(subject => ({ id: newId(at.getTime()), subject }))
  await atGate(
    engine,
    tx =>
      sql`
        insert into read_log (tenant_id, id, at, actor, kind, subject_id, object_id)
        select ${who.tenant}, l.id, ${at.toISOString()}, ${who.account}, ${kind}, l.subject, ${object}
        from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l (id uuid, subject uuid)
        where not exists (
          select from read_log r where r.tenant_id = ${who.tenant} and r.subject_id = l.subject and r.at > ${since}
            and r.actor = ${who.account} and r.kind = ${kind} and r.object_id is not distinct from ${object}::uuid)`.execute(
        tx,
      ),
    who.tenant,
  )
}

/** Who looked at this person's data, the latest first. */
export async function looksAt(tx: Tx, tenant: string, subject: string, most = 100): Promise<Looked[]> {
  const { rows } = await sql<Looked>`
    select at, actor, kind, object_id as object from public.read_log
    where tenant_id = ${tenant} and subject_id = ${subject} order by at desc, id desc limit ${most}`.execute(tx)
  return rows
}
