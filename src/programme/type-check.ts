import { type Bound, boundNames, type Condition, factOf, type Predicate } from './condition.ts'
import { type CodeList, type Fact, findFact, type Unit } from './facts.ts'
import { type Finding, finding, type Path } from './finding.ts'
import type { Rulebook } from './rulebook.ts'

/** Deeper trees cannot be read by a person, and would let a file exhaust the stack. */
const deepest = 12

/** Whether a condition fits its unit and speaks only of what the rules know. */
export function typeCheck(condition: Condition, unit: Unit, rules: Rulebook, path: Path): Finding[] {
  return walk(condition, { unit, rules }, path, 0)
}

interface Checking {
  unit: Unit
  rules: Rulebook
}

function walk(condition: Condition, checking: Checking, path: Path, depth: number): Finding[] {
  if (depth > deepest) return [finding(path, 'condition-too-deep', { deepest })]
  if ('not' in condition) return walk(condition.not, checking, [...path, 'not'], depth + 1)
  if ('all' in condition) return branches(condition.all, checking, [...path, 'all'], depth)
  if ('any' in condition) return branches(condition.any, checking, [...path, 'any'], depth)
  return predicate(condition, checking, path)
}

function branches(parts: readonly Condition[], checking: Checking, path: Path, depth: number): Finding[] {
  if (parts.length === 0) return [finding(path, 'empty-branch')]
  return parts.flatMap((part, at) => walk(part, checking, [...path, at], depth + 1))
}

function predicate(one: Predicate, { unit, rules }: Checking, path: Path): Finding[] {
  const name = factOf(one)
  const fact = findFact(unit, name)
  if (!fact) return [finding(path, 'unknown-fact', { fact: name, unit })]
  if ('fact' in one) {
    if ('is' in one) return coded(fact, name, [one.is], rules, [...path, 'is'])
    if ('in' in one) return coded(fact, name, one.in, rules, [...path, 'in'])
    return bounds(one, fact, name, rules, path)
  }
  if ('is' in one) return fact.type === 'truth' ? [] : [wrongOperator(path, name, fact)]
  if ('known' in one) return fact.type === 'set' ? [wrongOperator(path, name, fact)] : []
  if ('received' in one) return codesIn(fact, [one.received], rules, [...path, 'received'])
  if ('reached' in one) return codesIn(fact, [one.reached], rules, [...path, 'reached'])
  if ('uponExit' in one) return codesIn(fact, [one.uponExit], rules, [...path, 'uponExit'])
  if ('atSixMonths' in one) return codesIn(fact, [one.atSixMonths], rules, [...path, 'atSixMonths'])
  if ('phase' in one) return codesIn(fact, [one.phase.atLeast], rules, [...path, 'phase', 'atLeast'])
  return [
    ...codesIn(fact, [one.party], rules, [...path, 'party']),
    ...(one.region === undefined
      ? []
      : codesIn({ type: 'code', codes: 'regions' }, [one.region], rules, [...path, 'region'])),
  ]
}

const wrongOperator = (path: Path, fact: string, { type }: Fact) => finding(path, 'wrong-operator', { fact, type })

function coded(fact: Fact, name: string, codes: readonly string[], rules: Rulebook, path: Path): Finding[] {
  return fact.type === 'code' ? codesIn(fact, codes, rules, path) : [wrongOperator(path.slice(0, -1), name, fact)]
}

function codesIn(fact: Fact, codes: readonly string[], rules: Rulebook, path: Path): Finding[] {
  const known = knownCodes(fact, rules)
  if (!known) return []
  return codes
    .filter(code => !known.includes(code))
    .map(code => finding(path, 'unknown-code', { code, known: known.join(', ') }))
}

/** Places belong to a programme: a profile that is read alone cannot know them. */
function knownCodes(fact: Fact, rules: Rulebook): readonly string[] | undefined {
  if (typeof fact.codes !== 'string') return fact.codes ?? []
  if (rules.programme === undefined && ['regions', 'centres', 'partners'].includes(fact.codes)) return undefined
  return codesOf(fact.codes, rules)
}

export const codesOf = (list: CodeList, rules: Rulebook): string[] =>
  list === 'regions' ? rules.regions.map(region => region.nuts) : rules[list].map(one => one.code)

function bounds(
  one: { [B in (typeof boundNames)[number]]?: Bound | undefined },
  fact: Fact,
  name: string,
  rules: Rulebook,
  path: Path,
): Finding[] {
  if (!['integer', 'number', 'day'].includes(fact.type)) return [wrongOperator(path, name, fact)]
  const given = boundNames.filter(bound => one[bound] !== undefined)
  if (given.length === 0) return [finding(path, 'no-bound', { fact: name })]
  if (one.from !== undefined && one.over !== undefined)
    return [finding([...path, 'over'], 'two-bounds', { fact: name })]
  if (one.to !== undefined && one.below !== undefined)
    return [finding([...path, 'below'], 'two-bounds', { fact: name })]
  const wrong = given.flatMap(bound => boundProblems(one[bound], fact, name, rules, [...path, bound]))
  return wrong.length > 0 ? wrong : crossing(one, rules, path)
}

function boundProblems(bound: Bound | undefined, fact: Fact, name: string, rules: Rulebook, path: Path): Finding[] {
  const value = valueOf(bound, rules)
  if (value === undefined)
    return [finding(path, 'unknown-parameter', { parameter: typeof bound === 'object' ? bound.parameter : '' })]
  const fits = fact.type === 'day' ? typeof value === 'string' : typeof value === 'number'
  if (!fits) return [finding(path, 'wrong-bound', { fact: name, type: fact.type })]
  return fact.type === 'integer' && !Number.isInteger(value)
    ? [finding(path, 'wrong-bound', { fact: name, type: 'integer' })]
    : []
}

function crossing(
  one: { [B in (typeof boundNames)[number]]?: Bound | undefined },
  rules: Rulebook,
  path: Path,
): Finding[] {
  const least = valueOf(one.from ?? one.over, rules)
  const most = valueOf(one.to ?? one.below, rules)
  if (least === undefined || most === undefined || least < most) return []
  const meet = least === most && one.from !== undefined && one.to !== undefined
  return meet ? [] : [finding(path, 'bounds-cross', { least, most })]
}

const valueOf = (bound: Bound | undefined, rules: Rulebook): number | string | undefined =>
  typeof bound === 'object' ? rules.parameters.find(one => one.code === bound.parameter)?.value : bound
