import { type RawBuilder, sql } from 'kysely'
import type { Tx } from './database.ts'
import type { Versioned } from './history.ts'

type Cells = Record<string, unknown>

/** Rows of several commands, table by table, many in one statement: those that are new, then those that change. */
export class LaterRows {
  readonly #added: Waiting[] = []
  readonly #changed = new Map<string, Change>()

  add(row: Waiting): void {
    this.#added.push(row)
  }

  /** A row changes once at most: a second change would not find the first, so a decision that lets it through is wrong. */
  change(row: Change): void {
    const which = `${row.table.name} ${keyOf(row)}`
    if (this.#changed.has(which)) throw new Error(`Two commands of one batch change ${which}.`)
    this.#changed.set(which, row)
  }

  /** Rows go in after those they lean on: each command has added its own in such an order. */
  async write(): Promise<void> {
    const added = Map.groupBy(this.#added, ({ table }) => table.name)
    for (const name of tableOrder(this.#added)) await eachSome(added.get(name) ?? [], insertAll)
    for (const rows of Map.groupBy(this.#changed.values(), ({ table }) => table.name).values())
      await eachSome(rows, reviseAll)
  }
}

interface Waiting {
  table: Versioned
  /** Of a row that changes, its key and what is new. */
  cells: Cells
  tx: Tx
  written: (one: Written) => void
}

export interface Change extends Waiting {
  changed: readonly string[]
}

/** Our choice: some hundred kilobytes in one statement. */
const rowsAtOnce = 500

/** Those of one table that name the same columns, some at a time. */
async function eachSome<Row extends Waiting>(rows: readonly Row[], write: (some: Row[]) => Promise<void>) {
  for (const alike of Map.groupBy(rows, ({ cells }) => Object.keys(cells).join()).values()) {
    for (let at = 0; at < alike.length; at += rowsAtOnce) await write(alike.slice(at, at + rowsAtOnce))
  }
}

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
  const values =
    waiting.length === 1
      ? sql`values (${sql.join(Object.values(first).map(cell))})`
      : sql`select ${columns} from ${rowsIn(waiting)}`
  const statement = sql`insert into ${sql.table(table.name)} as t (${columns}) ${values}`
  tell(waiting, await writtenBy(tx, statement, table, waiting.length))
}

/** Rows of one table in which the same columns change, in one statement; the version before of each is kept. */
export async function reviseAll(waiting: readonly Change[]): Promise<void> {
  const [{ table, changed, tx }] = waiting as [Change]
  const set = sql.join([...changed, 'entry'].map(column => sql`${sql.ref(column)} = ${sql.ref(`c.${column}`)}`))
  const key = ['tenant_id', ...table.key].map(column => sql`${sql.ref(`t.${column}`)} = ${sql.ref(`c.${column}`)}`)
  const here = sql.join(key, sql` and `)
  const statement = sql`
    with change as materialized (select * from ${rowsIn(waiting)} limit ${sql.lit(roundedUp(waiting.length))}),
    kept as (
      insert into ${sql.table(`history.${table.name}`)} select c.entry, t.*
      from ${sql.table(`public.${table.name}`)} t join change c on ${here} where t.entry < c.entry
    ) update ${sql.table(table.name)} t set ${set} from change c where ${here}`
  tell(waiting, await writtenBy(tx, statement, table, waiting.length))
}

/** The planner takes any such list for a hundred rows, and would read the table for one; few sizes, so that few plans are kept. */
const roundedUp = (count: number): number => 4 ** Math.ceil(Math.log(count) / Math.log(4))

/** Many rows as one value: the statement is the same for any number of them, and is read and planned once. */
function rowsIn(waiting: readonly Waiting[]): RawBuilder<unknown> {
  const [{ table }] = waiting as [Waiting]
  const rows = waiting.map(({ cells }) =>
    Object.fromEntries(Object.entries(cells).map(([name, one]) => [name, inJson(one)])),
  )
  return sql`jsonb_populate_recordset(null::${sql.table(`public.${table.name}`)}, ${JSON.stringify(rows)}::jsonb)`
}

/** Bytes as PostgreSQL reads them from text. */
const inJson = (value: unknown): unknown =>
  value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value

function tell(waiting: readonly Waiting[], written: readonly Written[]): void {
  const byKey = new Map(written.map(one => [one.key, one]))
  for (const row of waiting) {
    const one = waiting.length === 1 ? written[0] : byKey.get(keyOf(row))
    if (!one) throw new Error(`A row of ${row.table.name} was written under another key than ${keyOf(row)}.`)
    row.written(one)
  }
}

const keyOf = ({ table, cells }: Waiting): string => table.key.map(column => String(cells[column])).join()

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
