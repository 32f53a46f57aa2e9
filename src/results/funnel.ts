import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { allOf, type Clause, measureOf } from '../programme/compile.ts'
import { findFact } from '../programme/facts.ts'
import type { Asked } from './asked.ts'
import { inAnyOrder, type Part } from './count.ts'
import { factsOf, groundOf } from './facts-of.ts'
import { type Marked, splits } from './marks.ts'
import { forMany } from './statement.ts'

/** From everything of the unit to what counts: how much each clause takes away, in the order of the rule. */
export interface Funnel {
  /** All rows of the unit in this part; for hours their sum. */
  all: number
  /** One for each clause. */
  less: number[]
  claimed: number
  proven: number
}

/** `with …`: the things of the unit in this part, each with what every clause of the rule says of it. */
export function seen(asked: Asked, { indicator, clauses }: Marked, part: Partial<Part>): RawBuilder<unknown> {
  const { unit } = indicator
  const looks = clauses.flatMap(({ holds, proven }, at) => [
    sql`${holds} as ${sql.ref(`h${at}`)}`,
    sql`${proven} as ${sql.ref(`p${at}`)}`,
  ])
  const day = findFact(unit, 'given_on') ? sql`f.given_on` : sql`null::date`
  const things = sql`
    seen as materialized (
      select f.subject, f.about, f.region, ${day} as day, ${measureOf(unit)} as measure, ${sql.join(looks)}
      from (${factsOf(asked, unit)}) f where ${inPart(unit, part)}
    )`
  return groundOf(asked, [unit], things)
}

/** The clauses, as those who are seen answer them. */
export const seenClauses = ({ clauses }: Marked): Clause[] =>
  clauses.map((clause, at) => ({
    ...clause,
    holds: sql<boolean>`${sql.ref(`f.h${at}`)}`,
    proven: sql<boolean>`${sql.ref(`f.p${at}`)}`,
  }))

/** One row of `seen`: how much is left after each clause, and what is proven. */
export function funnelRow(marked: Marked): RawBuilder<unknown> {
  const clauses = seenClauses(marked)
  const holds = clauses.map(clause => clause.holds)
  const left = [...clauses.keys(), clauses.length].map(length => sum(allOf(holds.slice(0, length))))
  return sql`select array[${sql.join(left)}] as left_over, ${sum(allOf(clauses.map(one => one.proven)))} as proven from seen f`
}

export interface FunnelRow {
  left_over: number[]
  proven: number
}

export function asFunnel({ left_over, proven }: FunnelRow): Funnel {
  const [all = 0, ...rest] = left_over
  const less = rest.map((left, at) => inAnyOrder((left_over[at] ?? 0) - left))
  return { all: inAnyOrder(all), less, claimed: inAnyOrder(left_over.at(-1) ?? 0), proven: inAnyOrder(proven) }
}

export async function funnelOf(tx: Tx, asked: Asked, marked: Marked, part: Partial<Part> = {}): Promise<Funnel> {
  const whole = await forMany(tx, asked)
  const { rows } = await sql<FunnelRow>`
    ${seen(whole, marked, part)} ${funnelRow(marked)}`.execute(tx)
  return asFunnel(rows[0] ?? { left_over: [], proven: 0 })
}

const sum = (condition: RawBuilder<boolean>) => sql`coalesce(sum(f.measure) filter (where ${condition}), 0)::float8`

/** The rows of `f` that lie in this part. A unit without the split has nothing in a part of it. */
export function inPart(unit: Marked['indicator']['unit'], part: Partial<Part>): RawBuilder<boolean> {
  const conditions = splits.flatMap(split => {
    const value = part[split]
    if (value === undefined) return []
    if (!findFact(unit, split)) return [sql<boolean>`false`]
    return [sql<boolean>`${sql.ref(`f.${split}`)} is not distinct from ${value}::text`]
  })
  return allOf(conditions)
}

/** The same of one group. */
export const isInPart = (group: Part, unit: Marked['indicator']['unit'], part: Partial<Part>): boolean =>
  splits.every(
    split => part[split] === undefined || (findFact(unit, split) !== undefined && group[split] === part[split]),
  )
