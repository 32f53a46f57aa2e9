import type { Tx } from '../kernel/database.ts'
import { missing } from '../kernel/problem.ts'
import type { AccreditationRow } from './tables.ts'

/** Of all programmes: there are a few. */
export const allAccreditations = (tx: Tx, tenant: string): Promise<AccreditationRow[]> =>
  tx.selectFrom('accreditation').selectAll().where('tenant_id', '=', tenant).orderBy('valid_from').execute()

export const accreditationsOf = (tx: Tx, tenant: string, programme: string): Promise<AccreditationRow[]> =>
  tx
    .selectFrom('accreditation')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('programme', '=', programme)
    .orderBy('partner')
    .orderBy('valid_from')
    .execute()

export async function getAccreditation(tx: Tx, tenant: string, id: string): Promise<AccreditationRow> {
  const found = await tx
    .selectFrom('accreditation')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw missing('counselling.no-such-accreditation')
  return found
}
