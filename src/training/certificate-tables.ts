import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { missing } from '../kernel/problem.ts'
import type { Right, Who } from '../kernel/who.ts'
import { inScope } from '../people/scope.ts'
import { courseInScope } from './scope.ts'

interface Version {
  tenant_id: string
  entry: number
}

export interface BatchRow extends Version {
  id: string
  kind: 'qualification' | 'completion'
  series: string
  first: number
  last: number
  received_on: Day
}

export interface SpoiledRow extends Version {
  series: string
  number: number
  spoiled_on: Day
  reason: string
}

export interface CertificateRow extends Version {
  id: string
  course_id: string
  learner_id: string
  person_id: string
  exam_id: string
  series: string
  number: number
  issued_on: Day
  code: string
  initials: string
  title: string
  minutes: number
  passed_on: Day
  handed_on: Day | null
  handed_to: 'holder' | 'representative' | null
  revoked_on: Day | null
  revoked_by_decision: string | null
  duplicate_of: string | null
  loss_notice: string | null
}

declare module '../kernel/database.ts' {
  interface Tables {
    form_batch: BatchRow
    spoiled_form: SpoiledRow
    certificate: CertificateRow
  }
}

export const batchesOf = (tx: Tx, tenant: string): Promise<BatchRow[]> =>
  tx.selectFrom('form_batch').selectAll().where('tenant_id', '=', tenant).orderBy('series').orderBy('first').execute()

/** What was received, and what has become of it. */
export interface StockRow extends BatchRow {
  used: number
  spoiled: number
}

export async function stockOf(tx: Tx, tenant: string): Promise<StockRow[]> {
  const within = sql`f.tenant_id = b.tenant_id and f.series = b.series and f.number between b.first and b.last`
  const { rows } = await sql<StockRow>`
    select b.*, (select count(*)::int from certificate f where ${within}) as used,
      (select count(*)::int from spoiled_form f where ${within}) as spoiled
    from form_batch b where b.tenant_id = ${tenant} order by b.series, b.first`.execute(tx)
  return rows
}

export type Form = Pick<CertificateRow, 'series' | 'number'>

/** The first form of each batch of this kind that nothing was made of: they lie on a pile. */
export async function nextForms(tx: Tx, tenant: string, kind: BatchRow['kind']): Promise<Form[]> {
  const { rows } = await sql<Form>`
    with gone as (
      select series, number from certificate where tenant_id = ${tenant}
      union select series, number from spoiled_form where tenant_id = ${tenant})
    select b.series, min(n.number)::int as number
    from form_batch b
      cross join lateral (select b.first as number union select g.number + 1 from gone g where g.series = b.series) n
    where b.tenant_id = ${tenant} and b.kind = ${kind} and n.number between b.first and b.last
      and not exists (select from gone g where g.series = b.series and g.number = n.number)
    group by b.id, b.series order by b.series, number`.execute(tx)
  return rows
}

export const spoiledForms = (tx: Tx, tenant: string): Promise<SpoiledRow[]> =>
  tx
    .selectFrom('spoiled_form')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .orderBy('series')
    .orderBy('number')
    .execute()

/** What has become of one form; undefined where nothing has. */
export async function useOfForm(
  tx: Tx,
  tenant: string,
  { series, number }: { series: string; number: number },
): Promise<'certificate' | 'spoiled' | undefined> {
  const { rows } = await sql<{ use: 'certificate' | 'spoiled' }>`
    select 'certificate' as use from certificate where tenant_id = ${tenant} and series = ${series} and number = ${number}
    union all
    select 'spoiled' from spoiled_form where tenant_id = ${tenant} and series = ${series} and number = ${number}`.execute(
    tx,
  )
  return rows[0]?.use
}

export const certificatesOf = (tx: Tx, tenant: string, course: string): Promise<CertificateRow[]> =>
  tx
    .selectFrom('certificate')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('course_id', '=', course)
    .orderBy('series')
    .orderBy('number')
    .execute()

/** The certificate, if this right of the asker reaches its course; 404 else. */
export async function getCertificate(tx: Tx, who: Who, right: Right, id: string): Promise<CertificateRow> {
  const { rows } = await sql<CertificateRow>`
    select certificate.* from certificate
      join course on course.tenant_id = certificate.tenant_id and course.id = certificate.course_id
    where certificate.tenant_id = ${who.tenant} and certificate.id = ${id} and ${courseInScope(who, right)}`.execute(tx)
  const [found] = rows
  if (!found) throw missing('training.no-such-certificate')
  return found
}

/** What the certificate says about its holder, for whoever may see the person. */
export interface Holder {
  familyName: string
  givenName: string
  nameOnDiploma: string | null
  bornOn: Day | null
}

export async function findHolder(tx: Tx, who: Who, person: string): Promise<Holder | undefined> {
  const { rows } = await sql<Holder>`
    select p.family_name as "familyName", p.given_name as "givenName", p.name_on_diploma as "nameOnDiploma", p.born_on as "bornOn"
    from person p where p.tenant_id = ${who.tenant} and p.id = ${person} and ${inScope(who, 'people.read', 'p.id')}`.execute(
    tx,
  )
  return rows[0]
}

/** What anybody with the code may read. */
export interface Checked {
  initials: string
  title: string
  minutes: number
  passedOn: Day
  issuedOn: Day
  revokedOn: Day | null
}

export async function findByPublicCode(tx: Tx, code: string): Promise<Checked | undefined> {
  const { rows } = await sql<Checked>`
    select initials, title, minutes, passed_on as "passedOn", issued_on as "issuedOn", revoked_on as "revokedOn"
    from certificate where code = ${code}`.execute(tx)
  return rows[0]
}
