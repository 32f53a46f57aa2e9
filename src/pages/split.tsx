import { number, percent } from '../kernel/words.ts'
import { Chart } from './chart.tsx'
import type { ChartProps } from './chart.tsx'
import { Table } from './table.tsx'
import { words } from './words.ts'

export interface Part {
  label: string
  value: number
}

/** Parts of one whole: at most four, since more colours cannot be told apart. */
export function Split({ parts, ...chart }: ChartProps & { parts: readonly Part[] }) {
  const { lang, title } = chart
  const text = words(lang)
  const whole = Math.max(1, sum(parts))
  const table = (
    <Table
      lang={lang}
      caption={title}
      hideCaption
      rows={parts}
      rowKey={part => part.label}
      columns={[
        { key: 'label', title: text.group, heads: true, cell: part => part.label },
        { key: 'value', title: text.value, numeric: true, cell: part => number(lang, part.value) },
        { key: 'share', title: text.share, numeric: true, cell: part => percent(lang, part.value / whole) },
      ]}
    />
  )
  return (
    <Chart {...chart} table={table}>
      <svg class="bar split" viewBox={`0 0 ${whole} 10`} preserveAspectRatio="none" role="img" aria-label={title}>
        {parts.map((part, position) => (
          <rect
            key={part.label}
            class={`data-${position + 1}`}
            x={sum(parts.slice(0, position))}
            width={part.value}
            height="10"
          />
        ))}
      </svg>
      <ul class="legend">
        {parts.map((part, position) => (
          <li key={part.label}>
            <svg class="swatch" viewBox="0 0 10 10" aria-hidden="true">
              <rect class={`data-${position + 1}`} width="10" height="10" />
            </svg>
            {part.label} <strong>{number(lang, part.value)}</strong>
          </li>
        ))}
      </ul>
    </Chart>
  )
}

const sum = (parts: readonly Part[]) => parts.reduce((total, part) => total + part.value, 0)
