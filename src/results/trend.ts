import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { measureOf } from '../programme/compile.ts'
import { quarterOf } from '../kernel/period.ts'
import type { Point } from '../pages/trend.tsx'
import type { Asked } from './asked.ts'
import type { Value } from './count.ts'
import { factsOf } from './facts-of.ts'
import { allOf, type Marked } from './marks.ts'
import { participations } from './participation.ts'
import { plansForMany } from './statement.ts'

/** Our choice: enough to see where a value goes, few enough to count each anew. */
const mostPoints = 6

/**
 * The value of one indicator at the end of each quarter up to the day asked, as known at the moment that the transaction asks about.
 * `value` is that of the day asked.
 */
export async function trendOf(
  tx: Tx,
  asked: Asked,
  marked: Marked,
  { claimed }: Value,
  startsOn: Day,
): Promise<Point[]> {
  await plansForMany(tx)
  const points: Point[] = []
  for (const on of quarterEnds(startsOn, asked.day).slice(0, -1)) {
    points.push({ on, value: await claimedOn(tx, { ...asked, day: on }, marked) })
  }
  return [...points, { on: asked.day, value: claimed }]
}

/** Papers are not asked about, which leaves most of the statement out. */
async function claimedOn(tx: Tx, asked: Asked, { indicator, clauses }: Marked): Promise<number> {
  const { rows } = await sql<{ claimed: number }>`
    with ${participations(asked)}
    select coalesce(sum(${measureOf(indicator.unit)}), 0)::float8 as claimed
    from (${factsOf(asked, indicator.unit)}) f where ${allOf(clauses.map(clause => clause.holds))}`.execute(tx)
  return rows[0]?.claimed ?? 0
}

/** The last days of the quarters before `day`, then `day` itself; the earliest first. */
export function quarterEnds(startsOn: Day, day: Day): Day[] {
  const ends = [day]
  let end = addDays(quarterOf(day).from, -1)
  while (end >= startsOn && ends.length < mostPoints) {
    ends.unshift(end)
    end = addDays(quarterOf(end).from, -1)
  }
  return ends
}
