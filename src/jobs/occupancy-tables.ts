import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { missing } from '../kernel/problem.ts'
import type { Right, Who } from '../kernel/who.ts'
import { collator } from '../kernel/words.ts'
import { inScope } from '../people/scope.ts'
import type { CheckRow, OccupancyRow } from './tables.ts'

/** The placement, if this right of the asker reaches its person; 404 else, and for posts that others hold. */
export async function getPlacement(tx: Tx, who: Who, right: Right, id: string): Promise<OccupancyRow> {
  const found = await tx
    .selectFrom('occupancy')
    .selectAll()
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .where('person_id', 'is not', null)
    .where(inScope(who, right, 'occupancy.person_id'))
    .executeTakeFirst()
  if (!found) throw missing('jobs.no-such-placement')
  return found
}

export const findOccupancy = (tx: Tx, tenant: string, id: string): Promise<OccupancyRow | undefined> =>
  tx.selectFrom('occupancy').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst()

/** Everybody who has held a created post or a place of a vacancy, the first one first. */
export const holdersOf = (tx: Tx, tenant: string, post: string): Promise<OccupancyRow[]> =>
  tx
    .selectFrom('occupancy')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where(either => either.or([either('deliverable_id', '=', post), either('vacancy_id', '=', post)]))
    .orderBy('began_on')
    .orderBy('id')
    .execute()

/** Other placements that make the same outcome true. */
export const sharingOutcome = async (tx: Tx, { tenant_id, id, outcome_id }: OccupancyRow): Promise<OccupancyRow[]> =>
  outcome_id === null
    ? []
    : tx
        .selectFrom('occupancy')
        .selectAll()
        .where('tenant_id', '=', tenant_id)
        .where('outcome_id', '=', outcome_id)
        .where('id', '<>', id)
        .execute()

/** A placement as lists show it, with what it is on and who holds it. */
export interface Placed extends OccupancyRow {
  code: string
  familyName: string
  givenName: string
  /** The created post or the vacancy; null for whoever works for themselves. */
  post: string | null
  employer: string | null
  /** What it makes true; null where that was withdrawn. */
  outcomeKind: string | null
}

export interface PlacedAsked {
  who: Who
  programme: string
  /** Only those that go on. */
  runningOn?: Day | undefined
  /** Only of people whom this account looks after. */
  caseworker?: string | undefined
  limit: number
}

/** Placements of people whom the reader may see, the newest first. */
export async function placementsOf(tx: Tx, asked: PlacedAsked): Promise<Placed[]> {
  const { who, programme, runningOn, caseworker, limit } = asked
  const whose = caseworker === undefined ? sql`true` : sql`e.caseworker_id = ${caseworker}`
  const running = runningOn === undefined ? sql`true` : sql`(o.ended_on is null or o.ended_on >= ${runningOn}::date)`
  const { rows } = await sql<Placed>`
    ${withNames}
    where o.tenant_id = ${who.tenant} and o.programme = ${programme} and ${inScope(who, 'people.read', 'o.person_id')} and ${running} and ${whose}
    order by o.began_on desc, o.id desc limit ${limit}`.execute(tx)
  return rows
}

export async function placedNamed(tx: Tx, tenant: string, ids: readonly string[]): Promise<Placed[]> {
  const { rows } = await sql<Placed>`${withNames} where o.tenant_id = ${tenant} and o.id = any (${[...ids]}::uuid[])
    order by o.began_on desc`.execute(tx)
  return rows
}

export async function placedOfPerson(tx: Tx, tenant: string, person: string): Promise<Placed[]> {
  const { rows } = await sql<Placed>`${withNames} where o.tenant_id = ${tenant} and o.person_id = ${person}
    order by o.began_on desc, o.id desc`.execute(tx)
  return rows
}

const withNames = sql`
  select o.*, p.code, p.family_name as "familyName", p.given_name as "givenName", coalesce(d.title, v.title) as post,
    coalesce(n.title, m.name) as employer, t.kind as "outcomeKind"
  from occupancy o
    join person p on p.tenant_id = o.tenant_id and p.id = o.person_id
    join enrolment e on e.tenant_id = o.tenant_id and e.id = o.enrolment_id
    left join deliverable d on d.tenant_id = o.tenant_id and d.id = o.deliverable_id
    left join deliverable n on n.tenant_id = d.tenant_id and n.id = d.enterprise_id
    left join vacancy v on v.tenant_id = o.tenant_id and v.id = o.vacancy_id
    left join employer m on m.tenant_id = v.tenant_id and m.id = v.employer_id
    left join outcome t on t.tenant_id = o.tenant_id and t.id = o.outcome_id`

/** The days on which a post was held, as figures ask for them. */
export interface Holding {
  post: string
  holder: string
  beganOn: Day
  endedOn: Day | null
  weeklyHours: number
}

/** `created`: of created jobs alone, whoever holds them; else of every placement of a participant in the programme. */
export async function holdingsOf(
  tx: Tx,
  { tenant, programme, created }: { tenant: string; programme: string; created: boolean },
): Promise<Holding[]> {
  const which = created ? sql`o.deliverable_id is not null` : sql`o.person_id is not null`
  const { rows } = await sql<Holding>`
    select coalesce(o.deliverable_id::text, o.vacancy_id || '/' || o.place, o.id::text) as post,
      coalesce(o.person_id, o.id)::text as holder, o.began_on as "beganOn", o.ended_on as "endedOn",
      o.weekly_hours::float8 as "weeklyHours"
    from occupancy o where o.tenant_id = ${tenant} and o.programme = ${programme} and ${which}
    order by post, o.began_on, o.id`.execute(tx)
  return rows
}

/** Who has held the created jobs of one enterprise. */
export async function holdingsIn(tx: Tx, tenant: string, enterprise: string): Promise<Holding[]> {
  const { rows } = await sql<Holding>`
    select o.deliverable_id::text as post, coalesce(o.person_id, o.id)::text as holder, o.began_on as "beganOn",
      o.ended_on as "endedOn", o.weekly_hours::float8 as "weeklyHours"
    from occupancy o join deliverable d on d.tenant_id = o.tenant_id and d.id = o.deliverable_id
    where o.tenant_id = ${tenant} and d.enterprise_id = ${enterprise} order by post, o.began_on, o.id`.execute(tx)
  return rows
}

/** Created jobs by that day: net new posts, whoever holds them. */
export async function createdPosts(tx: Tx, tenant: string, programme: string, on: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from deliverable where tenant_id = ${tenant} and programme = ${programme} and unit = 'job' and net_new
      and reached_on <= ${on}::date`.execute(tx)
  return rows.map(row => row.id)
}

export const checksOf = (tx: Tx, tenant: string, occupancies: readonly string[]): Promise<CheckRow[]> =>
  occupancies.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('retention_check')
        .selectAll()
        .where('tenant_id', '=', tenant)
        .where('occupancy_id', 'in', [...occupancies])
        .orderBy('month')
        .execute()

/** A post that somebody could be placed on: a created job that nobody holds on that day. */
export interface FreePost {
  id: string
  code: string
  title: string
  employer: string | null
}

export async function freePosts(tx: Tx, tenant: string, programme: string, on: Day): Promise<FreePost[]> {
  const { rows } = await sql<FreePost>`
    select d.id, d.code, d.title, e.title as employer
    from deliverable d left join deliverable e on e.tenant_id = d.tenant_id and e.id = d.enterprise_id
    where d.tenant_id = ${tenant} and d.programme = ${programme} and d.unit = 'job' and d.reached_on <= ${on}::date
      and not exists (select from occupancy o where o.tenant_id = d.tenant_id and o.deliverable_id = d.id
        and (o.ended_on is null or o.ended_on >= ${on}::date))`.execute(tx)
  return rows.toSorted(byCode)
}

/** SES-1-2 before SES-1-10. */
const byCode = (one: FreePost, other: FreePost): number => collator('ro').compare(one.code, other.code)

/** A created job with how many have held it. */
export interface HeldPost extends FreePost {
  reachedOn: Day
  holders: number
  held: boolean
}

export async function postsHeld(tx: Tx, tenant: string, programme: string, on: Day): Promise<HeldPost[]> {
  const { rows } = await sql<HeldPost>`
    select d.id, d.code, d.title, e.title as employer, d.reached_on as "reachedOn", count(o.id)::int as holders,
      coalesce(bool_or(o.began_on <= ${on}::date and (o.ended_on is null or o.ended_on >= ${on}::date)), false) as held
    from deliverable d
      left join deliverable e on e.tenant_id = d.tenant_id and e.id = d.enterprise_id
      left join occupancy o on o.tenant_id = d.tenant_id and o.deliverable_id = d.id
    where d.tenant_id = ${tenant} and d.programme = ${programme} and d.unit = 'job'
    group by d.id, d.code, d.title, e.title, d.reached_on`.execute(tx)
  return rows.toSorted(byCode)
}

/** How many places of each vacancy are held on that day. */
export async function takenPlaces(tx: Tx, tenant: string, on: Day): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ vacancy: string; taken: number }>`
    select vacancy_id as vacancy, count(*)::int as taken from occupancy
    where tenant_id = ${tenant} and vacancy_id is not null and (ended_on is null or ended_on >= ${on}::date)
    group by vacancy_id`.execute(tx)
  return new Map(rows.map(row => [row.vacancy, row.taken]))
}

/** An extract of the register of employees that was brought for an outcome. */
export interface Extract {
  outcome: string
  datedOn: Day
}

export async function extractsOf(
  tx: Tx,
  tenant: string,
  placed: readonly Pick<Placed, 'person_id' | 'outcome_id'>[],
): Promise<Extract[]> {
  const people = placed.flatMap(one => one.person_id ?? [])
  const outcomes = placed.flatMap(one => one.outcome_id ?? [])
  const { rows } = await sql<Extract>`
    select claim_id as outcome, dated_on as "datedOn" from evidence_links
    where tenant_id = ${tenant} and subject_id = any(${people}::uuid[]) and claim_id = any(${outcomes}::uuid[])
      and paper_kind = 'register-extract'`.execute(tx)
  return rows
}
