import { type RawBuilder, sql } from 'kysely'
import { type Clause, compile, isSealed, measureOf } from '../programme/compile.ts'
import { clausesOf, type Condition } from '../programme/condition.ts'
import { findFact, type Unit, units } from '../programme/facts.ts'
import { type CountedIndicator, isCounted } from '../programme/indicator.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import type { Asked } from './asked.ts'
import { momentOf } from './each-day.ts'
import { factsOf } from './facts-of.ts'
import { checkedFacts, recordChecksOf } from './checked-records.ts'

/** An indicator with its rule as SQL. */
export interface Marked {
  indicator: CountedIndicator
  clauses: Clause[]
  /** What each clause asks, in the same order. */
  conditions: Condition[]
  /** The place of each clause among the marks of its unit. */
  at: number[]
}

/** The indicators of one unit, and every different clause of theirs once, in the order of the marks. */
export interface UnitMarks {
  unit: Unit
  marked: Marked[]
  clauses: Clause[]
}

/** The rule of this indicator alone. */
export const markedOf = (indicator: CountedIndicator, rules: Rulebook): Marked =>
  marksOfUnit(indicator.unit, [indicator], rules).marked[0] as Marked

/** Indicators share most of their clauses: each is looked at once in a row. */
function marksOfUnit(unit: Unit, indicators: readonly CountedIndicator[], rules: Rulebook): UnitMarks {
  const clauses: Clause[] = []
  const places = new Map<string, number>()
  const marked = indicators.map(indicator => {
    const conditions = clausesOf(indicator.counts)
    const own = compile(indicator.counts, unit, rules)
    const at = conditions.map((condition, place) => {
      const key = JSON.stringify(condition)
      const known = places.get(key)
      if (known !== undefined) return known
      places.set(key, clauses.length)
      return clauses.push(own[place] as Clause) - 1
    })
    return { indicator, clauses: own, conditions, at }
  })
  return { unit, marked, clauses }
}

/** The indicators that every reader may count, or those on special categories, which the role `counter` alone may. */
export function marksOf({ rules, sealed = false }: { rules: Rulebook; sealed?: boolean }): UnitMarks[] {
  const chosen = rules.indicators.filter(isCounted).filter(indicator => isSealed(indicator) === sealed)
  return units
    .map(unit =>
      marksOfUnit(
        unit,
        chosen.filter(one => one.unit === unit),
        rules,
      ),
    )
    .filter(one => one.marked.length > 0)
}

/** What a value may be split by, in this order. */
export const splits = ['region', 'region_category', 'sex', 'centre', 'partner'] as const
export type Split = (typeof splits)[number]

/** Whether all clauses of an indicator are true in these marks; the database writes a truth as one letter. */
export const allMarked = (marks: string, { at }: Pick<Marked, 'at'>): boolean => at.every(place => marks[place] === 't')

/** The same for the database: what the marks are LIKE. */
export const patternOf = ({ at }: Pick<Marked, 'at'>): string =>
  Array.from({ length: Math.max(-1, ...at) + 1 }, (_, place) => (at.includes(place) ? 't' : '_')).join('') + '%'

/**
 * One row for each thing of the unit. `held` and `proven` have one letter, t or f, for each clause of the unit: whether it holds, and
 * whether that is proven with every mandatory paper. `broken` has one for each check of records, and is empty where the unit has none.
 * `on_day` is the day of a support. `offset 0` keeps the database from looking at a clause again for each mark that leans on it.
 */
export function markedRows(asked: Asked, marks: UnitMarks): RawBuilder<unknown> {
  const { unit, clauses } = marks
  const columns = splits.map(split =>
    findFact(unit, split) ? sql.ref(`f.${split}`) : sql`null::text as ${sql.ref(split)}`,
  )
  const looks = clauses.flatMap(({ holds, proven }, at) => [
    sql`${holds} as ${sql.ref(`h${at}`)}`,
    sql`${proven} as ${sql.ref(`p${at}`)}`,
  ])
  const checks = recordChecksOf(asked, marks)
  const letters = (prefix: 'h' | 'p') => clauses.map((_, at) => sql.ref<boolean>(`k.${prefix}${at}`))
  const ofChecks = checks.length === 0 ? [] : checkedFacts.map(fact => sql.ref(`f.${fact}`))
  const day = findFact(unit, 'given_on') ? sql`f.given_on` : sql`null::date`
  return sql`
    select k.subject, k.about, ${sql.join(splits.map(split => sql.ref(`k.${split}`)))}, k.measure, k.on_day,
      ${joined(letters('h'))} as held, ${joined(letters('p'))} as proven, ${joined(checks.map(one => one.broken))} as broken
      ${momentOf(asked, 'k')}
    from (
      select f.subject, f.about, ${sql.join(columns)}, ${measureOf(unit)}::numeric as measure, ${day} as on_day,
        ${sql.join([...looks, ...ofChecks])} ${momentOf(asked, 'f')}
      from (${factsOf(asked, unit)}) f offset 0
    ) k`
}

/** A function takes at most 100 arguments. */
const mostArguments = 100

function joined(truths: readonly RawBuilder<boolean>[]): RawBuilder<string> {
  if (truths.length === 0) return sql<string>`''`
  const parts = Array.from({ length: Math.ceil(truths.length / mostArguments) }, (_, part) =>
    truths.slice(part * mostArguments, (part + 1) * mostArguments),
  )
  return sql<string>`${sql.join(
    parts.map(part => sql`concat(${sql.join(part)})`),
    sql` || `,
  )}`
}
