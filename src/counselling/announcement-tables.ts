import type { Tx } from '../kernel/database.ts'
import type { AnnouncementRow } from './tables.ts'

/** The last first. */
export const announcementsOf = (tx: Tx, tenant: string, programme: string): Promise<AnnouncementRow[]> =>
  tx
    .selectFrom('announcement')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('programme', '=', programme)
    .orderBy('number', 'desc')
    .execute()
