import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { scopesFor, type Who } from '../kernel/who.ts'
import { inScope } from '../people/scope.ts'
import type { Outcome, RequestKind } from './request.ts'

export interface RequestRow {
  tenant_id: string
  id: string
  programme: string
  kind: RequestKind
  received_at: string
  region: string | null
  about_id: string | null
  person_id: string | null
  said: Uint8Array
}

export interface SettlementRow {
  tenant_id: string
  request_id: string
  entry: number
  kind: RequestKind
  outcome: Outcome
  settled_by: string
  settled_on: Day
}

declare module '../kernel/database.ts' {
  interface Tables {
    public_request: RequestRow
    request_settlement: SettlementRow
  }
}

/** At the gate: undefined where it is kept now; under an id that was used before, what is kept under it. */
export async function putRequest(tx: Tx, row: RequestRow): Promise<RequestRow | undefined> {
  const kept = await tx
    .insertInto('public_request')
    .values(row)
    .onConflict(one => one.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (kept) return undefined
  return tx
    .selectFrom('public_request')
    .selectAll()
    .where('tenant_id', '=', row.tenant_id)
    .where('id', '=', row.id)
    .executeTakeFirst()
}

/** What everybody may know of it who may see it at all; what it says is read at the gate. */
export type ListedRequest = Omit<RequestRow, 'tenant_id' | 'said'> & { outcome: Outcome | null; settled_on: Day | null }

/**
 * What this account may settle: in its region, its programme, or everywhere; of an enterprise and of its centre, what was asked of its
 * offers; and what participants in their care answered. What belongs nowhere is for those who work everywhere.
 */
function mine(who: Who): RawBuilder<boolean> {
  const scopes = scopesFor(who, 'requests.settle')
  if (scopes.some(scope => scope.of === 'tenant')) return sql<boolean>`true`
  const each = scopes.flatMap(scope => {
    if (scope.of === 'programme') return [sql<boolean>`q.programme = ${scope.id}`]
    if (scope.of === 'region') return [sql<boolean>`q.region = ${scope.id}`]
    if (scope.of !== 'enterprise' && scope.of !== 'centre') return []
    const place = sql.ref(scope.of === 'enterprise' ? 'd.code' : 'd.centre')
    return [
      sql<boolean>`q.about_id in (select o.id from offer o join deliverable d on d.tenant_id = o.tenant_id and d.id = o.enterprise_id
        where o.tenant_id = ${who.tenant} and ${place} = ${scope.id})`,
    ]
  })
  const answered = sql<boolean>`(q.person_id is not null and ${inScope(who, 'requests.settle', 'q.person_id')})`
  return sql<boolean>`(${sql.join([answered, ...each], sql` or `)})`
}

/** Complaints may be about a colleague: only those who answer for the programme see them. */
const confided = (who: Who): RawBuilder<boolean> =>
  scopesFor(who, 'programme.write').length > 0 ? sql<boolean>`true` : sql<boolean>`q.kind <> 'complaint'`

const columns = sql`q.id, q.programme, q.kind, q.received_at, q.region, q.about_id, q.person_id, s.outcome, s.settled_on`

export interface Asked {
  which: 'waiting' | 'settled'
  /** Those that come after this request. */
  after?: string | undefined
  limit: number
}

/** Those that wait, the oldest first; or those that were settled, the latest first. */
export async function requestsFor(tx: Tx, who: Who, { which, after, limit }: Asked): Promise<ListedRequest[]> {
  const [order, follows] = which === 'waiting' ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`]
  const last = sql`(select p.received_at, p.id from public_request p where p.tenant_id = ${who.tenant} and p.id = ${after ?? null}::uuid)`
  const { rows } = await sql<ListedRequest>`
    select ${columns} from public_request q
      left join request_settlement s on s.tenant_id = q.tenant_id and s.request_id = q.id
    where q.tenant_id = ${who.tenant} and q.kind <> 'coming' and (s.request_id is null) = ${which === 'waiting'}
      and ${mine(who)} and ${confided(who)} and (${after ?? null}::uuid is null or (q.received_at, q.id) ${follows} ${last})
    order by q.received_at ${order}, q.id ${order} limit ${limit}`.execute(tx)
  return rows
}

/** The one before it in its list, so that a page can begin with it. */
export async function requestBefore(
  tx: Tx,
  who: Who,
  { which, id }: { which: Asked['which']; id: string },
): Promise<string | undefined> {
  const [order, follows] = which === 'waiting' ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`]
  const { rows } = await sql<{ id: string }>`
    select q.id from public_request q
      left join request_settlement s on s.tenant_id = q.tenant_id and s.request_id = q.id
    where q.tenant_id = ${who.tenant} and q.kind <> 'coming' and (s.request_id is null) = ${which === 'waiting'}
      and ${mine(who)} and ${confided(who)}
      and (q.received_at, q.id) ${follows} (select p.received_at, p.id from public_request p where p.tenant_id = ${who.tenant} and p.id = ${id})
    order by q.received_at ${order}, q.id ${order} limit 1`.execute(tx)
  return rows[0]?.id
}

export async function findRequest(tx: Tx, who: Who, id: string): Promise<ListedRequest | undefined> {
  const { rows } = await sql<ListedRequest>`
    select ${columns} from public_request q
      left join request_settlement s on s.tenant_id = q.tenant_id and s.request_id = q.id
    where q.tenant_id = ${who.tenant} and q.id = ${id} and ${mine(who)} and ${confided(who)}`.execute(tx)
  return rows[0]
}

/** At the gate. */
export async function saidIn(tx: Tx, tenant: string, ids: readonly string[]): Promise<Map<string, Uint8Array>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('public_request')
    .select(['id', 'said'])
    .where('tenant_id', '=', tenant)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(row => [row.id, row.said]))
}

/** What participants answered about this session or lesson last: each one's latest. */
export async function answersOf(tx: Tx, tenant: string, person: string): Promise<Map<string, RequestKind>> {
  const { rows } = await sql<{ about: string; kind: RequestKind }>`
    select distinct on (about_id) about_id as about, kind from public_request
    where tenant_id = ${tenant} and person_id = ${person} and about_id is not null order by about_id, received_at desc, id desc`.execute(
    tx,
  )
  return new Map(rows.map(row => [row.about, row.kind]))
}

/** Thirty days after it was settled, what a request said goes; a participant's „Vin” goes with time alone. */
export async function forgetSettled(tx: Tx, tenant: string, { before, longAgo }: { before: Day; longAgo: Day }) {
  await sql`delete from public_request q where q.tenant_id = ${tenant} and (q.received_at < ${longAgo}::date
    or (q.kind = 'coming' and q.received_at < ${before}::date))`.execute(tx)
}

export async function settledBefore(tx: Tx, tenant: string, before: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select request_id as id from request_settlement where tenant_id = ${tenant} and settled_on < ${before}::date`.execute(
    tx,
  )
  return rows.map(row => row.id)
}

export const dropRequests = (tx: Tx, tenant: string, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve()
    : sql`delete from public_request where tenant_id = ${tenant} and id = any(${[...ids]}::uuid[])`.execute(tx)

/** With the person goes what they answered. */
export const dropAnswersOf = (tx: Tx, tenant: string, person: string) =>
  sql`delete from public_request where tenant_id = ${tenant} and person_id = ${person}`.execute(tx)
