import { sql } from 'kysely'
import type { Known, Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { Lately } from '../kernel/lately.ts'
import type { Asked } from './asked.ts'
import { countLive, type Values } from './count.ts'
import { countMoved } from './moved.ts'

/**
 * Every open indicator at another moment than the open day: from what is kept where few have moved since, else from the facts. What is
 * known at a line stays as it is: whoever asks again, for another part or the next page, is answered at once.
 */
export async function countAt(tx: Tx, asked: Asked, moment: { today: Day; known: Known }): Promise<Values> {
  const line = await lastLine(tx, asked.tenant, moment.known)
  const name = [asked.tenant, asked.programme, asked.rules.profile.code, asked.day, line].join(' ')
  const values = lately.get(name) ?? (await countMoved(tx, asked, moment)) ?? (await countLive(tx, asked))
  lately.keep(name, values)
  return values
}

const lately = new Lately<Values>(8)

/** The last line that is known at this moment: there may be none yet of the one that is asked about. */
export async function lastLine(tx: Tx, tenant: string, known: Known): Promise<number> {
  const { rows } = await sql<{ entry: number }>`
    select entry from public.journal_head where tenant_id = ${tenant}`.execute(tx)
  const head = rows[0]?.entry ?? 0
  return known === 'now' ? head : Math.min(head, known.entry)
}
