import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { PersonRow } from './tables.ts'

export type RecordRow = Pick<PersonRow, 'id' | 'code' | 'cnp_index' | 'household_id'>

/** The records of these people, in whatever scope: the first of each, and the later ones that were found to be the same person. */
export const recordsUnder = (tx: Tx, tenant: string, roots: readonly string[]): Promise<RecordRow[]> =>
  tx
    .selectFrom('person')
    .select(['id', 'code', 'cnp_index', 'household_id'])
    .where('tenant_id', '=', tenant)
    .where(eb => eb.or([eb('id', 'in', roots), eb('same_as', 'in', roots)]))
    .execute()

/**
 * Whether the household in which this record stands came to it with another record: in a line that is about both. Whoever sets, joins or
 * leaves a household does so for one record alone.
 */
export async function gotItsHousehold(tx: Tx, tenant: string, record: string): Promise<boolean> {
  const { rows } = await sql<{ got: boolean }>`
    select exists (
      select from journal_subject s where s.tenant_id = ${tenant} and s.subject_id <> ${record} and s.entry = (
        select max(h.until_entry) from person p join history.person h on h.tenant_id = p.tenant_id and h.id = p.id
        where p.tenant_id = ${tenant} and p.id = ${record} and h.household_id is distinct from p.household_id)
    ) as got`.execute(tx)
  return rows[0]?.got === true
}
