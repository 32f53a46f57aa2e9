import { addMonths, type Day } from '../kernel/day.ts'
import { type Lang, money, month as monthName, number } from '../kernel/words.ts'
import { Chart } from '../pages/chart.tsx'
import { Table } from '../pages/table.tsx'
import { type Outlook, planMonths } from './cash-flow.ts'
import { type ScenarioName, scenarios } from './plan.ts'
import { planWords } from './plan-words.ts'

interface CashChartProps {
  lang: Lang
  startsOn: Day
  outlooks: Readonly<Record<ScenarioName, Outlook>>
}

/** Cash month by month in the three scenarios, with the line of nothing; below it, money is missing. */
export function CashChart({ lang, startsOn, outlooks }: CashChartProps) {
  const text = planWords(lang)
  const all = scenarios.flatMap(name => outlooks[name].months.map(month => month.cash))
  const [top, bottom] = [Math.max(1, ...all), Math.min(0, ...all)]
  /** Nothing and the lowest cash can both be written beside the axis. */
  const isApart = bottom === 0 || -bottom >= 0.15 * (top - bottom)
  const y = (cash: number) => share(top - cash, top - bottom)
  const monthOf = (at: number) => monthName(lang, addMonths(startsOn, at - 1))
  const table = (
    <Table
      lang={lang}
      caption={text.chart}
      hideCaption
      rows={outlooks.expected.years}
      rowKey={year => String(year.number)}
      columns={[
        { key: 'year', title: text.year, heads: true, cell: year => text.yearNumber({ number: year.number }) },
        ...scenarios.map(name => ({
          key: name,
          title: text.scenarios[name],
          numeric: true,
          cell: (year: { number: number }) => money(lang, outlooks[name].years[year.number - 1]?.cash ?? 0),
        })),
      ]}
    />
  )
  return (
    <Chart lang={lang} title={text.chart} table={table}>
      <svg
        class="line cash"
        role="img"
        aria-label={`${text.chart}. ${scenarios
          .map(name => `${text.scenarios[name]}: ${money(lang, outlooks[name].months.at(-1)?.cash ?? 0)}`)
          .join('; ')}`}
      >
        <line class="axis" x1="0" x2="100%" y1={y(0)} y2={y(0)} />
        {scenarios.map(name =>
          outlooks[name].months.slice(1).map((to, at) => {
            const from = outlooks[name].months[at] ?? to
            return (
              <line
                key={`${name} ${to.number}`}
                class={`trend-line cash-${name}`}
                x1={x(at)}
                x2={x(at + 1)}
                y1={y(from.cash)}
                y2={y(to.cash)}
              />
            )
          }),
        )}
        <text class="scale" x="0" y="0" dx="-10" dy="0.35em">
          {thousands(lang, top)}
        </text>
        {isApart && (
          <text class="scale" x="0" y={y(0)} dx="-10" dy="0.35em">
            0
          </text>
        )}
        {bottom < 0 && (
          <text class="scale" x="0" y="100%" dx="-10" dy="0.35em">
            {thousands(lang, bottom)}
          </text>
        )}
      </svg>
      <p class="trend-days">
        <span>{monthOf(1)}</span>
        <span>{monthOf(planMonths)}</span>
      </p>
      <p class="legend">
        {scenarios.map(name => (
          <span key={name}>
            <svg class="swatch" viewBox="0 0 10 10" aria-hidden="true">
              <line class={`trend-line cash-${name}`} x1="0" x2="10" y1="5" y2="5" />
            </svg>
            {text.scenarios[name]}
          </span>
        ))}
      </p>
    </Chart>
  )
}

/** Thousands of lei, as little as fits beside an axis. */
const thousands = (lang: Lang, bani: number): string =>
  planWords(lang).thousands({ count: number(lang, Math.round(bani / 100_000)) })

/** How far along the drawing a month stands. */
const x = (at: number): string => share(at, planMonths - 1)

const share = (part: number, whole: number) => `${Math.round((10_000 * part) / whole) / 100}%`
