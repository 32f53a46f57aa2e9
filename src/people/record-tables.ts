import { sql } from 'kysely'
import type { Tables, Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { missing } from '../kernel/problem.ts'
import type { Right, Who } from '../kernel/who.ts'
import { inScope } from './scope.ts'
import { recordsBeside } from './people-tables.ts'
import { getEnrolment } from './person-tables.ts'
import type { EnrolmentRow } from './tables.ts'

/** Enrolments of this person in this programme: another record of the same person brings its own, and what they hold is pooled. */
export async function poolAround(
  tx: Tx,
  { tenant_id: tenant, person_id: person, programme }: EnrolmentRow,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from person p cross join ${recordsBeside(tenant)} q
      join enrolment o on o.tenant_id = ${tenant} and o.person_id = q.id and o.programme = ${programme}
    where p.tenant_id = ${tenant} and p.id = ${person}`.execute(tx)
  return rows.map(row => row.id)
}

export const enrolmentsIn = (tx: Tx, tenant: string, pool: readonly string[]) =>
  tx.selectFrom('enrolment').selectAll().where('tenant_id', '=', tenant).where('id', 'in', pool).execute()

/** The decision on this very application. */
export const findDecision = (tx: Tx, tenant: string, enrolment: string) =>
  tx
    .selectFrom('decision')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('enrolment_id', '=', enrolment)
    .executeTakeFirst()

/** The yes that lets this person be supported, on whichever of their records. */
export const findApproval = (tx: Tx, tenant: string, pool: readonly string[]) =>
  tx
    .selectFrom('decision')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('enrolment_id', 'in', pool)
    .where('outcome', '=', 'eligible')
    .orderBy('decided_on')
    .executeTakeFirst()

export const supportsOf = (tx: Tx, tenant: string, pool: readonly string[]) =>
  tx
    .selectFrom('support')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('enrolment_id', 'in', pool)
    .orderBy('given_on')
    .orderBy('id')
    .execute()

export const exitsOf = (tx: Tx, tenant: string, pool: readonly string[]) =>
  tx
    .selectFrom('exit')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('enrolment_id', 'in', pool)
    .orderBy('left_on')
    .execute()

export const outcomesOf = (tx: Tx, tenant: string, pool: readonly string[]) =>
  tx
    .selectFrom('outcome')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('enrolment_id', 'in', pool)
    .orderBy('reached_on')
    .orderBy('id')
    .execute()

/** Undefined where it was withdrawn. */
export const findOutcome = (tx: Tx, tenant: string, id: string | null) =>
  tx.selectFrom('outcome').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst()

export const situationsOf = (tx: Tx, tenant: string, enrolment: string) =>
  tx
    .selectFrom('situation')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('enrolment_id', '=', enrolment)
    .orderBy('on_day')
    .execute()

export const categoriesOf = (tx: Tx, tenant: string, enrolment: string) =>
  tx.selectFrom('category').selectAll().where('tenant_id', '=', tenant).where('enrolment_id', '=', enrolment).execute()

/** Whether any support was given. */
export const hasSupport = async (tx: Tx, tenant: string, pool: readonly string[]): Promise<boolean> =>
  (await supportsOf(tx, tenant, pool)).length > 0

/** One recorded fact with the enrolment it belongs to, if this right of the asker reaches its person; 404 else. */
export async function getFact<T extends 'support' | 'exit' | 'outcome'>(
  tx: Tx,
  who: Who,
  right: Right,
  table: T,
  id: string,
) {
  const { rows } = await sql<Tables[T]>`
    select * from ${sql.table(table)}
    where tenant_id = ${who.tenant} and id = ${id} and ${inScope(who, right, `${table}.person_id`)}`.execute(tx)
  const fact = rows[0]
  if (!fact) throw missing('people.no-such-record')
  return { fact, enrolment: await getEnrolment(tx, who, right, fact.enrolment_id) }
}

export interface AcceptedPaper {
  criterion: string
  paper: string
  datedOn: Day
  validUntil: Day | null
}

/** The accepted papers behind the eligibility criteria of an application. */
export const acceptedPapers = async (tx: Tx, tenant: string, enrolment: string): Promise<AcceptedPaper[]> =>
  (await acceptedPapersOfEach(tx, tenant, [enrolment])).get(enrolment) ?? []

/** The same of each of these applications that has any. */
export async function acceptedPapersOfEach(
  tx: Tx,
  tenant: string,
  enrolments: readonly string[],
): Promise<Map<string, AcceptedPaper[]>> {
  const { rows } = await sql<AcceptedPaper & { enrolment: string }>`
    select claim_id as enrolment, substr(claim_kind, 13) as criterion, paper_kind as paper, dated_on as "datedOn", valid_until as "validUntil"
    from evidence_facts
    where tenant_id = ${tenant} and claim_id = any (${[...enrolments]}::uuid[]) and claim_kind like 'eligibility.%'`.execute(
    tx,
  )
  return Map.groupBy(rows, ({ enrolment }) => enrolment)
}

export type OfEnrolment = 'category' | 'decision' | 'support' | 'exit' | 'outcome' | 'situation'

/** All rows of one table about these enrolments. */
export async function rowsOfEnrolments<T extends OfEnrolment>(
  tx: Tx,
  tenant: string,
  enrolments: readonly string[],
  table: T,
): Promise<Tables[T][]> {
  const { rows } = await sql<Tables[T]>`
    select * from ${sql.table(table)} where tenant_id = ${tenant} and enrolment_id = any(${[...enrolments]}::uuid[])`.execute(
    tx,
  )
  return rows
}

/** A paper that stands behind a claim about a person. */
export interface PaperLink {
  claimKind: string
  claimId: string
  paper: string
  kind: string
  datedOn: Day
  validUntil: Day | null
  verdict: 'accepted' | 'rejected' | null
}

/** `subject`: the record of the person that the paper is about. */
export async function linksAbout(
  tx: Tx,
  tenant: string,
  people: readonly string[],
): Promise<(PaperLink & { subject: string })[]> {
  const { rows } = await sql<PaperLink & { subject: string }>`
    select subject_id as subject, claim_kind as "claimKind", claim_id as "claimId", paper_id as paper, paper_kind as kind,
      dated_on as "datedOn", valid_until as "validUntil", verdict
    from evidence_links where tenant_id = ${tenant} and subject_id = any(${[...people]}::uuid[])
    order by dated_on desc, paper_id`.execute(tx)
  return rows
}

/** A record of somebody, with its application to the programme asked for; `root`: the first record of that person. */
export interface Pooled {
  root: string
  id: string
  code: string
  enrolment: string | null
  appliedOn: Day | null
}

/** The records of these people: the first of each, and the later ones that were found to be the same person. */
export async function recordsOfPeople(
  tx: Tx,
  tenant: string,
  roots: readonly string[],
  programme = '',
): Promise<Pooled[]> {
  const { rows } = await sql<Pooled>`
    select coalesce(q.same_as, q.id) as root, q.id, q.code, e.id as enrolment, e.applied_on as "appliedOn"
    from person q left join enrolment e on e.tenant_id = q.tenant_id and e.person_id = q.id and e.programme = ${programme}
    where q.tenant_id = ${tenant} and (q.id = any(${[...roots]}::uuid[]) or q.same_as = any(${[...roots]}::uuid[]))
    order by q.code`.execute(tx)
  return rows
}
