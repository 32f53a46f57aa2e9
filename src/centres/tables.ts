import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { missing } from '../kernel/problem.ts'
import type { Who } from '../kernel/who.ts'
import { inScope } from '../people/scope.ts'

interface Row {
  tenant_id: string
  entry: number
}

export interface CentreRow extends Row {
  id: string
  area: string[]
  address: string | null
  says: string | null
  languages: string[]
  step_free: boolean
}

export interface HoursRow extends Row {
  centre_id: string
  weekday: number
  opens: string
  closes: string
}

export interface StaffRow extends Row {
  id: string
  centre_id: string
  post: string
  account_id: string | null
  weekly_hours: number | string
  since_on: Day
  until_on: Day | null
}

export interface ServiceRow extends Row {
  id: string
  centre_id: string
  title: string
  says: string | null
  topic: Topic
  audience: string[]
  by_appointment: boolean
  since_on: Day
  until_on: Day | null
}

export interface GivenRow extends Row {
  id: string
  centre_id: string
  service_id: string
  given_on: Day
  minutes: number
  person_id: string | null
  enterprise_id: string | null
  organisation: string | null
  result: string
  note: string | null
  given_by: string
  salt: Uint8Array
}

export interface NeedRow extends Row {
  id: string
  centre_id: string
  enterprise_id: string | null
  organisation: string | null
  topic: Topic
  says: string
  found_on: Day
  met_on: Day | null
}

export interface StudyRow extends Row {
  id: string
  centre_id: string
  kind: 'consultation' | 'study'
  title: string
  held_on: Day
  took_part: number | null
  findings: string
}

export interface CentreReferralRow extends Row {
  id: string
  centre_id: string
  direction: 'out' | 'in'
  person_id: string
  organisation: string
  topic: Topic
  asked_on: Day
  due_on: Day
  basis: 'consent' | 'override'
  reason: string | null
  answer: string | null
  answered_on: Day | null
  outcome: string | null
  ended_on: Day | null
  recorded_by: string
  salt: Uint8Array
}

declare module '../kernel/database.ts' {
  interface Tables {
    centre: CentreRow
    centre_hours: HoursRow
    centre_staff: StaffRow
    centre_service: ServiceRow
    service_given: GivenRow
    centre_need: NeedRow
    centre_study: StudyRow
    centre_referral: CentreReferralRow
  }
}

/** What a service, a need or a referral is about. */
export const topics = [
  'information',
  'legal',
  'accounting',
  'funding',
  'business-plan',
  'procurement',
  'partnership',
  'work',
  'training',
  'social-support',
  'health',
  'other',
] as const
export type Topic = (typeof topics)[number]

/** What a new row of a table says: its key and version come with the command. */
export type Fact<R extends Row> = Omit<R, 'tenant_id' | 'entry'>

export const findCentre = (tx: Tx, tenant: string, id: string): Promise<CentreRow | undefined> =>
  tx.selectFrom('centre').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst()

/** One line of the list of centres. */
export interface Listed {
  id: string
  code: string
  title: string
  region: string
  partner: string | null
  opened_on: Day
  services: number
  minutes: number
  opportunities: number
  closed: boolean
}

export const centresOf = async (tx: Tx, tenant: string, programme: string): Promise<Listed[]> =>
  (
    await sql<Listed>`
    select d.id, d.code, d.title, d.region, d.partner, d.reached_on as opened_on,
      (select count(*)::int from service_given g where g.tenant_id = d.tenant_id and g.centre_id = d.id) as services,
      (select coalesce(sum(g.minutes), 0)::int from service_given g where g.tenant_id = d.tenant_id and g.centre_id = d.id) as minutes,
      (select count(*)::int from centres_facts x
        where x.tenant_id = d.tenant_id and x.centre_id = d.id and x.kind = 'opportunity') as opportunities,
      exists (select from milestone m where m.tenant_id = d.tenant_id and m.deliverable_id = d.id and m.kind = 'closed') as closed
    from centre c join deliverable d on d.tenant_id = c.tenant_id and d.id = c.id
    where c.tenant_id = ${tenant} and d.programme = ${programme}
    order by d.code`.execute(tx)
  ).rows

interface Rows {
  centre_hours: HoursRow
  centre_staff: StaffRow
  centre_service: ServiceRow
  service_given: GivenRow
  centre_need: NeedRow
  centre_study: StudyRow
  centre_referral: CentreReferralRow
}

const orders = {
  centre_hours: 'weekday',
  centre_staff: 'since_on',
  centre_service: 'title',
  service_given: 'given_on',
  centre_need: 'found_on',
  centre_study: 'held_on',
  centre_referral: 'due_on',
} as const satisfies Record<keyof Rows, string>

/** What a table holds of one centre, in its order. */
export const rowsOf = async <T extends keyof Rows>(
  tx: Tx,
  tenant: string,
  table: T,
  centre: string,
): Promise<Rows[T][]> =>
  (
    await sql<Rows[T]>`
    select * from ${sql.table(table)} where tenant_id = ${tenant} and centre_id = ${centre}
    order by ${sql.ref(orders[table])}, entry`.execute(tx)
  ).rows

/** One of a table of this tenant; 404 for what is not there. */
export async function getIn<T extends Exclude<keyof Rows, 'centre_hours'>>(
  tx: Tx,
  tenant: string,
  table: T,
  id: string,
): Promise<Rows[T]> {
  const { rows } = await sql<
    Rows[T]
  >`select * from ${sql.table(table)} where tenant_id = ${tenant} and id = ${id}`.execute(tx)
  const [row] = rows
  if (!row) throw missing('centres.no-such-record')
  return row
}

/** What was done for whom, added up. */
export interface Totals {
  times: number
  minutes: number
}

export type ForWhom = 'person' | 'enterprise' | 'organisation'

/** Of one centre between two days, both included, by whom it was for. */
export const totalsOf = async (tx: Tx, tenant: string, centre: string): Promise<(Totals & { whom: ForWhom })[]> =>
  (
    await sql<Totals & { whom: ForWhom }>`
    select case when person_id is not null then 'person' when enterprise_id is not null then 'enterprise' else 'organisation' end as whom,
      count(*)::int as times, sum(minutes)::int as minutes
    from service_given where tenant_id = ${tenant} and centre_id = ${centre} group by 1 order by 1`.execute(tx)
  ).rows

/** Enterprises of a programme, or of all, for whom something can be done or found. */
export const enterprisesIn = (tx: Tx, tenant: string, programme?: string) =>
  tx
    .selectFrom('deliverable')
    .select(['id', 'code', 'title'])
    .where('tenant_id', '=', tenant)
    .$if(programme !== undefined, query => query.where('programme', '=', programme ?? ''))
    .where('unit', '=', 'enterprise')
    .orderBy('code')
    .execute()

/** Referrals of a centre about people whom the reader may see; open ones first, the answer that is due first before others. */
export const referralsSeen = (tx: Tx, who: Who, centre: string): Promise<CentreReferralRow[]> =>
  tx
    .selectFrom('centre_referral')
    .selectAll()
    .where('tenant_id', '=', who.tenant)
    .where('centre_id', '=', centre)
    .where(inScope(who, 'people.read', 'centre_referral.person_id'))
    .orderBy(sql`answered_on is not null`)
    .orderBy('due_on')
    .execute()

/** A referral without an answer, with its centre and its person. */
export interface Unanswered {
  centre_id: string
  due_on: Day
  centre: string
  person: string
  code: string
  familyName: string
  givenName: string
}

/** About people whom this account may write of; the answer that is due first comes first. */
export const unanswered = async (tx: Tx, who: Who): Promise<Unanswered[]> =>
  (
    await sql<Unanswered>`
    select r.centre_id, r.due_on, d.code as centre, r.person_id as person, p.code, p.family_name as "familyName", p.given_name as "givenName"
    from centre_referral r join deliverable d on d.tenant_id = r.tenant_id and d.id = r.centre_id
      join person p on p.tenant_id = r.tenant_id and p.id = r.person_id
    where r.tenant_id = ${who.tenant} and r.answer is null and ${inScope(who, 'referral.write', 'r.person_id')}
    order by r.due_on limit 100`.execute(tx)
  ).rows

/** Studies of a centre whose paper was accepted. */
export const provenStudies = async (tx: Tx, tenant: string, centre: string): Promise<Set<string>> =>
  new Set(
    (
      await sql<{ id: string }>`
      select claim_id as id from evidence_facts
      where tenant_id = ${tenant} and claim_kind = 'centre.study' and subject_id = ${centre}`.execute(tx)
    ).rows.map(one => one.id),
  )
