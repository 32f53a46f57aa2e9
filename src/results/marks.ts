import { type RawBuilder, sql } from 'kysely'
import { type Clause, compile, measureOf } from '../programme/compile.ts'
import { clausesOf, type Condition } from '../programme/condition.ts'
import { findFact, type Unit, units } from '../programme/facts.ts'
import { type CountedIndicator, isCounted } from '../programme/indicator.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import type { Asked } from './asked.ts'
import { factsOf } from './facts-of.ts'

/** An indicator with its rule as SQL. */
export interface Marked {
  indicator: CountedIndicator
  clauses: Clause[]
  /** What each clause asks, in the same order. */
  conditions: Condition[]
}

export const markedOf = (indicator: CountedIndicator, rules: Rulebook): Marked => ({
  indicator,
  clauses: compile(indicator.counts, indicator.unit, rules),
  conditions: clausesOf(indicator.counts),
})

/** The indicators of one unit, in the order of their marks. */
export interface UnitMarks {
  unit: Unit
  marked: Marked[]
}

/** The indicators that every reader may count, or those on special categories, which the role `counter` alone may. */
export function marksOf({ rules, sealed = false }: { rules: Rulebook; sealed?: boolean }): UnitMarks[] {
  const marked = rules.indicators.filter(isCounted).map(indicator => markedOf(indicator, rules))
  const chosen = marked.filter(one => one.clauses.some(clause => clause.sealed) === sealed)
  return units
    .map(unit => ({ unit, marked: chosen.filter(one => one.indicator.unit === unit) }))
    .filter(one => one.marked.length > 0)
}

/** What a value may be split by, in this order. */
export const splits = ['region', 'region_category', 'sex', 'centre', 'partner'] as const
export type Split = (typeof splits)[number]

/**
 * One row for each thing of the unit that counts somewhere: two texts of 0 and 1, one digit for each indicator in the order of
 * `marked`: what is claimed, and what is proven with every mandatory paper.
 */
export function markedRows(asked: Asked, { unit, marked }: UnitMarks): RawBuilder<unknown> {
  const columns = splits.map(split =>
    findFact(unit, split) ? sql.ref(`f.${split}`) : sql`null::text as ${sql.ref(split)}`,
  )
  const digits = (which: 'holds' | 'proven') =>
    sql.join(
      marked.map(({ clauses }) => sql`(${allOf(clauses.map(clause => clause[which]))})::int::text`),
      sql` || `,
    )
  return sql`
    select f.subject, f.about, ${sql.join(columns)}, ${measureOf(unit)}::numeric as measure, ${digits('holds')} as claimed, ${digits('proven')} as proven
    from (${factsOf(asked, unit)}) f`
}

export const allOf = (conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> =>
  conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`
