import type { Tx } from '../kernel/database.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { quarterOf } from '../kernel/period.ts'
import type { Point } from '../pages/trend.tsx'
import type { Asked } from './asked.ts'
import { countLive, type Value } from './count.ts'

/** Our choice: enough to see where a value goes, few enough to count each anew. */
const mostPoints = 6

/**
 * The value of one indicator at the end of each quarter up to the day asked, as known at the moment that the transaction asks about.
 * `value` is that of the day asked.
 */
export async function trendOf(tx: Tx, asked: Asked, { indicator, claimed }: Value, startsOn: Day): Promise<Point[]> {
  const rules = { ...asked.rules, indicators: [indicator] }
  const points: Point[] = []
  for (const on of quarterEnds(startsOn, asked.day).slice(0, -1)) {
    const values = await countLive(tx, { ...asked, rules, day: on })
    points.push({ on, value: values.get(indicator.code)?.claimed ?? 0 })
  }
  return [...points, { on: asked.day, value: claimed }]
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
