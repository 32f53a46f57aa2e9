import { type RawBuilder, sql } from 'kysely'
import type { Known, Tx } from '../kernel/database.ts'
import type { Asked } from './asked.ts'
import { addedUp, type Group, type Value, valueOf, valuesOf } from './count.ts'
import { copyOf } from './copy.ts'
import { type Fact, factColumns, factsOnDay, groupsOnDay } from './day-facts.ts'
import { type KeptDays, keptRule } from './day-kept.ts'
import { cellsByDay } from './day-totals.ts'
import type { Marked } from './marks.ts'
import { rowsOfFew } from './moved.ts'
import { ofCopy } from './of-copy.ts'
import { readTotals } from './totals.ts'

/** An indicator with everything of its unit at the moment asked, one row each with its marks, and its value. */
export interface MarkedRows {
  marked: Marked
  rows: RawBuilder<unknown>
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
  const { moved, units } = kept
  const { indicator } = marked
  const ofUnit = sql`select * from (${factsOnDay(asked)}) f where unit = ${indicator.unit}`
  const stood = (await cellsByDay(tx, asked, code)).get(code) ?? []
  if (moved.length === 0) return { marked, rows: ofUnit, value: valueOf(indicator, stood) }
  const are = await rowsOfFew(tx, asked, indicator.unit, { ids: moved, known })
  const were = (await groupsOnDay(tx, asked, moved)).map(({ measure, ...group }) =>
    Object.assign(group, { measure: -measure }),
  )
  const changes = valuesOf(asked.rules, units, [...were, ...are.map(asGroup)])
  const value = valueOf(indicator, addedUp([...stood, ...(changes.get(code)?.cells ?? [])]))
  return {
    marked,
    rows: sql`${ofUnit} and about not in (select unnest(${moved}::uuid[])) union all ${asRows(are)}`,
    value,
  }
}

const asGroup = (fact: Fact): Group => Object.assign(fact, { measure: Number(fact.measure) })

const asRows = (facts: readonly Fact[]): RawBuilder<unknown> => sql`
  select ${factColumns} from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) r (
    unit text, subject uuid, about uuid, region text, region_category text, sex text, centre text, partner text, measure numeric,
    on_day date, held text, proven text)`
