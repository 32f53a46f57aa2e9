import { sql } from 'kysely'
import { canonical } from '../kernel/canonical.ts'
import { asKnown, type Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Asked } from './asked.ts'
import { type Cell, inAnyOrder, valuesOf } from './count.ts'
import { factColumns, factsOnDay, factsSum, groupsOnDay } from './day-facts.ts'
import { eachOf, headDigest, headOf, ofDays } from './day-kept.ts'
import { cellsByDay, spanOff, totalsSum } from './day-totals.ts'
import { forMany, statementFor } from './statement.ts'

/** What of a day is not as it was kept: an indicator, or a thing that is counted. */
interface Off {
  day: Day
  of: string
}

/**
 * The first of these days of which something kept is not what the facts say, as they were known when it was kept; and any day, where a row
 * is not as it was written.
 */
export async function dayOff(tx: Tx, asked: Asked, days: readonly Day[]): Promise<Off | undefined> {
  const [head, each] = [await headOf(tx, asked), eachOf(tx, asked)]
  if (!head || head.question === '') return undefined
  const { rows } = await sql<Record<'head' | 'facts' | 'totals', boolean>>`
    select digest = ${headDigest(asked)} as head, facts_sum = ${factsSum(asked)} as facts, totals_sum = ${totalsSum(asked)} as totals
    from day_kept where ${ofDays(asked)}`.execute(tx)
  if (!rows[0]?.head || !rows[0].facts || !rows[0].totals) return { day: asked.day, of: '*' }
  const off = await spanOff(tx, asked)
  if (off !== undefined) return { day: asked.day, of: off }
  if (head.question !== each?.question || head.entry === null) return undefined
  for (const day of days) {
    const on = { ...asked, day }
    const of = (await factOff(tx, on, head.entry)) ?? (await totalOff(tx, on, head.entry))
    if (of !== undefined) return { day, of }
  }
  return undefined
}

/** The first thing of people whose row of this day is not what the facts say. */
async function factOff(tx: Tx, asked: Asked, entry: number): Promise<string | undefined> {
  return asKnown(tx, entry, async () => {
    const statement = statementFor(await forMany(tx, asked), 'people')
    if (!statement) return undefined
    const { rows } = await sql<{ subject: string }>`
      ${statement.ground()}
      select coalesce(live.subject, kept.subject) as subject
      from (select ${factColumns} from (${statement.rows}) m) live
        full join (${factsOnDay(asked, entry)}) kept on kept.unit = live.unit and kept.subject = live.subject
      where live is distinct from kept order by 1 limit 1`.execute(tx)
    return rows[0]?.subject
  })
}

/** The first indicator whose total of this day is not what its rows add up to. */
async function totalOff(tx: Tx, asked: Asked, line: number): Promise<string | undefined> {
  const units = eachOf(tx, asked)?.units ?? []
  const kept = await cellsByDay(tx, asked, line)
  const added = valuesOf(asked.rules, units, await groupsOnDay(tx, asked, line))
  const codes = units.flatMap(unit => unit.marked.map(one => one.indicator.code))
  return codes.find(code => cellsInOrder(kept.get(code)) !== cellsInOrder(added.get(code)?.cells))
}

/** To hold one set of cells against another. */
export const cellsInOrder = (cells: readonly Cell[] = []): string =>
  cells
    .map(cell => ({ ...cell, claimed: inAnyOrder(cell.claimed), proven: inAnyOrder(cell.proven) }))
    .filter(cell => cell.claimed !== 0 || cell.proven !== 0)
    .map(canonical)
    .toSorted()
    .join()
