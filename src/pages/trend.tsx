import { date, number } from '../kernel/words.ts'
import type { Lang } from '../kernel/words.ts'
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
      <Line
        points={points}
        top={top}
        target={target}
        lang={lang}
        label={`${title}. ${date(to.on)}: ${saidAs(lang, to.value, target)}`}
      />
      <p class="trend-days">
        <span>{date(from.on)}</span>
        <span>{date(to.on)}</span>
      </p>
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
  lang: Lang
  points: readonly Point[]
  top: number
  target: number | undefined
  label: string
}

/** Everything is placed in shares of the width and the height, so that the drawing stretches and its letters do not. */
function Line({ lang, points, top, target, label }: LineProps) {
  const days = points.map(point => Date.parse(point.on))
  const first = days[0] ?? 0
  const span = Math.max(1, (days.at(-1) ?? 0) - first)
  const spots = points.map(({ value }, position) => ({
    x: percentage((days[position] ?? first) - first, span),
    y: percentage(top - value, top),
    value,
  }))
  const last = spots.at(-1)
  return (
    <svg class="line" role="img" aria-label={label}>
      <line class="axis" x1="0" x2="100%" y1="100%" y2="100%" />
      {target !== undefined && (
        <line
          class="trend-target"
          x1="0"
          x2="100%"
          y1={percentage(top - target, top)}
          y2={percentage(top - target, top)}
        />
      )}
      {spots.slice(1).map((to, position) => {
        const from = spots[position] ?? to
        return <line key={to.x} class="trend-line" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      })}
      {spots.map(({ x, y }) => (
        <circle key={x} class="trend-spot" cx={x} cy={y} r="4" />
      ))}
      <text class="scale" x="0" y="0" dx="-10" dy="0.35em">
        {number(lang, top)}
      </text>
      <text class="scale" x="0" y="100%" dx="-10" dy="0.35em">
        0
      </text>
      {last && (
        <text class="last" x="100%" y={last.y} dx="10" dy="0.35em">
          {number(lang, last.value)}
        </text>
      )}
    </svg>
  )
}

const percentage = (part: number, whole: number) => `${Math.round((10_000 * part) / whole) / 100}%`
