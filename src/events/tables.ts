import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Lang } from '../kernel/words.ts'

interface Row {
  tenant_id: string
  entry: number
}

export interface EventRow extends Row {
  id: string
  starts: string
  ends: string
  place: string
  access: string | null
  seats: number | null
  says: string | null
  code: string
  published_on: Day | null
  held_on: Day | null
  minutes: string | null
  /** Null: never. */
  moves: number | null
  moved_on: Day | null
  called_off_on: Day | null
  salt: Uint8Array
}

export interface ItemRow extends Row {
  event_id: string
  place: number
  title: string
  minutes: number
  theme: string | null
}

export interface GuestRow extends Row {
  id: string
  event_id: string
  name: string
  contact: string | null
  comes_from: string | null
  organisation_id: string | null
  ticket: string
  invited_on: Day | null
  registered_on: Day | null
  asked_on: Day | null
  queue: number | null
  moved_up_on: Day | null
  cancelled_on: Day | null
  came_on: Day | null
  image_consent: boolean | null
  lang: Lang
  head: string
  salt: Uint8Array
}

export interface FeedbackRow extends Row {
  guest_id: string
  event_id: string
  rating: number
  says: string | null
  given_on: Day
  salt: Uint8Array
}

export interface PracticeRow extends Row {
  id: string
  event_id: string
  title: string
  says: string | null
  organisation_id: string
}

export interface UptakeRow extends Row {
  practice_id: string
  organisation_id: string
  event_id: string
  taken_up_on: Day
  says: string | null
}

export interface ThemeMarkRow extends Row {
  session_id: string
  theme: string
  minutes: number
}

export interface MailDeliveryRow {
  tenant_id: string
  guest_id: string
  kind: string
  tries: number
  next_try_at: string
  sent_at: string | null
  failure: string | null
  refused: number | null
  told: number
}

declare module '../kernel/database.ts' {
  interface Tables {
    event: EventRow
    agenda_item: ItemRow
    guest: GuestRow
    feedback: FeedbackRow
    practice: PracticeRow
    practice_uptake: UptakeRow
    theme_mark: ThemeMarkRow
    mail_delivery: MailDeliveryRow
  }
}

/** What a new row of a table says: its key and version come with the command. */
export type Fact<R extends Row> = Omit<R, 'tenant_id' | 'entry'>

export const findEvent = (tx: Tx, tenant: string, id: string): Promise<EventRow | undefined> =>
  tx.selectFrom('event').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst()

export const agendaOf = (tx: Tx, tenant: string, event: string): Promise<ItemRow[]> =>
  tx
    .selectFrom('agenda_item')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('event_id', '=', event)
    .orderBy('place')
    .execute()

/** By name, without regard to marks. */
export const guestsOf = async (tx: Tx, tenant: string, event: string): Promise<GuestRow[]> =>
  (
    await sql<GuestRow>`
    select * from guest where tenant_id = ${tenant} and event_id = ${event} order by lower(name), id`.execute(tx)
  ).rows

export const findGuest = (tx: Tx, tenant: string, id: string): Promise<GuestRow | undefined> =>
  tx.selectFrom('guest').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst()

/** Everybody of one contact, at whatever event. */
export const guestsWith = (tx: Tx, tenant: string, contact: string): Promise<GuestRow[]> =>
  tx
    .selectFrom('guest')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('contact', '=', contact)
    .orderBy('id')
    .execute()

export const feedbackOf = (tx: Tx, tenant: string, event: string): Promise<FeedbackRow[]> =>
  tx
    .selectFrom('feedback')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('event_id', '=', event)
    .orderBy('given_on')
    .orderBy('guest_id')
    .execute()

export const practicesOf = (tx: Tx, tenant: string, event: string): Promise<PracticeRow[]> =>
  tx
    .selectFrom('practice')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('event_id', '=', event)
    .orderBy('title')
    .orderBy('id')
    .execute()

export const findPractice = (tx: Tx, tenant: string, id: string): Promise<PracticeRow | undefined> =>
  tx.selectFrom('practice').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst()

export const uptakesOf = (tx: Tx, tenant: string, event: string): Promise<UptakeRow[]> =>
  tx
    .selectFrom('practice_uptake')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('event_id', '=', event)
    .orderBy('taken_up_on')
    .orderBy('organisation_id')
    .execute()

/** One line of the list. */
export interface Listed {
  id: string
  code: string
  title: string
  region: string
  partner: string | null
  centre: string | null
  on: Day
  starts: string
  place: string
  public_code: string
  published_on: Day | null
  held_on: Day | null
  called_off_on: Day | null
  minutes: string | null
  expected: number
  came: number
}

export const eventsOf = async (tx: Tx, tenant: string, programme: string): Promise<Listed[]> =>
  (
    await sql<Listed>`
    select d.id, d.code, d.title, d.region, d.partner, d.centre, d.reached_on as "on", e.starts, e.place, e.code as public_code, e.published_on, e.held_on, e.called_off_on,
      e.minutes, f.attended as came,
      (select count(*) from guest g where g.tenant_id = e.tenant_id and g.event_id = e.id and g.registered_on is not null and g.cancelled_on is null)::int as expected
    from event e
      join deliverable d on d.tenant_id = e.tenant_id and d.id = e.id
      join events_facts f on f.tenant_id = e.tenant_id and f.event_id = e.id
    where e.tenant_id = ${tenant} and d.programme = ${programme}
    order by d.reached_on desc, d.code`.execute(tx)
  ).rows

/** Everybody who came to any event of the programme, each once, however many times they came. */
export const headsOf = async (tx: Tx, tenant: string, programme: string): Promise<number> =>
  Number(
    (
      await sql<{ heads: number }>`
      select count(distinct g.head) as heads
      from guest g join deliverable d on d.tenant_id = g.tenant_id and d.id = g.event_id
      where g.tenant_id = ${tenant} and d.programme = ${programme} and g.came_on is not null`.execute(tx)
    ).rows[0]?.heads ?? 0,
  )
