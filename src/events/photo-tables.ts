import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'

interface Row {
  tenant_id: string
  entry: number
}

export interface EventPhotoRow extends Row {
  id: string
  event_id: string
  alt: string
  file: string
  image: string
}

/** A guest who can be recognised in a photograph. */
export interface SeenRow extends Row {
  photo_id: string
  guest_id: string
  event_id: string
}

declare module '../kernel/database.ts' {
  interface Tables {
    event_photo: EventPhotoRow
    event_photo_guest: SeenRow
  }
}

/** A photograph with the guests who can be recognised in it. */
export interface Photo extends EventPhotoRow {
  guests: string[]
}

export const photosOf = async (tx: Tx, tenant: string, event: string): Promise<Photo[]> =>
  (
    await sql<Photo>`
    select p.*, array(select s.guest_id from event_photo_guest s
      where s.tenant_id = p.tenant_id and s.photo_id = p.id order by s.guest_id) as guests
    from event_photo p where p.tenant_id = ${tenant} and p.event_id = ${event} order by p.entry, p.id`.execute(tx)
  ).rows

export const findPhoto = (tx: Tx, tenant: string, id: string): Promise<EventPhotoRow | undefined> =>
  tx.selectFrom('event_photo').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst()

export const findShown = (
  tx: Tx,
  tenant: string,
  { event, image }: { event: string; image: string },
): Promise<EventPhotoRow | undefined> =>
  tx
    .selectFrom('event_photo')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('event_id', '=', event)
    .where('image', '=', image)
    .executeTakeFirst()

/** Who can be recognised in a photograph, or in which ones a guest can be. */
export const seenIn = (tx: Tx, tenant: string, by: { photo: string } | { guest: string }): Promise<SeenRow[]> =>
  tx
    .selectFrom('event_photo_guest')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('photo' in by ? 'photo_id' : 'guest_id', '=', 'photo' in by ? by.photo : by.guest)
    .orderBy('photo_id')
    .orderBy('guest_id')
    .execute()

/** Every file that a photograph refers to, now or in the past. */
export async function photoFiles(tx: Tx, tenant: string): Promise<Set<string>> {
  const { rows } = await sql<{ hash: string }>`
    with every as (
      select file, image from public.event_photo where tenant_id = ${tenant}
      union all select file, image from history.event_photo where tenant_id = ${tenant})
    select file as hash from every union select image from every`.execute(tx)
  return new Set(rows.map(row => row.hash))
}
