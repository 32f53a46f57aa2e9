import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { missing } from '../kernel/problem.ts'
import type { PlanContent } from './plan-tables.ts'

interface Row {
  tenant_id: string
  entry: number
}

export interface CallRow extends Row {
  id: string
  programme: string
  title: string
  opens_on: Day
  closes_on: Day
  minimum: number
  difference: number
  places: number
  reserve: number
  appeal_days: number
  published_on: Day | null
  concluded_on: Day | null
}

export interface CriterionRow extends Row {
  call_id: string
  number: number
  title: string
  maximum: number
  weight: number
}

export interface ScorerRow extends Row {
  call_id: string
  account_id: string
  number: number
}

export interface EntryRow extends Row {
  id: string
  call_id: string
  enterprise_id: string
  version_id: string
  code: string
  entered_on: Day
  eligible: boolean | null
  eligible_on: Day | null
  reason: string | null
  withdrawn_on: Day | null
  salt: Uint8Array
}

export interface ScoreRow extends Row {
  entry_id: string
  account_id: string
  call_id: string
  seat: number
  given_on: Day
  declared_on: Day | null
  has_interest: boolean
  points: number[]
  scored_on: Day | null
  remark: string | null
  salt: Uint8Array
}

export interface AppealRow extends Row {
  entry_id: string
  lodged_on: Day
  says: string
  answered_on: Day | null
  upheld: boolean | null
  scores_again: boolean | null
  answer: string | null
  salt: Uint8Array
}

declare module '../kernel/database.ts' {
  interface Tables {
    plan_call: CallRow
    call_criterion: CriterionRow
    call_scorer: ScorerRow
    call_entry: EntryRow
    entry_score: ScoreRow
    entry_appeal: AppealRow
  }
}

/** A plan in a competition: whose it is, who wrote it, and what it says. */
export interface Entered extends EntryRow {
  enterprise_code: string
  enterprise_title: string
  writers: string[]
  content: PlanContent
}

/** A competition with all that its ranking is reckoned from. */
export interface Competition {
  call: CallRow
  criteria: CriterionRow[]
  scorers: (ScorerRow & { name: string })[]
  entries: Entered[]
  scores: ScoreRow[]
  appeals: AppealRow[]
}

export const callsOf = (tx: Tx, tenant: string, programme: string): Promise<CallRow[]> =>
  tx
    .selectFrom('plan_call')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('programme', '=', programme)
    .orderBy('opens_on', 'desc')
    .execute()

export async function competition(tx: Tx, tenant: string, id: string): Promise<Competition> {
  const call = await tx
    .selectFrom('plan_call')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!call) throw missing('enterprises.no-such-call')
  const criteria = await tx
    .selectFrom('call_criterion')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('call_id', '=', id)
    .orderBy('number')
    .execute()
  const scores = await tx
    .selectFrom('entry_score')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('call_id', '=', id)
    .orderBy('seat')
    .execute()
  const appeals = await sql<AppealRow>`
    select a.* from entry_appeal a join call_entry e on e.tenant_id = a.tenant_id and e.id = a.entry_id
    where a.tenant_id = ${tenant} and e.call_id = ${id}`.execute(tx)
  return {
    call,
    criteria,
    scorers: await scorersOf(tx, tenant, id),
    entries: await entriesOf(tx, tenant, id),
    scores,
    appeals: appeals.rows,
  }
}

const scorersOf = async (tx: Tx, tenant: string, call: string): Promise<(ScorerRow & { name: string })[]> =>
  (
    await sql<ScorerRow & { name: string }>`
    select s.*, coalesce(a.name, '') as name
    from call_scorer s left join account a on a.tenant_id = s.tenant_id and a.id = s.account_id
    where s.tenant_id = ${tenant} and s.call_id = ${call} order by s.number`.execute(tx)
  ).rows

const entriesOf = async (tx: Tx, tenant: string, call: string): Promise<Entered[]> =>
  (
    await sql<Entered>`
    select e.*, d.code as enterprise_code, d.title as enterprise_title, v.writers, v.content
    from call_entry e join plan_version v on v.tenant_id = e.tenant_id and v.id = e.version_id
    join deliverable d on d.tenant_id = e.tenant_id and d.id = e.enterprise_id
    where e.tenant_id = ${tenant} and e.call_id = ${call} order by e.code collate "C"`.execute(tx)
  ).rows

/** The competition that an entry is in. */
export async function competitionOf(tx: Tx, tenant: string, entry: string): Promise<Competition & { one: Entered }> {
  const found = await tx
    .selectFrom('call_entry')
    .select('call_id')
    .where('tenant_id', '=', tenant)
    .where('id', '=', entry)
    .executeTakeFirst()
  if (!found) throw missing('enterprises.no-such-entry')
  const all = await competition(tx, tenant, found.call_id)
  const one = all.entries.find(row => row.id === entry)
  if (!one) throw missing('enterprises.no-such-entry')
  return { ...all, one }
}

/** The competitions in which an enterprise takes part, the last first. */
export const callsWith = async (tx: Tx, tenant: string, enterprise: string): Promise<string[]> =>
  (
    await sql<{ id: string }>`
    select e.call_id as id from call_entry e join plan_call c on c.tenant_id = e.tenant_id and c.id = e.call_id
    where e.tenant_id = ${tenant} and e.enterprise_id = ${enterprise} order by c.opens_on desc`.execute(tx)
  ).rows.map(row => row.id)

/** The entries of an enterprise, the last first. */
export const enteredBy = async (tx: Tx, tenant: string, enterprise: string): Promise<Entered[]> => {
  const entries: Entered[] = []
  for (const call of await callsWith(tx, tenant, enterprise))
    entries.push(...(await entriesOf(tx, tenant, call)).filter(one => one.enterprise_id === enterprise))
  return entries
}

/** Plans that were given to this account, whatever it has done with them. */
export const givenTo = (tx: Tx, tenant: string, account: string): Promise<ScoreRow[]> =>
  tx.selectFrom('entry_score').selectAll().where('tenant_id', '=', tenant).where('account_id', '=', account).execute()

/** Open accounts whose only role is to score. */
export const accountsThatScore = async (tx: Tx, tenant: string): Promise<{ id: string; name: string }[]> =>
  (
    await sql<{ id: string; name: string }>`
    select a.id, a.name from account a
    where a.tenant_id = ${tenant} and a.closed_on is null
      and exists (select from access_grant g where g.tenant_id = a.tenant_id and g.account_id = a.id)
      and not exists (select from access_grant g where g.tenant_id = a.tenant_id and g.account_id = a.id and g.role <> 'scorer')
    order by a.name`.execute(tx)
  ).rows

/** The claim that signed minutes prove: the result of one plan. */
export const selectionClaim = 'enterprise.selection'

/** A scan of signed minutes: good once a second person has accepted it for every plan that it stands behind. */
export interface SignedMinutes {
  paper: string
  datedOn: Day
  plans: number
  verdict: 'accepted' | 'rejected' | null
}

export const signedMinutesOf = async (tx: Tx, tenant: string, call: string): Promise<SignedMinutes[]> =>
  (
    await sql<SignedMinutes>`
    select l.paper_id as paper, l.dated_on as "datedOn", count(*)::int as plans,
      case when bool_or(l.verdict = 'rejected') then 'rejected' when bool_and(coalesce(l.verdict = 'accepted', false)) then 'accepted' end as verdict
    from evidence_links l join call_entry e on e.tenant_id = l.tenant_id and e.id = l.claim_id
    where l.tenant_id = ${tenant} and e.call_id = ${call} and l.claim_kind = ${selectionClaim}
    group by l.paper_id, l.dated_on order by l.dated_on, l.paper_id`.execute(tx)
  ).rows
