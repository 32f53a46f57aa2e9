import type { Context, Hono } from 'hono'
import { Problem } from '../kernel/problem.ts'
import { logRead } from '../kernel/read-log.ts'
import { may } from '../kernel/who.ts'
import { csv, csvType } from './csv.ts'
import { readerOf } from './reader.ts'
import type { Asked } from './slice.ts'
import { type Cell, xlsx, xlsxType } from './xlsx.ts'

/** A column of a list as a file has it. A special category is never one: the funder's own record alone carries those. */
export interface FileColumn<Row> {
  title: string
  value: (row: Row) => Cell
}

export interface ListFile<Row> {
  /** The name of the file without day and ending: `persoane`. */
  name: string
  /** At most 31 characters, none of them `[ ] : * ? / \`. */
  sheet: string
  columns: readonly FileColumn<Row>[]
  rows: readonly Row[]
  /** As the read log names it: `people.exported`. */
  kind: string
  /** The people it names. */
  subjects: (row: Row) => readonly string[]
}

/** A list of which somebody may take a copy, at the address of its page with `.xlsx` or `.csv` at the end and the same query. */
export function listFileRoutes<Row>(
  app: Hono<Asked>,
  path: string,
  list: (c: Context<Asked>) => Promise<ListFile<Row>>,
): void {
  for (const kind of ['xlsx', 'csv'] as const) app.get(`${path}.${kind}`, c => sendList(c, kind, list))
}

/** Names leave the product: a right of its own, and whoever took them is noted with each person. */
async function sendList<Row>(
  c: Context<Asked>,
  ending: 'xlsx' | 'csv',
  list: (c: Context<Asked>) => Promise<ListFile<Row>>,
): Promise<Response> {
  const { who, today } = readerOf(c)
  if (!may(who, 'export')) throw new Problem(403, 'kernel.not-allowed', { right: 'export' })
  const { name, sheet, columns, rows, kind, subjects } = await list(c)
  await logRead(c.get('engine'), who, { kind, subjects: [...new Set(rows.flatMap(subjects))] })
  const cells = [columns.map(column => column.title), ...rows.map(row => columns.map(column => column.value(row)))]
  const headers = { 'content-disposition': `attachment; filename="${name}-${today}.${ending}"` }
  if (ending === 'csv') return c.body(csv(cells), 200, { ...headers, 'content-type': csvType })
  return c.body(await xlsx([{ name: sheet, rows: cells }]), 200, { ...headers, 'content-type': xlsxType })
}
