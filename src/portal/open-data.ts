import type { Lang } from '../kernel/words.ts'
import type { Published, Trait } from './published.ts'
import { csv } from '../pages/csv.ts'

/** The columns of the open data, in their order. The dictionary on the page has a line for each. */
export const dataColumns = [
  'period',
  'until',
  'indicator',
  'name',
  'unit',
  'target',
  'split',
  'part',
  'value',
  'hidden',
] as const

type DataRow = Record<(typeof dataColumns)[number], string | number | null>

/** Every number of the programme page, a row each: the whole first, then its parts. */
export function dataRows({ period, objectives }: Published, lang: Lang): DataRow[] {
  if (!period) return []
  return objectives.flatMap(({ figures }) =>
    figures.flatMap(({ code, names, unit, target, proven, splits }) => {
      const common = { period: period.name, until: period.as_of, indicator: code, name: names[lang], unit }
      const cell = (split: string, part: string, value: number | undefined): DataRow => ({
        ...common,
        target: split === 'total' ? target : null,
        split,
        part,
        value: value ?? null,
        hidden: value === undefined ? 'yes' : 'no',
      })
      const parts = (Object.keys(splits) as Trait[]).flatMap(trait =>
        (splits[trait]?.of ?? []).map(part => cell(trait, part, splits[trait]?.cells[part])),
      )
      return [cell('total', 'all', proven), ...parts]
    }),
  )
}

export const dataAsCsv = (rows: readonly DataRow[]): string =>
  csv([[...dataColumns], ...rows.map(row => dataColumns.map(column => row[column] ?? ''))])

export const dataAsJson = (rows: readonly DataRow[], source: string): string =>
  JSON.stringify({ licence: 'CC-BY-4.0', source, columns: dataColumns, rows })
