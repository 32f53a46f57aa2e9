import { createHash } from 'node:crypto'
import { type AnyCommand, type Done, type Item, performAll } from '../kernel/command.ts'
import type { Engine } from '../kernel/engine.ts'
import { Problem } from '../kernel/problem.ts'
import type { Who } from '../kernel/who.ts'
import { keepApart } from '../people/apart.ts'
import { byDay, type CheckedRow } from './check.ts'
import type { Kind } from './kind.ts'

/** Our choice: large enough to write many rows in one statement, small enough that others wait less than a second for their turn. */
const rowsAtOnce = 400

/**
 * Stores rows by their own command, some hundred in one transaction, all with one cause, so that they are undone as one. A row that is
 * refused after all, because somebody was quicker, is left out and the rest goes on. Returns the numbers of the rows that are stored.
 */
export async function storeRows(
  engine: Engine,
  who: Who,
  { kind, batch, rows }: { kind: Kind; batch: string; rows: readonly CheckedRow[] },
  progress: (stored: number) => void = () => {},
): Promise<number[]> {
  const stored = new Map<number, Done>()
  const inOrder = byDay(kind, rows)
  for (let at = 0; at < inOrder.length; at += rowsAtOnce) {
    let left = inOrder.slice(at, at + rowsAtOnce)
    while (left.length > 0) {
      const done = await storeTogether(engine, who, { command: kind.command, batch, rows: left })
      if (typeof done === 'object') {
        for (const [n, row] of left.entries()) stored.set(row.number, done[n] as Done)
        break
      }
      left = left.toSpliced(done, 1)
    }
    progress(stored.size)
  }
  await keepRowsApart(engine, who, { batch, rows, stored })
  return [...stored.keys()]
}

/** Rows of one file that look alike and were said to be two people: nobody is asked about them again. */
async function keepRowsApart(
  engine: Engine,
  who: Who,
  { batch, rows, stored }: { batch: string; rows: readonly CheckedRow[]; stored: ReadonlyMap<number, Done> },
): Promise<void> {
  const items = rows.flatMap(({ number, alike, apartBecause: reason }) =>
    alike.flatMap(({ row }): Item[] => {
      const [one, other] = [stored.get(number)?.answer, row === undefined ? undefined : stored.get(row)?.answer]
      if (!one || !other || reason === undefined) return []
      const input = { person: one.person, from: other.code, reason }
      return [{ id: rowId(batch, `${number}/${row}`), command: keepApart as AnyCommand, input }]
    }),
  )
  if (items.length > 0) await performAll(engine, items, who, batch)
}

/** What was answered to each row; or the place of the row that is refused: then none of them is stored. */
async function storeTogether(
  engine: Engine,
  who: Who,
  { command, batch, rows }: { command: Kind['command']; batch: string; rows: readonly CheckedRow[] },
): Promise<Done[] | number> {
  const items = rows.map(({ number, input }): Item => ({ id: rowId(batch, number), command, input }))
  try {
    return await performAll(engine, items, who, batch)
  } catch (error) {
    if (!(error instanceof Problem) || error.status === 403) throw error
    return Number(error.details.item ?? 0)
  }
}

/** The same row of the same import is the same command, however often it is sent. */
function rowId(batch: string, number: number | string): string {
  const digits = createHash('sha256').update(`${batch}/${number}`).digest('hex')
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`
}
