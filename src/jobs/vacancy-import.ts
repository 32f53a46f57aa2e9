import { readXlsx } from 'hucre/xlsx'
import { type Item } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { fieldProblems } from '../kernel/field-problems.ts'
import { fromForm } from '../kernel/form-input.ts'
import { refuseField } from '../kernel/problem.ts'
import type { FieldProblem } from '../kernel/problem.ts'
import { langs } from '../kernel/words.ts'
import { counties } from '../programme/place.ts'
import { findCui } from '../programme/cui.ts'
import { jobWords } from './job-words.ts'
import { addVacancy } from './vacancy.ts'
import { words } from './words.ts'

/** Columns of the model, in their order; the first names the employer by its number. */
export const columns = [
  'cui',
  'title',
  'occupation',
  'places',
  'weeklyHours',
  'contract',
  'schedule',
  'county',
  'locality',
  'opensOn',
  'deadlineOn',
  'requirements',
] as const
export type Column = (typeof columns)[number]

/** Our choice: what an office sends in a mail. Unpacked, a table of text is no larger than twenty times that. */
const mostBytes = 2_000_000
const mostUnpacked = 40_000_000
const mostRows = 500

/** What is wrong with a row; rows are numbered as the table shows them. */
export interface WrongRow {
  row: number
  problem: FieldProblem
}

export interface Read {
  items: (Pick<Item, 'command' | 'input'> & { row: number })[]
  wrong: WrongRow[]
}

export async function rowsOf(bytes: Uint8Array): Promise<string[][]> {
  if (bytes.length > mostBytes || !(unpackedSize(bytes) <= mostUnpacked)) throw refuseField('file', 'jobs.no-workbook')
  const rows = await sheetOf(bytes)
  if (rows.length > mostRows + 1) throw refuseField('file', 'jobs.no-workbook')
  const [head = [], ...body] = rows
  const isModel = langs.some(lang => headings(lang).every((title, at) => title === head[at]))
  if (!isModel) throw refuseField('file', 'jobs.other-headings')
  if (body.every(row => row.join('') === '')) throw refuseField('file', 'jobs.no-rows')
  return body
}

async function sheetOf(bytes: Uint8Array): Promise<string[][]> {
  try {
    const { sheets } = await readXlsx(bytes, { maxRows: mostRows + 2 })
    return (sheets[0]?.rows ?? []).map(row => columns.map((_, at) => textOf(row[at])))
  } catch {
    throw refuseField('file', 'jobs.no-workbook')
  }
}

const textOf = (cell: unknown): string => {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell === 'number') return String(cell).replace('.', ',')
  return typeof cell === 'string' ? cell.trim() : ''
}

export function headings(lang: (typeof langs)[number]): string[] {
  const text = jobWords(lang)
  const titles: Record<Column, string> = {
    cui: text.cui,
    title: text.vacancyTitle,
    occupation: text.occupation,
    places: text.places,
    weeklyHours: text.weeklyHours,
    contract: text.contract,
    schedule: text.schedule,
    county: text.county,
    locality: text.locality,
    opensOn: text.opensOn,
    deadlineOn: text.deadlineOn,
    requirements: text.requirements,
  }
  return columns.map(column => titles[column])
}

/** Every row as the command that adds it, or what is wrong with it; `employers`: ids by number. */
export function readRows(rows: readonly string[][], employers: ReadonlyMap<string, string>, today: Day): Read {
  const read: Read = { items: [], wrong: [] }
  for (const [at, cells] of rows.entries()) {
    if (cells.join('') === '') continue
    const row = at + 2
    const typed = Object.fromEntries(columns.map((column, place) => [column, coded(column, cells[place] ?? '')]))
    const { cui = '', ...fields } = typed
    const employer = employers.get(findCui(cui) ?? '')
    if (employer === undefined) {
      read.wrong.push({ row, problem: { path: 'cui', code: 'jobs.unknown-employer' } })
      continue
    }
    const input = fromForm(addVacancy.shape, { ...fields, employer }, today)
    const parsed = addVacancy.shape.safeParse(input)
    if (parsed.success) read.items.push({ row, command: addVacancy, input })
    else read.wrong.push(...fieldProblems(parsed.error, input).map(problem => ({ row, problem })))
  }
  return read
}

/** A code, or its words in either language; counties by name, too. Anything else stays as it stands in the table. */
function coded(column: Column, cell: string): string {
  if (column === 'county') return counties.find(one => same(one.name, cell) || same(one.short, cell))?.nuts ?? cell
  if (column !== 'contract' && column !== 'schedule') return cell
  const texts = langs.flatMap(lang => Object.entries<string>(words(lang)[column]))
  return texts.find(([, text]) => same(text, cell))?.[0] ?? cell
}

const same = (one: string, other: string): boolean => folded(one) === folded(other)

const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase()

const endOfDirectory = 0x06054b50
const entryOfDirectory = 0x02014b50

/** What the packed file says that it holds, in bytes; NaN where it is no such file. Source: PKWARE APPNOTE 6.3, sections 4.3.12 and 4.3.16. */
function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== endOfDirectory) end -= 1
  if (end < 0) return Number.NaN
  let at = view.getUint32(end + 16, true)
  let sum = 0
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entryOfDirectory) return Number.NaN
    sum += view.getUint32(at + 24, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return sum
}
