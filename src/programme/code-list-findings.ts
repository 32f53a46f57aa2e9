import { addDays } from '../kernel/day.ts'
import { type Finding, finding, type Path } from './finding.ts'
import type { Rule } from './rule.ts'

/** Each code once; `key` is what the code is called in its list. */
export function twice(key: string, codes: readonly string[], path: Path): Finding[] {
  const again = codes.map((code, at) => ({ code, at })).filter(({ code, at }) => codes.indexOf(code) < at)
  return again.map(({ code, at }) => finding([...path, at, key], 'code-twice', { code }))
}

/**
 * A code may stand several times when each has its own validity: the times must follow one another, without a day that two claim and
 * without a day that none does.
 */
export function successions<T extends Rule>(rules: readonly T[], codeOf: (rule: T) => string, path: Path): Finding[] {
  const all = rules.map((rule, at) => ({ rule, at, code: codeOf(rule) }))
  const reversed = all.filter(
    ({ rule }) => rule.validFrom !== undefined && rule.validTo !== undefined && rule.validTo < rule.validFrom,
  )
  const inOrder = all.toSorted((a, b) => (a.rule.validFrom ?? '').localeCompare(b.rule.validFrom ?? ''))
  return [
    ...reversed.map(({ at }) => finding([...path, at, 'validTo'], 'ends-before-it-begins')),
    ...inOrder.flatMap((later, place) => {
      const earlier = inOrder.slice(0, place).findLast(one => one.code === later.code)
      return earlier ? following(earlier.rule, later.rule, later.code, [...path, later.at]) : []
    }),
  ]
}

function following(earlier: Rule, later: Rule, code: string, path: Path): Finding[] {
  if (earlier.validTo === undefined && later.validFrom === undefined)
    return [finding([...path, 'code'], 'code-twice', { code })]
  const next = earlier.validTo === undefined ? undefined : addDays(earlier.validTo, 1)
  const at = [...path, 'validFrom']
  if (next === undefined || later.validFrom === undefined || later.validFrom < next)
    return [finding(at, 'validity-overlaps', { code })]
  return later.validFrom > next ? [finding(at, 'validity-gap', { code, from: next })] : []
}

/** A reference to something that is not there. */
export const unknown = (code: string | undefined, known: readonly string[], path: Path): Finding[] =>
  code === undefined || known.includes(code) ? [] : [finding(path, 'unknown-code', { code, known: known.join(', ') })]

export const unknownAmong = (codes: readonly string[], known: readonly string[], path: Path): Finding[] =>
  codes.flatMap((code, at) => unknown(code, known, [...path, at]))
