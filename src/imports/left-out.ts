import type { Lang } from '../kernel/words.ts'
import type { Say } from '../pages/say.ts'
import { type Cell, xlsx } from '../pages/xlsx.ts'
import { asOut } from './alike.ts'
import type { CheckedRow, RowProblem } from './check.ts'
import { namelessIn, reasonsOf } from './choose-row.tsx'
import type { Sheet } from '../pages/read-table.ts'
import { words } from './words.ts'
import type { Mapping } from './waiting.ts'

/** Why a row is not imported, in words. */
export function reasonsFor({ problems, alike, choice }: CheckedRow, lang: Lang, say: Say): string {
  const { fields, alike: text } = words(lang)
  if (problems.length === 0 && alike.length > 0) {
    const chosen = alike.find(({ key }) => key === choice)
    if (chosen) return text.isThat({ whom: namelessIn(lang, chosen) })
    if (choice === asOut) return text.asOut
    return alike.map(one => text.mayBe({ whom: namelessIn(lang, one), why: reasonsOf(one) })).join(' ')
  }
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
