import { monthName } from '../kernel/words.ts'
import type { Hono } from 'hono'
import { missing } from '../kernel/problem.ts'
import { readerOf } from '../pages/reader.ts'
import { rowsImportRoutes } from '../pages/rows-import.tsx'
import type { Asked } from '../pages/slice.ts'
import { allow } from '../programme/sight.ts'
import { openSheet } from './asked-sheet.ts'
import { columns, headings, readLines } from './line-import.ts'
import { timesheetPath, timesheetsPath } from './paths.ts'
import { words } from './words.ts'

/** Lines of one month, from a table. */
export function lineImportRoutes(app: Hono<Asked>): void {
  rowsImportRoutes(app, timesheetPath(':timesheet', '/import'), async c => {
    allow(c, 'timesheet.write')
    const { sheet, contracts, writes } = await openSheet(c)
    if (!writes) throw missing('timesheets.no-such-timesheet')
    const { lang, today } = readerOf(c)
    const text = words(lang)
    const back = timesheetPath(sheet.id)
    const title = text.sheetOf({ name: sheet.name, month: monthName(lang, sheet.month) })
    return {
      title: text.importLines,
      lead: text.importLead,
      breadcrumb: [
        { text: text.title, href: timesheetsPath },
        { text: title, href: back },
      ],
      back,
      columns,
      headings,
      model: 'timesheet',
      problems: { noTable: 'timesheets.no-table', otherHeadings: 'timesheets.other-headings' },
      read: async rows => readLines(rows, { timesheet: sheet.id, contracts }, today),
      said: count => text.imported({ count }),
    }
  })
}
