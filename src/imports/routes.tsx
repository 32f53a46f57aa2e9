import type { Context, Hono } from 'hono'
import { filesUpTo } from '../evidence/file-limit.ts'
import { type AnyCommand, perform } from '../kernel/command.ts'
import { isId } from '../kernel/ids.ts'
import { Problem, type ProblemStatus, refuse, refuseField } from '../kernel/problem.ts'
import { undo } from '../kernel/undo.ts'
import { blankForm, commandField, type FormBody, type FormState, shownField } from '../pages/form-state.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { sayIn } from '../pages/say.ts'
import { flash, shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { keepApart } from '../people/apart.ts'
import { answerForm, typedIn } from '../pages/submit.ts'
import { xlsxType } from '../pages/xlsx.ts'
import { getAsked, kindsFor, type Open, refuseStored, refuseWithoutKinds } from './asked.ts'
import { asNew, asOut, isToChoose, isToStore } from './alike.ts'
import { type Checked, type CheckedRow, checkRows } from './check.ts'
import { columnsRoutes } from './columns-routes.tsx'
import { cellName, choiceName, choicesIn, fieldsToFix, fixesIn, rowsAsked } from './fix.ts'
import { leftOut } from './left-out.ts'
import { ListPage } from './list-page.tsx'
import { importPath, tablePath } from './paths.ts'
import { rowsAlike, RowsPage, rowsToFix, rowsWrong } from './rows-page.tsx'
import { storeRows } from './store.ts'
import { StoredPage } from './stored-page.tsx'
import { largestTable } from '../pages/table-kind.ts'
import { TableReader } from '../pages/table-reader.ts'
import { allWaiting, forget, getWaiting, keepWaiting, type Mapping, saveState } from './waiting.ts'
import { words } from './words.ts'

type C = Context<Asked>

const reader = new TableReader()

export function importRoutes(app: Hono<Asked>): void {
  app.get(importPath, c => showList(c))
  app.post(importPath, fileLimit, c =>
    answerForm(
      c,
      (state, status) => showList(c, state, status),
      body => bring(c, body),
    ),
  )
  columnsRoutes(app)
  app.get('/app/import/:table', async c => showTable(c, await getAsked(c)))
  app.get('/app/import/:table/left.xlsx', sendLeftOut)
  app.post('/app/import/:table/rows', fixRows)
  app.post('/app/import/:table/store', store)
  app.post('/app/import/:table/undo', undoImport)
  app.post('/app/import/:table/drop', drop)
}

const fileLimit = filesUpTo({ largest: largestTable, code: 'imports.file-is-too-large' })

async function showList(c: C, state?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  refuseWithoutKinds(c)
  const kinds = kindsFor(c)
  const waiting = await allWaiting(c.get('engine'), c.get('who'))
  const form = state ?? blankForm(c.get('lang'), { kind: kinds[0] })
  return page(c, <ListPage shell={shellOf(c)} state={form} kinds={kinds} waiting={waiting} />, status)
}

async function bring(c: C, body: FormBody): Promise<Response> {
  refuseWithoutKinds(c)
  const kind = kindsFor(c).find(one => one === typedIn(body, 'kind'))
  if (!kind) throw refuseField('kind', 'shape.not-listed')
  const sent = body.file instanceof File ? body.file : undefined
  if (!sent || (sent.size === 0 && sent.name === '')) throw refuseField('file', 'imports.file-missing')
  const table = await reader.of(new Uint8Array(await sent.arrayBuffer()))
  const fileName = sent.name.replaceAll(/[\p{Cc}/\\]/gu, '').slice(0, 120)
  const id = await keepWaiting(c.get('engine'), c.get('who'), { kind, fileName, table })
  return c.redirect(tablePath(id, '/columns'), 303)
}

interface Ready extends Open {
  mapping: Mapping
  checked: Checked
}

/** Undefined until its columns are known. */
async function check(c: C, open: Open): Promise<Ready | undefined> {
  const { mapping } = open.waiting.state
  const sheet = open.table.sheets[mapping?.sheet ?? 0]
  if (!mapping || !sheet) return undefined
  const { state } = open.waiting
  const checked = await checkRows(c.get('engine'), readerOf(c), { kind: open.waiting.kind, sheet, state })
  return { ...open, mapping, checked }
}

async function getReady(c: C, open: Open): Promise<Ready> {
  const ready = await check(c, open)
  if (!ready) throw refuse('imports.no-columns')
  return ready
}

async function showTable(c: C, open: Open, again?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  const ready = await check(c, open)
  if (!ready) return c.redirect(tablePath(open.waiting.id, '/columns'), 303)
  const { stored } = open.waiting.state
  if (stored && !stored.undone) {
    const left = ready.checked.rows.length - stored.rows.length
    return page(
      c,
      <StoredPage shell={shellOf(c)} waiting={open.waiting} stored={stored} left={left} state={again} />,
      status,
    )
  }
  return page(c, <RowsPage shell={shellOf(c)} {...ready} state={formOf(c, ready, again)} />, status)
}

/** The rows to correct, as the file has them or as they were typed; each message at its cell. */
function formOf(c: C, { checked }: Ready, again?: FormState): FormState {
  const say = sayIn(c.get('lang'), c.get('slices'))
  const bad = rowsWrong(checked).slice(0, rowsToFix)
  const asked = rowsAlike(checked).slice(0, rowsToFix)
  const values = [
    ...bad.flatMap(row =>
      fieldsToFix(row).map(field => [cellName(row.number, field), row.texts[field] ?? row.cells[field] ?? ''] as const),
    ),
    ...asked.map(row => [choiceName(row.number), row.choice ?? ''] as const),
  ]
  const problems = bad.flatMap(row =>
    row.problems.map(({ field, code, details }) => ({
      path: cellName(row.number, field ?? fieldsToFix(row)[0] ?? ''),
      text: say(code, details),
    })),
  )
  const state = blankForm(c.get('lang'), { ...Object.fromEntries(values), ...again?.values })
  return again
    ? { ...state, commandId: again.commandId, problems: [...again.problems, ...problems] }
    : { ...state, problems }
}

/** Corrections are kept even where more is wrong; then the form comes back with what is. */
async function fixRows(c: C): Promise<Response> {
  const open = await getAsked(c)
  refuseStored(open)
  return answerForm(
    c,
    async (state, status) => showTable(c, await getAsked(c), state, status),
    async body => {
      if (!isId(typedIn(body, commandField))) throw new Problem(400, 'kernel.command-needs-an-id')
      const shown = typedIn(body, shownField)
      if (shown !== '') refuseStale(open, shown)
      const [typed, said, asked] = [fixesIn(body), choicesIn(body), rowsAsked(body)]
      refuseLong(typed)
      const before = await getReady(c, open)
      refuseUnknownChoices(before.checked, said)
      const { state } = open.waiting
      const fixes = { ...state.fixes }
      for (const [row, cells] of typed) fixes[row] = { ...fixes[row], ...cells }
      const choices = { ...state.choices, ...Object.fromEntries(said) }
      await saveState(c.get('engine'), c.get('who'), open.waiting, { ...state, fixes, choices })
      const { checked } = await getReady(c, await getAsked(c))
      const wrong = checked.rows.filter(row => typed.has(row.number) && row.problems.length > 0)
      const silent = checked.rows.filter(row => asked.has(row.number) && isToChoose(row))
      if (wrong.length + silent.length > 0) throw stillOpen(wrong.length, silent)
      return c.redirect(tablePath(open.waiting.id), 303)
    },
  )
}

function refuseUnknownChoices({ rows }: Checked, said: ReturnType<typeof choicesIn>): void {
  const byNumber = new Map(rows.map(row => [row.number, row]))
  for (const [number, choice] of said) {
    const keys = byNumber.get(number)?.alike.map(({ key }) => key) ?? []
    if (![asNew, asOut, ...keys].includes(choice.said)) throw refuseField(choiceName(number), 'shape.not-listed')
  }
}

function stillOpen(wrong: number, silent: readonly CheckedRow[]): Problem {
  const code = 'imports.still-to-correct'
  const fields = silent.map(({ number }) => ({ path: choiceName(number), code: 'imports.say-who-it-is' }))
  return new Problem(422, code, { rows: wrong + silent.length }, fields)
}

function refuseStale({ waiting }: Open, shown: string): void {
  if (Number(shown) !== waiting.row.version) throw new Problem(409, 'kernel.changed-meanwhile')
}

function refuseLong(typed: ReturnType<typeof fixesIn>): void {
  for (const [row, cells] of typed) {
    for (const [field, text] of Object.entries(cells)) {
      if (text.length > 2_000) throw refuseField(cellName(row, field), 'imports.cell-is-too-long')
    }
  }
}

/** A button of the page: where it is refused, the page says why. */
async function button(c: C, work: (open: Open, body: FormBody) => Promise<Response>): Promise<Response> {
  const open = await getAsked(c)
  return answerForm(
    c,
    (state, status) => showTable(c, open, state, status),
    body => {
      if (!isId(typedIn(body, commandField))) throw new Problem(400, 'kernel.command-needs-an-id')
      return work(open, body)
    },
  )
}

const store = (c: C) =>
  button(c, async (open, body) => {
    const { waiting, kind, checked } = await getReady(c, open)
    const { state } = waiting
    if (state.stored && !state.stored.undone) return c.redirect(tablePath(waiting.id), 303)
    const good = checked.rows.filter(isToStore)
    if (good.length === 0) throw refuse('imports.nothing-to-store')
    const [engine, who] = [c.get('engine'), c.get('who')]
    const begun = state.begun ?? typedIn(body, commandField)
    await saveState(engine, who, waiting, { ...state, begun })
    const rows = await storeRows(engine, who, { kind, batch: begun, rows: good })
    const again = await getWaiting(engine, who, waiting.id)
    await saveState(engine, who, again, { ...state, begun, stored: { batch: begun, rows } })
    flash(c, 'ok', words(c.get('lang')).stored({ count: rows.length }))
    return c.redirect(tablePath(waiting.id), 303)
  })

const undoImport = (c: C) =>
  button(c, async ({ waiting, kind }, body) => {
    const { stored } = waiting.state
    if (!stored || stored.undone) throw refuse('imports.is-not-stored')
    const back = undo(new Map([kind.command, keepApart].map(one => [one.kind, one as AnyCommand])))
    await perform(c.get('engine'), back, { batch: stored.batch }, c.get('who'), { id: typedIn(body, commandField) })
    await saveState(c.get('engine'), c.get('who'), waiting, {
      ...waiting.state,
      begun: undefined,
      stored: { ...stored, undone: true },
    })
    flash(c, 'ok', words(c.get('lang')).undone)
    return c.redirect(tablePath(waiting.id), 303)
  })

const drop = (c: C) =>
  button(c, async (open, body) => {
    const { waiting } = open
    refuseStale(open, typedIn(body, shownField))
    await forget(c.get('engine'), c.get('who'), waiting.id)
    flash(c, 'ok', words(c.get('lang')).dropped)
    return c.redirect(importPath, 303)
  })

/** What somebody brought goes back to them alone: no right of export is needed, since nothing leaves that was recorded here. */
async function sendLeftOut(c: C): Promise<Response> {
  const { waiting, table, checked, mapping } = await getReady(c, await getAsked(c))
  const { lang } = readerOf(c)
  const sheet = table.sheets[mapping.sheet]
  const imported = new Set(waiting.state.stored?.undone ? [] : waiting.state.stored?.rows)
  const rows = checked.rows.filter(row => (imported.size > 0 ? !imported.has(row.number) : !isToStore(row)))
  const say = sayIn(lang, c.get('slices'))
  const bytes = await leftOut(rows, { lang, say, mapping, sheet: sheet ?? { name: '', rows: [] } })
  return c.body(bytes, 200, {
    'content-type': xlsxType,
    'content-disposition': `attachment; filename="import-${waiting.id.slice(-6)}.xlsx"`,
  })
}
