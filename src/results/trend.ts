import { type RawBuilder, sql } from 'kysely'
import type { Known, Tx } from '../kernel/database.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { quarterOf } from '../kernel/period.ts'
import type { Point } from '../pages/trend.tsx'
import { allOf, measureOf } from '../programme/compile.ts'
import type { Asked } from './asked.ts'
import { inAnyOrder, type Value } from './count.ts'
import { factsOf, groundOf } from './facts-of.ts'
import { allMarked, type Marked } from './marks.ts'
import { hadByMoved, onDay } from './day-facts.ts'
import { type KeptDays, keptRule } from './day-kept.ts'
import { claimedByDays } from './day-totals.ts'
import { anyDay, anyIds, askOn, familyAt, planned } from './planned.ts'
import { forMany } from './statement.ts'

interface Ending {
  /** What the indicator has on the day asked. */
  value: Value
  startsOn: Day
  /** What the transaction asks about. */
  known: Known
  /** What is kept of each day, where it answers. */
  kept: KeptDays | undefined
}

/** Our choice: enough to see where a value goes, few enough to count each anew. */
const mostPoints = 6

/** The last days of the quarters before `day`, the earliest first. */
export function quarterEnds(startsOn: Day, day: Day): Day[] {
  const ends: Day[] = []
  let end = addDays(quarterOf(day).from, -1)
  while (end >= startsOn && ends.length < mostPoints - 1) {
    ends.unshift(end)
    end = addDays(quarterOf(end).from, -1)
  }
  return ends
}

/**
 * The value of one indicator at the end of each quarter up to the day asked, as known at the moment that the transaction asks about: from
 * what is kept of each day and from those who moved since, else from the facts.
 */
export async function trendOf(
  tx: Tx,
  asked: Asked,
  marked: Marked,
  { value, startsOn, known, kept }: Ending,
): Promise<Point[]> {
  const ends = quarterEnds(startsOn, asked.day)
  const rule = kept && keptRule(kept, marked.indicator.code)
  const values = rule ? await byThen(tx, asked, rule, { kept, known, ends }) : await counted(tx, asked, marked, ends)
  const points = ends.map(on => ({ on, value: values.get(on) ?? 0 }))
  return [...points, { on: asked.day, value: value.claimed }]
}

async function counted(tx: Tx, asked: Asked, marked: Marked, ends: readonly Day[]): Promise<Map<Day, number>> {
  const values = new Map<Day, number>()
  if (ends.length === 0) return values
  const whole = await forMany(tx, asked)
  for (const day of ends) values.set(day, await claimedOn(tx, { ...whole, day }, marked))
  return values
}

/** What is kept, with those who moved as they are at the moment asked instead of as they were. */
async function byThen(
  tx: Tx,
  asked: Asked,
  marked: Marked,
  { kept, known, ends: days }: Pick<Ending, 'known'> & { kept: KeptDays; ends: readonly Day[] },
): Promise<Map<Day, number>> {
  const { line, moved } = kept
  const values = await claimedByDays(tx, asked, line, { indicator: marked.indicator.code, days })
  if (moved.length === 0 || days.length === 0) return values
  const had = (await hadByMoved(tx, asked, kept)).filter(
    ({ unit, held }) => unit === marked.indicator.unit && allMarked(held, marked),
  )
  const were = (day: Day) => onDay(had, day).reduce((sum, one) => sum + one.measure, 0)
  const anybody = claimed({ ...asked, about: anyIds, day: anyDay, most: undefined }, marked)
  const plan = planned(tx, anybody, familyAt('claimed', known))
  const are = await askOn<Claimed>(tx, [plan], { ids: moved, days, known })
  for (const [at, day] of days.entries())
    values.set(day, inAnyOrder((values.get(day) ?? 0) - were(day) + (are[at]?.[0]?.claimed ?? 0)))
  return values
}

interface Claimed {
  claimed: number
}

async function claimedOn(tx: Tx, asked: Asked, marked: Marked): Promise<number> {
  const { rows } = await claimed(asked, marked).execute(tx)
  return rows[0]?.claimed ?? 0
}

/** Papers are not asked about, which leaves most of the statement out. Rows of those of whom only a part is asked about are none of it. */
const claimed = (asked: Asked, { indicator: { unit }, clauses }: Marked): RawBuilder<Claimed> => sql`
  ${groundOf(asked, [unit])}
  select coalesce(sum(${measureOf(unit)}), 0)::float8 as claimed
  from (${factsOf(asked, unit)}) f where ${allOf(clauses.map(clause => clause.holds))}
    ${asked.about ? sql`and f.about = any (${[...asked.about]}::uuid[])` : sql``}`
