import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'

/** A letter that is due and that this process has taken to send. */
export interface Due {
  tenant: string
  guest: string
  event: string
  kind: 'invitation' | 'confirmation' | 'waiting' | 'moved-up' | 'moved' | 'called-off'
  tries: number
}

export const mostTries = 6
/** Five minutes after the first try, then four times as long each time: the last about a day after the first. */
const firstWaitMinutes = 5

interface Asked {
  today: Day
  now: string
  /** The people of a demo are invented: their letters stay on this machine. */
  withDemo: boolean
}

/**
 * At the gate: takes the next letter, so that no other process sends it meanwhile. It is due from the command that invited, registered or
 * moved up on; a process that dies between taking and sending leaves it to the next try. Of an event that moved or was called off, or
 * where that was taken back, whoever had a letter is told once: as long as the last one knew of another state of the event.
 */
export const takeDue = async (tx: Tx, { today, now, withDemo }: Asked): Promise<Due | undefined> =>
  (
    await sql<Due>`
    with due as (
      select g.tenant_id, g.id, k.kind, g.event_id, coalesce(e.moves, 0) as moves, l.sent_at as last_at
      from guest g
        join event e on e.tenant_id = g.tenant_id and e.id = g.event_id
        join deliverable d on d.tenant_id = g.tenant_id and d.id = g.event_id
        join tenant t on t.id = g.tenant_id
        cross join (values ('called-off'), ('moved'), ('invitation'), ('confirmation'), ('waiting'), ('moved-up')) k (kind)
        left join mail_delivery m on m.tenant_id = g.tenant_id and m.guest_id = g.id and m.kind = k.kind
        left join lateral (select told, sent_at from mail_delivery n where n.tenant_id = g.tenant_id and n.guest_id = g.id
          and n.sent_at is not null order by n.sent_at desc limit 1) l on true
      where g.contact like '%@%' and e.held_on is null and d.reached_on >= ${today}::date and g.cancelled_on is null
        and (${withDemo} or not t.demo)
        and (e.called_off_on is null or k.kind = 'called-off')
        and case k.kind
          when 'called-off' then e.called_off_on is not null and l.told <> coalesce(e.moves, 0)
          when 'moved' then l.told <> coalesce(e.moves, 0)
          when 'invitation' then g.invited_on is not null and g.registered_on is null and g.queue is null
          when 'waiting' then g.queue is not null
          when 'moved-up' then g.registered_on is not null and g.moved_up_on is not null
          else g.registered_on is not null and g.moved_up_on is null end
        and (m.guest_id is null or (m.sent_at is null and m.refused is null and m.tries < ${mostTries}::int and m.next_try_at <= ${now}::timestamptz)
          or (k.kind = 'moved-up' and m.sent_at < g.moved_up_on) or (k.kind in ('moved', 'called-off') and m.sent_at is not null))
      order by coalesce(m.tries, 0), g.id limit 1
    )
    insert into mail_delivery as m (tenant_id, guest_id, kind, tries, next_try_at, told)
    select tenant_id, id, kind, 1, ${now}::timestamptz + make_interval(mins => ${firstWaitMinutes}::int), moves from due
    on conflict (tenant_id, guest_id, kind) do update
      set tries = case when m.sent_at is null then m.tries + 1 else 1 end, sent_at = null, told = excluded.told,
        next_try_at = ${now}::timestamptz + make_interval(mins => (${firstWaitMinutes} * power(4, case when m.sent_at is null then m.tries else 0 end))::int)
      where (m.sent_at is null and m.next_try_at <= ${now}::timestamptz) or (m.kind = 'moved-up' and m.sent_at < ${today}::date)
        or (m.kind in ('moved', 'called-off') and (m.told <> excluded.told or m.sent_at < (select last_at from due)))
    returning m.tenant_id as tenant, m.guest_id as guest, (select event_id from due) as event, m.kind, m.tries`.execute(
      tx,
    )
  ).rows[0]

type Settled = { sentAt: string } | { failure: string; refused: number | undefined }

/** At the gate: it was handed over, or why not, and whether for good. */
export const settleDue = (tx: Tx, { tenant, guest, kind }: Due, how: Settled) => {
  const { sentAt, failure, refused } =
    'sentAt' in how ? { ...how, failure: null, refused: null } : { sentAt: null, ...how }
  return sql`
    update mail_delivery set sent_at = ${sentAt}::timestamptz, failure = ${failure}::text, refused = ${refused ?? null}::int
    where tenant_id = ${tenant} and guest_id = ${guest} and kind = ${kind}`.execute(tx)
}

/** How far the letters of an event have come. */
export interface Delivery {
  guest: string
  kind: string
  tries: number
  sent: boolean
  failure: string | null
  /** The answer of the mail server that ended it. */
  refused: number | null
}

/** At the gate, where the deliveries are. */
export const deliveriesOf = async (tx: Tx, tenant: string, event: string): Promise<Delivery[]> =>
  (
    await sql<Delivery>`
    select m.guest_id as guest, m.kind, m.tries, m.sent_at is not null as sent, m.failure, m.refused
    from mail_delivery m join guest g on g.tenant_id = m.tenant_id and g.id = m.guest_id
    where m.tenant_id = ${tenant} and g.event_id = ${event} order by m.guest_id, m.next_try_at, m.kind`.execute(tx)
  ).rows
