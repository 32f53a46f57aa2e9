import { monthName } from '../kernel/words.ts'
import type { Hono } from 'hono'
import type { AnyCommand } from '../kernel/command.ts'
import { read } from '../kernel/engine.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import type { FormState } from '../pages/form-state.ts'
import { listFileRoutes } from '../pages/list-file.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { tableFile } from '../pages/table-file.tsx'
import { formRoute, hidden, idIn } from '../people/form-route.tsx'
import { getProgramme } from '../programme/tables.ts'
import { allowTimesheets, type C, openSheet, type OpenSheet, reading, sheetId } from './asked-sheet.ts'
import { monthColumns, MonthsPage } from './list-pages.tsx'
import { addLine, correctLine, dropLine } from './line.ts'
import { lineQuestions, lineValues } from './line-questions.ts'
import { closeMonth, firstOf, openMonth, reopenMonth } from './month.ts'
import { MonthPage } from './month-page.tsx'
import { timesheetPath, timesheetsPath } from './paths.ts'
import { printedSheet } from './print.ts'
import { propose } from './proposal.ts'
import { contractsInScope, type ListedSheet, sheetsInSight } from './tables.ts'
import { words } from './words.ts'

const at = (section = '') => timesheetPath(':timesheet', section)
const said = (c: C) => words(c.get('lang')).saved

export function timesheetRoutes(app: Hono<Asked>): void {
  app.get(timesheetsPath, showMonths)
  listFileRoutes(app, timesheetsPath, monthsAsFile)
  formRoute(app, {
    path: timesheetPath('new'),
    command: openMonth,
    load: newMonth,
    to: done => timesheetPath(String(done.answer.timesheet)),
    said,
  })
  app.get(at(), c => showMonth(c))
  app.get(at('/sheet.pdf'), sendSheet)
  button(app, { section: '/propose', command: propose, said: c => words(c.get('lang')).proposed })
  button(app, { section: '/close', command: closeMonth, said: c => words(c.get('lang')).closed })
  button(app, { section: '/lines/:line/drop', command: dropLine, said: c => words(c.get('lang')).dropped })
  lineRoutes(app)
}

function lineRoutes(app: Hono<Asked>): void {
  formRoute(app, {
    path: at('/add'),
    command: addLine,
    async load(c) {
      const open = await toWrite(c)
      const text = words(c.get('lang'))
      return {
        ...about(c, open),
        title: text.addLine,
        questions: [hidden('timesheet', open.sheet.id), ...lineQuestions(c.get('lang'), open.contracts)],
        values: { contract: open.contracts.length === 1 ? open.contracts[0]?.id : undefined },
      }
    },
    to: done => timesheetPath(String(done.answer.timesheet)),
    said,
  })
  formRoute(app, {
    path: at('/lines/:line'),
    command: correctLine,
    async load(c) {
      const open = await toWrite(c)
      const id = idIn(c, 'line', 'timesheets.no-such-line')
      const line = open.lines.find(one => one.id === id)
      if (!line) throw missing('timesheets.no-such-line')
      return {
        ...about(c, open),
        title: words(c.get('lang')).correctLine,
        questions: [hidden('line', id), ...lineQuestions(c.get('lang'), open.contracts)],
        values: lineValues(line),
        shown: line.entry,
      }
    },
    to: done => timesheetPath(String(done.answer.timesheet)),
    said,
  })
  formRoute(app, {
    path: at('/reopen'),
    command: reopenMonth,
    async load(c) {
      const open = await openSheet(c)
      if (!open.closes) throw missing('timesheets.no-such-timesheet')
      const text = words(c.get('lang'))
      return {
        ...about(c, open),
        title: text.reopenTitle,
        lead: text.reopenWhat,
        questions: [
          hidden('timesheet', open.sheet.id),
          { kind: 'text', name: 'reason', label: text.reason, hint: text.reasonHint, width: 'full' },
        ],
        shown: open.sheet.entry,
        submit: text.reopen,
        danger: true,
      }
    },
    to: done => timesheetPath(String(done.answer.timesheet)),
    said: c => words(c.get('lang')).reopened,
  })
}

/** What the forms about one month share. */
function about(c: C, { sheet }: OpenSheet) {
  const text = words(c.get('lang'))
  const title = text.sheetOf({ name: sheet.name, month: monthName(c.get('lang'), sheet.month) })
  return {
    submit: text.save,
    cancel: timesheetPath(sheet.id),
    breadcrumb: [
      { text: text.title, href: timesheetsPath },
      { text: title, href: timesheetPath(sheet.id) },
    ],
  }
}

interface Pressed {
  section: string
  command: AnyCommand
  said: (c: C) => string
}

/** A button of the page of a month: refused, the page comes back and says why. */
function button(app: Hono<Asked>, { section, command, said: says }: Pressed): void {
  app.post(at(section), c =>
    submit(c, command, {
      again: async (state, status) => {
        if (command.may === 'timesheet.write') await toWrite(c)
        return showMonth(c, state, status)
      },
      to: () => timesheetPath(sheetId(c)),
      said: says(c),
    }),
  )
}

function monthsFor(c: C): Promise<ListedSheet[]> {
  allowTimesheets(c)
  const who = c.get('who')
  return read(c.get('engine'), who, tx => sheetsInSight(tx, who, reading(who)))
}

async function monthsAsFile(c: C) {
  const [lang, rows] = [c.get('lang'), await monthsFor(c)]
  const columns = monthColumns(lang)
  return tableFile({ name: 'timesheets', sheet: words(lang).title, columns, rows, kind: 'timesheets.exported' })
}

async function showMonths(c: C): Promise<Response> {
  const rows = await monthsFor(c)
  const who = c.get('who')
  return page(c, <MonthsPage shell={shellOf(c)} rows={rows} mayOpen={may(who, 'timesheet.write')} />)
}

async function showMonth(c: C, state?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  const open = await openSheet(c)
  return page(c, <MonthPage shell={shellOf(c)} open={open} refused={state} />, status)
}

async function newMonth(c: C) {
  const { who, lang, today } = readerOf(c)
  const text = words(lang)
  const reached = may(who, 'programme.write')
    ? await read(c.get('engine'), who, tx => contractsInScope(tx, who, 'programme.write'))
    : []
  const experts = new Map([[who.account, who.name], ...reached.map(one => [one.staff_id, one.name] as const)])
  return {
    title: text.openMonth,
    questions: [
      experts.size === 1
        ? hidden('staff', who.account)
        : {
            kind: 'select' as const,
            name: 'staff',
            label: text.expert,
            options: [...experts].map(([value, name]) => ({ value, text: name })),
          },
      { kind: 'day' as const, name: 'month', label: text.month, hint: text.monthHint },
    ],
    values: { staff: who.account, month: firstOf(today) },
    submit: text.openMonth,
    cancel: timesheetsPath,
    breadcrumb: [{ text: text.title, href: timesheetsPath }],
  }
}

/** A month whose lines the reader writes; 404 for all others. */
async function toWrite(c: C): Promise<OpenSheet> {
  const open = await openSheet(c)
  if (!open.writes) throw missing('timesheets.no-such-timesheet')
  return open
}

async function sendSheet(c: C): Promise<Response> {
  const { who, lang } = readerOf(c)
  const open = await openSheet(c)
  const [contract] = open.contracts
  if (!contract) throw missing('timesheets.no-such-contract')
  const programme = await read(c.get('engine'), who, tx => getProgramme(tx, who.tenant, contract.programme))
  const organisation = programme.partners.find(one => one.code === contract.partner)?.name ?? ''
  return c.body(printedSheet(open, lang, organisation), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="timesheet-${open.sheet.month.slice(0, 7)}.pdf"`,
  })
}
