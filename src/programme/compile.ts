import { type RawBuilder, sql } from 'kysely'
import type { Lang } from '../kernel/words.ts'
import { type Bound, boundNames, clausesOf, type Condition, factOf, factsIn, type Predicate } from './condition.ts'
import { type Fact, findFact, type Unit } from './facts.ts'
import { isCounted, type CountedIndicator, type Indicator } from './indicator.ts'
import { boundValue, kindsSatisfying, type Rulebook } from './rulebook.ts'
import { sentence } from './sentence.ts'

/**
 * One clause of a rule as SQL over the relation `f` (a row of `FactRow`). Both expressions are true or false and never null. `proven`
 * asks the same with accepted papers and never holds where `holds` does not. An indicator counts the rows for which all of its clauses
 * hold, and the why-panel selects the same expressions as columns: there is no second evaluator.
 */
export interface Clause {
  /** Stable within the rule, and fit for a column name: `c0`, `c1` … */
  key: string
  holds: RawBuilder<boolean>
  proven: RawBuilder<boolean>
  sentence(lang: Lang): string
  /** Reads sealed facts: only the role `counter` may run it, and only totals leave. */
  sealed: boolean
}

/** The condition has passed the type-check; what does not fit here is our bug. */
export function compile(condition: Condition, unit: Unit, rules: Rulebook): Clause[] {
  return clausesOf(condition).map((clause, at) => ({
    key: `c${at}`,
    holds: booleanOf(clause, { unit, rules, proven: false }),
    proven: booleanOf(clause, { unit, rules, proven: true }),
    sentence: lang => sentence(clause, rules, lang),
    sealed: factsIn(clause).some(name => findFact(unit, name)?.sealed),
  }))
}

/** What one row adds to the value: 1, or its hours. */
export const measureOf = (unit: Unit): RawBuilder<number> => (unit === 'hour' ? sql`coalesce(f.hours, 0)` : sql`1`)

/** Whether an indicator may be counted by the role `counter` alone. */
export const isSealed = (indicator: Indicator): indicator is CountedIndicator =>
  isCounted(indicator) && factsIn(indicator.counts).some(name => findFact(indicator.unit, name)?.sealed)

interface Compiling {
  unit: Unit
  rules: Rulebook
  proven: boolean
}

function booleanOf(condition: Condition, compiling: Compiling): RawBuilder<boolean> {
  if ('all' in condition) return joined(condition.all, sql` and `, compiling)
  if ('any' in condition) return joined(condition.any, sql` or `, compiling)
  // What is denied needs no paper: the proven form denies the claim itself, so that it never holds where the claim's does not.
  if ('not' in condition) return sql`not ${booleanOf(condition.not, { ...compiling, proven: false })}`
  return sql`coalesce(${predicateOf(condition, compiling)}, false)`
}

const joined = (parts: readonly Condition[], by: RawBuilder<unknown>, compiling: Compiling): RawBuilder<boolean> =>
  sql`(${sql.join(
    parts.map(part => booleanOf(part, compiling)),
    by,
  )})`

function predicateOf(predicate: Predicate, compiling: Compiling): RawBuilder<boolean> {
  const { unit, rules } = compiling
  const name = factOf(predicate)
  const fact = findFact(unit, name)
  if (!fact) throw new Error(`The unit ${unit} has no fact ${name}; the type-check refuses such a condition.`)
  // Whether something is known needs no paper.
  const column = columnOf(name, fact, compiling.proven && !('known' in predicate))
  if ('fact' in predicate) {
    if ('is' in predicate) return sql`${column} in (${list(codesSatisfying(fact, predicate.is, rules))})`
    if ('in' in predicate)
      return sql`${column} in (${list(predicate.in.flatMap(one => codesSatisfying(fact, one, rules)))})`
    return within(predicate, fact, column, rules)
  }
  if ('is' in predicate) return column
  if ('known' in predicate) return sql`${column} is not null`
  if ('received' in predicate) {
    const kinds = kindsSatisfying(rules.supports, predicate.received)
    return predicate.hours === undefined
      ? anyOf(column, kinds)
      : sql`${hoursOf(column, kinds)} >= ${predicate.hours}::numeric`
  }
  if ('reached' in predicate) return anyOf(column, kindsSatisfying(rules.outcomes, predicate.reached))
  if ('uponExit' in predicate) return anyOf(column, kindsSatisfying(rules.outcomes, predicate.uponExit))
  if ('atSixMonths' in predicate) return anyOf(column, kindsSatisfying(rules.outcomes, predicate.atSixMonths))
  if ('phase' in predicate) return sql`${column} in (${list(phasesFrom(rules, predicate.phase.atLeast))})`
  const named = predicate.region === undefined ? sql`split_part(party, '@', 1)` : sql`party`
  const wanted = predicate.region === undefined ? predicate.party : `${predicate.party}@${predicate.region}`
  return sql`exists (select from unnest(${column}) as party where ${named} = ${wanted}::text)`
}

const columnOf = (name: string, fact: Fact, proven: boolean): RawBuilder<boolean> =>
  sql`${sql.ref(`f.${proven && fact.proven !== undefined ? fact.proven : name}`)}`

const list = (codes: readonly string[]): RawBuilder<unknown> => sql.join(codes.map(code => sql`${code}::text`))

const anyOf = (column: RawBuilder<unknown>, kinds: readonly string[]): RawBuilder<boolean> =>
  sql`${column} && array[${list(kinds)}]`

const hoursOf = (column: RawBuilder<unknown>, kinds: readonly string[]): RawBuilder<number> =>
  sql`(${sql.join(
    kinds.map(kind => sql`coalesce((${column} ->> ${kind}::text)::numeric, 0)`),
    sql` + `,
  )})`

/** The wider kind of a support stands for its narrower ones also where the fact is a single code. */
const codesSatisfying = (fact: Fact, code: string, rules: Rulebook): string[] =>
  fact.codes === 'supports' ? kindsSatisfying(rules.supports, code) : [code]

const phasesFrom = (rules: Rulebook, phase: string): string[] =>
  rules.phases.slice(rules.phases.findIndex(one => one.code === phase)).map(one => one.code)

const operators = { below: sql`<`, from: sql`>=`, to: sql`<=`, over: sql`>` } as const

function within(
  bounds: { [B in keyof typeof operators]?: Bound | undefined },
  fact: Fact,
  column: RawBuilder<unknown>,
  rules: Rulebook,
): RawBuilder<boolean> {
  const type = fact.type === 'day' ? sql`date` : sql`numeric`
  const parts = boundNames.flatMap(name => {
    const bound = bounds[name]
    return bound === undefined ? [] : [sql`${column} ${operators[name]} ${boundValue(bound, rules)}::${type}`]
  })
  return sql`(${sql.join(parts, sql` and `)})`
}

/** All of these; without any it is true. */
export const allOf = (conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> =>
  conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`
