import { type RawBuilder, sql } from 'kysely'
import { asKnown, lastOfAll, type Tx } from '../kernel/database.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { Lately } from '../kernel/lately.ts'
import { quarterOf } from '../kernel/period.ts'
import type { Point } from '../pages/trend.tsx'
import { allOf, measureOf } from '../programme/compile.ts'
import type { Asked } from './asked.ts'
import { inAnyOrder, type Value } from './count.ts'
import { factsOf, groundOf, ofPeople } from './facts-of.ts'
import type { Marked } from './marks.ts'
import { claimedByDays, type KeptDays, keptDays } from './day-totals.ts'
import { anyDay, anyIds, askOn, type Planned, planned } from './planned.ts'
import { forMany, plansForFew } from './statement.ts'
import { aroundTouched } from './touched.ts'

interface Ending {
  /** What the indicator has on the day asked. */
  value: Value
  startsOn: Day
  /** The transaction asks about the present, of which days are kept. */
  present: boolean
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
  { value, startsOn, present }: Ending,
): Promise<Point[]> {
  const ends = quarterEnds(startsOn, asked.day)
  const kept = present && ofPeople.has(marked.indicator.unit) ? await keptDays(tx, asked, 'now') : undefined
  const values = kept ? await byThen(tx, asked, marked, { kept, ends }) : await counted(tx, asked, marked, ends)
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

/** What is kept, with those who moved since as they are instead of as they were. */
async function byThen(
  tx: Tx,
  asked: Asked,
  marked: Marked,
  { kept: { entry, moved: ids }, ends: days }: { kept: KeptDays; ends: readonly Day[] },
): Promise<Map<Day, number>> {
  const values = await claimedByDays(tx, asked, marked.indicator.code, days)
  if (ids.length === 0 || days.length === 0) return values
  const some = claimedBy({ ...asked, about: anyIds, day: anyDay, most: undefined }, marked)
  await plansForFew(tx)
  const plan = planned(tx, some, 'claimed')
  const were = await wereClaimed(tx, asked.tenant, plan, { entry, ids, days })
  const are = await asKnown(tx, lastOfAll, () => askOn<ClaimedBy>(tx, plan, ids, days))
  for (const [at, day] of days.entries())
    values.set(day, inAnyOrder((values.get(day) ?? 0) - (were[at] ?? 0) + sumOf(are[at] ?? [])))
  return values
}

/** What these had on each of these days, as known at a line. Whom a person's own numbers lean on is asked about with them. */
async function wereClaimed(
  tx: Tx,
  tenant: string,
  plan: Planned,
  { entry, ids, days }: { entry: number; ids: readonly string[]; days: readonly Day[] },
): Promise<number[]> {
  const name = [plan.name, entry, ...days].join(' ')
  const known = lately.get(name) ?? new Map<string, number[]>()
  const unknown = ids.filter(id => !known.has(id))
  if (unknown.length > 0) {
    const around = await aroundTouched(tx, tenant, new Set(unknown), { ever: true })
    const found = await asKnown(tx, entry, () => askOn<ClaimedBy>(tx, plan, around, days))
    const byId = found.map(rows => new Map(rows.map(({ about, claimed }) => [about, claimed])))
    for (const id of unknown)
      known.set(
        id,
        byId.map(claimed => claimed.get(id) ?? 0),
      )
    lately.keep(name, known)
  }
  return days.map((_, at) => ids.reduce((sum, id) => sum + (known.get(id)?.[at] ?? 0), 0))
}

/** What was known at a line stays as it was: whoever was asked about once is not asked about again. */
const lately = new Lately<Map<string, number[]>>(20)

interface ClaimedBy {
  about: string
  claimed: number
}

const sumOf = (rows: readonly ClaimedBy[]): number => rows.reduce((sum, { claimed }) => sum + claimed, 0)

async function claimedOn(tx: Tx, asked: Asked, marked: Marked): Promise<number> {
  const { rows } = await sql<{ claimed: number }>`
    ${groundOf(asked, marked.indicator.unit)}
    select coalesce(sum(${measureOf(marked.indicator.unit)}), 0)::float8 as claimed ${heldBy(asked, marked)}`.execute(
    tx,
  )
  return rows[0]?.claimed ?? 0
}

const claimedBy = (asked: Asked, marked: Marked): RawBuilder<ClaimedBy> => sql`
  ${groundOf(asked, marked.indicator.unit)}
  select f.about, sum(${measureOf(marked.indicator.unit)})::float8 as claimed ${heldBy(asked, marked)}
    and f.about = any (${[...anyIds]}::uuid[])
  group by f.about`

/** Papers are not asked about, which leaves most of the statement out. */
const heldBy = (asked: Asked, { indicator, clauses }: Marked): RawBuilder<unknown> =>
  sql`from (${factsOf(asked, indicator.unit)}) f where ${allOf(clauses.map(clause => clause.holds))}`
