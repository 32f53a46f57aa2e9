import type { Tx } from '../kernel/database.ts'
import type { PersonRow } from './tables.ts'

export type RecordRow = Pick<PersonRow, 'id' | 'code' | 'cnp_index'>

/** The records of these people, in whatever scope: the first of each, and the later ones that were found to be the same person. */
export const recordsUnder = (tx: Tx, tenant: string, roots: readonly string[]): Promise<RecordRow[]> =>
  tx
    .selectFrom('person')
    .select(['id', 'code', 'cnp_index'])
    .where('tenant_id', '=', tenant)
    .where(eb => eb.or([eb('id', 'in', roots), eb('same_as', 'in', roots)]))
    .execute()
