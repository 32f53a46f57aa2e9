import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'

export interface PublicPageRow {
  tenant_id: string
  programme: string
  entry: number
  phone: string
  email: string
  address: string
  funding: string | null
  opened_on: Day
  closed_on: Day | null
}

declare module '../kernel/database.ts' {
  interface Tables {
    public_page: PublicPageRow
  }
}

export const findPublicPage = (tx: Tx, tenant: string, programme: string): Promise<PublicPageRow | undefined> =>
  tx
    .selectFrom('public_page')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('programme', '=', programme)
    .executeTakeFirst()

/** The pages that this organisation has open. */
export const openPagesOf = (tx: Tx, tenant: string): Promise<PublicPageRow[]> =>
  tx
    .selectFrom('public_page')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('closed_on', 'is', null)
    .orderBy('opened_on')
    .execute()

/** The open page of this organisation; without one named, of whoever opened theirs first. Asked at the gate. */
export async function openPage(tx: Tx, tenant: string | undefined): Promise<PublicPageRow | undefined> {
  const { rows } = await sql<PublicPageRow>`
    select * from public_page where closed_on is null and (${tenant ?? null}::uuid is null or tenant_id = ${tenant ?? null}::uuid)
    order by opened_on, entry, tenant_id limit 1`.execute(tx)
  return rows[0]
}

/** How far the journal has come, and what the organisation is called. */
export async function standing(tx: Tx, tenant: string): Promise<{ entry: number; name: string }> {
  const { rows } = await sql<{ entry: number; name: string }>`
    select h.entry, t.name from journal_head h join tenant t on t.id = h.tenant_id where h.tenant_id = ${tenant}`.execute(
    tx,
  )
  return rows[0] ?? { entry: 0, name: '' }
}

/** A course that somebody can still join. */
export interface PublicCourse {
  id: string
  title: string
  region: string
  county: string
  room: string
  startsOn: Day
  examOn: Day
  minutes: number
  free: number
  certificate: 'qualification' | 'completion'
}

export async function coursesToCome(tx: Tx, tenant: string, programme: string, on: Day): Promise<PublicCourse[]> {
  const { rows } = await sql<PublicCourse>`
    select c.id, u.title, c.region, c.county, c.room, c.starts_on as "startsOn", c.exam_on as "examOn", u.certificate,
      a.theory_minutes + a.practice_minutes as minutes,
      greatest(0, a.places - (select count(*) from learner l where l.tenant_id = c.tenant_id and l.course_id = c.id
        and l.taken_on is not null and l.left_on is null))::int as free
    from course c
      join curriculum u on u.tenant_id = c.tenant_id and u.id = c.curriculum_id
      join authorisation a on a.tenant_id = c.tenant_id and a.id = c.authorisation_id
    where c.tenant_id = ${tenant} and c.programme = ${programme} and c.starts_on > ${on}::date and c.concluded_on is null
    order by c.starts_on, u.title, c.id`.execute(tx)
  return rows
}

/** Something that an enterprise of the programme sells. */
export interface PublicOffer {
  id: string
  enterprise: string
  seller: string
  region: string
  kind: 'product' | 'service'
  title: string
  says: string | null
  price: number | null
  unit: string | null
  area: string[]
  capacity: string | null
  purpose: string | null
  /** The phases that its seller has reached. */
  phases: string[]
  photos: { id: string; alt: string }[]
}

export async function publishedOffers(tx: Tx, tenant: string, programme: string, on: Day): Promise<PublicOffer[]> {
  const { rows } = await sql<PublicOffer>`
    with offered as (
      select o.*, e.purpose, d.title as seller, d.region, coalesce((select array_agg(m.kind) from milestone m
          where m.tenant_id = d.tenant_id and m.deliverable_id = d.id and m.reached_on <= ${on}::date), '{}') as phases
      from offer o
        join enterprise e on e.tenant_id = o.tenant_id and e.id = o.enterprise_id
        join deliverable d on d.tenant_id = e.tenant_id and d.id = e.id
      where o.tenant_id = ${tenant} and d.programme = ${programme} and o.published_on <= ${on}::date
    )
    select id, enterprise_id as enterprise, seller, region, kind, title, says, price_bani as price, unit, area,
      monthly_capacity as capacity, purpose, phases,
      coalesce((select json_agg(json_build_object('id', p.id, 'alt', p.alt) order by p.entry, p.id) from offer_photo p
        where p.tenant_id = offered.tenant_id and p.offer_id = offered.id), '[]') as photos
    from offered where not 'closed' = any(phases) order by title, seller, id`.execute(tx)
  return rows
}

/** An event that is public, still to come or past. */
export interface PublicDeed {
  id: string
  /** Of its own page, where anybody registers. */
  address: string
  code: string
  title: string
  region: string
  on: Day
}

export async function deedsOf(tx: Tx, tenant: string, programme: string, on: Day): Promise<PublicDeed[]> {
  const { rows } = await sql<PublicDeed>`
    select d.id, e.code as address, d.code, d.title, d.region, d.reached_on as "on"
    from event e join deliverable d on d.tenant_id = e.tenant_id and d.id = e.id
    where e.tenant_id = ${tenant} and d.programme = ${programme} and e.published_on <= ${on}::date and e.called_off_on is null
    order by d.reached_on desc, d.code`.execute(tx)
  return rows
}
