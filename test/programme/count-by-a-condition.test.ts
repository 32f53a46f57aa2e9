import fc from 'fast-check'
import { type RawBuilder, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { compile } from '../../src/programme/compile.ts'
import type { Bound, Condition, Predicate } from '../../src/programme/condition.ts'
import { type Fact, facts, type Unit, units } from '../../src/programme/facts.ts'
import { type Rulebook, rulebook } from '../../src/programme/rulebook.ts'
import { isWorded } from '../../src/programme/sentence.ts'
import { typeCheck } from '../../src/programme/type-check.ts'
import { testDatabase } from '../database.ts'
import { type Cells, condition, row } from './random-conditions.ts'
import { esfplus, oSansa } from './shipped.ts'

const rules = rulebook(esfplus(), oSansa())

/** What the condition says of one row, told apart from the product: what is not known is no. */
function says(tree: Condition, cells: Cells, proven = false): boolean {
  if ('all' in tree) return tree.all.every(part => says(part, cells, proven))
  if ('any' in tree) return tree.any.some(part => says(part, cells, proven))
  if ('not' in tree) return !says(tree.not, cells)
  return predicateSays(tree, cells, proven)
}

function predicateSays(one: Predicate, cells: Cells, proven: boolean): boolean {
  const twin = (name: string) => (proven && cells[`${name}_proven`] !== undefined ? `${name}_proven` : name)
  if ('fact' in one) {
    const value = cells[one.fact]
    if ('is' in one) return narrower(one.is).includes(String(value))
    if ('in' in one) return one.in.flatMap(narrower).includes(String(value))
    return value !== null && isWithin(one, value as number | string)
  }
  if ('is' in one) return cells[proven ? provenTruth(one.is) : one.is] === true
  if ('known' in one) return cells[one.known] !== null
  if ('received' in one && one.hours !== undefined) {
    const given = (cells[twin('support_hours')] ?? {}) as Record<string, number>
    return (
      cells[twin('support_hours')] !== null &&
      narrower(one.received).reduce((sum, kind) => sum + (given[kind] ?? 0), 0) >= one.hours
    )
  }
  if ('received' in one) return has(cells[twin('supports')], narrower(one.received))
  if ('reached' in one) return has(cells[twin('outcomes')], narrower(one.reached))
  if ('uponExit' in one) return has(cells[twin('upon_exit')], narrower(one.uponExit))
  if ('atSixMonths' in one) return has(cells[twin('at_six_months')], narrower(one.atSixMonths))
  if ('phase' in one) {
    const order = rules.phases.map(phase => phase.code)
    return order.indexOf(String(cells.phase)) >= order.indexOf(one.phase.atLeast)
  }
  const parties = (cells.parties ?? []) as string[]
  return parties.some(party =>
    one.region ? party === `${one.party}@${one.region}` : party.startsWith(`${one.party}@`),
  )
}

const provenTruths: Record<string, string> = {
  started: 'participation_proven',
  given: 'given_proven',
  reached: 'proven',
}
const provenTruth = (name: string) => provenTruths[name] ?? name

const has = (set: unknown, wanted: string[]): boolean => Array.isArray(set) && set.some(one => wanted.includes(one))

/** The kind itself and those under it, however deep. */
function narrower(code: string): string[] {
  const under = [...rules.supports, ...rules.outcomes].filter(kind => kind.isA === code)
  return [code, ...under.flatMap(kind => narrower(kind.code))]
}

/** `ltu-months-young` is 6 in the profile. */
const at = (bound: Bound) => (typeof bound === 'object' ? 6 : bound)

function isWithin(
  one: { [B in 'from' | 'over' | 'to' | 'below']?: Bound | undefined },
  value: number | string,
): boolean {
  if (one.from !== undefined && value < at(one.from)) return false
  if (one.over !== undefined && value <= at(one.over)) return false
  if (one.to !== undefined && value > at(one.to)) return false
  return one.below === undefined || value < at(one.below)
}

const sqlTypes: Record<Fact['type'], string> = {
  truth: 'boolean',
  day: 'date',
  integer: 'int',
  number: 'numeric',
  code: 'text',
  set: 'text[]',
  hours: 'jsonb',
}

/** The relation `f`, from rows as JSON. */
function relation(unit: Unit, rows: readonly Cells[]): RawBuilder<unknown> {
  const columns = Object.entries<Fact>(facts[unit]).flatMap(([name, fact]) =>
    [name, ...(fact.proven === undefined ? [] : [fact.proven])].map(column => `${column} ${sqlTypes[fact.type]}`),
  )
  const numbered = rows.map((cells, n) => ({ ...cells, n }))
  return sql`jsonb_to_recordset(${JSON.stringify(numbered)}::jsonb) as f (n int, ${sql.raw(columns.join(', '))})`
}

interface Answer {
  holds: boolean | null
  proven: boolean | null
}

async function ask(tree: Condition, unit: Unit, rows: readonly Cells[], book: Rulebook = rules): Promise<Answer[]> {
  const clauses = compile(tree, unit, book)
  const all = (which: 'holds' | 'proven') =>
    sql.join(
      clauses.map(clause => clause[which]),
      sql` and `,
    )
  const db = await testDatabase()
  const question = sql<Answer>`select ${all('holds')} as holds, ${all('proven')} as proven from ${relation(unit, rows)} order by f.n`
  return (await question.execute(db.kysely)).rows
}

describe.each(units)('a rule over the unit %s', unit => {
  test('says of every row what the condition says, claimed and proven, and never "unknown"', async () => {
    const seen = { yes: 0, no: 0, unproven: 0 }

    await fc.assert(
      fc.asyncProperty(
        condition(unit, rules),
        fc.array(row(unit, rules), { minLength: 20, maxLength: 20 }),
        async (tree, rows) => {
          const answers = await ask(tree, unit, rows)

          expect(answers).toEqual(rows.map(cells => ({ holds: says(tree, cells), proven: says(tree, cells, true) })))
          expect(answers.filter(answer => answer.proven && !answer.holds)).toEqual([])
          seen.yes += answers.filter(answer => answer.holds).length
          seen.no += answers.filter(answer => !answer.holds).length
          seen.unproven += answers.filter(answer => answer.holds && !answer.proven).length
        },
      ),
      { numRuns: 200 },
    )

    expect(Math.min(seen.yes, seen.no, seen.unproven)).toBeGreaterThan(5)
  })

  test('fits its facts and is read out in both languages without a code in it', () => {
    fc.assert(
      fc.property(condition(unit, rules), tree => {
        expect(typeCheck(tree, unit, rules, [])).toEqual([])
        for (const clause of compile(tree, unit, rules)) {
          for (const lang of ['ro', 'en'] as const) expect(clause.sentence(lang)).toMatch(/^[^_]{3,}$/)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('has words for each of its facts', () => {
    const wordless = Object.keys(facts[unit]).filter(name => !isWorded(unit, name))

    expect(wordless).toEqual([])
  })
})

test('an answer that differs is found: to a reader who takes the unknown for a yes, the row would count', async () => {
  const rows = [{ started: null }]

  const [answer] = await ask({ is: 'started' }, 'person', rows)

  expect(answer).toEqual({ holds: false, proven: false })
  expect(answer?.holds).not.toBe(rows[0]?.started ?? true)
})

test('what is denied needs no paper', async () => {
  const rows = [
    { outcomes: [], outcomes_proven: [] },
    { outcomes: ['employment'], outcomes_proven: [] },
  ]

  const answers = await ask({ not: { reached: 'employment' } }, 'person', rows)

  expect(answers).toEqual([
    { holds: true, proven: true },
    { holds: false, proven: false },
  ])
})

test('a narrower kind satisfies the wider one', async () => {
  const rows = [{ outcomes: ['employment-ses'] }, { outcomes: ['education'] }]

  const answers = await ask({ reached: 'employment' }, 'person', rows)

  expect(answers.map(answer => answer.holds)).toEqual([true, false])
})

test('long-term unemployment is over six months below 25 years, over twelve from then on', async () => {
  const jobless = { started: true, complete: true, labour: 'unemployed' }
  const rows = [
    { ...jobless, age: 24, unemployed_months: 7 },
    { ...jobless, age: 24, unemployed_months: 6 },
    { ...jobless, age: 25, unemployed_months: 12 },
    { ...jobless, age: 25, unemployed_months: 13 },
  ]
  const indicator = rules.indicators.find(one => one.code === 'EECO03')
  if (!indicator || !('counts' in indicator)) throw new Error('EECO03 counts people.')

  const answers = await ask(indicator.counts, 'person', rows)

  expect(answers.map(answer => answer.holds)).toEqual([true, false, false, true])
})
