import { date, type Lang, number } from '../kernel/words.ts'
import { pdf, template } from '../pages/pdf.ts'
import type { OpenCall } from './asked-call.ts'
import { pointsShown, whyHere } from './call-page.tsx'
import { totalOf } from './call-ranking.ts'
import { appealForEligibility, firstTwoDiffer, rankingOf, ruleOf, seatsOf } from './call-seats.ts'
import type { Entered } from './call-tables.ts'
import { callWords } from './call-words.ts'

const source = template(new URL('./call-minutes.typ', import.meta.url))

/** The minutes of the jury: the ranking with its reasons, each plan with its points, appeals, and the rule by which anybody can reckon it again. */
export function callMinutes(open: OpenCall): Uint8Array<ArrayBuffer> {
  const { shell, call, criteria, entries, scores, appeals, scorers, programme, on } = open
  const { lang } = shell
  const text = callWords(lang)
  const { document: says } = text
  const ranking = rankingOf(open)
  const rule = ruleOf(open)
  const codeOf = (entry: string) => entries.find(one => one.id === entry)?.code ?? ''
  return pdf(source, {
    lang,
    title: says.title,
    call: call.title,
    facts: [
      [says.programme, programme],
      [text.days, text.fromTo({ from: date(call.opens_on), to: date(call.closes_on) })],
      [says.received, number(lang, entries.length)],
      [text.places, `${call.places} + ${call.reserve}`],
      [text.minimum, number(lang, call.minimum)],
      [text.difference, number(lang, call.difference)],
      [text.criteria, criteria.map(one => `${one.title} (${one.maximum} × ${one.weight})`).join('; ')],
      [says.printed, date(on)],
    ],
    ranking: {
      title: text.ranking,
      head: [text.place, text.code, text.enterprise, text.points, text.standing, text.why],
      rows: ranking.map((one, at) => [
        String(one.place ?? '–'),
        one.code,
        entries.find(entry => entry.id === one.id)?.enterprise_title ?? '',
        one.halves === undefined ? '–' : pointsShown(lang, one.halves),
        text.standings[one.standing],
        whyHere(one, ranking[at - 1], open, lang),
      ]),
    },
    rule: { name: says.rule, text: text.ruleText },
    entries: {
      title: says.entries,
      head: [text.code, text.eligibility, text.reason, says.scores, text.firstTwoDiffer],
      rows: entries.map(entry => [
        entry.code,
        text.eligible[entry.eligible ? 'yes' : 'no'],
        reasonOf(entry, open),
        seatsOf(entry.id, scores)
          .map(one => number(lang, totalOf(one.points, rule.criteria)))
          .join(' · ') || '–',
        differenceShown(firstTwoDiffer(entry.id, open), lang),
      ]),
    },
    appeals: {
      title: says.appeals,
      none: says.noAppeals,
      head: [text.code, text.lodgedOn, text.upheldField, text.answer],
      rows: appeals.map(one => [
        codeOf(one.entry_id),
        date(one.lodged_on),
        one.answered_on === null ? text.unanswered : text.upheld[one.upheld ? 'yes' : 'no'],
        one.answer ?? '–',
      ]),
    },
    signatures: [says.president, ...scorers.map(one => one.name)],
  })
}

const differenceShown = (points: number | undefined, lang: Lang): string =>
  points === undefined ? '–' : number(lang, points)

/** Of a plan that an appeal made eligible, both reasons: why it was refused, and why it is in. */
function reasonOf(entry: Entered, open: OpenCall): string {
  const text = callWords(open.shell.lang)
  const appeal = appealForEligibility(entry, open)
  if (!appeal) return entry.reason ?? '–'
  return text.bothReasons({ first: entry.reason ?? '–', heard: appeal.answer ?? '–' })
}
