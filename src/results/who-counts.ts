import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Asked } from './asked.ts'
import { allMarked, type UnitMarks } from './marks.ts'
import { forMany, statementFor } from './statement.ts'

/** Who counts for one indicator, by id. */
export interface Counting {
  claimed: string[]
  proven: string[]
}

/** Whose change may move a thing: of a support, its person. */
export type Abouts = Map<string, string>

/** The ids behind every indicator that this role may count, in the order of their making. */
export async function whoCounts(tx: Tx, asked: Asked, abouts: Abouts = new Map()): Promise<Map<string, Counting>> {
  const statement = statementFor(await forMany(tx, asked))
  if (!statement) return new Map()
  const { rows } = await sql<Subject>`
    ${statement.ground} select unit, subject, about, held, proven from (${statement.rows}) m order by subject`.execute(
    tx,
  )
  for (const { subject, about } of rows) abouts.set(subject, about)
  return new Map(statement.units.flatMap(one => countingIn(one, rows)))
}

interface Subject {
  unit: string
  subject: string
  about: string
  held: string
  proven: string
}

function countingIn({ unit, marked }: UnitMarks, rows: readonly Subject[]): [string, Counting][] {
  const own = rows.filter(row => row.unit === unit)
  return marked.map(one => {
    const subjects = (which: 'held' | 'proven') => own.filter(row => allMarked(row[which], one)).map(row => row.subject)
    return [one.indicator.code, { claimed: subjects('held'), proven: subjects('proven') }]
  })
}
