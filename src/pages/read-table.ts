import { readXlsx } from 'hucre/xlsx'
import { cellsOfText } from './text-table.ts'
import { mostColumns, mostRows, NotATable, tableKindOf } from './table-kind.ts'
import { refuseHarmfulZip } from './zip-preflight.ts'

/** One sheet as somebody would type it: texts, days as `2026-01-15`, numbers with a comma. */
export interface Sheet {
  name: string
  rows: string[][]
}

/** What a file holds, and what of it was passed over or read otherwise than it looks. */
export interface ReadTable {
  sheets: Sheet[]
  hiddenSheets: number
  /** Cells whose value a formula gave: the value is used. */
  formulas: number
}

/** Refuses with `NotATable`. Runs in a thread of its own: what somebody sent may be anything. */
export async function readTable(bytes: Uint8Array): Promise<ReadTable> {
  const table = tableKindOf(bytes) === 'workbook' ? await ofWorkbook(bytes) : ofText(bytes)
  const filled = table.sheets.filter(sheet => sheet.rows.length > 1)
  if (filled.length === 0) throw new NotATable('without-rows')
  return { ...table, sheets: filled }
}

async function ofWorkbook(bytes: Uint8Array): Promise<ReadTable> {
  refuseHarmfulZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  let hiddenSheets = 0
  const isShown = (sheet: { hidden?: boolean; veryHidden?: boolean }) => {
    const hidden = sheet.hidden === true || sheet.veryHidden === true
    hiddenSheets += hidden ? 1 : 0
    return !hidden
  }
  const workbook = await readXlsx(bytes, { sheets: isShown, maxRows: mostRows + 50 })
  let formulas = 0
  for (const { cells } of workbook.sheets) {
    for (const cell of cells?.values() ?? []) formulas += cell.formula === undefined ? 0 : 1
  }
  const sheets = workbook.sheets.map(({ name, rows }) => ({ name, rows: tidied(rows.map(row => row.map(textOf))) }))
  return { sheets, hiddenSheets, formulas }
}

const ofText = (bytes: Uint8Array): ReadTable => ({
  sheets: [{ name: '', rows: tidied(cellsOfText(bytes)) }],
  hiddenSheets: 0,
  formulas: 0,
})

/** Without what is empty at the right and at the end; rows in between stay, so that row numbers hold. */
function tidied(rows: string[][]): string[][] {
  const width = Math.max(0, ...rows.map(row => row.findLastIndex(cell => cell.trim() !== '') + 1))
  const height = rows.findLastIndex(row => row.some(cell => cell.trim() !== '')) + 1
  if (width > mostColumns) throw new NotATable('of-too-many-columns')
  if (height > mostRows) throw new NotATable('of-too-many-rows')
  return rows.slice(0, height).map(row => row.slice(0, width))
}

/** A cell as somebody would type it. A calendar day has no time; numbers have all their digits. */
function textOf(value: string | number | boolean | Date | null): string {
  if (value === null) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value === 'boolean') return value ? 'da' : 'nu'
  if (typeof value === 'number') return numberText(value)
  return value
}

const numberText = (value: number): string =>
  Number.isSafeInteger(value) ? String(value) : String(Number(value.toPrecision(15))).replace('.', ',')
