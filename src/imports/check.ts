import { today } from '../kernel/day.ts'
import { type Engine, read } from '../kernel/engine.ts'
import type { Details, Problem } from '../kernel/problem.ts'
import { rehearse } from '../kernel/rehearse.ts'
import type { Reader } from '../pages/slice.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { type Alike, findAlike } from './alike.ts'
import { codedIn } from './coded.ts'
import type { Field } from './field.ts'
import { dayOf, type Kind, kindsOfImport } from './kind.ts'
import { isSpecial } from './person-row.ts'
import type { Sheet } from '../pages/read-table.ts'
import { type Reading, readRow, type Texts } from './row.ts'
import type { ImportKind } from './tables.ts'
import type { Mapping, State } from './waiting.ts'

export interface RowProblem {
  /** The field at which it is said; none where it is about the whole row. */
  field?: string | undefined
  code: string
  details: Details
}

export interface CheckedRow {
  /** As the file numbers it. */
  number: number
  /** What it says, by field, as typed. */
  cells: Texts
  /** The same, where it could be read, in the codes of the form. */
  texts: Texts
  /** What the command takes. */
  input: unknown
  problems: RowProblem[]
  /** Who may be the same person. */
  alike: Alike[]
  /** What was said of that: a new person, left out, or the key of whom it is. */
  choice?: string
  /** Where it was said that it is a new person: what is noted of those who look like it. */
  apartBecause?: string
}

export interface Checked {
  rows: CheckedRow[]
  /** Rows that said something about an origin or an illness: that part was passed over. */
  special: number
  rules: Rulebook
}

/** Every row, held against the shape and the decision of the command that would store it. */
export async function checkRows(
  engine: Engine,
  { who, lang }: Pick<Reader, 'who' | 'lang'>,
  { kind: kindName, sheet, state }: { kind: ImportKind; sheet: Sheet; state: State },
): Promise<Checked> {
  const { mapping } = state
  if (!mapping) throw new Error('Rows are checked when the columns are known.')
  const kind = kindsOfImport[kindName]
  const { usual } = mapping
  const on = today(engine.clock())
  const rules = await read(engine, who, tx => getRulebook(tx, who.tenant, usual.programme, on))
  const coded = codedIn(rules)
  const said = [...rowsOf(sheet, mapping, state.fixes)]
  const readings = said.map(({ cells }) => readRow(cells, coded))
  const inputs = await kind.inputs(engine, who, readings, { usual, rules, on })
  const rows = said.map(({ number, cells }, at) => {
    const { texts, advice } = readings[at] as Reading
    return { number, cells, texts, advice, input: inputs[at], problems: [] as RowProblem[], alike: [] }
  })
  const inOrder = byDay(kind, rows)
  const refusals = await rehearse(
    engine,
    kind.command,
    inOrder.map(row => row.input),
    who,
  )
  for (const [at, row] of inOrder.entries()) row.problems = problemsOf(kind, refusals[at], row.advice)
  if (kindName === 'people') await findAlike(engine, { who, lang, today: on }, rows, state.choices ?? {})
  return { rules, rows, special: said.filter(({ cells }) => isSpecial(cells.category ?? '')).length }
}

/** In the order in which they are to be stored. */
export const byDay = <R extends { input: unknown }>(kind: Kind, rows: readonly R[]): R[] => {
  const days = new Map(rows.map(row => [row, dayOf(kind, row.input)]))
  return rows.toSorted((one, other) => (days.get(one) ?? '').localeCompare(days.get(other) ?? ''))
}

/** Rows with something in them, under the headings; what was typed in place of a cell stands for it. */
function* rowsOf(
  { rows }: Sheet,
  { headRow, columns }: Mapping,
  fixes: State['fixes'],
): Iterable<Pick<CheckedRow, 'number' | 'cells'>> {
  for (let at = headRow + 1; at < rows.length; at += 1) {
    const row = rows[at] ?? []
    if (row.every(cell => cell.trim() === '')) continue
    const number = at + 1
    const said = columns.flatMap((field, column) => (field === '' ? [] : [[field, row[column] ?? ''] as const]))
    yield { number, cells: { ...Object.fromEntries(said), ...fixes[number] } }
  }
}

function problemsOf({ fields }: Kind, refusal: Problem | undefined, advice: Texts): RowProblem[] {
  const advised = Object.entries(advice).map(([field, code]) => ({ field, code, details: {} }))
  if (!refusal) return advised
  const said =
    refusal.fields.length > 0
      ? refusal.fields
      : [{ path: placeOf(refusal), code: refusal.code, details: refusal.details }]
  const refused = said.map(({ path, code, details = {} }) => ({ field: fieldAt(fields, path), code, details }))
  return [...advised, ...refused.filter(({ field }) => field === undefined || !(field in advice))]
}

/** Refusals that are about the place of the person as a whole are told at the region. */
const placeOf = ({ code }: Problem): string => (code === 'people.not-your-place' ? 'region' : '')

function fieldAt(fields: readonly Field[], path: string): string | undefined {
  if (path === 'situation.onDay' || /^categories\.\d+\.validFrom$/.test(path)) return 'appliedOn'
  if (path.startsWith('categories')) return 'category'
  return fields.find(field => field.path === path || path.startsWith(`${field.path}.`))?.code
}
