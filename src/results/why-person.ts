import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Asked } from './asked.ts'
import { factsOf } from './facts-of.ts'
import { failingClause, unprovenClauses } from './listed.ts'
import { type Marked, marksOf } from './marks.ts'
import { participations } from './participation.ts'

/** Whether a person counts in one indicator. */
export interface PersonCount extends Marked {
  /** The first clause that takes the person away; null = counts. */
  failing: number | null
  /** Clauses that hold and are not proven. */
  unproven: number[]
}

/** Every open indicator on people, from the side of one person; nothing for somebody who is not in the programme. */
export async function whyPerson(tx: Tx, asked: Asked, person: string): Promise<PersonCount[]> {
  const marked = marksOf(asked).find(one => one.unit === 'person')?.marked ?? []
  if (marked.length === 0) return []
  const about = [await headOf(tx, asked.tenant, person)]
  const columns = marked.map(
    ({ clauses }, at) =>
      sql`${failingClause(clauses)} as ${sql.ref(`f${at}`)}, ${unprovenClauses(clauses)} as ${sql.ref(`u${at}`)}`,
  )
  const { rows } = await sql<Record<string, number | number[] | null>>`
    with ${participations({ ...asked, about })} select ${sql.join(columns)} from (${factsOf({ ...asked, about }, 'person')}) f`.execute(
    tx,
  )
  const row = rows[0]
  if (!row) return []
  return marked.map((one, at) =>
    Object.assign(one, { failing: numberIn(row[`f${at}`]), unproven: numbersIn(row[`u${at}`]) }),
  )
}

/** Of two records of one person the first stands for both. */
export async function headOf(tx: Tx, tenant: string, person: string): Promise<string> {
  const { rows } = await sql<{ head: string }>`
    select coalesce(same_as, id) as head from person where tenant_id = ${tenant} and id = ${person}`.execute(tx)
  return rows[0]?.head ?? person
}

const numberIn = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const numbersIn = (value: unknown): number[] => (Array.isArray(value) ? value : [])

/** The programmes in which the person has a record. */
export async function enrolledIn(tx: Tx, tenant: string, person: string): Promise<string[]> {
  const { rows } = await sql<{ programme: string }>`
    select distinct programme from enrolment where tenant_id = ${tenant} and person_id = ${person} order by 1`.execute(
    tx,
  )
  return rows.map(row => row.programme)
}
