import { type RawBuilder, sql } from 'kysely'
import { asKnown, type Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Point } from '../pages/trend.tsx'
import { allOf, measureOf } from '../programme/compile.ts'
import type { Asked } from './asked.ts'
import { inAnyOrder, type Value } from './count.ts'
import { factsOf, groundOf } from './facts-of.ts'
import type { Marked } from './marks.ts'
import { keptQuarters, quarterEnds, type QuarterTotal } from './quarter-totals.ts'
import { anyDay, anyIds, askOn, planned } from './planned.ts'
import { forMany, plansForFew } from './statement.ts'

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
  const moved = await movedSince(tx, asked, marked, kept)
  const whole = kept.size < ends.length ? await forMany(tx, asked) : asked
  const points: Point[] = []
  for (const on of ends)
    points.push({ on, value: moved.get(on) ?? (await claimedOn(tx, { ...whole, day: on }, marked)) })
  return [...points, { on: asked.day, value: value.claimed }]
}

/** What was kept, with those who moved since as they are instead of as they were. */
async function movedSince(
  tx: Tx,
  asked: Asked,
  marked: Marked,
  kept: ReadonlyMap<Day, QuarterTotal>,
): Promise<Map<Day, number>> {
  const values = new Map([...kept].map(([day, { claimed }]) => [day, claimed[marked.indicator.code] ?? 0]))
  const some = claimedBy({ ...asked, about: anyIds, day: anyDay, most: undefined }, marked)
  for (const [entry, quarters] of Map.groupBy(kept, ([, quarter]) => quarter.entry)) {
    const days = quarters.map(([day]) => day)
    const ids = quarters[0]?.[1].moved ?? []
    if (ids.length === 0) continue
    await plansForFew(tx)
    const claimed = async (of: 'now' | 'past') =>
      (await askOn<{ claimed: number }>(tx, planned(tx, some, 'claimed', of), ids, days)).map(
        rows => rows[0]?.claimed ?? 0,
      )
    const were = await asKnown(tx, entry, () => claimed('past'))
    const are = await claimed('now')
    for (const [at, day] of days.entries())
      values.set(day, inAnyOrder((values.get(day) ?? 0) - (were[at] ?? 0) + (are[at] ?? 0)))
  }
  return values
}

async function claimedOn(tx: Tx, asked: Asked, marked: Marked): Promise<number> {
  const { rows } = await claimedBy(asked, marked).execute(tx)
  return rows[0]?.claimed ?? 0
}

/** Papers are not asked about, which leaves most of the statement out. */
const claimedBy = (asked: Asked, { indicator, clauses }: Marked): RawBuilder<{ claimed: number }> => sql`
  ${groundOf(asked, indicator.unit)}
  select coalesce(sum(${measureOf(indicator.unit)}), 0)::float8 as claimed
  from (${factsOf(asked, indicator.unit)}) f where ${allOf(clauses.map(clause => clause.holds))}`
