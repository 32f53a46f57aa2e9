import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { EnterpriseAssessmentRow } from './capacity-tables.ts'
import type { OrderRow } from './order-tables.ts'
import type { OfferPhotoRow } from './photo-tables.ts'

interface Row {
  tenant_id: string
  entry: number
}

export interface EnterpriseRow extends Row {
  id: string
  legal_form: string
  cui: string | null
  caen_revision: number | null
  caen: string | null
  work_region: string | null
  purpose: string | null
  undertaking: string | null
}

export interface MonthRow extends Row {
  enterprise_id: string
  month: Day
  sales_bani: number
  costs_bani: number
  heads: number
  vulnerable_heads: number
  hours: number | string
  vulnerable_hours: number | string
  lowest_pay_bani: number
  highest_pay_bani: number
}

export interface YearRow extends Row {
  enterprise_id: string
  year: number
  profit_bani: number
  to_purpose_bani: number
  report_sent_on: Day | null
  accounts_sent_on: Day | null
}

export interface WorkerRow extends Row {
  id: string
  enterprise_id: string
  payroll_number: string
  /** The created job that they hold. */
  post_id: string | null
  valid_from: Day
  valid_until: Day | null
}

export interface AidRow extends Row {
  id: string
  enterprise_id: string
  contract: string
  granted_on: Day
  granted_by: string
  amount_bani: number
  cents_eur: number
  is_de_minimis: boolean
}

export interface TrancheRow extends Row {
  aid_id: string
  number: number
  enterprise_id: string
  amount_bani: number
  phase: string
  paid_on: Day | null
}

export interface OfferRow extends Row {
  id: string
  enterprise_id: string
  kind: 'product' | 'service'
  title: string
  says: string | null
  price_bani: number | null
  unit: string | null
  area: string[]
  monthly_capacity: string | null
  capacity_bani: number | null
  cpv: string | null
  published_on: Day | null
}

export interface SaleRow extends Row {
  id: string
  enterprise_id: string
  offer_id: string | null
  order_id: string | null
  invoice: string
  invoiced_on: Day
  amount_bani: number
  buyer: string
  is_reserved: boolean
}

export interface NoticeRow extends Row {
  id: string
  enterprise_id: string
  says: string
  changed_on: Day
  notified_on: Day | null
}

declare module '../kernel/database.ts' {
  interface Tables {
    enterprise: EnterpriseRow
    enterprise_month: MonthRow
    enterprise_year: YearRow
    vulnerable_worker: WorkerRow
    aid: AidRow
    tranche: TrancheRow
    offer: OfferRow
    sale: SaleRow
    change_notice: NoticeRow
  }
}

/** What a new row of a table says: its key and version come with the command. */
export type Fact<R extends Row> = Omit<R, 'tenant_id' | 'entry'>

export const findEnterprise = (tx: Tx, tenant: string, id: string): Promise<EnterpriseRow | undefined> =>
  tx.selectFrom('enterprise').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst()

/** One line of the list: what the register says of an enterprise, its form, and the phases it has reached. */
export interface Listed {
  id: string
  code: string
  title: string
  region: string
  partner: string | null
  centre: string | null
  programme: string
  legal_form: string
  existing: boolean | null
  phases: string[]
  jobs: number
}

export const enterprisesOf = async (tx: Tx, tenant: string, programme: string): Promise<Listed[]> =>
  (
    await sql<Listed>`
    select d.id, d.code, d.title, d.region, d.partner, d.centre, d.programme, e.legal_form, d.existing,
      coalesce((select array_agg(m.kind order by m.reached_on) from milestone m where m.tenant_id = d.tenant_id and m.deliverable_id = d.id), '{}') as phases,
      (select count(*) from deliverable j where j.tenant_id = d.tenant_id and j.enterprise_id = d.id) as jobs
    from enterprise e join deliverable d on d.tenant_id = e.tenant_id and d.id = e.id
    where e.tenant_id = ${tenant} and d.programme = ${programme}
    order by length(d.code), d.code`.execute(tx)
  ).rows

/** A paper behind a claim about an enterprise. */
export interface AcceptedPaper {
  claim: string
  kind: string
  datedOn: Day
  validUntil: Day | null
}

/** Every accepted paper about this enterprise; a paper that ran out stays in the list with its last day. */
export const acceptedPapers = async (tx: Tx, tenant: string, enterprise: string): Promise<AcceptedPaper[]> =>
  (
    await sql<AcceptedPaper>`
    select claim_id as claim, paper_kind as kind, dated_on as "datedOn", valid_until as "validUntil"
    from evidence_facts where tenant_id = ${tenant} and subject_id = ${enterprise} order by dated_on`.execute(tx)
  ).rows

type Of =
  | 'enterprise_month'
  | 'enterprise_year'
  | 'vulnerable_worker'
  | 'aid'
  | 'tranche'
  | 'offer'
  | 'sale'
  | 'change_notice'
  | 'enterprise_assessment'
  | 'offer_photo'
  | 'sale_order'

const orders = {
  enterprise_month: 'month',
  enterprise_year: 'year',
  vulnerable_worker: 'payroll_number',
  aid: 'granted_on',
  tranche: 'number',
  offer: 'title',
  sale: 'invoiced_on',
  change_notice: 'changed_on',
  enterprise_assessment: 'on_day',
  offer_photo: 'entry',
  sale_order: 'ordered_on',
} as const satisfies Record<Of, string>

interface Rows {
  enterprise_month: MonthRow
  enterprise_year: YearRow
  vulnerable_worker: WorkerRow
  aid: AidRow
  tranche: TrancheRow
  offer: OfferRow
  sale: SaleRow
  change_notice: NoticeRow
  enterprise_assessment: EnterpriseAssessmentRow
  offer_photo: OfferPhotoRow
  sale_order: OrderRow
}

/** What a table holds of one enterprise, in its order. */
export const rowsOf = async <T extends Of>(tx: Tx, tenant: string, table: T, enterprise: string): Promise<Rows[T][]> =>
  (
    await sql<Rows[T]>`
    select * from ${sql.table(table)} where tenant_id = ${tenant} and enterprise_id = ${enterprise} order by ${sql.ref(orders[table])}`.execute(
      tx,
    )
  ).rows

export const findIn = async <T extends 'vulnerable_worker' | 'aid' | 'offer' | 'sale' | 'change_notice'>(
  tx: Tx,
  tenant: string,
  table: T,
  id: string,
): Promise<Rows[T] | undefined> =>
  (await sql<Rows[T]>`select * from ${sql.table(table)} where tenant_id = ${tenant} and id = ${id}`.execute(tx)).rows[0]

/** A created job of an enterprise, as the register has it. */
export interface CreatedPost {
  id: string
  code: string
  title: string
  reached_on: Day
  weekly_hours: number | string | null
  contract: string | null
  net_new: boolean | null
}

export const postsIn = async (tx: Tx, tenant: string, enterprise: string): Promise<CreatedPost[]> =>
  (
    await sql<CreatedPost>`
    select id, code, title, reached_on, weekly_hours, contract, net_new from deliverable
    where tenant_id = ${tenant} and enterprise_id = ${enterprise} and unit = 'job' order by reached_on, length(code), code`.execute(
      tx,
    )
  ).rows

export const hasJobs = async (tx: Tx, tenant: string, enterprise: string): Promise<boolean> =>
  (await sql`select from deliverable where tenant_id = ${tenant} and enterprise_id = ${enterprise} limit 1`.execute(tx))
    .rows.length > 0

export const isInvoiced = async (tx: Tx, tenant: string, enterprise: string, invoice: string): Promise<boolean> =>
  (
    await sql`select from sale where tenant_id = ${tenant} and enterprise_id = ${enterprise} and invoice = ${invoice}`.execute(
      tx,
    )
  ).rows.length > 0
