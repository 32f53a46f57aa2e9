import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { missing } from '../kernel/problem.ts'
import type { Fact } from './tables.ts'

export const reservedKinds = ['none', 'res-ws', 'res-pub-ser'] as const
/** Codes of the eForms list `reserved-procurement`. */
export type Reserved = (typeof reservedKinds)[number]

export const sources = ['eforms', 'feed', 'typed'] as const
export type Source = (typeof sources)[number]

export interface OpportunityRow {
  tenant_id: string
  id: string
  entry: number
  source: Source
  reference: string
  version: number
  procedure: string | null
  title: string
  buyer: string
  says: string | null
  cpv: string[]
  nuts: string[]
  value_cents: number | null
  currency: string | null
  months: number | null
  reserved: Reserved
  deadline_on: Day | null
  deadline_time: string | null
  published_on: Day
  link: string | null
  state: 'open' | 'cancelled' | 'awarded'
  dismissed_on: Day | null
  dismissed_for: string | null
}

export interface LeadRow {
  tenant_id: string
  opportunity_id: string
  enterprise_id: string
  entry: number
  centre_id: string
  relevant_on: Day
  sent_on: Day | null
  applied_on: Day | null
  decided_on: Day | null
  won: boolean | null
  won_bani: number | null
}

declare module '../kernel/database.ts' {
  interface Tables {
    opportunity: OpportunityRow
    notice: {
      tenant_id: string
      source: Source
      reference: string
      version: number
      entry: number
      opportunity_id: string
    }
    lead: LeadRow
  }
}

export type OpportunityFact = Fact<OpportunityRow>

export async function getOpportunity(tx: Tx, tenant: string, id: string): Promise<OpportunityRow> {
  const row = await tx
    .selectFrom('opportunity')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw missing('centres.no-such-opportunity')
  return row
}

/** Those of which one of these notices is known, or that are of one of these procedures. */
export const opportunitiesMeant = async (
  tx: Tx,
  tenant: string,
  source: Source,
  { references, procedures }: { references: readonly string[]; procedures: readonly string[] },
): Promise<OpportunityRow[]> =>
  (
    await sql<OpportunityRow>`
    select o.* from opportunity o where o.tenant_id = ${tenant} and o.source = ${source} and (
      o.procedure = any (${[...procedures]}::text[])
      or o.id in (select opportunity_id from notice where tenant_id = ${tenant} and source = ${source} and reference = any (${[...references]}::text[])))`.execute(
      tx,
    )
  ).rows

interface SeenNotice {
  reference: string
  version: number
  opportunity: string
}

export const noticesOf = async (tx: Tx, tenant: string, opportunities: readonly string[]): Promise<SeenNotice[]> =>
  opportunities.length === 0
    ? []
    : (
        await sql<SeenNotice>`
        select reference, version, opportunity_id as opportunity from notice
        where tenant_id = ${tenant} and opportunity_id = any (${[...opportunities]}::uuid[])`.execute(tx)
      ).rows

/** As `reference version`: those of these notices that are known already. */
export const knownNotices = async (
  tx: Tx,
  tenant: string,
  source: Source,
  references: readonly string[],
): Promise<Set<string>> =>
  new Set(
    (
      await sql<SeenNotice>`
      select reference, version from notice
      where tenant_id = ${tenant} and source = ${source} and reference = any (${[...references]}::text[])`.execute(tx)
    ).rows.map(one => `${one.reference} ${one.version}`),
  )

export const stages = ['inbox', 'relevant', 'closed', 'dismissed'] as const
/** Where an opportunity stands for the organisation as a whole. */
export type Stage = (typeof stages)[number]

/** One line of the list, with what became of it. */
export interface ListedOpportunity extends OpportunityRow {
  leads: number
  sent: number
  applied: number
  won: number
}

interface AskedStage {
  stage: Stage
  on: Day
  /** Those that come after this one. */
  after?: string | undefined
  limit: number
}

/** Without a deadline last; of one deadline, what was published last first. */
const place = (of: string) =>
  sql`coalesce(${sql.ref(`${of}.deadline_on`)}, 'infinity'::date), date '3000-01-01' - ${sql.ref(`${of}.published_on`)}, ${sql.ref(`${of}.id`)}`

/** The nearest deadline first. */
export async function opportunitiesAt(
  tx: Tx,
  tenant: string,
  { stage, on, after, limit }: AskedStage,
): Promise<ListedOpportunity[]> {
  const isOver = sql`(o.state <> 'open' or coalesce(o.deadline_on < ${on}::date, false))`
  const where = {
    inbox: sql`o.dismissed_on is null and l.leads is null and not ${isOver}`,
    relevant: sql`o.dismissed_on is null and l.leads > 0`,
    closed: sql`o.dismissed_on is null and l.leads is null and ${isOver}`,
    dismissed: sql`o.dismissed_on is not null`,
  }[stage]
  const { rows } = await sql<ListedOpportunity>`
    select o.*, coalesce(l.leads, 0) as leads, coalesce(l.sent, 0) as sent, coalesce(l.applied, 0) as applied, coalesce(l.won, 0) as won
    from opportunity o left join (
      select opportunity_id, count(*)::int as leads, count(sent_on)::int as sent, count(applied_on)::int as applied,
        (count(*) filter (where won))::int as won
      from lead where tenant_id = ${tenant} group by opportunity_id
    ) l on l.opportunity_id = o.id
    where o.tenant_id = ${tenant} and ${where} and (${after ?? null}::uuid is null or (${place('o')}) >
      (select ${place('p')} from opportunity p where p.tenant_id = ${tenant} and p.id = ${after ?? null}::uuid))
    order by ${place('o')} limit ${limit}`.execute(tx)
  return rows
}

/** How many are open on a day, not put aside, and found for nobody yet. */
export const opportunitiesToRead = async (tx: Tx, tenant: string, on: Day): Promise<number> =>
  (
    await sql<{ count: number }>`
    select count(*)::int as count from opportunity o
    where o.tenant_id = ${tenant} and o.dismissed_on is null and o.state = 'open'
      and coalesce(o.deadline_on >= ${on}::date, true)
      and not exists (select from lead l where l.tenant_id = o.tenant_id and l.opportunity_id = o.id)`.execute(tx)
  ).rows[0]?.count ?? 0

/** Every one that is still open on a day, for matching. */
export const openOpportunities = async (tx: Tx, tenant: string, on: Day): Promise<OpportunityRow[]> =>
  (
    await sql<OpportunityRow>`
    select * from opportunity where tenant_id = ${tenant} and state = 'open' and dismissed_on is null
      and (deadline_on is null or deadline_on >= ${on}::date)
    order by deadline_on nulls last, id`.execute(tx)
  ).rows

/** Our choice: as many as somebody looks through; the others have later deadlines, and come when these are over. */
const mostTold = 60

/**
 * Open calls and contracts for everybody, the nearest deadline first. What a feed of somebody else brought is told only once a colleague
 * has completed it (with a trade, a place or a deadline: a feed brings none) or found it relevant.
 */
export const opportunitiesToTell = async (tx: Tx, tenant: string, on: Day): Promise<OpportunityRow[]> =>
  (
    await sql<OpportunityRow>`
    select * from opportunity o where tenant_id = ${tenant} and state = 'open' and dismissed_on is null
      and (deadline_on is null or deadline_on >= ${on}::date)
      and (source <> 'feed' or cardinality(cpv) + cardinality(nuts) > 0 or deadline_on is not null
        or exists (select from lead l where l.tenant_id = o.tenant_id and l.opportunity_id = o.id))
    order by deadline_on nulls last, id limit ${mostTold}`.execute(tx)
  ).rows

/** A lead with what it is about. */
export interface Led extends LeadRow {
  opportunity: string
  enterprise_code: string
  enterprise: string
  centre: string
  deadline_on: Day | null
  state: OpportunityRow['state']
}

type About = { opportunity: string } | { enterprise: string } | { centre: string } | 'all'

export async function leadsOf(tx: Tx, tenant: string, about: About): Promise<Led[]> {
  const which =
    about === 'all'
      ? sql`true`
      : 'opportunity' in about
        ? sql`l.opportunity_id = ${about.opportunity}`
        : 'enterprise' in about
          ? sql`l.enterprise_id = ${about.enterprise}`
          : sql`l.centre_id = ${about.centre}`
  const { rows } = await sql<Led>`
    select l.*, o.title as opportunity, o.deadline_on, o.state, e.code as enterprise_code, e.title as enterprise, c.code as centre
    from lead l join opportunity o on o.tenant_id = l.tenant_id and o.id = l.opportunity_id
      join deliverable e on e.tenant_id = l.tenant_id and e.id = l.enterprise_id
      join deliverable c on c.tenant_id = l.tenant_id and c.id = l.centre_id
    where l.tenant_id = ${tenant} and ${which} order by l.relevant_on, e.code`.execute(tx)
  return rows
}

export const findLead = (
  tx: Tx,
  tenant: string,
  { opportunity, enterprise }: { opportunity: string; enterprise: string },
): Promise<LeadRow | undefined> =>
  tx
    .selectFrom('lead')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('opportunity_id', '=', opportunity)
    .where('enterprise_id', '=', enterprise)
    .executeTakeFirst()
