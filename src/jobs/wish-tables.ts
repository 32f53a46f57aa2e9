import type { Tx } from '../kernel/database.ts'
import type { WishRow } from './tables.ts'

export const findWish = (tx: Tx, tenant: string, enrolment: string): Promise<WishRow | undefined> =>
  tx
    .selectFrom('job_wish')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('enrolment_id', '=', enrolment)
    .executeTakeFirst()
