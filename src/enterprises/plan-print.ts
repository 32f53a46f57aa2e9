import { date, type Lang, money } from '../kernel/words.ts'
import { pdf, template } from '../pages/pdf.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import type { Sums } from './cash-flow.ts'
import { scenarios } from './plan.ts'
import { whenOf } from './plan-line-table.tsx'
import type { PlanContent } from './plan-tables.ts'
import { planWords } from './plan-words.ts'
import { inLei, outlooksOf, planMonth, supposedIn } from './outlook-cards.tsx'

const source = template(new URL('./plan.typ', import.meta.url))

export interface Printed {
  lang: Lang
  rules: Rulebook
  content: PlanContent
  programme: string
  /** The enterprise, or the code under which a scorer reads it. */
  name: string
  facts: readonly (readonly [string, string])[]
}

const parts = ['income', 'costs', 'result', 'investments', 'financing', 'repayments'] as const

/** A plan on paper: its texts, its lines, three scenarios, five years, sixty months. */
export function planPdf({ lang, rules, content, programme, name, facts }: Printed): Uint8Array<ArrayBuffer> {
  const text = planWords(lang)
  const outlooks = outlooksOf(content)
  const { startsOn } = content
  const when = (number: number | undefined) => (number === undefined ? text.never : planMonth(lang, startsOn, number))
  const head = [...parts.map(part => text[part]), text.cash]
  const sums = (row: Sums & { cash: number }) => [...parts.map(part => inLei(lang, row[part])), inLei(lang, row.cash)]
  return pdf(source, {
    lang,
    title: text.plan,
    name,
    programme,
    facts: [...facts, [text.startsOn, planMonth(lang, startsOn, 1)], [text.opening, money(lang, content.opening)]],
    sections: rules.planSections.flatMap(({ code, names }) => {
      const says = content.sections.find(one => one.code === code)?.says
      return says === undefined ? [] : [{ title: names[lang], says: says.split('\n') }]
    }),
    lines: {
      title: text.lines,
      lead: text.linesLead,
      words: 3,
      head: [text.line, text.kind, text.when, text.amount],
      rows: content.lines.map(line => [
        line.title,
        text.kinds[line.kind],
        whenOf(line, lang, startsOn),
        money(lang, line.amount),
      ]),
    },
    outlook: {
      title: text.outlook,
      lead: text.rules,
      words: 4,
      head: [text.scenario, text.breakEven, text.paidBack, text.lowest, text.end],
      rows: scenarios.map(one => {
        const { breakEven, paidBack, lowest, months } = outlooks[one]
        return [
          [text.scenarios[one], supposedIn(one, content, lang)].filter(Boolean).join(': '),
          when(breakEven),
          when(paidBack),
          text.lowestIn({ amount: money(lang, lowest.cash), month: planMonth(lang, startsOn, lowest.month) }),
          money(lang, months.at(-1)?.cash ?? 0),
        ]
      }),
    },
    years: {
      title: text.years,
      words: 1,
      head: [text.year, ...head],
      rows: outlooks.expected.years.map(year => [text.yearNumber({ number: year.number })].concat(sums(year))),
    },
    months: {
      title: text.monthsExpected,
      words: 1,
      head: [text.month, ...head],
      rows: outlooks.expected.months.map(month => [planMonth(lang, startsOn, month.number)].concat(sums(month))),
    },
  })
}

export const submittedWords = (
  lang: Lang,
  { number, submitted_on }: { number: number; submitted_on: string },
): string => `${planWords(lang).version({ number })}, ${planWords(lang).submittedOn({ on: date(submitted_on) })}`
