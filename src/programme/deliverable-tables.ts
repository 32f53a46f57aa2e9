import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { DeliverableUnit } from './facts.ts'

export interface DeliverableRow {
  tenant_id: string
  id: string
  entry: number
  programme: string
  unit: DeliverableUnit
  code: string
  title: string
  region: string
  partner: string | null
  centre: string | null
  reached_on: Day
  net_new: boolean | null
  enterprise_id: string | null
  weekly_hours: string | number | null
  contract: string | null
  existing: boolean | null
  public_body: boolean | null
  micro_sme: boolean | null
  brokered: boolean | null
}

export interface MilestoneRow {
  tenant_id: string
  deliverable_id: string
  kind: string
  entry: number
  reached_on: Day
}

declare module '../kernel/database.ts' {
  interface Tables {
    deliverable: DeliverableRow
    milestone: MilestoneRow
  }
}

export const findDeliverable = (tx: Tx, tenant: string, id: string): Promise<DeliverableRow | undefined> =>
  tx.selectFrom('deliverable').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst()

export const findByCode = (
  tx: Tx,
  tenant: string,
  { programme, unit, code }: { programme: string; unit: DeliverableUnit; code: string },
): Promise<DeliverableRow | undefined> =>
  tx
    .selectFrom('deliverable')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('programme', '=', programme)
    .where('unit', '=', unit)
    .where('code', '=', code)
    .executeTakeFirst()

/** Newest first. */
export const deliverablesOf = (
  tx: Tx,
  tenant: string,
  programme: string,
  unit?: DeliverableUnit,
): Promise<DeliverableRow[]> =>
  tx
    .selectFrom('deliverable')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('programme', '=', programme)
    .$if(unit !== undefined, query => query.where('unit', '=', unit ?? 'job'))
    .orderBy('reached_on', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const milestonesOf = (tx: Tx, tenant: string, deliverable: string): Promise<MilestoneRow[]> =>
  tx
    .selectFrom('milestone')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('deliverable_id', '=', deliverable)
    .orderBy('reached_on')
    .orderBy('kind')
    .execute()

/** A paper that proves something about a deliverable. */
export interface DeliverablePaper {
  deliverable: string
  paper: string
  kind: string
  datedOn: Day
  validUntil: Day | null
  verdict: 'accepted' | 'rejected' | null
}

export const papersOf = async (tx: Tx, tenant: string, deliverables: readonly string[]): Promise<DeliverablePaper[]> =>
  (
    await sql<DeliverablePaper>`
    select claim_id as deliverable, paper_id as paper, paper_kind as kind, dated_on as "datedOn", valid_until as "validUntil", verdict
    from evidence_links
    where tenant_id = ${tenant} and claim_kind like 'deliverable.%' and claim_id = any (${[...deliverables]}::uuid[])
    order by dated_on`.execute(tx)
  ).rows

export const deliverablesNamed = (tx: Tx, tenant: string, ids: readonly string[]): Promise<DeliverableRow[]> =>
  tx
    .selectFrom('deliverable')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', 'in', [...ids])
    .execute()

/** By a part of its code or title, whatever the case. */
export const deliverablesFound = (tx: Tx, tenant: string, typed: string, most: number): Promise<DeliverableRow[]> =>
  tx
    .selectFrom('deliverable')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where(sql<boolean>`position(lower(${typed}) in lower(code || ' ' || title)) > 0`)
    .orderBy('reached_on', 'desc')
    .limit(most)
    .execute()
