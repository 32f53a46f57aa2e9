import type { Day } from '../kernel/day.ts'
import { date, type Lang } from '../kernel/words.ts'
import { pdf, template } from '../pages/pdf.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { listedName } from './name.ts'
import { personWords } from './person-words.ts'
import type { Ranked } from './ranking.ts'
import { selectionWords } from './selection-words.ts'
import type { Decided } from './selection-tables.ts'

const source = template(new URL('./minutes.typ', import.meta.url))

export interface Minutes {
  lang: Lang
  programme: string
  rules: Rulebook
  day: Day
  printedOn: Day
  /** Who prints: the minutes cover the people whom they may see. */
  printedBy: string
  decided: readonly Decided[]
  waiting: readonly Ranked[]
}

/** The minutes of one day: what was decided by whom, and the waiting list with the rule of its order. */
export function minutesPdf(minutes: Minutes): Uint8Array<ArrayBuffer> {
  const { lang, programme, day, printedOn, printedBy } = minutes
  const text = selectionWords(lang)
  const { document: says } = text
  return pdf(source, {
    lang,
    title: says.title,
    day: date(day),
    facts: [
      [says.programme, programme],
      [says.day, date(day)],
      [says.printed, date(printedOn)],
      [says.scope, printedBy],
    ],
    decided: {
      title: says.decided,
      none: says.nothingDecided,
      head: [text.code, text.name, says.outcome, text.score, says.reason, says.signers],
      rows: minutes.decided.map(one => decidedRow(one, lang)),
    },
    waiting: {
      title: says.waiting,
      none: text.nobodyWaits,
      head: [text.place, text.code, text.name, text.score, text.priority, text.appliedOn, text.region],
      rows: minutes.waiting.map(one => waitingRow(one, minutes)),
    },
    rule: { name: says.rule, text: text.rule },
    signature: says.signature,
  })
}

function decidedRow(one: Decided, lang: Lang): string[] {
  const text = selectionWords(lang)
  const signers = [one.first, one.second].filter(name => name !== null)
  return [
    one.code,
    listedName(one),
    personWords(lang).decided[one.outcome],
    one.score === null ? text.none : String(one.score),
    one.reason ?? text.none,
    signers.join(', '),
  ]
}

function waitingRow(one: Ranked, { rules, lang }: Minutes): string[] {
  const region = rules.regions.find(({ nuts }) => nuts === one.region)?.names[lang] ?? one.region
  const score = one.score === null ? selectionWords(lang).none : String(one.score)
  return [String(one.place), one.code, listedName(one), score, String(one.priority), date(one.appliedOn), region]
}
