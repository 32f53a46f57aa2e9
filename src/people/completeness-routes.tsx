import type { Context, Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { logRead } from '../kernel/read-log.ts'
import type { Lang } from '../kernel/words.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { type Cell, type Sheet, xlsx, xlsxType } from '../pages/xlsx.ts'
import { chosenProgramme } from './chosen-programme.ts'
import { completenessStates, type FieldTotals, stateOfAnswer, totalsOf } from './completeness.ts'
import { CompletenessPage } from './completeness-page.tsx'
import { askedFields, recordedAnswers, type RecordedAnswers } from './completeness-tables.ts'
import { completenessWords } from './completeness-words.ts'
import { listedName } from './name.ts'
import { peoplePath } from './paths.ts'
import { refuseUnless } from './sight.ts'

type C = Context<Asked>

export function completenessRoutes(app: Hono<Asked>): void {
  app.get(`${peoplePath}/completeness`, async c => {
    refuseUnless(c.get('who'), 'people.read')
    return page(c, <CompletenessPage shell={shellOf(c)} {...await answersIn(c)} />)
  })
  app.get(`${peoplePath}/completeness.xlsx`, sendWorkbook)
}

function answersIn(c: C): Promise<{ programme: string; people: RecordedAnswers[] }> {
  const { who } = readerOf(c)
  return read(c.get('engine'), who, async tx => {
    const { code, rules } = await chosenProgramme(c, tx)
    return { programme: code, people: await recordedAnswers(tx, { who, programme: code }, rules) }
  })
}

/** Names leave the product: a right of its own, and whoever took them is noted with each person. */
async function sendWorkbook(c: C): Promise<Response> {
  const { who, lang, today } = readerOf(c)
  refuseUnless(who, 'export')
  const { people } = await answersIn(c)
  await logRead(c.get('engine'), who, { kind: 'people.exported', subjects: people.map(person => person.id) })
  return c.body(await xlsx([peopleSheet(people, lang), totalsSheet(people, lang)]), 200, {
    'content-type': xlsxType,
    'content-disposition': `attachment; filename="date-lipsa-${today}.xlsx"`,
  })
}

function peopleSheet(people: readonly RecordedAnswers[], lang: Lang): Sheet {
  const text = completenessWords(lang)
  const head = [text.code, text.name, text.entered, ...askedFields.map(field => text.fields[field])]
  const row = (person: RecordedAnswers): Cell[] => [
    person.code,
    listedName(person),
    person.entered ? text.yes : text.no,
    ...askedFields.map(field => text.states[stateOfAnswer(person[field])]),
  ]
  return { name: text.byPerson, rows: [head, ...people.map(row)] }
}

function totalsSheet(people: readonly RecordedAnswers[], lang: Lang): Sheet {
  const text = completenessWords(lang)
  const head = [text.field, ...completenessStates.map(state => text.states[state])]
  const row = ({ field, totals }: FieldTotals): Cell[] => [
    text.fields[field],
    ...completenessStates.map(state => totals[state]),
  ]
  return { name: text.byField, rows: [head, ...totalsOf(people).map(row)] }
}
