import { sql } from 'kysely'
import { type Database, transaction, type Tx } from './database.ts'
import type { Engine } from './engine.ts'
import { newId } from './ids.ts'
import { beforeTheFirst } from './journal.ts'
import type { Keyring } from './keyring.ts'

/** Opens the keys of all tenants; a key that does not open stops the start. */
export async function holdKeys(db: Database, keyring: Keyring): Promise<void> {
  const { rows } = await transaction(db, { role: 'gate' }, tx =>
    sql<{ id: string; wrapped_key: Buffer }>`select id, wrapped_key from tenant`.execute(tx),
  )
  for (const { id, wrapped_key: wrapped } of rows) keyring.hold(id, wrapped)
}

/** A new organisation with its key and an empty journal. Its first lines are the commands of its first administrator. */
export async function foundTenant(
  { db, keyring, clock }: Pick<Engine, 'db' | 'keyring' | 'clock'>,
  name: string,
): Promise<string> {
  const tenant = newId()
  const wrapped = keyring.make(tenant)
  const now = clock().toISOString()
  await transaction(db, { role: 'gate', tenant }, async tx => {
    await sql`insert into tenant (id, name, wrapped_key, created_at) values (${tenant}, ${name}, ${wrapped}, ${now})`.execute(
      tx,
    )
    await sql`
      insert into journal_head (tenant_id, entry, hash, received_at) values (${tenant}, 0, ${beforeTheFirst}, ${now})`.execute(
      tx,
    )
  })
  return tenant
}

/** Whether all its people are invented: only then is a CNP with serial 000 a CNP. */
export async function isDemo(tx: Tx, tenant: string): Promise<boolean> {
  const { rows } = await sql<{ demo: boolean }>`select demo from tenant where id = ${tenant}`.execute(tx)
  return rows[0]?.demo === true
}
