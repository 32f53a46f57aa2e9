import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { missing } from '../kernel/problem.ts'
import type { Right, Who } from '../kernel/who.ts'
import { inScope } from './scope.ts'
import type { EarlierDomicileRow, EnrolmentRow, PersonRow, WorkRow } from './tables.ts'

/** The person, if this right of the asker reaches them; 404 else. */
export async function getPerson(tx: Tx, who: Who, right: Right, id: string): Promise<PersonRow> {
  const person = await tx
    .selectFrom('person')
    .selectAll()
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .where(inScope(who, right, 'person.id'))
    .executeTakeFirst()
  if (!person) throw missing('people.no-such-person')
  return person
}

/** The person, in whatever scope: for commands that have asked about the scope already. */
export const findPerson = (tx: Tx, tenant: string, id: string) =>
  tx.selectFrom('person').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst()

/** What these people are called, those whom this right reaches. */
export const namesOfPeople = (tx: Tx, who: Who, ids: readonly string[]) =>
  tx
    .selectFrom('person')
    .select(['id', 'family_name', 'given_name'])
    .where('tenant_id', '=', who.tenant)
    .where('id', 'in', ids)
    .where(inScope(who, 'people.read', 'person.id'))
    .execute()

export const findPersonByCode = (tx: Tx, who: Who, right: Right, code: string) =>
  tx
    .selectFrom('person')
    .selectAll()
    .where('tenant_id', '=', who.tenant)
    .where('code', '=', code)
    .where(inScope(who, right, 'person.id'))
    .executeTakeFirst()

/** What kind of place the domicile was before each move, the last first. */
export const earlierDomicilesOf = (tx: Tx, tenant: string, person: string): Promise<EarlierDomicileRow[]> =>
  tx
    .selectFrom('earlier_domicile')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('person_id', '=', person)
    .orderBy('until_on', 'desc')
    .execute()

/** Where the person lives, or is registered as living. */
export const residencesOf = (tx: Tx, tenant: string, person: string) =>
  tx.selectFrom('residence').selectAll().where('tenant_id', '=', tenant).where('person_id', '=', person).execute()

export const findHousehold = (tx: Tx, tenant: string, id: string | null) =>
  tx.selectFrom('household').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst()

/** Everybody of this household. */
export const membersOf = (tx: Tx, tenant: string, household: string) =>
  tx
    .selectFrom('person')
    .select(['id', 'code', 'family_name', 'given_name'])
    .where('tenant_id', '=', tenant)
    .where('household_id', '=', household)
    .orderBy('code')
    .execute()

/** Those of these households in which somebody lives whom the asker may see. */
export async function householdsSeen(tx: Tx, who: Who, ids: readonly string[]): Promise<Set<string | null>> {
  if (ids.length === 0) return new Set()
  const found = await tx
    .selectFrom('person')
    .select('household_id')
    .where('tenant_id', '=', who.tenant)
    .where('household_id', 'in', ids)
    .where(inScope(who, 'people.read', 'person.id'))
    .execute()
  return new Set(found.map(one => one.household_id))
}

export const worksOf = (tx: Tx, tenant: string, person: string) =>
  tx
    .selectFrom('work')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('person_id', '=', person)
    .orderBy('began_on')
    .execute()

export async function getWork(tx: Tx, who: Who, id: string): Promise<WorkRow> {
  const work = await tx
    .selectFrom('work')
    .selectAll()
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .where(inScope(who, 'people.write', 'work.person_id'))
    .executeTakeFirst()
  if (!work) throw missing('people.no-such-record')
  return work
}

/** The enrolment, if this right of the asker reaches its person; 404 else. */
export async function getEnrolment(tx: Tx, who: Who, right: Right, id: string): Promise<EnrolmentRow> {
  const enrolment = await tx
    .selectFrom('enrolment')
    .selectAll()
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .where(inScope(who, right, 'enrolment.person_id'))
    .executeTakeFirst()
  if (!enrolment) throw missing('people.no-such-person')
  return enrolment
}

export interface Known {
  id: string
  code: string
  /** Whether this asker may see the person. */
  seen: boolean
}

/** Whoever has this CNP, in whatever scope: for the refusal of a second registration. */
export const findByCnp = (tx: Tx, who: Who, index: string): Promise<Known | undefined> =>
  tx
    .selectFrom('person')
    .select(['id', 'code', inScope(who, 'people.read', 'person.id').as('seen')])
    .where('tenant_id', '=', who.tenant)
    .where('cnp_index', '=', index)
    .orderBy('id')
    .executeTakeFirst()

/** As `findByCnp`, for many, by their indexes. */
export async function findByCnps(tx: Tx, who: Who, indexes: readonly string[]): Promise<Map<string, Known>> {
  if (indexes.length === 0) return new Map()
  const { rows } = await sql<Known & { index: string }>`
    select distinct on (cnp_index) cnp_index as index, id, code, ${inScope(who, 'people.read', 'person.id')} as seen
    from person where tenant_id = ${who.tenant} and cnp_index = any(${indexes}::text[]) order by cnp_index, id`.execute(
    tx,
  )
  return new Map(rows.map(({ index, ...known }) => [index, known]))
}

/** The number of the last code given. A code is never used again, also after an erasure: history and tombstones keep theirs. */
export async function lastCode(tx: Tx, tenant: string): Promise<number> {
  const last = (table: RawBuilder<unknown>) =>
    sql`coalesce((select max(substr(code, 4)::int) from ${table} where tenant_id = ${tenant}), 0)`
  const { rows } = await sql<{ last: number }>`
    select greatest(${last(sql`public.person`)}, ${last(sql`history.person`)}) as last`.execute(tx)
  return rows[0]?.last ?? 0
}

/** GT-0001, GT-0002 … */
export const codeAfter = (last: number): string => `GT-${String(last + 1).padStart(4, '0')}`

export const enrolmentsOf = (tx: Tx, tenant: string, person: string) =>
  tx
    .selectFrom('enrolment')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('person_id', '=', person)
    .orderBy('applied_on')
    .execute()

/** Names of accounts, for whoever reads what they recorded. */
export async function accountNames(tx: Tx, tenant: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from account where tenant_id = ${tenant}`.execute(tx)
  return new Map(rows.map(row => [row.id, row.name]))
}
