import type { Tx } from '../kernel/database.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { quarterOf } from '../kernel/period.ts'
import type { Indicator } from '../programme/indicator.ts'
import type { Point } from '../pages/trend.tsx'
import type { Asked } from './asked.ts'
import { countLive } from './count.ts'

/** Our choice: enough to see where a value goes, few enough to count each anew. */
const mostPoints = 6

/** The value of one indicator at the end of each quarter up to the day asked, as known at the moment that the transaction asks about. */
export async function trendOf(tx: Tx, asked: Asked, indicator: Indicator, startsOn: Day): Promise<Point[]> {
  const rules = { ...asked.rules, indicators: [indicator] }
  const points: Point[] = []
  for (const on of quarterEnds(startsOn, asked.day)) {
    const values = await countLive(tx, { ...asked, rules, day: on })
    points.push({ on, value: values.get(indicator.code)?.claimed ?? 0 })
  }
  return points
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
