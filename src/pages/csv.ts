import type { Cell } from './xlsx.ts'

export const csvType = 'text/csv; charset=utf-8'

/** At its beginning: what says to a Romanian Excel that the bytes are UTF-8. */
const byteOrderMark = '\ufeff'

/** Rows as Romanian spreadsheets open them: semicolons, decimal commas, CRLF. Source: RFC 4180, but for the semicolon. */
export const csv = (rows: readonly (readonly Cell[])[]): string =>
  byteOrderMark + rows.map(row => `${row.map(quoted).join(';')}\r\n`).join('')

function quoted(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell).replace('.', ',')
  const text = withoutFormula(cell)
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * A text that a spreadsheet would take for a formula begins with an apostrophe, as somebody would type it; an import takes it off again.
 * Source: OWASP, CSV injection.
 */
const withoutFormula = (text: string): string => (/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text)
