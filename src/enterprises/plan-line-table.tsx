import type { Day } from '../kernel/day.ts'
import { type Lang, money, percent } from '../kernel/words.ts'
import { Empty, Table } from '../pages/table.tsx'
import { monthlyKinds, type PlanLine } from './cash-flow.ts'
import { planWords } from './plan-words.ts'
import { planMonth } from './outlook-cards.tsx'

interface Shown extends PlanLine {
  title: string
  /** Where it is changed. */
  href?: string | undefined
}

interface LinesProps {
  lang: Lang
  startsOn: Day
  lines: readonly Shown[]
}

/** The lines of money of a plan, each with when it comes and how it changes. */
export function LinesTable({ lang, startsOn, lines }: LinesProps) {
  const text = planWords(lang)
  return (
    <Table
      lang={lang}
      caption={text.lines}
      hideCaption
      rows={lines}
      rowKey={line => line.href ?? `${line.kind} ${line.title} ${line.from}`}
      empty={<Empty>{text.noLines}</Empty>}
      columns={[
        {
          key: 'title',
          title: text.line,
          heads: true,
          cell: line => (line.href ? <a href={line.href}>{line.title}</a> : line.title),
        },
        { key: 'kind', title: text.kind, cell: line => text.kinds[line.kind] },
        { key: 'amount', title: text.amount, numeric: true, cell: line => money(lang, line.amount) },
        { key: 'when', title: text.when, cell: line => whenOf(line, lang, startsOn) },
      ]}
    />
  )
}

/** „din martie 2027, 5% pe an, după sezon”. */
export function whenOf(line: PlanLine, lang: Lang, startsOn: Day): string {
  const text = planWords(lang)
  const from = planMonth(lang, startsOn, line.from)
  if (!monthlyKinds.includes(line.kind)) return from
  return [
    line.until === null
      ? text.fromMonth({ month: from })
      : text.fromTo({ from, to: planMonth(lang, startsOn, line.until) }),
    ...(line.growth === 0 ? [] : [text.yearly({ percent: percent(lang, line.growth / 100) })]),
    ...(line.seasonal ? [text.inSeason] : []),
    ...(line.apart ?? []).map(({ month, amount }) =>
      text.apartIn({ month: planMonth(lang, startsOn, month), amount: money(lang, amount) }),
    ),
  ].join(', ')
}
