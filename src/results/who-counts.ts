import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Asked } from './asked.ts'
import { type Group, type Values, valuesOf } from './count.ts'
import { allMarked, type UnitMarks } from './marks.ts'
import { forMany, splitColumns, statementFor } from './statement.ts'

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
    ${statement.ground()} select unit, subject, about, held, proven from (${statement.rows}) m order by subject`.execute(
    tx,
  )
  for (const { subject, about } of rows) abouts.set(subject, about)
  return new Map(statement.units.flatMap(one => countingIn(one, rows)))
}

/** Every indicator with its value and who counts, from the facts, in one statement. */
export async function countWithWho(
  tx: Tx,
  asked: Asked,
): Promise<{ values: Values; who: ReadonlyMap<string, Counting> }> {
  const statement = statementFor(await forMany(tx, asked))
  if (!statement) return { values: new Map(), who: new Map() }
  const { ground, rows: marked, units } = statement
  const { rows: groups } = await sql<Group & { subjects: string[] }>`
    ${ground()}
    select unit, ${splitColumns}, held, proven, sum(measure)::float8 as measure, array_agg(subject) as subjects from (${marked}) m
    group by unit, ${splitColumns}, held, proven`.execute(tx)
  const named = groups
    .flatMap(({ unit, held, proven, subjects }) => subjects.map(subject => ({ unit, subject, held, proven })))
    .toSorted((one, other) => (one.subject < other.subject ? -1 : 1))
  return {
    values: valuesOf(asked.rules, units, groups),
    who: new Map(units.flatMap(one => countingIn(one, named))),
  }
}

interface Subject {
  unit: string
  subject: string
  about: string
  held: string
  proven: string
}

function countingIn({ unit, marked }: UnitMarks, rows: readonly Omit<Subject, 'about'>[]): [string, Counting][] {
  const own = rows.filter(row => row.unit === unit)
  return marked.map(one => {
    const subjects = (which: 'held' | 'proven') => own.filter(row => allMarked(row[which], one)).map(row => row.subject)
    return [one.indicator.code, { claimed: subjects('held'), proven: subjects('proven') }]
  })
}
