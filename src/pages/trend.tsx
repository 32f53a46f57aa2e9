import { date, number } from '../kernel/words.ts'
import { saidAs } from './bar.tsx'
import { Chart } from './chart.tsx'
import type { ChartProps } from './chart.tsx'
import { Table } from './table.tsx'
import { words } from './words.ts'

export interface Point {
  on: string
  value: number
}

/** A value over time, from zero. The days stand in their order, at the distance that lies between them. */
export function Trend({
  points,
  target,
  ...chart
}: ChartProps & { points: readonly Point[]; target?: number | undefined }) {
  const { lang, title } = chart
  const text = words(lang)
  const top = Math.max(1, target ?? 0, ...points.map(point => point.value))
  const [from, to] = [points[0], points.at(-1)]
  const table = (
    <Table
      lang={lang}
      caption={title}
      hideCaption
      rows={points}
      rowKey={point => point.on}
      columns={[
        { key: 'on', title: text.day, heads: true, cell: point => date(point.on) },
        { key: 'value', title: text.value, numeric: true, cell: point => number(lang, point.value) },
      ]}
    />
  )
  if (!from || !to) return null
  return (
    <Chart {...chart} table={table}>
      <div class="trend">
        <span class="trend-top">{number(lang, top)}</span>
        <span class="trend-zero">0</span>
        <Line
          points={points}
          top={top}
          target={target}
          label={`${title}. ${date(to.on)}: ${saidAs(lang, to.value, target)}`}
        />
        <strong class="trend-last">{number(lang, to.value)}</strong>
        <span class="trend-from">{date(from.on)}</span>
        <span class="trend-to">{date(to.on)}</span>
      </div>
      {target !== undefined && (
        <p class="legend">
          <svg class="swatch" viewBox="0 0 10 10" aria-hidden="true">
            <line class="trend-target" x1="0" x2="10" y1="5" y2="5" />
          </svg>
          {text.target} {number(lang, target)}
        </p>
      )}
    </Chart>
  )
}

interface LineProps {
  points: readonly Point[]
  top: number
  target: number | undefined
  label: string
}

/** Drawn on a field of 100 by 100 that stretches; the strokes do not. */
function Line({ points, top, target, label }: LineProps) {
  const days = points.map(point => Date.parse(point.on))
  const first = days[0] ?? 0
  const span = Math.max(1, (days.at(-1) ?? 0) - first)
  const spots = points.map((point, position) => {
    const x = (100 * ((days[position] ?? first) - first)) / span
    return [x, height(point.value, top)] as const
  })
  return (
    <svg class="line" viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={label}>
      <line class="axis" x1="0" x2="100" y1="100" y2="100" />
      {target !== undefined && (
        <line class="trend-target" x1="0" x2="100" y1={height(target, top)} y2={height(target, top)} />
      )}
      <polyline class="trend-line" points={spots.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')} />
      {spots.map(([x, y]) => (
        <line key={x} class="trend-spot" x1={round(x)} x2={round(x)} y1={round(y)} y2={round(y)} />
      ))}
    </svg>
  )
}

const height = (value: number, top: number) => round(100 - (100 * value) / top)
const round = (n: number) => Math.round(n * 100) / 100
