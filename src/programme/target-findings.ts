import { unknown, unknownAmong } from './code-list-findings.ts'
import { isSealed } from './compile.ts'
import { type Finding, finding, type Path } from './finding.ts'
import { isCounted } from './indicator.ts'
import type { Programme, Target } from './programme.ts'
import type { Rulebook } from './rulebook.ts'

/** Sums of amounts with decimals are compared to the thousandth. */
const same = (one: number, other: number): boolean => Math.abs(one - other) < 0.001

const sumOf = (parts: Readonly<Record<string, number>>): number =>
  Object.values(parts).reduce((sum, one) => sum + one, 0)

/** Parts that do not add up to the promise, or that point to nothing. */
export function targetFindings(target: Target, programme: Programme, rules: Rulebook, path: Path): Finding[] {
  const indicator = rules.indicators.find(one => one.code === target.indicator)
  const known = rules.indicators.map(one => one.code)
  if (!indicator) return unknown(target.indicator, known, [...path, 'indicator'])
  return [
    ...(isCounted(indicator) ? sums(target, path) : shareParts(target, path)),
    ...keys(
      target.byRegion,
      programme.regions.map(region => region.nuts),
      [...path, 'byRegion'],
    ),
    ...keys(
      target.byPartner,
      programme.partners.map(partner => partner.code),
      [...path, 'byPartner'],
    ),
    ...keys(
      target.byCategory,
      rules.categories.map(category => category.code),
      [...path, 'byCategory'],
    ),
    ...(isSealed(indicator) && target.byPartner
      ? [finding([...path, 'byPartner'], 'sealed-by-place', { code: indicator.code, place: 'partner' })]
      : []),
    ...periods(target, programme, path),
    ...coverage(target, rules, path),
  ]
}

const keys = (parts: Readonly<Record<string, number>> | undefined, known: readonly string[], path: Path): Finding[] =>
  Object.keys(parts ?? {}).flatMap(code => unknown(code, known, [...path, code]))

function sums(target: Target, path: Path): Finding[] {
  const { total, byCategory = {} } = target
  const split = (['byRegion', 'byPartner', 'byCategory', 'byPeriod'] as const).find(name => target[name] !== undefined)
  if (total === undefined)
    return split ? [finding([...path, split], 'parts-without-total', { indicator: target.indicator })] : []
  const addUp = (['byRegion', 'byPartner'] as const).flatMap(name => {
    const parts = target[name]
    if (!parts || same(sumOf(parts), total)) return []
    return [finding([...path, name], 'parts-do-not-add-up', { indicator: target.indicator, sum: sumOf(parts), total })]
  })
  const beyond = Object.entries(byCategory).filter(([, value]) => value > total)
  return [
    ...addUp,
    ...beyond.map(([code, value]) => finding([...path, 'byCategory', code], 'part-beyond-total', { value, total })),
  ]
}

/** Percentages of parts do not add up, and none exceeds 100. */
function shareParts(target: Target, path: Path): Finding[] {
  const { total, byRegion = {} } = target
  const tooMuch =
    total !== undefined && total > 100 ? [finding([...path, 'total'], 'share-beyond-100', { value: total })] : []
  const regions = Object.entries(byRegion).filter(([, value]) => value > 100)
  return [
    ...tooMuch,
    ...regions.map(([code, value]) => finding([...path, 'byRegion', code], 'share-beyond-100', { value })),
  ]
}

/** Cumulative values by a day: later ones are not smaller, the last is the promise at most, all within the programme. */
function periods({ total, byPeriod = [] }: Target, programme: Programme, path: Path): Finding[] {
  return byPeriod.flatMap(({ until, value }, at) => {
    const before = byPeriod[at - 1]
    const here = [...path, 'byPeriod', at]
    if (until < programme.startsOn) return [finding([...here, 'until'], 'day-outside-programme', { day: until })]
    if (before && until <= before.until) return [finding([...here, 'until'], 'periods-out-of-order', { day: until })]
    if (before && value < before.value)
      return [finding([...here, 'value'], 'period-falls', { value, before: before.value })]
    return total !== undefined && value > total
      ? [finding([...here, 'value'], 'part-beyond-total', { value, total })]
      : []
  })
}

function coverage(target: Target, rules: Rulebook, path: Path): Finding[] {
  if (!target.coverage) return []
  const here = [...path, 'coverage']
  const indicator = rules.indicators.find(one => one.code === target.indicator)
  const hasParties = indicator && isCounted(indicator) && ['agreement', 'event'].includes(indicator.unit)
  if (!hasParties) return [finding(here, 'coverage-without-parties', { indicator: target.indicator })]
  return [
    ...unknownAmong(
      target.coverage.parties,
      rules.partyKinds.map(one => one.code),
      [...here, 'parties'],
    ),
    ...unknownAmong(
      target.coverage.regions,
      rules.regions.map(one => one.nuts),
      [...here, 'regions'],
    ),
  ]
}
