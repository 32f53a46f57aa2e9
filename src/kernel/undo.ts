import { sql } from 'kysely'
import { z } from 'zod/mini'
import { type AnyCommand, type Asking, command } from './command.ts'
import type { Rows } from './history.ts'
import type { Line, RowDigest } from './journal.ts'
import { missing, refuse } from './problem.ts'
import { id } from './shape.ts'

/** One command by its entry, or everything that a batch did. */
const shape = z.union([z.strictObject({ entry: z.int().check(z.positive()) }), z.strictObject({ batch: id() })])
type Undo = z.infer<typeof shape>

interface Step {
  row: RowDigest
  /** The first of the undone lines that wrote this row. */
  first: number
}

/**
 * Takes back what the asker's own command or batch wrote: earlier versions come back from history, in a new line. Refuses what is final,
 * and what a later line has changed since: it names that line.
 */
export const undo = (commands: ReadonlyMap<string, AnyCommand>) =>
  command<Undo, Step[], Step[]>({
    kind: 'kernel.undo',
    shape,
    example: { entry: 12 },
    may: 'undo',
    final: true,
    async given(input, asking) {
      const lines = await ownLines(input, asking)
      const final = lines.find(line => commands.get(line.kind)?.final !== undefined || !commands.has(line.kind))
      if (final) throw refuse('kernel.cannot-be-undone', { kind: final.kind, entry: final.entry })
      const steps = stepsBack(lines)
      for (const { row, first } of steps) await refuseIfChangedSince(row, first, lines.at(-1)?.entry ?? 0, asking)
      return steps
    },
    decide: (_, steps) => steps,
    async write(steps, rows) {
      for (const { row, first } of steps) await restore(rows, row, first)
      return { undone: steps.length }
    },
  })

async function ownLines(input: Undo, { tx, who }: Asking): Promise<Line[]> {
  const which = 'entry' in input ? sql`entry = ${input.entry}` : sql`cause = ${input.batch}`
  const { rows } = await sql<{ line: string }>`
    select line from journal where tenant_id = ${who.tenant} and actor = ${who.account} and ${which} order by entry`.execute(
    tx,
  )
  if (rows.length === 0) throw missing()
  return rows.map(row => JSON.parse(row.line) as Line)
}

/** Each row once, the last written first: children go before what they lean on. */
function stepsBack(lines: readonly Line[]): Step[] {
  const firsts = new Map<string, Step>()
  for (const line of lines) {
    for (const row of line.rows) {
      const name = `${row.table}/${row.key}`
      const first = firsts.get(name)?.first ?? line.entry
      firsts.delete(name)
      firsts.set(name, { row, first })
    }
  }
  return [...firsts.values()].toReversed()
}

async function refuseIfChangedSince(row: RowDigest, first: number, last: number, { tx, who }: Asking): Promise<void> {
  const { rows } = await sql<{ entry: number; kind: string }>`
    select j.entry, j.kind from journal j, jsonb_array_elements(j.line::jsonb -> 'rows') r
    where j.tenant_id = ${who.tenant} and j.entry > ${last}
      and r ->> 'table' = ${row.table} and r ->> 'key' = ${row.key}
    order by j.entry limit 1`.execute(tx)
  const later = rows[0]
  if (later) throw refuse('kernel.changed-since', { entry: later.entry, kind: later.kind, first })
}

const foreignKeyViolation = '23503'

async function restore(rows: Rows, row: RowDigest, first: number): Promise<void> {
  try {
    await rows.restore(row.table, row.key, first)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === foreignKeyViolation) {
      throw refuse('kernel.others-lean-on-it', { table: row.table })
    }
    throw error
  }
}
