import type { Lang } from '../kernel/words.ts'
import type { Say } from '../pages/say.ts'
import { type Cell, xlsx } from '../pages/xlsx.ts'
import type { CheckedRow, RowProblem } from './check.ts'
import type { Sheet } from './read-table.ts'
import { words } from './words.ts'
import type { Mapping } from './waiting.ts'

/** What is wrong with a row, in words. */
export function reasonsFor({ problems }: Pick<CheckedRow, 'problems'>, lang: Lang, say: Say): string {
  const { fields } = words(lang)
  const reason = ({ field, code, details }: RowProblem) => {
    const said = say(code, details)
    return field === undefined ? said : `${fields[field as keyof typeof fields]}: ${said}`
  }
  return problems.map(reason).join(' ')
}

/** The rows that are not imported, as the table had them, with the reason in a first column: put right, it can be brought again. */
export function leftOut(
  rows: readonly CheckedRow[],
  { lang, say, sheet, mapping }: { lang: Lang; say: Say; sheet: Sheet; mapping: Mapping },
): Promise<Uint8Array<ArrayBuffer>> {
  const text = words(lang)
  const heads = sheet.rows[mapping.headRow] ?? []
  const line = (row: CheckedRow): Cell[] => [
    reasonsFor(row, lang, say),
    ...heads.map((_, at) => {
      const field = mapping.columns[at]
      return (field ? row.cells[field] : sheet.rows[row.number - 1]?.[at]) ?? ''
    }),
  ]
  return xlsx([{ name: text.leftSheet, rows: [[text.reason, ...heads], ...rows.map(line)] }])
}
