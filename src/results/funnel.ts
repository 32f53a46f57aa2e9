import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { measureOf } from '../programme/compile.ts'
import { findFact } from '../programme/facts.ts'
import type { Asked } from './asked.ts'
import type { Part } from './count.ts'
import { factsOf } from './facts-of.ts'
import { allOf, type Marked, splits } from './marks.ts'
import { participations } from './participation.ts'
import { plansForMany } from './statement.ts'

/** From everything of the unit to what counts: how much each clause takes away, in the order of the rule. */
export interface Funnel {
  /** All rows of the unit in this part; for hours their sum. */
  all: number
  /** One for each clause. */
  less: number[]
  claimed: number
  proven: number
}

export async function funnelOf(
  tx: Tx,
  asked: Asked,
  { indicator, clauses }: Marked,
  part: Partial<Part> = {},
): Promise<Funnel> {
  await plansForMany(tx)
  const holds = clauses.map(clause => clause.holds)
  const upTo = (length: number) => sum(allOf(holds.slice(0, length)))
  const left = [...clauses.keys(), clauses.length].map(length => sql`${upTo(length)} as ${sql.ref(`n${length}`)}`)
  const proven = sum(allOf(clauses.map(clause => clause.proven)))
  const { rows } = await sql<Record<string, number>>`
    with ${participations(asked)}
    select ${sql.join(left)}, ${proven} as proven
    from (select f.*, ${measureOf(indicator.unit)} as measure from (${factsOf(asked, indicator.unit)}) f) f
    where ${inPart(indicator.unit, part)}`.execute(tx)
  const row = rows[0] ?? {}
  const counts = left.map((_, length) => row[`n${length}`] ?? 0)
  return {
    all: counts[0] ?? 0,
    less: clauses.map((_, at) => (counts[at] ?? 0) - (counts[at + 1] ?? 0)),
    claimed: counts.at(-1) ?? 0,
    proven: row.proven ?? 0,
  }
}

const sum = (condition: RawBuilder<boolean>) => sql`coalesce(sum(measure) filter (where ${condition}), 0)::float8`

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
