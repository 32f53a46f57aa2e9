import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Unit } from '../programme/facts.ts'
import { type Indicator, isCounted } from '../programme/indicator.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import type { Asked } from './asked.ts'
import { allMarked, type Marked, type Split, splits, type UnitMarks } from './marks.ts'
import { forMany, splitColumns, type Statement, statementFor } from './statement.ts'

export interface Amount {
  claimed: number
  /** Of the claimed, what has every mandatory paper accepted. */
  proven: number
}

export type Part = Record<Split, string | null>

/** What counts in one region, of one sex, and so on. */
export type Cell = Part & Amount

export interface Value extends Amount {
  indicator: Indicator
  cells: Cell[]
}

export type Values = Map<string, Value>

/** Things of a unit with the same splits and the same marks. */
export type Group = Part & { unit: Unit; held: string; proven: string; measure: number }

/** Every indicator that this role may count, from the facts, in one statement. */
export async function countLive(tx: Tx, asked: Asked): Promise<Values> {
  const statement = statementFor(await forMany(tx, asked))
  if (!statement) return new Map()
  return valuesOf(asked.rules, statement.units, (await grouped(statement).execute(tx)).rows)
}

/** `about`: rows about these alone; of others only a part may be among whom the statement asks about. */
export const grouped = ({ ground, rows }: Statement, about?: readonly string[]): RawBuilder<Group> => sql`
  ${ground()}
  select unit, ${splitColumns}, held, proven, sum(measure)::float8 as measure from (${rows}) m
  ${about ? sql`where about = any (${[...about]}::uuid[])` : sql``}
  group by unit, ${splitColumns}, held, proven`

/** The same with a minus: what is taken away. */
export const less = ({ measure, ...group }: Group): Group => Object.assign(group, { measure: -measure })

/** The groups as values, in the order of the rulebook. */
export function valuesOf(rules: Rulebook, units: readonly UnitMarks[], groups: readonly Group[]): Values {
  const cells = new Map(
    units.flatMap(({ unit, marked }) =>
      addUp(
        marked,
        groups.filter(group => group.unit === unit),
      ),
    ),
  )
  return valuesByCells(rules, units, code => cells.get(code) ?? [])
}

/** The same from the cells of each indicator. */
export function valuesByCells(
  rules: Rulebook,
  units: readonly UnitMarks[],
  cellsOf: (indicator: string) => Cell[],
): Values {
  const indicators = units.flatMap(unit => unit.marked.map(one => one.indicator))
  return withShares(rules, new Map(indicators.map(one => [one.code, valueOf(one, cellsOf(one.code))])))
}

/** One pass for each indicator over the marks at its places. */
const addUp = (marked: readonly Marked[], groups: readonly Group[]): [indicator: string, Cell[]][] =>
  marked.map(one => {
    const cells = new Map<string, Cell>()
    for (const group of groups) {
      if (!allMarked(group.held, one)) continue
      const key = placeOf(group)
      const cell = cells.get(key) ?? emptyCell(group)
      cell.claimed += group.measure
      if (allMarked(group.proven, one)) cell.proven += group.measure
      cells.set(key, cell)
    }
    return [one.indicator.code, [...cells.values()]]
  })

const placeOf = (part: Part): string => splits.map(split => part[split]).join('|')

/** Cells of the same part as one; without those that have nothing. They are not rounded: their total is, once. */
export const addedUp = (cells: readonly Cell[]): Cell[] =>
  [...Map.groupBy(cells, placeOf).values()]
    .map(same => Object.assign(emptyCell(same[0] as Cell), sums(same)))
    .filter(({ claimed, proven }) => inAnyOrder(claimed) !== 0 || inAnyOrder(proven) !== 0)

export const valueOf = (indicator: Indicator, cells: Cell[]): Value => ({ indicator, cells, ...total(cells) })

const emptyCell = ({ region, region_category, sex, centre, partner }: Part): Cell => ({
  region,
  region_category,
  sex,
  centre,
  partner,
  claimed: 0,
  proven: 0,
})

const sums = (cells: readonly Amount[]): Amount => ({
  claimed: cells.reduce((sum, cell) => sum + cell.claimed, 0),
  proven: cells.reduce((sum, cell) => sum + cell.proven, 0),
})

export function total(cells: readonly Amount[]): Amount {
  const { claimed, proven } = sums(cells)
  return { claimed: inAnyOrder(claimed), proven: inAnyOrder(proven) }
}

/** To a millionth, and never to a zero below zero: minutes as hours, added in another order, differ far behind it, and what was filed would seem to have changed. */
export const inAnyOrder = (sum: number): number => Math.round(sum * 1e6) / 1e6 + 0

/** Values of several counts as one, with the percentages that can be made of them. */
export const together = (rules: Rulebook, ...counts: readonly Values[]): Values =>
  withShares(rules, new Map(counts.flatMap(values => Array.from(values))))

function withShares(rules: Rulebook, values: Values): Values {
  const inOrder = rules.indicators.flatMap(indicator => {
    if (isCounted(indicator)) return values.get(indicator.code) ?? []
    const [of, among] = [values.get(indicator.share.of), values.get(indicator.share.among)]
    return of && among ? shareOf(indicator, of, among) : []
  })
  return new Map(inOrder.map(value => [value.indicator.code, value]))
}

const shareOf = (indicator: Indicator, of: Value, among: Value): Value => ({
  indicator,
  cells: [],
  claimed: percentage(of.claimed, among.claimed),
  proven: percentage(of.proven, among.proven),
})

/** Rounded to one decimal, half up, but never to 100 before the whole is reached; of nothing it is 0. */
export function percentage(part: number, whole: number): number {
  if (whole === 0) return 0
  const rounded = Math.round((1000 * part) / whole) / 10
  return part < whole ? Math.min(rounded, 99.9) : rounded
}

/** What lies in this part; the whole where nothing narrows it. */
export const amountIn = (value: Value, part: Partial<Part>): Amount =>
  total(value.cells.filter(cell => splits.every(split => part[split] === undefined || part[split] === cell[split])))
