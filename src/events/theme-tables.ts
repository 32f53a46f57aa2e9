import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { ThemeMarkRow } from './tables.ts'

export const findThemeMark = (
  tx: Tx,
  tenant: string,
  session: string,
  theme: string,
): Promise<ThemeMarkRow | undefined> =>
  tx
    .selectFrom('theme_mark')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('session_id', '=', session)
    .where('theme', '=', theme)
    .executeTakeFirst()

/** Something that covered a theme: an event, a session, or a session of a course, or support of one kind that somebody gave to one group. */
export interface Covered {
  theme: string
  kind: 'event' | 'session' | 'lesson' | 'support'
  /** Of the event, the session, or the session of a course; of other support none. */
  id: string | null
  /** The course whose session it is. */
  course: string | null
  /** Title of an event, topic of a session, code and curriculum of a course, code of a support kind. */
  title: string
  on: Day
  minutes: number
  people: number
  /** Of the people, or of an event as a whole: how many have an accepted paper behind it. */
  proven: number
}

/**
 * What covered which theme, the last first: counts alone, nobody is named. Of a session count those whose support still
 * stands. Courses that meet on the same day are told apart; so is support that comes from no course, by who gave it and for how long.
 */
export const themesCovered = async (tx: Tx, tenant: string, programme: string): Promise<Covered[]> =>
  (
    await sql<Covered>`
    select i.theme, 'event' as kind, e.id, null::uuid as course, d.code || ' ' || d.title as title, e.held_on as "on", sum(i.minutes)::int as minutes, f.attended as people,
      case when exists (select from evidence_facts p where p.tenant_id = e.tenant_id and p.claim_kind = 'deliverable.event' and p.claim_id = e.id) then f.attended else 0 end as proven
    from agenda_item i
      join event e on e.tenant_id = i.tenant_id and e.id = i.event_id
      join deliverable d on d.tenant_id = e.tenant_id and d.id = e.id
      join events_facts f on f.tenant_id = e.tenant_id and f.event_id = e.id
    where i.tenant_id = ${tenant} and d.programme = ${programme} and i.theme is not null and e.held_on is not null
    group by i.theme, e.tenant_id, e.id, d.code, d.title, f.attended
    union all
    select m.theme, 'session', s.id, null, s.topic, s.on_day, m.minutes, count(u.id)::int,
      (count(u.id) filter (where exists (select from evidence_facts p
        where p.tenant_id = u.tenant_id and p.claim_id = u.id and p.claim_kind = 'support.' || u.kind)))::int
    from theme_mark m
      join counselling_session s on s.tenant_id = m.tenant_id and s.id = m.session_id
      left join seat t on t.tenant_id = s.tenant_id and t.session_id = s.id
      left join support u on u.tenant_id = t.tenant_id and u.id = t.support_id
    where m.tenant_id = ${tenant} and s.programme = ${programme}
    group by m.theme, s.tenant_id, s.id, m.minutes
    union all
    select u.theme, 'lesson', l.id, c.id, c.code || ' ' || r.title, u.given_on, l.minutes, count(distinct u.person_id)::int,
      (count(distinct u.person_id) filter (where exists (select from evidence_facts p
        where p.tenant_id = u.tenant_id and p.claim_id = u.id and p.claim_kind = 'support.' || u.kind)))::int
    from support u join mark k on k.tenant_id = u.tenant_id and k.support_id = u.id
      join lesson l on l.tenant_id = k.tenant_id and l.id = k.lesson_id
      join course c on c.tenant_id = l.tenant_id and c.id = l.course_id
      join curriculum r on r.tenant_id = c.tenant_id and r.id = c.curriculum_id
    where u.tenant_id = ${tenant} and c.programme = ${programme} and u.theme is not null
    group by u.theme, u.given_on, l.id, l.minutes, c.id, c.code, r.title
    union all
    select u.theme, 'support', null, null, u.kind, u.given_on, u.minutes, count(distinct n.person_id)::int,
      (count(distinct n.person_id) filter (where exists (select from evidence_facts p
        where p.tenant_id = u.tenant_id and p.claim_id = u.id and p.claim_kind = 'support.' || u.kind)))::int
    from support u join enrolment n on n.tenant_id = u.tenant_id and n.id = u.enrolment_id
    where u.tenant_id = ${tenant} and n.programme = ${programme} and u.theme is not null
      and not exists (select from mark k where k.tenant_id = u.tenant_id and k.support_id = u.id)
    group by u.theme, u.kind, u.given_on, u.minutes, u.given_by
    order by 1, 6 desc, 5, 3`.execute(tx)
  ).rows

/** A session that was held, for whoever marks the theme it covered. */
export interface HeldSession {
  id: string
  topic: string
  on: Day
}

interface HeldBy {
  tenant: string
  account: string
  programme: string
}

/** The last sessions that this account gave in a programme. */
export const sessionsHeldBy = async (tx: Tx, { tenant, account, programme }: HeldBy): Promise<HeldSession[]> =>
  (
    await sql<HeldSession>`
    select id, topic, on_day as "on" from counselling_session
    where tenant_id = ${tenant} and programme = ${programme} and staff_id = ${account} and held_by is not null order by on_day desc, id limit 50`.execute(
      tx,
    )
  ).rows
