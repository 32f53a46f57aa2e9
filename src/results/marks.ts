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

/** How the database writes a truth. */
export const isMarked = (marks: string, at: number): boolean => marks[at] === 't'

/**
 * One row for each thing of the unit: two texts with one letter, t or f, for each indicator in the order of `marked`: what is claimed, and
 * what is proven with every mandatory paper. Indicators share most of their clauses: each is looked at once in a row (`offset 0` keeps the
 * database from repeating it in every indicator that leans on it).
 */
export function markedRows(asked: Asked, { unit, marked }: UnitMarks): RawBuilder<unknown> {
  const shared = sharedClauses(marked)
  const columns = splits.map(split =>
    findFact(unit, split) ? sql.ref(`f.${split}`) : sql`null::text as ${sql.ref(split)}`,
  )
  const looks = [...shared.values()].flatMap(({ clause, at }) => [
    sql`${clause.holds} as ${sql.ref(`h${at}`)}`,
    sql`${clause.proven} as ${sql.ref(`p${at}`)}`,
  ])
  const marks = (prefix: 'h' | 'p') =>
    marked.map(({ conditions }) =>
      allOf(conditions.map(one => sql`${sql.ref(`k.${prefix}${shared.get(keyOf(one))?.at}`)}`)),
    )
  return sql`
    select k.subject, k.about, ${sql.join(splits.map(split => sql.ref(`k.${split}`)))}, k.measure,
      ${joined(marks('h'))} as claimed, ${joined(marks('p'))} as proven
    from (
      select f.subject, f.about, ${sql.join(columns)}, ${measureOf(unit)}::numeric as measure, ${sql.join(looks)}
      from (${factsOf(asked, unit)}) f offset 0
    ) k`
}

/** Every different clause of these indicators, once. */
function sharedClauses(marked: readonly Marked[]): Map<string, { clause: Clause; at: number }> {
  const shared = new Map<string, { clause: Clause; at: number }>()
  for (const { clauses, conditions } of marked) {
    for (const [place, clause] of clauses.entries()) {
      const key = keyOf(conditions[place])
      if (!shared.has(key)) shared.set(key, { clause, at: shared.size })
    }
  }
  return shared
}

const keyOf = (condition: Condition | undefined) => JSON.stringify(condition)

/** A function takes at most 100 arguments. */
const mostArguments = 100

function joined(truths: readonly RawBuilder<boolean>[]): RawBuilder<string> {
  const parts = Array.from({ length: Math.ceil(truths.length / mostArguments) }, (_, part) =>
    truths.slice(part * mostArguments, (part + 1) * mostArguments),
  )
  return sql<string>`${sql.join(
    parts.map(part => sql`concat(${sql.join(part)})`),
    sql` || `,
  )}`
}

export const allOf = (conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> =>
  conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`
