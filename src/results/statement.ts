import { type RawBuilder, sql } from 'kysely'
import { countMemory, type Tx } from '../kernel/database.ts'
import type { Unit } from '../programme/facts.ts'
import type { Asked } from './asked.ts'
import { groundOf, ofPeople } from './facts-of.ts'
import { markedRows, marksOf, type Split, splits, type UnitMarks } from './marks.ts'

/** The units a role may count, and every row of theirs with its marks, as the parts of one statement. */
export interface Statement {
  units: UnitMarks[]
  /** `with …`, and these further parts behind it: goes before whatever is done with the rows. */
  ground: (...more: RawBuilder<unknown>[]) => RawBuilder<unknown>
  rows: RawBuilder<unknown>
}

/** People with their households and hours, or the things of the register: a command moves seldom both. */
export const sides = ['people', 'things'] as const
export type Side = (typeof sides)[number]

const sideOf = (unit: Unit): Side => (ofPeople.has(unit) ? 'people' : 'things')

/** Of all units, or of one side, or of one unit. */
export function statementFor(asked: Asked, part?: Side | Unit): Statement | undefined {
  const units = marksOf(asked).filter(({ unit }) => part === undefined || unit === part || sideOf(unit) === part)
  if (units.length === 0) return undefined
  const legs = units.map(one => sql`select ${one.unit}::text as unit, m.* from (${markedRows(asked, one)}) m`)
  const named = units.map(one => one.unit)
  return { units, ground: (...more) => groundOf(asked, named, ...more), rows: sql.join(legs, sql` union all `) }
}

export const splitColumns: RawBuilder<unknown> = sql.join(splits.map((split: Split) => sql.ref(split)))

/**
 * How the database should go about a question on everybody: the planner cannot know how many rows of the past hold at a moment, and would
 * look each of them up one by one, or cut them into thousands of pieces. For this transaction only; the question that it gives back also
 * says of the past how many versions there are altogether.
 */
export async function forMany(tx: Tx, asked: Asked): Promise<Asked> {
  const { rows } = await sql<{ past: boolean }>`
    select current_setting('search_path') like 'as_known%' as past, set_config('enable_nestloop', 'off', true),
      set_config('jit', 'off', true), ${countMemory}, set_config('enable_mergejoin', 'off', true),
      set_config('plan_cache_mode', 'force_custom_plan', true)`.execute(tx)
  return rows[0]?.past && !asked.about ? withMost(tx, asked) : asked
}

/** And on a question about a few, after one on everybody. */
export async function plansForFew(tx: Tx): Promise<void> {
  await sql
    .raw('set local enable_nestloop = on; set local enable_mergejoin = off; set local plan_cache_mode to default')
    .execute(tx)
}

/** The question, with how many versions there are of whatever it reads. */
async function withMost(tx: Tx, asked: Asked): Promise<Asked> {
  const of = (schema: 'public' | 'history', table: string) =>
    sql`(select count(*) from ${sql.table(`${schema}.${table}`)} where tenant_id = ${asked.tenant})`
  const versions = (table: string) => sql`${of('public', table)} + ${of('history', table)}`
  const { rows } = await sql<NonNullable<Asked['most']>>`
    select ${versions('enrolment')} as records, ${versions('support')} as supports, ${versions('proof')} as papers`.execute(
    tx,
  )
  return { ...asked, ...(rows[0] && { most: rows[0] }) }
}
