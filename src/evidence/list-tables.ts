import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { type Claim, linksInSight, type Paper, paperColumns, type Sight } from './tables.ts'

/** Lists by which papers are worked off. A paper that does not hold leaves its list once another of its kind proves all it should. */
export const paperLists = ['to-check', 'rejected', 'expired'] as const
export type PaperList = (typeof paperLists)[number]

const stillNeeded = (on: Day) => sql`
  exists (select from proof f where f.tenant_id = p.tenant_id and f.paper_id = p.id and not exists (
    select from evidence_facts x where x.tenant_id = f.tenant_id and x.claim_kind = f.claim_kind and x.claim_id = f.claim_id
      and x.paper_kind = p.kind and (x.valid_until is null or x.valid_until >= ${on})))`

const isOn = (list: PaperList, on: Day): RawBuilder<unknown> => {
  switch (list) {
    case 'to-check':
      return sql`(p.verdict is null or p.verdict = 'accepted' and exists (
        select from proof f where f.tenant_id = p.tenant_id and f.paper_id = p.id and f.confirmed_by is null))`
    case 'rejected':
      return sql`p.verdict = 'rejected' and ${stillNeeded(on)}`
    case 'expired':
      return sql`p.verdict = 'accepted' and p.valid_until < ${on} and ${stillNeeded(on)}`
  }
}

/** The papers of a list, those brought first at the top; `after` is the last one of the page before. */
export async function papersOn(
  tx: Tx,
  sight: Sight,
  { list, on, after, most }: { list: PaperList; on: Day; after?: string | undefined; most: number },
): Promise<Paper[]> {
  const beyond = after === undefined ? sql`` : sql`and p.id > ${after}`
  const { rows } = await sql<Paper>`
    select ${paperColumns}, seen.links from paper p cross join ${linksInSight(sight)}
    where p.tenant_id = ${sight.who.tenant} and ${isOn(list, on)} and seen.links is not null ${beyond}
    order by p.id limit ${most}`.execute(tx)
  return rows
}

export async function countPapers(tx: Tx, sight: Sight, on: Day): Promise<Record<PaperList, number>> {
  const counts = paperLists.map(list => sql`count(*) filter (where ${isOn(list, on)}) as ${sql.ref(list)}`)
  const { rows } = await sql<Record<PaperList, number>>`
    select ${sql.join(counts)} from paper p cross join ${linksInSight(sight)}
    where p.tenant_id = ${sight.who.tenant} and seen.links is not null`.execute(tx)
  return rows[0] ?? { 'to-check': 0, rejected: 0, expired: 0 }
}

/** Papers about this person that do not prove this claim yet, the newest first. */
export async function papersToReuse(tx: Tx, sight: Sight, { kind, id, subject }: Claim): Promise<Paper[]> {
  const { rows } = await sql<Paper>`
    select ${paperColumns}, seen.links from paper p cross join ${linksInSight(sight)}
    where p.tenant_id = ${sight.who.tenant} and seen.links is not null and p.verdict is distinct from 'rejected'
      and exists (select from proof f where f.tenant_id = p.tenant_id and f.paper_id = p.id and f.subject_id = ${subject})
      and not exists (select from proof f where f.tenant_id = p.tenant_id and f.paper_id = p.id and f.claim_kind = ${kind} and f.claim_id = ${id})
    order by p.id desc limit 20`.execute(tx)
  return rows
}
