import { number } from '../kernel/words.ts'
import { Bar, saidAs } from './bar.tsx'
import { Chart } from './chart.tsx'
import type { ChartProps } from './chart.tsx'
import { Table } from './table.tsx'
import { words } from './words.ts'

interface Shown {
  label: string
  value: number
  target?: number | undefined
}

/** Too few to be shown: the value does not even come here, the bar is hatched. */
interface TooFew {
  label: string
  tooFew: true
  value?: never
}

export type BarRow = Shown | TooFew

/** Values of the same kind, one under the other, on one scale. */
export function Bars({ rows, ...chart }: ChartProps & { rows: readonly BarRow[] }) {
  const { lang, title } = chart
  const text = words(lang)
  const scale = Math.max(1, ...rows.flatMap(row => ('tooFew' in row ? [] : [row.value, row.target ?? 0])))
  const table = (
    <Table
      lang={lang}
      caption={title}
      hideCaption
      rows={rows}
      rowKey={row => row.label}
      columns={[
        { key: 'label', title: text.group, heads: true, cell: row => row.label },
        {
          key: 'value',
          title: text.value,
          numeric: true,
          cell: row => ('tooFew' in row ? text.fewerThanFive : number(lang, row.value)),
        },
        {
          key: 'target',
          title: text.target,
          numeric: true,
          cell: row => ('tooFew' in row || row.target === undefined ? text.none : number(lang, row.target)),
        },
      ]}
    />
  )
  return (
    <Chart {...chart} table={table}>
      <ul class="bars">
        {rows.map(row => (
          <li key={row.label}>
            <span>{row.label}</span>
            {'tooFew' in row ? (
              <HatchedBar label={text.fewerThanFive} />
            ) : (
              <Bar lang={lang} value={row.value} target={row.target} scale={scale} />
            )}
            <span class="numeric">{'tooFew' in row ? text.fewerThanFive : saidAs(lang, row.value, row.target)}</span>
          </li>
        ))}
      </ul>
    </Chart>
  )
}

function HatchedBar({ label }: { label: string }) {
  const strokes = Array.from({ length: 25 }, (_, position) => position * 4)
  return (
    <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={label}>
      {strokes.map(x => (
        <line key={x} class="bar-hatch" x1={x} y1="10" x2={x + 3} y2="0" />
      ))}
    </svg>
  )
}
