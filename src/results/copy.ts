import { type RawBuilder, sql } from 'kysely'
import { canonical } from '../kernel/canonical.ts'
import type { Tx } from '../kernel/database.ts'
import { hashOf } from '../kernel/journal.ts'
import type { Asked } from './asked.ts'
import { type Group, type Values, valuesOf } from './count.ts'
import { plansForMany, splitColumns, type Statement, statementFor } from './statement.ts'

/**
 * The copy of the facts for the open day. It answers one question only, told by its digest: on another day, after a change of the rules,
 * or under a newer version of the product nobody takes its word.
 */
export const questionOf = (tx: Tx, { ground, rows }: Statement): string => {
  const { sql: text, parameters } = sql`${ground} ${rows}`.compile(tx)
  return hashOf(canonical([text, parameters]))
}

/** From the copy, if it answers this very question. */
export async function countCopy(tx: Tx, asked: Asked): Promise<Values | undefined> {
  const statement = statementFor(asked)
  if (!statement) return new Map()
  const { rows } = await sql<Group>`
    select unit, ${splitColumns}, claimed, proven, sum(measure)::float8 as measure from facts
    where ${ofCopy(asked)} group by unit, ${splitColumns}, claimed, proven`.execute(tx)
  return (await answers(tx, asked, questionOf(tx, statement)))
    ? valuesOf(asked.rules, statement.units, rows)
    : undefined
}

async function answers(tx: Tx, asked: Asked, question: string): Promise<boolean> {
  const { rows } = await sql`select from facts_copy where ${ofCopy(asked)} and question = ${question}`.execute(tx)
  return rows.length > 0
}

export const ofCopy = ({ tenant, programme, rules }: Asked): RawBuilder<boolean> =>
  sql<boolean>`tenant_id = ${tenant} and programme = ${programme} and profile = ${rules.profile.code}`

/** Makes the whole copy anew, for the day asked. Commands of this tenant wait with their part until it is done. */
export async function remake(tx: Tx, asked: Asked): Promise<void> {
  await holdCopies(tx, asked.tenant)
  await sql`delete from facts_copy where ${ofCopy(asked)}`.execute(tx)
  const statement = statementFor(asked)
  if (!statement) return
  await plansForMany(tx)
  await sql`
    insert into facts_copy (tenant_id, programme, profile, question)
    values (${asked.tenant}, ${asked.programme}, ${asked.rules.profile.code}, ${questionOf(tx, statement)})`.execute(tx)
  await insert(tx, asked, statement)
}

/** The rows about these subjects anew. A copy that answers another question is left as it is: nobody reads it. */
export async function refresh(tx: Tx, { about, ...asked }: Asked & { about: readonly string[] }): Promise<void> {
  const whole = statementFor(asked)
  if (!whole || !(await answers(tx, asked, questionOf(tx, whole)))) return
  await sql`delete from facts where ${ofCopy(asked)} and about = any (${[...about]}::uuid[])`.execute(tx)
  const statement = statementFor({ ...asked, about })
  if (statement) await insert(tx, asked, statement)
}

const insert = (tx: Tx, { tenant, programme, rules }: Asked, { ground, rows }: Statement) =>
  sql`
    ${ground}
    insert into facts (tenant_id, programme, profile, unit, subject, about, ${splitColumns}, measure, claimed, proven)
    select ${tenant}::uuid, ${programme}, ${rules.profile.code}, unit, subject, about, ${splitColumns}, measure, claimed, proven
    from (${rows}) m`.execute(tx)

/** Those who touch a copy wait for each other. */
export const holdCopies = (tx: Tx, tenant: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`results ${tenant}`}, 0))`.execute(tx)

/**
 * Everybody whose rows a change may move: the touched, their other records and their households, as they are and as they were, with all
 * members: a household is counted as a whole.
 */
export async function around(tx: Tx, tenant: string, touched: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with touched as (
      select id from unnest(${[...touched]}::uuid[]) as t (id)
    ), version as (
      select p.id, p.same_as, p.household_id from public.person p join touched t on t.id = p.id where p.tenant_id = ${tenant}
      union select p.id, p.same_as, p.household_id from history.person p join touched t on t.id = p.id where p.tenant_id = ${tenant}
    ), home as (
      select household_id as id from version where household_id is not null union select id from touched
    ), member as (
      select p.id, p.same_as from public.person p join home h on h.id = p.household_id where p.tenant_id = ${tenant}
    )
    select id from home union select id from version union select same_as from version where same_as is not null
    union select id from member union select same_as from member where same_as is not null`.execute(tx)
  return rows.map(row => row.id)
}

/** The programmes in which these people or things are, or of which the copy still says so. */
export async function programmesOf(tx: Tx, tenant: string, about: readonly string[]): Promise<string[]> {
  const ids = sql`any (${[...about]}::uuid[])`
  const { rows } = await sql<{ programme: string }>`
    select programme from enrolment where tenant_id = ${tenant} and person_id = ${ids}
    union select programme from deliverable where tenant_id = ${tenant} and id = ${ids}
    union select programme from facts where tenant_id = ${tenant} and about = ${ids}`.execute(tx)
  return rows.map(row => row.programme)
}
