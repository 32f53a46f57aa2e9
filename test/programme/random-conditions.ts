import fc from 'fast-check'
import type { Bound, Condition, Predicate } from '../../src/programme/condition.ts'
import { type Fact, facts, type Unit } from '../../src/programme/facts.ts'
import type { Rulebook } from '../../src/programme/rulebook.ts'
import { codesOf } from '../../src/programme/type-check.ts'

export type Cells = Record<string, unknown>

const factsOf = (unit: Unit): [string, Fact][] => Object.entries(facts[unit])

const listOf = ({ codes = [] }: Fact, rules: Rulebook): readonly string[] =>
  typeof codes === 'string' ? codesOf(codes, rules) : codes

const fewCoins = { minLength: 7, maxLength: 7 }
const sometimesNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 4 })

/** A row of the unit: any fact may be unknown, and what is proven is also claimed. */
export function row(unit: Unit, rules: Rulebook): fc.Arbitrary<Cells> {
  const cells = factsOf(unit).map(([name, fact]) =>
    fc.tuple(sometimesNull(valueOf(fact, rules)), fc.array(fc.boolean(), fewCoins)).map(([value, coins]): Cells => {
      let tossed = 0
      const keep = () => coins[tossed++ % coins.length] === true
      return fact.proven === undefined ? { [name]: value } : { [name]: value, [fact.proven]: partOf(value, keep) }
    }),
  )
  return fc.tuple(...cells).map(parts => Object.assign({}, ...parts))
}

function valueOf(fact: Fact, rules: Rulebook): fc.Arbitrary<unknown> {
  switch (fact.type) {
    case 'truth':
      return fc.boolean()
    case 'day':
      return fc.constantFrom('2025-01-31', '2025-02-28', '2025-03-01')
    case 'integer':
      return fc.integer({ min: 0, max: 4 })
    case 'number':
      return fc.integer({ min: 0, max: 8 }).map(quarters => quarters / 2)
    case 'code':
      return fc.constantFrom(...listOf(fact, rules))
    case 'set':
      return fc.subarray(fact.codes === 'partyKinds' ? partiesIn(rules) : [...listOf(fact, rules)])
    case 'hours':
      return fc.dictionary(fc.constantFrom(...listOf(fact, rules)), fc.integer({ min: 0, max: 4 }))
  }
}

const partiesIn = (rules: Rulebook): string[] =>
  rules.partyKinds.flatMap(kind => rules.regions.map(region => `${kind.code}@${region.nuts}`))

function partOf(value: unknown, keep: () => boolean): unknown {
  if (Array.isArray(value)) return value.filter(keep)
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).filter(keep))
  return keep() ? value : null
}

/** A condition that fits the unit: every predicate, every operator, and trees of them. */
export function condition(unit: Unit, rules: Rulebook): fc.Arbitrary<Condition> {
  const all = factsOf(unit)
  const claims = all.filter(([, fact]) => fact.proven !== undefined)
  const leaf = fc
    .oneof(fc.constantFrom(...all), fc.constantFrom(...claims))
    .chain(([name, fact]) => predicate(name, fact, rules))
  const { tree } = fc.letrec<{ tree: Condition }>(tie => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('tree') }),
    ),
  }))
  return tree
}

function predicate(name: string, fact: Fact, rules: Rulebook): fc.Arbitrary<Predicate> {
  const one = () => fc.constantFrom(...listOf(fact, rules))
  const known = fc.constant({ known: name })
  switch (fact.type) {
    case 'truth':
      return fc.oneof(fc.constant({ is: name }), known)
    case 'code':
      return fc.oneof(
        one().map(is => ({ fact: name, is })),
        fc.subarray([...listOf(fact, rules)], { minLength: 1 }).map(codes => ({ fact: name, in: codes })),
        known,
        ...(fact.codes === 'phases' ? [one().map(atLeast => ({ phase: { atLeast } }))] : []),
      )
    case 'set':
      return inSet(name, fact, rules)
    case 'hours':
      return fc.record({ received: one(), hours: fc.integer({ min: 1, max: 5 }) })
    default:
      return fc.oneof(within(name, fact), known)
  }
}

function inSet(name: string, fact: Fact, rules: Rulebook): fc.Arbitrary<Predicate> {
  const one = fc.constantFrom(...listOf(fact, rules))
  switch (name) {
    case 'supports':
      return one.map(received => ({ received }))
    case 'outcomes':
      return one.map(reached => ({ reached }))
    case 'upon_exit':
      return one.map(uponExit => ({ uponExit }))
    case 'at_six_months':
      return one.map(atSixMonths => ({ atSixMonths }))
    default:
      return fc.record(
        { party: one, region: fc.constantFrom(...rules.regions.map(region => region.nuts)) },
        { requiredKeys: ['party'] },
      )
  }
}

/** Bounds that do not cross, days for days, whole numbers for whole numbers; a parameter stands for its number. */
function within(name: string, { type }: Fact): fc.Arbitrary<Predicate> {
  const values: fc.Arbitrary<Bound> =
    type === 'day'
      ? fc.constantFrom('2025-01-31', '2025-02-28', '2025-03-01')
      : fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constant({ parameter: 'ltu-months-young' }))
  const lower = fc.constantFrom('from', 'over')
  const upper = fc.constantFrom('to', 'below')
  const single = fc.tuple(fc.oneof(lower, upper), values).map(([bound, value]) => ({ fact: name, [bound]: value }))
  const both = fc
    .tuple(lower, upper)
    .map(([least, most]) =>
      type === 'day'
        ? { fact: name, [least]: '2025-01-31', [most]: '2025-03-01' }
        : { fact: name, [least]: 1, [most]: 3 },
    )
  return fc.oneof(single, both)
}
