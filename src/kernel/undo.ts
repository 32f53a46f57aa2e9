import { type RawBuilder, sql } from 'kysely'
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
 * what was taken back already, and what a later line leans on, which it names. Our choice: whatever was recorded later about the same
 * person or thing leans on it, unless its command says that it stands alone; what was itself taken back leans on nothing.
 */
export const undo = (commands: ReadonlyMap<string, AnyCommand>) =>
  command<Undo, Step[], Step[]>({
    kind: undoKind,
    shape,
    example: { entry: 12 },
    may: 'undo',
    final: true,
    async given(input, asking) {
      const lines = await ownLines(input, asking)
      const final = lines.find(line => commands.get(line.kind)?.final !== undefined || !commands.has(line.kind))
      if (final) throw refuse('kernel.cannot-be-undone', { kind: final.kind, entry: final.entry })
      await refuseIfUndone(lines, asking)
      await refuseIfLeanedOn(lines, commands, asking)
      return stepsBack(lines)
    },
    decide: (_, steps) => steps,
    async write(steps, rows) {
      for (const { row, first } of steps) await restore(rows, row, first)
      return { undone: steps.length }
    },
  })

const undoKind = 'kernel.undo'

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
      const name = nameOf(row)
      const first = firsts.get(name)?.first ?? line.entry
      firsts.delete(name)
      firsts.set(name, { row, first })
    }
  }
  return [...firsts.values()].toReversed()
}

const nameOf = ({ table, key }: RowDigest): string => `${table}/${key}`

/** A later line that took the line `j` back, alone or with its batch. */
const takenBack = sql<boolean>`exists (
  select from journal u where u.tenant_id = j.tenant_id and u.entry > j.entry and u.kind = ${undoKind} and u.actor = j.actor
    and (u.line::jsonb #>> '{input,entry}' = j.entry::text or u.line::jsonb #>> '{input,batch}' = j.cause::text))`

async function refuseIfUndone(lines: readonly Line[], { tx, who }: Asking): Promise<void> {
  const entries = lines.map(line => line.entry)
  const { rows } = await sql<{ entry: number }>`
    select j.entry from journal j
    where j.tenant_id = ${who.tenant} and j.entry = any(${entries}::bigint[]) and ${takenBack} limit 1`.execute(tx)
  const before = rows[0]
  if (before) throw refuse('kernel.undone-already', { entry: before.entry })
}

interface Later {
  entry: number
  kind: string
  /** It wrote one of the rows again; otherwise it is only about the same person or thing. */
  changed: boolean
}

/** Names the last line in the way: lines are taken back in the order opposite to the one in which they were written. */
async function refuseIfLeanedOn(
  lines: readonly Line[],
  commands: ReadonlyMap<string, AnyCommand>,
  { tx, who }: Asking,
): Promise<void> {
  const alone = [...commands.values()].flatMap(({ kind, alone: standsAlone }) => (standsAlone ? [kind] : []))
  const names = lines.flatMap(line => line.rows.map(nameOf))
  const subjects = lines.flatMap(line => line.subjects)
  const { rows } = await sql<Later>`
    select * from (
      select j.entry, j.kind, ${writes(names)} as changed,
        j.kind <> all(${alone}::text[]) and exists (
          select from journal_subject s
          where s.tenant_id = j.tenant_id and s.entry = j.entry and s.subject_id = any(${subjects}::uuid[])) as leans
      from journal j
      where j.tenant_id = ${who.tenant} and j.entry > ${lines.at(-1)?.entry ?? 0} and j.kind <> ${undoKind} and not ${takenBack}
    ) later where changed or leans order by entry desc limit 1`.execute(tx)
  const later = rows[0]
  if (!later) return
  const { entry, kind, changed } = later
  throw refuse(changed ? 'kernel.changed-since' : 'kernel.leaned-on-since', { entry, kind })
}

const writes = (names: readonly string[]): RawBuilder<boolean> => sql<boolean>`exists (
  select from jsonb_array_elements(j.line::jsonb -> 'rows') r
  where (r ->> 'table') || '/' || (r ->> 'key') = any(${[...names]}::text[]))`

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
