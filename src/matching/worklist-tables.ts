import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Who } from '../kernel/who.ts'
import { inScope } from '../people/scope.ts'

export interface Listed {
  one: string
  other: string
}

/** Evidence in bits, at least and less than. Above a zone that is not `certain`, what is not clear comes down into it. */
export interface Between {
  from: number
  below: number
  takes: 'clear' | 'doubted' | 'below'
}

function within(below: number, takes: Between['takes']): RawBuilder<boolean> {
  if (takes === 'clear') return sql<boolean>`m.clear`
  const under = sql<boolean>`m.evidence < ${below}::float8`
  return takes === 'below' ? under : sql<boolean>`(${under} or not m.clear)`
}

const open = (who: Who, { from, below, takes }: Between): RawBuilder<unknown> => sql`
  from match_pair m join person p on p.tenant_id = m.tenant_id and p.id = m.person_id
    join person q on q.tenant_id = m.tenant_id and q.id = m.other_id
  where m.tenant_id = ${who.tenant} and m.evidence >= ${from}::float8 and ${within(below, takes)}
    and p.same_as is null and q.same_as is null
    and ${inScope(who, 'people.read', 'p.id')} and ${inScope(who, 'people.read', 'q.id')}
    and not exists (select from apart a where a.tenant_id = m.tenant_id and a.person_id = m.person_id and a.other_id = m.other_id)`

/** Pairs that nobody has decided on, the likeliest first; `after` names the last one seen. */
export async function listPairs(
  tx: Tx,
  who: Who,
  between: Between,
  { after, limit }: { after?: Listed | undefined; limit: number },
): Promise<Listed[]> {
  const seen = after
    ? sql`and (m.evidence, m.person_id, m.other_id) < (
        select l.evidence, l.person_id, l.other_id from match_pair l
        where l.tenant_id = ${who.tenant} and l.person_id = ${after.one} and l.other_id = ${after.other})`
    : sql``
  const { rows } = await sql<Listed>`
    select m.person_id as one, m.other_id as other ${open(who, between)} ${seen}
    order by m.evidence desc, m.person_id desc, m.other_id desc limit ${limit}`.execute(tx)
  return rows
}

export async function countPairs(tx: Tx, who: Who, between: Between): Promise<number> {
  const { rows } = await sql<{ pairs: number }>`select count(*) as pairs ${open(who, between)}`.execute(tx)
  return rows[0]?.pairs ?? 0
}

export interface ApartListed extends Listed {
  on: Day
  reason: string
}

/** Those said to be two people, the newest first. */
export async function listApart(tx: Tx, who: Who, limit: number): Promise<ApartListed[]> {
  const { rows } = await sql<ApartListed>`
    select a.person_id as one, a.other_id as other, a.said_on as on, a.reason from apart a
    where a.tenant_id = ${who.tenant} and ${inScope(who, 'people.read', 'a.person_id')} and ${inScope(who, 'people.read', 'a.other_id')}
    order by a.said_on desc, a.entry desc limit ${limit}`.execute(tx)
  return rows
}

export async function apartSaid(
  tx: Tx,
  tenant: string,
  ids: readonly [string, string],
): Promise<{ on: Day; reason: string } | undefined> {
  const [one, other] = ids.toSorted()
  const { rows } = await sql<{ on: Day; reason: string }>`
    select said_on as on, reason from apart
    where tenant_id = ${tenant} and person_id = ${one} and other_id = ${other}`.execute(tx)
  return rows[0]
}
