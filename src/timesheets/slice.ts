import { monthName } from '../kernel/words.ts'
import type { Tx } from '../kernel/database.ts'
import { may } from '../kernel/who.ts'
import type { Busy, Named, Reader, Slice } from '../pages/slice.ts'
import { reading } from './asked-sheet.ts'
import { endContract, recordContract } from './contract.ts'
import { contractRoutes } from './contract-routes.tsx'
import { elsewhereBetween } from './held-tables.ts'
import { lineImportRoutes } from './import-routes.ts'
import { addLine, correctLine, dropLine } from './line.ts'
import { unsignedSheets } from './missing-papers.ts'
import { closeMonth, openMonth, reopenMonth, timesheetClaim } from './month.ts'
import { timesheetPath, timesheetsPath } from './paths.ts'
import { problemWords } from './problem-words.ts'
import { propose } from './proposal.ts'
import { timesheetRoutes } from './routes.tsx'
import { orTimesheet } from './scope.ts'
import { namedSheets } from './tables.ts'
import { timesheetTasks } from './tasks.ts'
import { words } from './words.ts'

/** The working hours of experts: under which contracts, day by day, beside the sessions that they held. */
export const timesheets: Slice = {
  name: 'timesheets',
  commands: [recordContract, endContract, openMonth, addLine, correctLine, dropLine, propose, closeMonth, reopenMonth],
  routes(app) {
    contractRoutes(app)
    timesheetRoutes(app)
    lineImportRoutes(app)
  },
  nav: ({ who, lang }) =>
    may(who, reading(who)) ? [{ href: timesheetsPath, icon: 'clock', text: words(lang).title, group: 'proof' }] : [],
  reach: orTimesheet,
  names: namesOfSheets,
  paperKinds: async (_, { lang }) => [{ code: timesheetClaim, title: words(lang).paper }],
  claimKinds: async (_, { lang }) => [{ code: timesheetClaim, title: words(lang).title }],
  missingPapers: unsignedSheets,
  today: timesheetTasks,
  busy: busyElsewhere,
  deeds: lang => words(lang).deeds,
  problems: lang => problemWords(lang).problems,
}

async function namesOfSheets(tx: Tx, { who, lang }: Reader, ids: readonly string[]): Promise<Map<string, Named>> {
  if (!may(who, reading(who))) return new Map()
  const rows = await namedSheets(tx, who, reading(who), ids)
  return new Map(
    rows.map(({ id, name, month: first }) => {
      return [id, { title: words(lang).sheetOf({ name, month: monthName(lang, first) }), href: timesheetPath(id) }]
    }),
  )
}

/** Work under a contract with others: its own sessions each slice tells itself. */
async function busyElsewhere(tx: Tx, { who, lang }: Reader, span: { from: string; to: string }): Promise<Busy[]> {
  const rows = await elsewhereBetween(tx, who.tenant, span)
  return rows.map(one => ({
    kind: 'staff',
    id: one.staff,
    on: one.on_day,
    fromMinute: one.from,
    toMinute: one.to,
    title: words(lang).elsewhere,
    href: timesheetPath(one.timesheet_id),
    elsewhere: true,
  }))
}
