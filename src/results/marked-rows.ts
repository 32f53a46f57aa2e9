import { type RawBuilder, sql } from 'kysely'
import type { Known, Tx } from '../kernel/database.ts'
import type { Asked } from './asked.ts'
import { addedUp, less, type Value, valueOf, valuesOf } from './count.ts'
import { copyOf } from './copy.ts'
import { type Fact, factColumns, factsOnDay, type Had, hadByMoved, onDay } from './day-facts.ts'
import { type KeptDays, keptRule } from './day-kept.ts'
import { cellsByDay } from './day-totals.ts'
import { allMarked, type Marked, patternOf } from './marks.ts'
import { rowsOfFew } from './moved.ts'
import { ofCopy } from './of-copy.ts'
import { readTotals } from './totals.ts'

/** An indicator with everything of its unit at the moment asked, one row each with its marks, and its value. */
export interface MarkedRows {
  marked: Marked
  /** What is kept, of all. */
  rows: RawBuilder<unknown>
  /** Whose kept rows are of another moment, and what they have at the one asked instead. */
  moved?: { ids: readonly string[]; were: readonly Had[]; are: readonly Fact[] }
  value: Value | undefined
}

/** On the open day, from the copy; undefined where it does not answer. */
export async function rowsOfCopy(tx: Tx, asked: Asked, code: string): Promise<MarkedRows | undefined> {
  const units = await copyOf(tx, asked)
  const marked = units && keptRule({ units }, code)
  if (!marked) return undefined
  const rows = sql`select ${factColumns} from facts where ${ofCopy(asked)} and unit = ${marked.indicator.unit}`
  return { marked, rows, value: (await readTotals(tx, asked, units)).get(code) }
}

/** At another moment, from what is kept of the day asked, with those who moved as they are at that moment; only of indicators of people. */
export async function rowsOfDay(
  tx: Tx,
  asked: Asked,
  code: string,
  { kept, known }: { kept: KeptDays; known: Known },
): Promise<MarkedRows | undefined> {
  const marked = keptRule(kept, code)
  if (!marked) return undefined
  const { line, moved, units } = kept
  const { indicator } = marked
  const rows = sql`select * from (${factsOnDay(asked, line)}) f where unit = ${indicator.unit}`
  const stood = addedUp((await cellsByDay(tx, asked, line, code)).get(code) ?? [])
  if (moved.length === 0) return { marked, rows, value: valueOf(indicator, stood) }
  const are = await rowsOfFew(tx, asked, indicator.unit, { ids: moved, known })
  const were = onDay(await hadByMoved(tx, asked, kept), asked.day).filter(group => group.unit === indicator.unit)
  const changes = valuesOf(asked.rules, units, [...were.map(less), ...are])
  const value = valueOf(indicator, addedUp([...stood, ...(changes.get(code)?.cells ?? [])]))
  return { marked, rows, moved: { ids: moved, were, are }, value }
}

/** The ids of those who count, as they were made. */
export async function claimedIn(tx: Tx, { marked, rows, moved }: MarkedRows): Promise<string[]> {
  const { rows: kept } = await sql<{ subject: string; about: string }>`
    select subject, about from (${rows}) f where held like ${patternOf(marked)}`.execute(tx)
  const gone = new Set(moved?.ids)
  const are = moved?.are.filter(fact => allMarked(fact.held, marked)) ?? []
  return [...kept.filter(fact => !gone.has(fact.about)), ...are].map(fact => fact.subject).toSorted()
}
