import type { Context, Hono } from 'hono'
import type { Tx } from '../kernel/database.ts'
import { read } from '../kernel/engine.ts'
import type { Lang } from '../kernel/words.ts'
import { type FileColumn, listFileRoutes } from '../pages/list-file.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { chosenProgramme } from '../programme/chosen-programme.ts'
import { CompletenessPage, mostShown } from './completeness-page.tsx'
import { askedFields, missingAnswers, recordedAnswers, type RecordedAnswers } from './completeness-tables.ts'
import { completenessWords } from './completeness-words.ts'
import { listedName } from './name.ts'
import { peoplePath } from './paths.ts'
import { refuseUnless } from './sight.ts'

type C = Context<Asked>

export function completenessRoutes(app: Hono<Asked>): void {
  app.get(`${peoplePath}/completeness`, async c => {
    refuseUnless(c.get('who'), 'people.read')
    const found = await answersIn(c, (tx, asking) => missingAnswers(tx, asking, mostShown))
    return page(c, <CompletenessPage shell={shellOf(c)} programme={found.programme} {...found.answers} />)
  })
  listFileRoutes<RecordedAnswers>(app, `${peoplePath}/completeness`, async c => {
    const { lang } = readerOf(c)
    const { answers } = await answersIn(c, recordedAnswers)
    return {
      name: 'date-lipsa',
      sheet: completenessWords(lang).byPerson,
      columns: peopleColumns(lang),
      rows: answers,
      kind: 'people.exported',
      subjects: person => [person.id],
    }
  })
}

function answersIn<T>(c: C, ask: (tx: Tx, asking: Parameters<typeof recordedAnswers>[1]) => Promise<T>) {
  const { who } = readerOf(c)
  return read(c.get('engine'), who, async tx => {
    const { code: programme, rules } = await chosenProgramme(c, tx)
    return { programme, answers: await ask(tx, { who, programme, rules }) }
  })
}

function peopleColumns(lang: Lang): FileColumn<RecordedAnswers>[] {
  const text = completenessWords(lang)
  return [
    { title: text.code, value: person => person.code },
    { title: text.name, value: person => listedName(person) },
    { title: text.entered, value: person => (person.entered ? text.yes : text.no) },
    ...askedFields.map((field): FileColumn<RecordedAnswers> => ({
      title: text.fields[field],
      value: person => text.states[person[field]],
    })),
  ]
}
