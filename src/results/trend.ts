import { sql } from 'kysely'
import { asKnown, type Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Point } from '../pages/trend.tsx'
import { allOf, measureOf } from '../programme/compile.ts'
import type { Asked } from './asked.ts'
import { inAnyOrder, type Value } from './count.ts'
import { factsOf, groundOf } from './facts-of.ts'
import type { Marked } from './marks.ts'
import { keptQuarters, quarterEnds, type QuarterTotal } from './quarter-totals.ts'
import { forMany } from './statement.ts'

interface Ending {
  /** What the indicator has on the day asked. */
  value: Value
  startsOn: Day
  /** The transaction asks about the present, for which quarters are kept. */
  present: boolean
}

/**
 * The value of one indicator at the end of each quarter up to the day asked, as known at the moment that the transaction asks about: from
 * what is kept of the quarter and from those who moved since, else from the facts.
 */
export async function trendOf(
  tx: Tx,
  asked: Asked,
  marked: Marked,
  { value, startsOn, present }: Ending,
): Promise<Point[]> {
  const ends = quarterEnds(startsOn, asked.day)
  const kept = present ? await keptQuarters(tx, asked, ends) : new Map<Day, QuarterTotal>()
  const whole = kept.size < ends.length ? await forMany(tx, asked) : asked
  const points: Point[] = []
  for (const on of ends) {
    const quarter = kept.get(on)
    const then = { ...whole, day: on }
    points.push({ on, value: await (quarter ? movedOn(tx, then, marked, quarter) : claimedOn(tx, then, marked)) })
  }
  return [...points, { on: asked.day, value: value.claimed }]
}

/** What was kept, with those who moved since as they are instead of as they were. */
async function movedOn(tx: Tx, asked: Asked, marked: Marked, { claimed, entry, moved }: QuarterTotal): Promise<number> {
  const kept = claimed[marked.indicator.code] ?? 0
  if (moved.length === 0) return kept
  const ofMoved = () => claimedOn(tx, { ...asked, about: moved, most: undefined }, marked)
  const were = await asKnown(tx, entry, ofMoved)
  return inAnyOrder(kept - were + (await ofMoved()))
}

/** Papers are not asked about, which leaves most of the statement out. */
async function claimedOn(tx: Tx, asked: Asked, { indicator, clauses }: Marked): Promise<number> {
  const { rows } = await sql<{ claimed: number }>`
    ${groundOf(asked, indicator.unit)}
    select coalesce(sum(${measureOf(indicator.unit)}), 0)::float8 as claimed
    from (${factsOf(asked, indicator.unit)}) f where ${allOf(clauses.map(clause => clause.holds))}`.execute(tx)
  return rows[0]?.claimed ?? 0
}
