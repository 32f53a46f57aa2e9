import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { recordsBeside } from '../people/people-tables.ts'
import type { Day } from '../kernel/day.ts'

export interface LinkRow {
  tenant_id: string
  id: string
  entry: number
  person_id: string
  expires_on: Day
  revoked_on: Day | null
  made_by: string
}

declare module '../kernel/database.ts' {
  interface Tables {
    participant_link: LinkRow
    link_try: { link_id: string; wrong: number }
  }
}

export const findLink = (tx: Tx, tenant: string, id: string): Promise<LinkRow | undefined> =>
  tx.selectFrom('participant_link').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst()

/** Of whichever organisation: whoever opens a link is nobody yet. Asked at the gate. */
export const linkAtGate = (tx: Tx, id: string): Promise<LinkRow | undefined> =>
  tx.selectFrom('participant_link').selectAll().where('id', '=', id).executeTakeFirst()

/** Those of a person that still open something, the last made first. */
export async function linksInForce(tx: Tx, tenant: string, person: string, on: Day): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    select * from participant_link where tenant_id = ${tenant} and person_id = ${person}
      and revoked_on is null and expires_on >= ${on}::date order by entry desc`.execute(tx)
  return rows
}

/** Three wrong years of birth, and a link opens nothing more. Our choice: a year is soon guessed by whoever knows somebody's age. */
const mostWrong = 3

/** Counts a try before it is known to be wrong, so that a hundred at once are three. How many are left after it; undefined where none was. */
export async function countTry(tx: Tx, link: string): Promise<number | undefined> {
  const { rows } = await sql<{ wrong: number }>`
    insert into link_try (link_id, wrong) values (${link}, 1)
    on conflict (link_id) do update set wrong = link_try.wrong + 1 where link_try.wrong < ${mostWrong} returning wrong`.execute(
    tx,
  )
  const [row] = rows
  return row && mostWrong - row.wrong
}

export const forgetTries = (tx: Tx, link: string) => sql`delete from link_try where link_id = ${link}`.execute(tx)

export async function isShut(tx: Tx, link: string): Promise<boolean> {
  const { rows } = await sql`select from link_try where link_id = ${link} and wrong >= ${mostWrong}`.execute(tx)
  return rows.length > 0
}

/** A meeting or a lesson to which a participant is expected. */
export interface Appointment {
  id: string
  kind: 'session' | 'lesson'
  on: Day
  fromMinute: number
  toMinute: number
  /** Null: online. */
  place: string | null
  room: string | null
  /** Of a lesson, the course. */
  title: string | null
}

/** From today on, the next first; the records of one person together. */
export async function appointmentsOf(tx: Tx, tenant: string, person: string, on: Day): Promise<Appointment[]> {
  const { rows } = await sql<Appointment>`
    with own as (select q.id from person p cross join ${recordsBeside(tenant)} q where p.tenant_id = ${tenant} and p.id = ${person})
    select s.id, 'session' as kind, s.on_day as on, s.from_minute as "fromMinute", s.to_minute as "toMinute", s.place, s.room, null as title
      from seat t join counselling_session s on s.tenant_id = t.tenant_id and s.id = t.session_id
      where t.tenant_id = ${tenant} and t.person_id in (select id from own) and s.on_day >= ${on}::date and s.cancelled_because is null
    union all
    select l.id, 'lesson', l.held_on, l.begins, l.begins + l.minutes, '', l.room, u.title
      from learner r join lesson l on l.tenant_id = r.tenant_id and l.course_id = r.course_id
        join course c on c.tenant_id = l.tenant_id and c.id = l.course_id
        join curriculum u on u.tenant_id = c.tenant_id and u.id = c.curriculum_id
      where r.tenant_id = ${tenant} and r.person_id in (select id from own) and r.taken_on is not null and r.left_on is null
        and l.held_on >= ${on}::date and l.closed_on is null
    order by 3, 4, 1 limit 10`.execute(tx)
  return rows
}

export interface OwnCertificate {
  code: string
  title: string
  passedOn: Day
}

export async function certificatesOfPerson(tx: Tx, tenant: string, person: string): Promise<OwnCertificate[]> {
  const { rows } = await sql<OwnCertificate>`
    select code, title, passed_on as "passedOn" from certificate
    where tenant_id = ${tenant} and person_id = ${person} and revoked_on is null order by passed_on desc, code`.execute(
    tx,
  )
  return rows
}

/** The work of these colleagues: whose name it was is not for the screen of a telephone. */
export async function rolesOf(tx: Tx, tenant: string, accounts: readonly string[]): Promise<Map<string, string>> {
  if (accounts.length === 0) return new Map()
  const { rows } = await sql<{ account: string; role: string }>`
    select distinct on (account_id) account_id as account, role from access_grant
    where tenant_id = ${tenant} and account_id = any(${[...accounts]}::uuid[]) order by account_id, entry`.execute(tx)
  return new Map(rows.map(row => [row.account, row.role]))
}
