import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { ContactAttemptRow } from './tables.ts'

/** The latest first. */
export const attemptsOf = (tx: Tx, tenant: string, enrolment: string): Promise<ContactAttemptRow[]> =>
  tx
    .selectFrom('contact_attempt')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('enrolment_id', '=', enrolment)
    .orderBy('on_day', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** When these journal lines were taken in: an instant for each. */
export async function takenIn(tx: Tx, tenant: string, entries: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ entry: number; at: string }>`
    select entry, to_char(received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at from journal
    where tenant_id = ${tenant} and entry = any(${[...entries]}::bigint[])`.execute(tx)
  return new Map(rows.map(row => [row.entry, row.at]))
}
