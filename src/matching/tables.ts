import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Who } from '../kernel/who.ts'
import { inScope } from '../people/scope.ts'
import type { KnownWeights } from './known-weights.ts'

interface WeightsRow {
  tenant_id: string
  id: string
  entry: number
  learnt_on: Day
  records: number
  weights: unknown
}

declare module '../kernel/database.ts' {
  interface Tables {
    match_weights: WeightsRow
  }
}

export interface LearntWeights {
  entry: number
  learnt_on: Day
  records: number
  weights: KnownWeights
}

export async function learntWeights(tx: Tx, tenant: string): Promise<LearntWeights | undefined> {
  const { rows } = await sql<LearntWeights>`
    select entry, learnt_on, records, weights from match_weights where tenant_id = ${tenant}`.execute(tx)
  return rows[0]
}

/** How many records have keys. */
export async function sizeOf(tx: Tx, tenant: string): Promise<number> {
  const { rows } = await sql<{ records: number }>`
    select records from match_size where tenant_id = ${tenant}`.execute(tx)
  return rows[0]?.records ?? 0
}

/** What two records are compared by, and what names them on a page. These columns and no others are read. */
export interface PersonRecord {
  id: string
  code: string
  /** The first record of this person. */
  root: string
  family: string
  given: string
  born: Day | null
  cnp: string | null
  phone: string | null
  homes: { locality: string; county: string }[]
  /** Which versions these are. */
  version: string
}

const columns = sql`p.id, p.code, coalesce(p.same_as, p.id) as root, p.family_name as family, p.given_name as given, p.born_on as born,
  p.cnp_index as cnp, p.phone, coalesce(h.homes, '[]') as homes, p.entry || ' ' || coalesce(h.versions, '') as version`

const source = sql`person p left join lateral (
    select jsonb_agg(jsonb_build_object('locality', r.locality, 'county', r.county) order by r.kind) as homes,
      string_agg(r.kind || r.entry, ' ' order by r.kind) as versions
    from residence r where r.tenant_id = p.tenant_id and r.person_id = p.id
  ) h on true`

export async function recordsOf(tx: Tx, tenant: string, ids: readonly string[]): Promise<Map<string, PersonRecord>> {
  const { rows } = await sql<PersonRecord>`
    select ${columns} from ${source} where p.tenant_id = ${tenant} and p.id = any (${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map(row => [row.id, row]))
}

export async function allRecords(tx: Tx, tenant: string): Promise<PersonRecord[]> {
  const { rows } = await sql<PersonRecord>`
    select ${columns} from ${source} where p.tenant_id = ${tenant} and p.family_name <> '' order by p.id`.execute(tx)
  return rows
}

/** Those of these people whom the asker may see. */
export async function seenAmong(tx: Tx, who: Who, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select p.id from person p where p.tenant_id = ${who.tenant} and p.id = any (${[...ids]}::uuid[])
      and ${inScope(who, 'people.read', 'p.id')}`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

export interface StaleRecord extends PersonRecord {
  /** Something is derived of it already. */
  known: boolean
}

/** Records whose keys and pairs do not stand under these weights: of these people, else of so many of all. */
export async function staleRecords(
  tx: Tx,
  tenant: string,
  weights: number,
  which: readonly string[] | { most: number },
): Promise<StaleRecord[]> {
  const some = 'most' in which ? sql`` : sql`and p.id = any (${[...which]}::uuid[])`
  const limit = 'most' in which ? sql`limit ${which.most}` : sql``
  const { rows } = await sql<StaleRecord>`
    select ${columns}, m.person_id is not null as known from ${source} left join match_record m on m.tenant_id = p.tenant_id and m.person_id = p.id
    where p.tenant_id = ${tenant} ${some}
      and m.seen is distinct from ${weights}::bigint || ' ' || p.entry || ' ' || coalesce(h.versions, '') ${limit}`.execute(
    tx,
  )
  return rows
}

/** Those of these whose enrolment was taken back: they are nobody. */
export async function goneAmong(tx: Tx, tenant: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.person_id as id from match_record m where m.tenant_id = ${tenant} and m.person_id = any (${[...ids]}::uuid[])
      and not exists (select from person p where p.tenant_id = m.tenant_id and p.id = m.person_id)`.execute(tx)
  return rows.map(({ id }) => id)
}

/** One at a time for each organisation: a command and the night may meet. */
export const holdMatches = (tx: Tx, tenant: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`matching ${tenant}`}, 0))`.execute(tx)

/** Takes away all that is derived of these people; how many had something. */
export async function forget(tx: Tx, tenant: string, people: readonly string[]): Promise<number> {
  if (people.length === 0) return 0
  const these = sql`any (${[...people]}::uuid[])`
  await sql`delete from match_pair where tenant_id = ${tenant} and person_id = ${these}`.execute(tx)
  await sql`delete from match_pair where tenant_id = ${tenant} and other_id = ${these}`.execute(tx)
  await sql`delete from match_key where tenant_id = ${tenant} and person_id = ${these}`.execute(tx)
  const { rows } = await sql`
    delete from match_record where tenant_id = ${tenant} and person_id = ${these} returning person_id`.execute(tx)
  return rows.length
}

export async function countMore(tx: Tx, tenant: string, more: number): Promise<void> {
  const { rows } = await sql`
    update match_size set records = records + ${more}::int where tenant_id = ${tenant} returning records`.execute(tx)
  if (rows.length > 0) return
  await sql`insert into match_size (tenant_id, records) values (${tenant}, ${more}::int)`.execute(tx)
}

export const keepSeen = (tx: Tx, tenant: string, seen: readonly { id: string; seen: string }[]) =>
  sql`
    insert into match_record (tenant_id, person_id, seen)
    select ${tenant}::uuid, s.id, s.seen
    from unnest(${seen.map(one => one.id)}::uuid[], ${seen.map(one => one.seen)}::text[]) as s (id, seen)`.execute(tx)

/** One person under one key. */
export interface KeyOf {
  id: string
  key: string
}

/** Each once, in the order of the index: so they go in beside each other. */
export async function keepKeys(tx: Tx, tenant: string, keys: readonly KeyOf[]): Promise<void> {
  const peopleOf = peopleByKey(keys)
  const rows = [...peopleOf.keys()].toSorted().flatMap(key => [...(peopleOf.get(key) ?? [])].map(id => ({ id, key })))
  await sql`
    insert into match_key (tenant_id, key, person_id)
    select ${tenant}::uuid, k.key, k.id
    from unnest(${rows.map(one => one.id)}::uuid[], ${rows.map(one => one.key)}::text[]) as k (id, key)`.execute(tx)
}

/** Who has each key. */
export function peopleByKey(keys: readonly KeyOf[]): Map<string, Set<string>> {
  const people = new Map<string, Set<string>>()
  for (const { id, key } of keys) {
    const known = people.get(key)
    if (known) known.add(id)
    else people.set(key, new Set([id]))
  }
  return people
}

/** All keys of each record. */
export async function standingKeys(tx: Tx, tenant: string): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; keys: string[] }>`
    select person_id as id, array_agg(key) as keys from match_key where tenant_id = ${tenant} group by person_id`.execute(
    tx,
  )
  return new Map(rows.map(({ id, keys }) => [id, keys]))
}

/** Two people who share some keys. */
export type Met = readonly [one: string, other: string, keys: number]

/** Who else stands under each key; of a key that many share, so many. Each key is looked up once, however many ask by it. */
export async function meeting(tx: Tx, tenant: string, keys: readonly KeyOf[], most: number): Promise<Met[]> {
  const asking = peopleByKey(keys)
  const { rows } = await sql<{ key: string; others: string[] }>`
    select k.key, array_agg(m.person_id) as others from unnest(${[...asking.keys()]}::text[]) as k (key)
      cross join lateral (
        select person_id from match_key where tenant_id = ${tenant} and match_key.key = k.key limit ${most}
      ) m
    group by k.key`.execute(tx)
  const met = new Map<string, Map<string, number>>()
  for (const { key, others } of rows) {
    for (const id of asking.get(key) ?? []) {
      const known = met.get(id) ?? new Map<string, number>()
      met.set(id, known)
      for (const other of others) if (other !== id) known.set(other, (known.get(other) ?? 0) + 1)
    }
  }
  return [...met].flatMap(([id, others]) => [...others].map(([other, shared]): Met => [id, other, shared]))
}

/** How many records have each of these terms, counted up to a bound: a term that common says little in any case. */
export async function countTerms(tx: Tx, tenant: string, terms: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; records: number }>`
    select t.key, (
      select count(*) from (select from match_key k where k.tenant_id = ${tenant} and k.key = t.key limit 1000) c
    ) as records from unnest(${[...terms]}::text[]) as t (key)`.execute(tx)
  return new Map(rows.map(({ key, records }) => [key, records]))
}

export interface Evidence {
  one: string
  other: string
  evidence: number
  clear: boolean
}

export const keepPairs = (tx: Tx, tenant: string, pairs: readonly Evidence[]) =>
  sql`
    insert into match_pair (tenant_id, person_id, other_id, evidence, clear)
    select ${tenant}::uuid, least(p.one, p.other), greatest(p.one, p.other), max(p.evidence), bool_and(p.clear)
    from unnest(${pairs.map(one => one.one)}::uuid[], ${pairs.map(one => one.other)}::uuid[],
      ${pairs.map(one => one.evidence)}::float8[], ${pairs.map(one => one.clear)}::boolean[]) as p (one, other, evidence, clear)
    group by 1, 2, 3`.execute(tx)
