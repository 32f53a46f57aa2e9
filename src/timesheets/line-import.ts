import type { Day } from '../kernel/day.ts'
import { fieldProblems } from '../kernel/field-problems.ts'
import { fromForm } from '../kernel/form-input.ts'
import type { Lang } from '../kernel/words.ts'
import type { RowsRead } from '../pages/rows-import.tsx'
import { addLine } from './line.ts'
import type { ContractRow } from './tables.ts'
import { words } from './words.ts'

/** Columns of the model, in their order. */
export const columns = ['onDay', 'contract', 'from', 'to', 'hours', 'activity'] as const

export function headings(lang: Lang): string[] {
  const text = words(lang)
  return [text.day, text.contract, text.from, text.to, text.hoursAlone, text.activity]
}

/** Every row as the command that adds it, or what is wrong with it. A contract is named by its number. */
export function readLines(
  rows: readonly string[][],
  { timesheet, contracts }: { timesheet: string; contracts: readonly ContractRow[] },
  today: Day,
): RowsRead {
  const read: RowsRead = { items: [], wrong: [] }
  for (const [at, cells] of rows.entries()) {
    if (cells.join('') === '') continue
    const row = at + 2
    const { contract: number, ...typed } = Object.fromEntries(
      columns.map((column, place) => [column, cells[place] ?? '']),
    )
    const contract = contracts.find(one => one.number === number)
    if (!contract) {
      read.wrong.push({ row, problem: { path: 'contract', code: 'timesheets.no-such-contract' } })
      continue
    }
    const input = fromForm(addLine.shape, { ...typed, timesheet, contract: contract.id }, today)
    const parsed = addLine.shape.safeParse(input)
    if (parsed.success) read.items.push({ row, command: addLine, input })
    else read.wrong.push(...fieldProblems(parsed.error, input).map(problem => ({ row, problem })))
  }
  return read
}
