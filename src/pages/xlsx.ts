import { writeXlsx } from 'hucre/xlsx'

export interface Sheet {
  /** At most 31 characters, none of them `[ ] : * ? / \`. */
  name: string
  /** The first row names the columns. Days go in as people write them. */
  rows: readonly (readonly Cell[])[]
}

export type Cell = string | number | null

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A workbook. A text is stored as a text, whatever it begins with: no cell is a formula. */
export async function xlsx(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await writeXlsx({
    sheets: sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map(row => [...row]),
      columns: (rows[0] ?? []).map((_, at) => ({ width: widthOf(rows, at) })),
      freezePane: { rows: 1 },
    })),
  })
  return new Uint8Array(bytes)
}

/** In characters, from 8 to 60. */
const widthOf = (rows: readonly (readonly Cell[])[], column: number): number =>
  Math.min(60, Math.max(8, ...rows.map(row => String(row[column] ?? '').length + 2)))
