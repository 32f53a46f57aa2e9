import type { Check } from '../programme/check.ts'
import { isSealed } from '../programme/compile.ts'
import { isCounted } from '../programme/indicator.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { amountIn, type Values } from './count.ts'

/** Where a total contradicts another, and by how much: `left` should be equal to `right`, or at most that. */
export interface Contradiction {
  check: string
  /** The cell, or undefined for the whole. */
  cell?: { region_category: string; sex: string }
  /** Codes and their value. */
  left: string
  leftValue: number
  right: string
  rightValue: number
}

interface Sums {
  /** The value of a code in one cell. */
  of(code: string): number
}

/** What was filed under names of its own, such as `EECO02+04`, and the values of the period before, falls that are explained taken off. */
export interface Filed {
  sums?: ReadonlyMap<string, number>
  before?: ReadonlyMap<string, number>
}

/** The checks of totals, in every cell of region category and sex. Source: section 2.2 of the domain rules; the profile names each. */
export function contradictions(rules: Rulebook, values: Values, filed: Filed = {}): Contradiction[] {
  const cells = cellsOf(values)
  return rules.checks.flatMap(check => {
    if (check.rule === 'reserved-sums') return reservedSums(check, values, filed.sums ?? new Map())
    if (check.rule === 'never-falls') return falls(check, values, filed)
    if (check.rule === 'results-within-reference')
      return [...withinHundred(check, rules, values), ...inCells(check, rules, values, cells)]
    return inCells(check, rules, values, cells)
  })
}

/** A total of special categories is not split: it is held against another total of everybody. */
function inCells(check: Check, rules: Rulebook, values: Values, cells: Cell[]): Contradiction[] {
  const sealed = new Set(rules.indicators.filter(isSealed).map(indicator => indicator.code))
  const open = cells.flatMap(cell => {
    const of = (code: string) => (sealed.has(code) ? 0 : claimedIn(values, code, cell))
    return inCell(check, rules, { of }).map(found => Object.assign(found, { check: check.code, cell }))
  })
  const whole = (code: string) => values.get(code)?.claimed ?? 0
  const ofSealed = inCell(check, rules, { of: whole }).filter(found => sealed.has(found.left))
  return [...open, ...ofSealed.map(found => Object.assign(found, { check: check.code }))]
}

type Found = Omit<Contradiction, 'check' | 'cell'>
type Cell = NonNullable<Contradiction['cell']>

function inCell(check: Check, rules: Rulebook, { of }: Sums): Found[] {
  const sum = (codes: readonly string[]) => codes.reduce((total, code) => total + of(code), 0)
  const compared = (left: readonly string[], right: readonly string[]): Found => ({
    left: sumName(left),
    leftValue: sum(left),
    right: sumName(right),
    rightValue: sum(right),
  })
  switch (check.rule) {
    case 'sum-equals':
      return [compared([check.total], check.sum)].filter(one => one.leftValue !== one.rightValue)
    case 'sum-at-most':
      return [compared(check.sum, [check.total])].filter(isMore)
    case 'each-at-most':
      return check.each.map(code => compared([code], [check.total])).filter(isMore)
    case 'results-within-reference':
      return rules.indicators
        .filter(isCounted)
        .filter(one => one.kind === 'immediate' || one.kind === 'longer-term')
        .flatMap(one => (one.reference ? [compared([one.code], one.reference)] : []))
        .filter(isMore)
    default:
      return []
  }
}

const isMore = (one: Found) => one.leftValue > one.rightValue

/** `EECO02+04`: the codes of one family, joined as the funder's tables name such a sum. */
export function sumName(codes: readonly string[]): string {
  const [first = '', ...others] = codes
  const family = /^\D*/.exec(first)?.[0] ?? ''
  return [first, ...others.map(code => (code.startsWith(family) ? code.slice(family.length) : code))].join('+')
}

function reservedSums(
  check: Extract<Check, { rule: 'reserved-sums' }>,
  values: Values,
  filed: ReadonlyMap<string, number>,
) {
  return check.sums.flatMap((codes): Contradiction[] => {
    const name = sumName(codes)
    const submitted = filed.get(name)
    const parts = codes.reduce((total, code) => total + (values.get(code)?.claimed ?? 0), 0)
    if (submitted === undefined || submitted === parts) return []
    return [{ check: check.code, left: name, leftValue: submitted, right: codes.join(' + '), rightValue: parts }]
  })
}

const falls = (check: Check, values: Values, { before = new Map() }: Filed): Contradiction[] =>
  [...before].flatMap(([code, filed]) => {
    const now = values.get(code)?.claimed
    if (now === undefined || now >= filed) return []
    return [{ check: check.code, left: code, leftValue: filed, right: code, rightValue: now }]
  })

const withinHundred = (check: Check, rules: Rulebook, values: Values): Contradiction[] =>
  rules.indicators.flatMap(one => {
    const value = values.get(one.code)?.claimed ?? 0
    if (isCounted(one) || value <= 100) return []
    return [{ check: check.code, left: one.code, leftValue: value, right: '100%', rightValue: 100 }]
  })

function cellsOf(values: Values): Cell[] {
  const cells = new Map<string, Cell>()
  for (const value of values.values()) {
    for (const { region_category, sex } of value.cells) {
      if (region_category !== null && sex !== null) cells.set(`${region_category} ${sex}`, { region_category, sex })
    }
  }
  return [...cells.keys()].toSorted().flatMap(key => cells.get(key) ?? [])
}

function claimedIn(values: Values, code: string, cell: Cell): number {
  const value = values.get(code)
  return value ? amountIn(value, cell).claimed : 0
}
