import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { type Claim, linksInSight, type Paper, paperColumns, type Sight } from './tables.ts'

/** Lists by which papers are worked off. A paper that does not hold leaves its list once another of its kind proves all it should. */
export const paperLists = ['to-check', 'rejected', 'expired'] as const
export type PaperList = (typeof paperLists)[number]

/** What is longer than this is simply long. */
export const mostCounted = 100

interface Wanted {
  list: PaperList
  on: Day
  after?: string | undefined
}

const verdictOf = ({ list, on }: Wanted, tenant: string): RawBuilder<unknown> => {
  switch (list) {
    case 'to-check':
      return sql`p.verdict is distinct from 'rejected' and p.id = any (array(
        select id from paper where tenant_id = ${tenant} and verdict is null
        union select paper_id from proof where tenant_id = ${tenant} and confirmed_by is null))`
    case 'rejected':
      return sql`p.verdict = 'rejected'`
    case 'expired':
      return sql`p.verdict = 'accepted' and p.valid_until < ${on}`
  }
}

const stillNeeded = ({ list, on }: Wanted): RawBuilder<unknown> =>
  list === 'to-check'
    ? sql`true`
    : sql`(select true from proof f where f.tenant_id = p.tenant_id and f.paper_id = p.id and (
        select x.paper_id from evidence_facts x where x.tenant_id = f.tenant_id and x.claim_kind = f.claim_kind and x.claim_id = f.claim_id
          and x.paper_kind = p.kind and (x.valid_until is null or x.valid_until >= ${on}) limit 1) is null limit 1)`

/**
 * First the papers with that verdict, by an index of their own; of those the ones in sight; of those, one by one and only until enough
 * are found, the ones that are still needed. `offset 0` and the limits keep the planner to that order. Whoever only counts needs no order.
 */
const onList = (
  wanted: Wanted,
  { who, reach, right }: Sight,
  { most, ordered }: { most: number; ordered: boolean },
): RawBuilder<unknown> => sql`
  from (
    select p.* from paper p
    where p.tenant_id = ${who.tenant} and ${verdictOf(wanted, who.tenant)}
      ${wanted.after === undefined ? sql`` : sql`and p.id > ${wanted.after}`}
      and (select true from proof f where f.tenant_id = p.tenant_id and f.paper_id = p.id
        and ${reach(who, right, 'f.subject_id')} limit 1)
    ${ordered ? sql`order by p.id` : sql``} offset 0
  ) p where ${stillNeeded(wanted)} limit ${most}`

/** The papers of a list, those brought first at the top; `after` is the last one of the page before. */
export async function papersOn(tx: Tx, sight: Sight, { most, ...wanted }: Wanted & { most: number }): Promise<Paper[]> {
  const { rows } = await sql<Paper>`
    select ${paperColumns}, seen.links from (select p.* ${onList(wanted, sight, { most, ordered: true })}) p
      cross join ${linksInSight(sight)} order by p.id`.execute(tx)
  return rows
}

const counted = { most: mostCounted, ordered: false }

/** How long each list is, up to `mostCounted`. */
export async function countPapers(tx: Tx, sight: Sight, on: Day): Promise<Record<PaperList, number>> {
  const counts = paperLists.map(
    list => sql`(select count(*) from (select p.id ${onList({ list, on }, sight, counted)}) p) as ${sql.ref(list)}`,
  )
  const { rows } = await sql<Record<PaperList, number>>`select ${sql.join(counts)}`.execute(tx)
  return rows[0] ?? { 'to-check': 0, rejected: 0, expired: 0 }
}

/** Papers about this person that do not prove this claim yet, the newest first. */
export async function papersToReuse(tx: Tx, sight: Sight, { kind, id, subject }: Claim): Promise<Paper[]> {
  const { rows } = await sql<Paper>`
    select ${paperColumns}, seen.links from paper p cross join ${linksInSight(sight)}
    where p.tenant_id = ${sight.who.tenant} and seen.links is not null and p.verdict is distinct from 'rejected' and p.file is not null
      and p.id in (select paper_id from proof where tenant_id = ${sight.who.tenant} and subject_id = ${subject})
      and not exists (select from proof f
        where f.tenant_id = p.tenant_id and f.paper_id = p.id and f.claim_kind = ${kind} and f.claim_id = ${id})
    order by p.id desc limit 20`.execute(tx)
  return rows
}
