import { longDate, date, type Lang, number, monthName } from '../kernel/words.ts'
import { pdf, template } from '../pages/pdf.ts'
import type { OpenSheet } from './asked-sheet.ts'
import { lineInterval } from './said.ts'
import { sum, totalsOf } from './total.ts'
import { words } from './words.ts'

const source = template(new URL('./timesheet.typ', import.meta.url))

/** Rises by one with every change of what the printed month says. */
const sheetTemplate = 'timesheet.v2'

/** A closed month on paper, for the signatures of the expert and of whoever checked it. One that is open has no place to sign. */
export function printedSheet(open: OpenSheet, lang: Lang, organisation: string): Uint8Array<ArrayBuffer> {
  const text = words(lang)
  const { sheet, lines, contracts, staff, most } = open
  const hours = (minutes: number) => number(lang, minutes / 60)
  const numberOf = (id: string) => contracts.find(one => one.id === id)?.number ?? '–'
  return pdf(source, {
    lang,
    template: sheetTemplate,
    organisation,
    title: text.sheetOf({ name: sheet.name, month: monthName(lang, sheet.month) }),
    facts: [
      ...contracts
        .filter(one => lines.some(line => line.contract_id === one.id))
        .map(one => [`${text.contract} ${one.number}`, `${one.project}, ${one.position}`]),
      [text.most, text.mostOf({ hours: hours(most) })],
      ...(sheet.closed_on === null
        ? [[text.state, text.draft]]
        : [
            [text.closedOn, longDate(lang, sheet.closed_on)],
            [text.closedBy, staff.get(sheet.closed_by ?? '') ?? '–'],
          ]),
    ],
    head: [text.day, text.times, text.activity, text.contract, text.hours],
    rows: lines.map(line => [
      date(line.on_day),
      lineInterval(lang, line),
      line.activity,
      numberOf(line.contract_id),
      hours(line.minutes),
    ]),
    totals: text.totals,
    contract: text.contract,
    hours: text.hours,
    sums: [
      ...totalsOf(lines, contracts).map(({ contract, minutes }) => [
        `${contract.number}, ${contract.project}`,
        hours(minutes),
      ]),
      [text.total, hours(sum(lines))],
    ],
    signatures: sheet.closed_on === null ? [] : [`${text.whoSigns}: ${sheet.name}`, `${text.whoChecks}:`],
    signedOn: text.signedOn,
  })
}
