import type { Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { readerOf } from '../pages/reader.ts'
import { rowsImportRoutes } from '../pages/rows-import.tsx'
import type { Asked } from '../pages/slice.ts'
import { refuseUnless } from '../people/sight.ts'
import { jobWords } from './job-words.ts'
import { importPath, jobsPath } from './paths.ts'
import { employersOf } from './tables.ts'
import { columns, headings, readRows } from './vacancy-import.ts'

export function importRoutes(app: Hono<Asked>): void {
  rowsImportRoutes(app, importPath, async c => {
    const { who, lang, today } = readerOf(c)
    refuseUnless(who, 'outcome.write')
    const text = jobWords(lang)
    return {
      title: text.importVacancies,
      lead: text.importLead,
      breadcrumb: [{ text: text.vacancies, href: jobsPath }],
      back: jobsPath,
      columns,
      headings,
      model: 'vacancies',
      problems: { noTable: 'jobs.no-workbook', otherHeadings: 'jobs.other-headings' },
      async read(rows) {
        const known = await read(c.get('engine'), who, tx => employersOf(tx, who.tenant))
        return readRows(rows, new Map(known.map(one => [one.cui, one.id])), { lang, today })
      },
      said: count => text.imported({ count }),
    }
  })
}
