import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'

/** The two were said to be two people. */
export async function isApart(tx: Tx, tenant: string, one: string, other: string): Promise<boolean> {
  return (await apartAmong(tx, tenant, [one, other])).length > 0
}

/** Every two of one person's records, or of one's and the other's, that were said to be two people. */
export async function apartAmong(
  tx: Tx,
  tenant: string,
  records: readonly string[],
): Promise<{ person_id: string; other_id: string }[]> {
  const { rows } = await sql<{ person_id: string; other_id: string }>`
    select person_id, other_id from apart where tenant_id = ${tenant}
      and person_id = any (${[...records]}::uuid[]) and other_id = any (${[...records]}::uuid[])`.execute(tx)
  return rows
}
