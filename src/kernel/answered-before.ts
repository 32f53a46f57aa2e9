import { sql } from 'kysely'
import type { Answer } from './command.ts'
import type { Tx } from './database.ts'
import type { Engine } from './engine.ts'
import type { Who } from './who.ts'

/**
 * Salted, so that a line may hold its hash: when erasure takes the salt and the MAC away, nobody can try out what the body was, not even
 * with the key.
 */
export const macOf = (engine: Engine, who: Who, body: string, salt: string) =>
  `${salt}.${engine.keyring.mac(who.tenant, salt + body)}`

/** What a command was answered under its id. */
export interface Before {
  actor: string
  bodyMac: string | null
  answer: Answer
  entry: number
}

export async function answeredBefore(tx: Tx, tenant: string, ids: string[]): Promise<Map<string, Before>> {
  const { rows } = await sql<Before & { id: string }>`
    select id, actor, body_mac as "bodyMac", answer, entry from command where tenant_id = ${tenant} and id = any (${ids}::uuid[])`.execute(
    tx,
  )
  return new Map(rows.map(row => [row.id, row]))
}
