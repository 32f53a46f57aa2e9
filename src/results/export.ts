import { sql } from 'kysely'
import type { Context } from 'hono'
import { read } from '../kernel/engine.ts'
import { date, instant, type Lang } from '../kernel/words.ts'
import { pdf, template } from '../pages/pdf.ts'
import { readerOf } from '../pages/reader.ts'
import type { Asked } from '../pages/slice.ts'
import { type Cell as SheetCell, type Sheet, xlsx } from '../pages/xlsx.ts'
import { isCounted } from '../programme/indicator.ts'
import { ruleSentence } from '../programme/sentence.ts'
import { type BoardRow, boardOf, type Counted, countFor } from './board.ts'
import { shown } from './board-page.tsx'
import { knownWords } from './moment-words.ts'
import type { Question } from './question.ts'
import { groupedBy } from './report.ts'
import { whoCounts } from './who-counts.ts'
import { words } from './words.ts'

/** The board, every value by region and sex, and by their codes those who counted. Special data: totals alone. */
export async function resultsWorkbook(c: Context<Asked>, question: Question): Promise<Uint8Array<ArrayBuffer>> {
  const { who, lang } = readerOf(c)
  const counted = await countFor(c.get('engine'), who, question)
  const rows = boardOf(counted, question)
  return xlsx([valuesSheet(lang, counted, rows), cellsSheet(lang, rows), await peopleSheet(c, question, counted)])
}

function valuesSheet(lang: Lang, { rules, programme }: Counted, rows: readonly BoardRow[]): Sheet {
  const text = words(lang)
  const head = [
    text.code,
    text.indicator,
    text.claimed,
    text.proven,
    text.target,
    text.rule,
    text.report.source,
    text.profile,
  ]
  const profile = `${rules.profile.code} ${rules.profile.version}`
  return {
    name: text.sheets.values,
    rows: [
      head,
      ...rows.map((row): SheetCell[] => [
        row.indicator.code,
        row.indicator.names[lang],
        row.value ? row.claimed : null,
        row.value ? row.proven : null,
        row.target ?? null,
        ruleSentence(row.indicator, rules, lang),
        rules.sources[row.indicator.source]?.[lang] ?? row.indicator.source,
        profile,
      ]),
      [programme.names[lang]],
    ],
  }
}

function cellsSheet(lang: Lang, rows: readonly BoardRow[]): Sheet {
  const text = words(lang)
  const open = rows.filter(row => !row.sealed)
  return {
    name: text.sheets.cells,
    rows: [
      [text.code, text.region, text.sex, text.claimed, text.proven],
      ...open.flatMap(row =>
        groupedBy({ cells: row.value?.cells ?? [] }, ['region', 'sex']).map((cell): SheetCell[] => [
          row.indicator.code,
          cell.region ?? '',
          cell.sex ?? '',
          cell.claimed,
          cell.proven,
        ]),
      ),
    ],
  }
}

/** Codes, not names: whoever needs the name opens the person. Only those within reach. */
async function peopleSheet(c: Context<Asked>, question: Question, { asked }: Counted): Promise<Sheet> {
  const { who, lang } = readerOf(c)
  const engine = c.get('engine')
  const text = words(lang)
  const rows = await read(
    engine,
    who,
    async tx => {
      const counting = await whoCounts(tx, asked)
      const found = await sql<{ id: string; code: string }>`
        select p.id, p.code from person p where p.tenant_id = ${who.tenant} and ${engine.reach(who, 'people.read', 'p.id')}
        union all select d.id, d.code from deliverable d where d.tenant_id = ${who.tenant}`.execute(tx)
      const codes = new Map(found.rows.map(row => [row.id, row.code]))
      return [...counting].flatMap(([indicator, { claimed, proven }]) => {
        const isProven = new Set(proven)
        return claimed.flatMap((id): SheetCell[][] => {
          const code = codes.get(id)
          return code === undefined ? [] : [[indicator, code, isProven.has(id) ? text.yes : text.no]]
        })
      })
    },
    question.known,
  )
  return { name: text.sheets.people, rows: [[text.indicator, text.report.subject, text.report.isProven], ...rows] }
}

const paper = template(new URL('report.typ', import.meta.url))

/** The board as a tagged PDF, in the language of whoever takes it: Romanian for the funder. */
export async function resultsPdf(c: Context<Asked>, question: Question): Promise<Uint8Array<ArrayBuffer>> {
  const { who, lang } = readerOf(c)
  const engine = c.get('engine')
  const counted = await countFor(engine, who, question)
  const { programme, rules } = counted
  const text = words(lang)
  return pdf(paper, {
    lang,
    title: text.report.title,
    programme: programme.names[lang],
    facts: [
      [text.report.on, date(question.day)],
      [text.report.known, knownWords(lang, question) ?? text.report.now],
      [
        text.report.rules,
        `${rules.profile.names[lang]} (${text.provenance({ profile: rules.profile.code, version: rules.profile.version })})`,
      ],
      [text.report.made, instant(engine.clock().toISOString())],
    ],
    head: [text.code, text.indicator, text.claimed, text.proven, text.target],
    rows: boardOf(counted, question).map(row => ({
      code: row.indicator.code,
      name: row.indicator.names[lang],
      rule: isCounted(row.indicator) ? ruleSentence(row.indicator, rules, lang) : '',
      claimed: row.value ? shown(lang, row, row.claimed) : '–',
      proven: row.value ? shown(lang, row, row.proven) : '–',
      target: row.target === undefined ? '–' : shown(lang, row, row.target),
    })),
  })
}
