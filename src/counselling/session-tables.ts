import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { missing } from '../kernel/problem.ts'
import { may, type Right, type Who } from '../kernel/who.ts'
import { inScope } from '../people/scope.ts'
import type { SeatRow, SessionRow, StrangerRow } from './tables.ts'

/** A session is seen by whoever gives it, and by whoever sees somebody in it. */
const seen = (who: Who, right: Right): RawBuilder<boolean> =>
  may(who, right)
    ? sql<boolean>`(s.staff_id = ${who.account} or exists (select from seat p
        where p.tenant_id = s.tenant_id and p.session_id = s.id and ${inScope(who, right, 'p.person_id')}))`
    : sql<boolean>`false`

/** The session, if this right of the asker reaches it; 404 else. */
export async function getSession(tx: Tx, who: Who, right: Right, id: string): Promise<SessionRow> {
  const { rows } = await sql<SessionRow>`
    select s.* from counselling_session s where s.tenant_id = ${who.tenant} and s.id = ${id} and ${seen(who, right)}`.execute(
    tx,
  )
  const session = rows[0]
  if (!session) throw missing('counselling.no-such-session')
  return session
}

/** Support that was withdrawn since counts no more, and its seat is open again. */
const stillCounts = sql`(select u.id from support u where u.tenant_id = t.tenant_id and u.id = t.support_id)`

export async function seatsOf(tx: Tx, tenant: string, session: string): Promise<SeatRow[]> {
  const { rows } = await sql<SeatRow>`
    select t.*, ${stillCounts} as support_id from seat t
    where t.tenant_id = ${tenant} and t.session_id = ${session} order by t.person_id`.execute(tx)
  return rows
}

/** The seat of somebody whom this right reaches; 404 else. */
export async function getSeat(
  tx: Tx,
  who: Who,
  right: Right,
  { session, person }: { session: string; person: string },
): Promise<SeatRow> {
  const { rows } = await sql<SeatRow>`
    select t.*, ${stillCounts} as support_id from seat t
    where t.tenant_id = ${who.tenant} and t.session_id = ${session} and t.person_id = ${person}
      and ${inScope(who, right, 't.person_id')}`.execute(tx)
  const seat = rows[0]
  if (!seat) throw missing('counselling.no-such-seat')
  return seat
}

export const strangersOf = (tx: Tx, tenant: string, session: string): Promise<StrangerRow[]> =>
  tx
    .selectFrom('stranger')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('session_id', '=', session)
    .orderBy('line')
    .execute()

export interface Sitting {
  person: string
  enrolment: string
  code: string
  familyName: string
  givenName: string
  bornOn: Day | null
  signsByMark: boolean
  hasGuardian: boolean
  needs: string[]
}

/** Who sits in a session, those whom the reader sees, in the order of the alphabet. */
export async function rosterOf(tx: Tx, who: Who, session: string): Promise<Sitting[]> {
  const { rows } = await sql<Sitting>`
    select p.id as person, t.enrolment_id as enrolment, p.code, p.family_name as "familyName", p.given_name as "givenName",
      p.born_on as "bornOn", p.signs_by_mark as "signsByMark", p.guardian_name is not null as "hasGuardian", p.needs
    from seat t join person p on p.tenant_id = t.tenant_id and p.id = t.person_id
    where t.tenant_id = ${who.tenant} and t.session_id = ${session} and ${inScope(who, 'people.read', 'p.id')}
    order by p.sort_key, p.id`.execute(tx)
  return rows
}

export interface Counted {
  people: number
  signed: number
  open: number
  /** Whose signature nobody has looked at. */
  unlooked: number
}

export type ListedSession = SessionRow & Counted

interface Asked {
  who: Who
  from?: Day
  to?: Day
  staff?: string | undefined
  person?: string | undefined
  limit?: number
}

/** Sessions in sight, the latest first, with how many sit in each and how many of the signatures are matched. */
export async function listSessions(tx: Tx, asked: Asked): Promise<ListedSession[]> {
  const { who, from, to, staff, person, limit = 200 } = asked
  const conditions = [
    seen(who, 'people.read'),
    ...(from === undefined ? [] : [sql<boolean>`s.on_day >= ${from}::date`]),
    ...(to === undefined ? [] : [sql<boolean>`s.on_day <= ${to}::date`]),
    ...(staff === undefined ? [] : [sql<boolean>`s.staff_id = ${staff}`]),
    ...(person === undefined
      ? []
      : [
          sql<boolean>`exists (select from seat o where o.tenant_id = s.tenant_id and o.session_id = s.id and o.person_id = ${person})`,
        ]),
  ]
  const { rows } = await sql<ListedSession>`
    select s.*, count(t.person_id) as people, count(u.id) as signed,
      count(t.person_id) filter (where u.id is null and t.verdict is distinct from 'absent') as open,
      count(t.person_id) filter (where t.verdict is null) as unlooked
    from counselling_session s left join seat t on t.tenant_id = s.tenant_id and t.session_id = s.id
      left join support u on u.tenant_id = t.tenant_id and u.id = t.support_id
    where s.tenant_id = ${who.tenant} and ${sql.join(conditions, sql` and `)}
    group by s.tenant_id, s.id
    order by s.on_day desc, s.from_minute desc, s.id limit ${limit}`.execute(tx)
  return rows
}

/** A session, and a partner that somebody in it takes part through. */
export interface Served {
  session: string
  kind: string
  partner: string
}

/** Whose people the sessions of a day serve, whatever the reader may see of them. */
export async function servedOn(
  tx: Tx,
  { tenant, programme, on }: { tenant: string; programme: string; on: Day },
): Promise<Served[]> {
  const { rows } = await sql<Served>`
    select distinct s.id as session, s.kind, e.partner
    from counselling_session s join seat t on t.tenant_id = s.tenant_id and t.session_id = s.id
      join enrolment e on e.tenant_id = t.tenant_id and e.id = t.enrolment_id
    where s.tenant_id = ${tenant} and s.programme = ${programme} and s.on_day = ${on}::date and s.cancelled_because is null
    order by s.id, e.partner`.execute(tx)
  return rows
}

export interface Sheet {
  session: string
  paper: string
  addedBy: string
  verdict: 'accepted' | 'rejected' | null
}

/** Scans of the signature sheets of these sessions. */
export async function sheetsOf(tx: Tx, tenant: string, sessions: readonly string[]): Promise<Sheet[]> {
  const { rows } = await sql<Sheet>`
    select distinct t.session_id as session, p.id as paper, p.added_by as "addedBy", p.verdict, p.added_on
    from seat t join proof f on f.tenant_id = t.tenant_id and f.claim_kind = 'seat' and f.claim_id = t.id
      join paper p on p.tenant_id = f.tenant_id and p.id = f.paper_id
    where t.tenant_id = ${tenant} and t.session_id = any(${[...sessions]}::uuid[])
    order by p.added_on desc, p.id desc`.execute(tx)
  return rows
}

/** A seat whose signature or whose count is still open, with the name of its person. */
export interface OpenSeat extends SeatRow {
  code: string
  family_name: string
  given_name: string
}

/** Open seats of these sessions, those of people whom the reader sees. */
export async function openSeats(tx: Tx, who: Who, sessions: readonly string[]): Promise<OpenSeat[]> {
  const { rows } = await sql<OpenSeat>`
    select t.*, ${stillCounts} as support_id, p.code, p.family_name, p.given_name
    from seat t join person p on p.tenant_id = t.tenant_id and p.id = t.person_id
    where t.tenant_id = ${who.tenant} and t.session_id = any(${[...sessions]}::uuid[])
      and ${stillCounts} is null and t.verdict is distinct from 'absent' and ${inScope(who, 'people.read', 'p.id')}
    order by p.sort_key`.execute(tx)
  return rows
}

export interface Agreed {
  person: string
  code: string
  family_name: string
  given_name: string
  next_on: Day
}

/** Meetings that this account agreed up to a day, with people who have had no session since. */
export async function meetingsAgreed(tx: Tx, who: Who, until: Day): Promise<Agreed[]> {
  const { rows } = await sql<Agreed>`
    select p.id as person, p.code, p.family_name, p.given_name, max(t.next_on) as next_on
    from seat t join counselling_session s on s.tenant_id = t.tenant_id and s.id = t.session_id
      join person p on p.tenant_id = t.tenant_id and p.id = t.person_id
    where t.tenant_id = ${who.tenant} and s.staff_id = ${who.account} and t.next_on <= ${until}::date
      and ${inScope(who, 'people.read', 'p.id')}
      and not exists (select from seat l join counselling_session x on x.tenant_id = l.tenant_id and x.id = l.session_id
        where l.tenant_id = t.tenant_id and l.person_id = t.person_id and x.on_day > s.on_day and x.cancelled_because is null)
      and not exists (select from exit e where e.tenant_id = t.tenant_id and e.person_id = t.person_id and e.left_on >= s.on_day)
    group by p.tenant_id, p.id`.execute(tx)
  return rows
}

/** Lines of sheets with a name that is on no roster, not settled yet. */
export const openStrangers = (tx: Tx, tenant: string, sessions: readonly string[]): Promise<StrangerRow[]> =>
  sessions.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('stranger')
        .selectAll()
        .where('tenant_id', '=', tenant)
        .where('session_id', 'in', sessions)
        .where('settled', 'is', null)
        .execute()

/** Everybody in the sessions of these days, whoever may see them: for conflicts. */
export async function seatsBetween(
  tx: Tx,
  tenant: string,
  { from, to }: { from: Day; to: Day },
): Promise<(SessionRow & { people: string[] })[]> {
  const { rows } = await sql<SessionRow & { people: string[] }>`
    select s.*, coalesce(array_agg(t.person_id) filter (where t.verdict is distinct from 'absent' and t.person_id is not null), '{}') as people
    from counselling_session s left join seat t on t.tenant_id = s.tenant_id and t.session_id = s.id
    where s.tenant_id = ${tenant} and s.on_day between ${from}::date and ${to}::date and s.cancelled_because is null
    group by s.tenant_id, s.id order by s.on_day, s.from_minute, s.id`.execute(tx)
  return rows
}

/** Sessions with this person that are not counted, newest first; those that were cancelled left out. */
export async function uncountedOf(tx: Tx, who: Who, person: string): Promise<(SessionRow & { said: string | null })[]> {
  const { rows } = await sql<SessionRow & { said: string | null }>`
    select s.*, coalesce(t.actions, t.note) as said
    from seat t join counselling_session s on s.tenant_id = t.tenant_id and s.id = t.session_id
    where t.tenant_id = ${who.tenant} and t.person_id = ${person} and s.cancelled_because is null
      and t.verdict is distinct from 'absent' and ${stillCounts} is null and ${inScope(who, 'people.read', 't.person_id')}
    order by s.on_day desc limit 50`.execute(tx)
  return rows
}
