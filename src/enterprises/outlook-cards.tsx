import { addMonths, type Day } from '../kernel/day.ts'
import { type Lang, money, month as monthName, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import { type Column, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { CashChart } from './cash-chart.tsx'
import { type Outlook, outlookOf, type Sums } from './cash-flow.ts'
import type { PlanContent } from './plan-tables.ts'
import { planWords } from './plan-words.ts'
import { asPlan, type ScenarioName, scenarioOf, scenarios } from './plan.ts'

interface OutlookProps {
  content: PlanContent
  lang: Lang
  print?: string
  months?: string
}

export const outlooksOf = (content: PlanContent): Record<ScenarioName, Outlook> => {
  const plan = asPlan(content)
  return {
    cautious: outlookOf(plan, scenarioOf('cautious', content)),
    expected: outlookOf(plan),
    hopeful: outlookOf(plan, scenarioOf('hopeful', content)),
  }
}

/** The month of a plan as people say it: „martie 2027”. */
export const planMonth = (lang: Lang, startsOn: Day, nth: number): string =>
  monthName(lang, addMonths(startsOn, nth - 1)).toLocaleLowerCase(lang)

/** What a scenario supposes beside what is expected; nothing of what is expected. */
export function supposedIn(name: ScenarioName, content: PlanContent, lang: Lang): string {
  const { supposes } = planWords(lang)
  const { income, costs, delay } = scenarioOf(name, content)
  const signed = (share: number) => `${share > 0 ? '+' : ''}${number(lang, share)}%`
  return [
    income !== 0 && supposes.income({ percent: signed(income) }),
    costs !== 0 && supposes.costs({ percent: signed(costs) }),
    delay !== 0 && supposes.delay({ count: delay }),
  ]
    .filter(Boolean)
    .join(', ')
}

/** Under a title that says that it is lei. */
export const inLei = (lang: Lang, bani: number): string => money(lang, bani).replace(' lei', '')

/** What the plan comes to: three scenarios, the drawing, and the years as expected. */
export function OutlookCards({ content, lang, print, months }: OutlookProps) {
  const text = planWords(lang)
  const outlooks = outlooksOf(content)
  const when = (nth: number | undefined) => (nth === undefined ? text.never : planMonth(lang, content.startsOn, nth))
  return (
    <>
      <Card
        title={text.outlook}
        lead={text.rules}
        actions={
          <>
            {print && (
              <LinkButton icon="printer" href={print}>
                {text.print}
              </LinkButton>
            )}
            {months && <LinkButton href={months}>{text.months}</LinkButton>}
          </>
        }
      >
        <Table
          lang={lang}
          caption={text.outlook}
          hideCaption
          rows={scenarios}
          rowKey={name => name}
          columns={[
            {
              key: 'scenario',
              title: text.scenario,
              heads: true,
              cell: name => (
                <>
                  {text.scenarios[name]}
                  <span class="note">{supposedIn(name, content, lang)}</span>
                </>
              ),
            },
            { key: 'even', title: text.breakEven, cell: name => when(outlooks[name].breakEven) },
            { key: 'back', title: text.paidBack, cell: name => when(outlooks[name].paidBack) },
            {
              key: 'lowest',
              title: text.lowest,
              cell: name => {
                const { cash, month } = outlooks[name].lowest
                return (
                  <>
                    {text.lowestIn({ amount: money(lang, cash), month: planMonth(lang, content.startsOn, month) })}{' '}
                    {cash < 0 && <Tag kind="error">{text.missing}</Tag>}
                  </>
                )
              },
            },
            {
              key: 'end',
              title: text.end,
              numeric: true,
              cell: name => money(lang, outlooks[name].months.at(-1)?.cash ?? 0),
            },
          ]}
        />
        <CashChart lang={lang} startsOn={content.startsOn} outlooks={outlooks} />
      </Card>
      <Card title={text.years}>
        <Table
          lang={lang}
          caption={text.years}
          hideCaption
          rows={outlooks.expected.years}
          rowKey={year => String(year.number)}
          columns={[
            {
              key: 'year',
              title: text.year,
              heads: true,
              tight: true,
              cell: year => text.yearNumber({ number: year.number }),
            },
            ...sumColumns<Outlook['years'][number]>(lang),
            { key: 'cash', title: text.cash, numeric: true, cell: year => inLei(lang, year.cash) },
          ]}
        />
      </Card>
    </>
  )
}

const parts = ['income', 'costs', 'result', 'investments', 'financing', 'repayments'] as const

export const sumColumns = <R extends Sums>(lang: Lang): Column<R>[] =>
  parts.map(part => ({
    key: part,
    title: planWords(lang)[part],
    numeric: true,
    cell: row => inLei(lang, row[part]),
  }))
