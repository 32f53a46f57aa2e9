import { type RawBuilder, sql } from 'kysely'
import type { Tx } from './database.ts'
import type { Versioned } from './history.ts'

type Cells = Record<string, unknown>

/** New rows of several commands, table by table, many in one statement. */
export class LaterRows {
  readonly #waiting: Waiting[] = []

  add(row: Waiting): void {
    this.#waiting.push(row)
  }

  /** Rows go in after those they lean on: each command has added its own in such an order. */
  async write(): Promise<void> {
    const byTable = Map.groupBy(this.#waiting, ({ table }) => table.name)
    for (const name of tableOrder(this.#waiting)) {
      const alike = Map.groupBy(byTable.get(name) ?? [], ({ cells }) => Object.keys(cells).join())
      for (const rows of alike.values()) {
        for (let at = 0; at < rows.length; at += rowsAtOnce) await insertAll(rows.slice(at, at + rowsAtOnce))
      }
    }
  }
}

interface Waiting {
  table: Versioned
  cells: Cells
  tx: Tx
  written: (one: Written) => void
}

/** Our choice: some hundred kilobytes in one statement. */
const rowsAtOnce = 500

/** The tables of all commands in one order that keeps the order of each. */
function tableOrder(waiting: readonly Waiting[]): string[] {
  const order: string[] = []
  for (const rows of Map.groupBy(waiting, ({ cells }) => cells.entry).values()) {
    let before = order.length
    for (const { table } of rows.toReversed()) {
      const at = order.indexOf(table.name)
      if (at >= 0) before = at
      else order.splice(before, 0, table.name)
    }
  }
  return order
}

/** Rows of one table with the same columns, in one statement. */
export async function insertAll(waiting: readonly Waiting[]): Promise<void> {
  const [{ table, cells: first, tx }] = waiting as [Waiting]
  const columns = sql.join(Object.keys(first).map(column => sql.ref(column)))
  const values = waiting.length === 1 ? sql`values (${sql.join(Object.values(first).map(cell))})` : rowsIn(waiting)
  const statement = sql`insert into ${sql.table(table.name)} as t (${columns}) ${values}`
  const written = await writtenBy(tx, statement, table, waiting.length)
  if (waiting.length === 1) return waiting[0]?.written(written[0] as Written)
  const byKey = new Map(written.map(one => [one.key, one]))
  for (const { cells, written: tell } of waiting) {
    const key = table.key.map(column => String(cells[column])).join()
    const one = byKey.get(key)
    if (!one) throw new Error(`A row of ${table.name} was written under another key than ${key}.`)
    tell(one)
  }
}

/** Many rows as one value: the statement is the same for any number of them, and is read and planned once. */
function rowsIn(waiting: readonly Waiting[]): RawBuilder<unknown> {
  const [{ table, cells: first }] = waiting as [Waiting]
  const columns = sql.join(Object.keys(first).map(column => sql.ref(column)))
  const rows = waiting.map(({ cells }) =>
    Object.fromEntries(Object.entries(cells).map(([name, one]) => [name, inJson(one)])),
  )
  return sql`select ${columns} from jsonb_populate_recordset(null::${sql.table(table.name)}, ${JSON.stringify(rows)}::jsonb)`
}

/** Bytes as PostgreSQL reads them from text. */
const inJson = (value: unknown): unknown =>
  value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value

/** Performs a statement that writes rows, and says which; refuses another number of rows than was meant. */
export async function writtenBy(
  tx: Tx,
  statement: RawBuilder<unknown>,
  table: Versioned,
  meant: number,
): Promise<Written[]> {
  const key = sql.join(table.key.map(column => sql`t.${sql.ref(column)}::text`))
  const subject = table.subject === null ? sql`null` : sql`t.${sql.ref(table.subject)}`
  const { rows } = await sql<Written>`
    ${statement} returning concat_ws(',', ${key}) as key, ${subject} as subject, row_digest(to_jsonb(t)) as digest`.execute(
    tx,
  )
  if (rows.length !== meant) throw new Error(`${meant} rows of ${table.name} were to be written, ${rows.length} were.`)
  return rows
}

/** What the database says of a row that it has written. */
export interface Written {
  key: string
  subject: string | null
  digest: string | null
}

/** Objects and arrays of objects travel as JSON; arrays of plain values as PostgreSQL arrays. */
export function cell(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value
  if (Array.isArray(value) && value.every(item => typeof item !== 'object')) return value
  return JSON.stringify(value)
}
