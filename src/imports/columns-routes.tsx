import type { Context, Hono } from 'hono'
import { atGate, read } from '../kernel/engine.ts'
import { Problem, type ProblemStatus, refuse, refuseField } from '../kernel/problem.ts'
import { readDay } from '../kernel/typed-day.ts'
import { blankForm, type FormBody, type FormState, type FormValues } from '../pages/form-state.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { answerForm, typedIn } from '../pages/submit.ts'
import { usualPlace } from '../people/usual-place.ts'
import { chosenProgramme } from '../programme/chosen-programme.ts'
import { getAsked, refuseStored, type Open } from './asked.ts'
import { ColumnsPage } from './columns-page.tsx'
import { guessed, headRowOf } from './field.ts'
import { tablePath } from './paths.ts'
import { byCounty, type Usual } from './person-row.ts'
import type { Sheet } from '../pages/read-table.ts'
import { findColumns, rememberColumns } from './tables.ts'
import { headsOf, type Mapping, saveState } from './waiting.ts'

type C = Context<Asked>

export function columnsRoutes(app: Hono<Asked>): void {
  app.get('/app/import/:table/columns', async c => show(c, await getAsked(c)))
  app.post('/app/import/:table/columns', async c => {
    const open = await getAsked(c)
    refuseStored(open)
    return answerForm(
      c,
      (state, status) => show(c, open, { state, status }),
      body => save(c, open, body),
    )
  })
}

interface Again {
  state: FormState
  status: 200 | ProblemStatus
}

async function show(c: C, open: Open, again?: Again): Promise<Response> {
  const { who, lang } = readerOf(c)
  const { rules, programmes } = await read(c.get('engine'), who, tx =>
    chosenProgramme(c, tx, open.waiting.state.mapping?.usual.programme),
  )
  const begun = again ? { ...placeIn(open, again.state.values.sheet, again.state.values.headRow) } : undefined
  const first = open.waiting.state.mapping ?? (await firstMapping(c, open))
  const { sheet, headRow, columns, usual } = begun
    ? { ...first, ...begun, columns: await columnsFor(c, open, begun) }
    : first
  const remembered = open.waiting.state.mapping === undefined && (await isRemembered(c, open, { sheet, headRow }))
  const values: FormValues = {
    ...usual,
    sheet: String(sheet),
    headRow: String(headRow + 1),
    ...Object.fromEntries(columns.map((field, at) => [`columns.${at}`, field])),
  }
  const state = again ? { ...again.state, values: { ...values, ...again.state.values } } : blankForm(lang, values)
  const props = { ...open, sheet, headRow, fields: open.kind.fields, remembered, rules, programmes }
  return page(c, <ColumnsPage shell={shellOf(c)} state={state} {...props} />, again?.status ?? 200)
}

/** Guessed, or as the last time; the place is where this account enrols people. */
async function firstMapping(c: C, open: Open): Promise<Mapping> {
  const { who, today } = readerOf(c)
  const sheet = open.table.sheets.reduce(
    (best, one, at, all) => (one.rows.length > (all[best]?.rows.length ?? 0) ? at : best),
    0,
  )
  const headRow = headRowOf(open.table.sheets[sheet]?.rows ?? [], open.kind.fields)
  const { rules, code: programme } = await read(c.get('engine'), who, tx => chosenProgramme(c, tx))
  const { region = byCounty, partner = '', centre = '' } = usualPlace(who, rules)
  const usual: Usual = { programme, appliedOn: today, region, partner, centre }
  return { sheet, headRow, columns: await columnsFor(c, open, { sheet, headRow }), usual }
}

interface Place {
  sheet: number
  headRow: number
}

const headsAt = ({ table }: Open, { sheet, headRow }: Place): string[] => table.sheets[sheet]?.rows[headRow] ?? []

const keyOf = (c: C, open: Open, place: Place) => ({
  tenant: c.get('who').tenant,
  kind: open.waiting.kind,
  heads: headsOf(headsAt(open, place)),
})

async function columnsFor(c: C, open: Open, place: Place): Promise<string[]> {
  const key = keyOf(c, open, place)
  const known = await atGate(c.get('engine'), tx => findColumns(tx, key), key.tenant)
  return known ?? guessed(headsAt(open, place), open.kind.fields)
}

async function isRemembered(c: C, open: Open, place: Place): Promise<boolean> {
  const key = keyOf(c, open, place)
  return (await atGate(c.get('engine'), tx => findColumns(tx, key), key.tenant)) !== undefined
}

/** Where the headings are, as the form says it; what cannot be read is the first. */
function placeIn(open: Open, sheet: unknown, headRow: unknown): Place {
  const at = Math.min(Math.max(0, Math.trunc(Number(sheet) || 0)), open.table.sheets.length - 1)
  const rows = open.table.sheets[at]?.rows.length ?? 1
  return { sheet: at, headRow: Math.min(Math.max(0, Math.trunc(Number(headRow) || 1) - 1), rows - 1) }
}

/** Another sheet or heading row than was shown: the form comes back with the columns of that one. */
async function save(c: C, open: Open, body: FormBody): Promise<Response> {
  const { who } = readerOf(c)
  const engine = c.get('engine')
  const { state, id } = open.waiting
  const place = chosenPlace(open, body)
  if (typedIn(body, 'shown') !== `${place.sheet}.${place.headRow}`) {
    const { usual } = state.mapping ?? (await firstMapping(c, open))
    const mapping = { ...place, columns: await columnsFor(c, open, place), usual }
    await saveState(engine, who, open.waiting, { ...state, mapping })
    return c.redirect(tablePath(id, '/columns'), 303)
  }
  const mapping = { ...place, columns: columnsIn(open, place, body), usual: await usualIn(c, open, body) }
  await saveState(engine, who, open.waiting, { ...state, mapping })
  await atGate(engine, tx => rememberColumns(tx, keyOf(c, open, place), mapping.columns), who.tenant)
  return c.redirect(tablePath(id), 303)
}

function chosenPlace({ table }: Open, body: FormBody): Place {
  const [shownSheet = '0', shownRow = '0'] = typedIn(body, 'shown').split('.')
  const sheet = Number(typedIn(body, 'sheet') || shownSheet)
  const rows: Sheet['rows'] | undefined = Number.isInteger(sheet) ? table.sheets[sheet]?.rows : undefined
  if (!rows) throw refuseField('sheet', 'imports.no-such-sheet')
  const typed = typedIn(body, 'headRow').trim()
  const headRow = typed === '' ? Number(shownRow) : Number(typed) - 1
  if (!Number.isInteger(headRow) || headRow < 0 || headRow >= rows.length - 1)
    throw refuseField('headRow', 'imports.no-such-row')
  return { sheet, headRow }
}

function columnsIn(open: Open, place: Place, body: FormBody): string[] {
  const columns = headsAt(open, place).map((_, at) => typedIn(body, `columns.${at}`))
  const wrong = columns.flatMap((field, at) => {
    if (field === '') return []
    const path = `columns.${at}`
    if (!open.kind.fields.some(one => one.code === field)) return [{ path, code: 'shape.not-listed' }]
    return columns.indexOf(field) < at ? [{ path, code: 'imports.field-twice' }] : []
  })
  if (wrong.length > 0) throw new Problem(422, 'kernel.wrong-shape', {}, wrong)
  if (columns.every(field => field === '')) throw refuse('imports.no-columns')
  return columns
}

async function usualIn(c: C, { waiting }: Open, body: FormBody): Promise<Usual> {
  const { who, today } = readerOf(c)
  const programme = typedIn(body, 'programme')
  const { code, rules } = await read(c.get('engine'), who, tx => chosenProgramme(c, tx, programme))
  if (code !== programme) throw refuseField('programme', programme === '' ? 'shape.required' : 'shape.not-listed')
  if (waiting.kind !== 'people') return { programme, appliedOn: today, region: byCounty, partner: '', centre: '' }
  const typed = typedIn(body, 'appliedOn')
  const appliedOn = readDay(typed, today)
  if (appliedOn === undefined) throw refuseField('appliedOn', typed === '' ? 'shape.required' : 'shape.not-a-day')
  const chosen = (name: string, known: readonly string[]) => {
    const value = typedIn(body, name)
    if (!known.includes(value)) throw refuseField(name, value === '' ? 'shape.required' : 'shape.not-listed')
    return value
  }
  return {
    programme,
    appliedOn,
    region: chosen('region', [byCounty, ...rules.regions.map(one => one.nuts)]),
    partner: chosen(
      'partner',
      rules.partners.map(one => one.code),
    ),
    centre: chosen('centre', ['', ...rules.centres.map(one => one.code)]),
  }
}
