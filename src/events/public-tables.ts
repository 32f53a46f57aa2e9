import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'

/** Which organisation's event a public address opens. */
export interface Opened {
  tenant: string
  id: string
}

/** Invented events are shown where nothing else is: beside a real organisation they are not told. */
const isShown = sql`(not t.demo or not exists (select from tenant r where not r.demo))`

/** At the gate: what was published by this day. */
export const findPublished = async (tx: Tx, code: string, today: Day): Promise<Opened | undefined> =>
  (
    await sql<Opened>`
    select e.tenant_id as tenant, e.id from event e join tenant t on t.id = e.tenant_id
    where e.code = ${code} and e.published_on <= ${today}::date and ${isShown}`.execute(tx)
  ).rows[0]

/** At the gate: the event of a ticket, published or not. Whoever was invited holds a ticket before that. */
export const findForTicket = async (tx: Tx, code: string): Promise<Opened | undefined> =>
  (await sql<Opened>`select tenant_id as tenant, id from event where code = ${code}`.execute(tx)).rows[0]

/** At the gate: the events that are published and not long past; of very many, the last. */
export const publishedEvents = async (tx: Tx, today: Day): Promise<Opened[]> =>
  (
    await sql<Opened>`
    select e.tenant_id as tenant, e.id from event e join deliverable d on d.tenant_id = e.tenant_id and d.id = e.id
      join tenant t on t.id = e.tenant_id
    where e.published_on <= ${today}::date and d.reached_on >= ${today}::date - 365 and ${isShown}
    order by d.reached_on desc, e.id limit 200`.execute(tx)
  ).rows

/** What anybody may know of a published event. */
export interface Announced {
  id: string
  code: string
  title: string
  on: Day
  starts: string
  ends: string
  place: string
  access: string | null
  says: string | null
  publishedOn: Day
  heldOn: Day | null
  calledOffOn: Day | null
  /** When day, hour or place last changed. */
  movedOn: Day | null
  /** How often what is said of it was corrected. */
  changes: number
  organiser: string
  /** Places left; null: as many as come. */
  free: number | null
  agenda: { title: string; minutes: number }[]
  practices: { title: string; says: string | null; by: string; takenUpBy: string[] }[]
  /** Those in which everybody who can be recognised agrees, each by the name of its image: an address that nobody guesses. */
  photos: { image: string; alt: string }[]
}

export async function announced(tx: Tx, tenant: string, ids: readonly string[]): Promise<Announced[]> {
  const { rows } = await sql<Announced>`
    select e.id, e.code, d.title, d.reached_on as "on", e.starts, e.ends, e.place, e.access, e.says, e.published_on as "publishedOn",
      e.held_on as "heldOn", e.called_off_on as "calledOffOn", e.moved_on as "movedOn", t.name as organiser,
      ((select count(*) from history.event h where h.tenant_id = e.tenant_id and h.id = e.id)
        + (select count(*) from history.deliverable h where h.tenant_id = d.tenant_id and h.id = d.id))::int as changes,
      case when e.seats is not null then greatest(0, e.seats - (select count(*) from guest g where g.tenant_id = e.tenant_id and g.event_id = e.id
        and g.registered_on is not null and g.cancelled_on is null)) end::int as free,
      coalesce((select jsonb_agg(jsonb_build_object('title', i.title, 'minutes', i.minutes) order by i.place)
        from agenda_item i where i.tenant_id = e.tenant_id and i.event_id = e.id), '[]') as agenda,
      coalesce((select jsonb_agg(jsonb_build_object('title', p.title, 'says', p.says, 'by', o.name, 'takenUpBy', array(
        select a.name from practice_uptake u join organisation a on a.tenant_id = u.tenant_id and a.id = u.organisation_id
        where u.tenant_id = p.tenant_id and u.practice_id = p.id order by u.taken_up_on, a.name)) order by p.title, p.id)
        from practice p join organisation o on o.tenant_id = p.tenant_id and o.id = p.organisation_id
        where p.tenant_id = e.tenant_id and p.event_id = e.id), '[]') as practices,
      coalesce((select jsonb_agg(jsonb_build_object('image', p.image, 'alt', p.alt) order by p.entry, p.id) from event_photo p
        where p.tenant_id = e.tenant_id and p.event_id = e.id and not exists (select from event_photo_guest s
          join guest g on g.tenant_id = s.tenant_id and g.id = s.guest_id
          where s.tenant_id = p.tenant_id and s.photo_id = p.id and g.image_consent is not true)), '[]') as photos
    from event e
      join deliverable d on d.tenant_id = e.tenant_id and d.id = e.id
      join tenant t on t.id = e.tenant_id
    where e.tenant_id = ${tenant} and e.id = any (${[...ids]}::uuid[]) order by d.reached_on, e.id`.execute(tx)
  return rows
}

/** A guest, for whoever holds their ticket. */
export interface Ticketed {
  id: string
  name: string
  ticket: string
  cancelledOn: Day | null
  cameOn: Day | null
  /** Where they stand among those who wait; null for everybody else. */
  waitsAt: number | null
  rating: number | null
  /** Agrees to be in photographs; null: was never asked. */
  imageConsent: boolean | null
}

export const findTicket = async (
  tx: Tx,
  tenant: string,
  { event, ticket }: { event: string; ticket: string },
): Promise<Ticketed | undefined> =>
  (
    await sql<Ticketed>`
    select g.id, g.name, g.ticket, g.cancelled_on as "cancelledOn", g.came_on as "cameOn", g.image_consent as "imageConsent", f.rating,
      case when g.queue is not null then (select count(*) from guest w
        where w.tenant_id = g.tenant_id and w.event_id = g.event_id and w.queue <= g.queue)::int end as "waitsAt"
    from guest g left join feedback f on f.tenant_id = g.tenant_id and f.guest_id = g.id
    where g.tenant_id = ${tenant} and g.event_id = ${event} and g.ticket = ${ticket}`.execute(tx)
  ).rows[0]
