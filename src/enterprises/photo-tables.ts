import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'

export interface OfferPhotoRow {
  tenant_id: string
  id: string
  entry: number
  enterprise_id: string
  offer_id: string
  alt: string
  file: string
  image: string
}

declare module '../kernel/database.ts' {
  interface Tables {
    offer_photo: OfferPhotoRow
  }
}

export const findPhoto = (tx: Tx, tenant: string, id: string): Promise<OfferPhotoRow | undefined> =>
  tx.selectFrom('offer_photo').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst()

/** Every file that a photograph refers to, now or in the past. */
export async function photoFiles(tx: Tx, tenant: string): Promise<Set<string>> {
  const { rows } = await sql<{ hash: string }>`
    with every as (
      select file, image from public.offer_photo where tenant_id = ${tenant}
      union all select file, image from history.offer_photo where tenant_id = ${tenant})
    select file as hash from every union select image from every`.execute(tx)
  return new Set(rows.map(row => row.hash))
}
