import { type RawBuilder, sql } from 'kysely'
import { asKnown, type Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Asked } from './asked.ts'
import type { Group } from './count.ts'
import type { Stretch } from './day-changes.ts'
import { ofDays } from './day-kept.ts'
import { patternOf, type Marked, splits } from './marks.ts'
import { forMany, splitColumns, type Statement, statementFor } from './statement.ts'

const ofAThing = ['about', ...splits, 'measure', 'on_day', 'held', 'proven']
const own = sql.join(ofAThing.map(column => sql.ref(column)))
const ownBefore = sql.join(ofAThing.map(column => sql`lag(${sql.ref(column)}) over own`))

/** What is kept of a thing of people beside its days. */
export const factColumns = sql`unit, subject, ${own}`

/** One thing of people: a row of what is kept, or of a copy, or as it is found at another moment. */
export interface Fact extends Group {
  subject: string
  about: string
  on_day: Day | null
}

/** The rows of a statement about these, as they are kept. */
export const factsAbout = ({ ground, rows }: Statement, about: readonly string[]): RawBuilder<Fact> => sql`
  ${ground} select unit, subject, ${sql.join(['about', ...splits].map(column => sql.ref(column)))}, measure::float8 as measure, on_day, held, proven
  from (${rows}) m where about = any (${[...about]}::uuid[])`

/** Everything of people on the day asked, as known at the line of what is kept: one row each. */
export const factsOnDay = (asked: Asked): RawBuilder<unknown> => sql`
  select ${factColumns} from day_facts
  where ${ofDays(asked)} and day <= ${asked.day} and (until is null or until > ${asked.day})`

/** Some things with the same marks in the same part. */
export interface Counted extends Group {
  things: number
}

/** The same added up: of all, or of some. */
export async function groupsOnDay(tx: Tx, asked: Asked, about?: readonly string[]): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select unit, ${splitColumns}, held, proven, sum(measure)::float8 as measure, count(*)::int as things
    from (${factsOnDay(asked)}) f ${about ? sql`where about = any (${[...about]}::uuid[])` : sql``}
    group by unit, ${splitColumns}, held, proven`.execute(tx)
  return rows
}

/** What some people had of one indicator by the end of each of these days. */
export async function claimedOfFew(
  tx: Tx,
  asked: Asked,
  { marked, about, days }: { marked: Marked; about: readonly string[]; days: readonly Day[] },
): Promise<Map<Day, number>> {
  const { rows } = await sql<{ day: Day; claimed: number }>`
    select d.day, sum(f.measure)::float8 as claimed
    from unnest(${[...days]}::date[]) d (day) join (
      select day, until, measure from day_facts
      where ${ofDays(asked)} and unit = ${marked.indicator.unit} and about = any (${[...about]}::uuid[]) and held like ${patternOf(marked)}
    ) f on f.day <= d.day and (f.until is null or f.until > d.day)
    group by d.day`.execute(tx)
  return new Map(rows.map(({ day, claimed }) => [day, claimed]))
}

/** The hash of a row of day_facts as it stands: whoever adds a column has all days kept anew. */
const hash = sql`hashtextextended(day_facts::text, 0)`

/** What all its rows add up to, for the head. */
export const factsDigest = (asked: Asked): RawBuilder<unknown> =>
  sql`(select coalesce(sum(${hash}), 0) from day_facts where ${ofDays(asked)})`

const stretches = (rows: 'gone' | 'come') => sql`
  select unit, ${splitColumns}, held, proven, day, until, sum(measure)::float8 as measure from ${sql.table(rows)}
  group by unit, ${splitColumns}, held, proven, day, until`

/** What was kept of these goes. */
export async function takeFacts(tx: Tx, asked: Asked, about: readonly string[]): Promise<Stretch[]> {
  const { rows } = await sql<Stretch>`
    with gone as (
      delete from day_facts where ${ofDays(asked)} and about = any (${[...about]}::uuid[]) returning *, ${hash} as hash
    ), head as (
      update day_kept set facts_digest = facts_digest - (select coalesce(sum(hash), 0) from gone) where ${ofDays(asked)}
    )
    ${stretches('gone')}`.execute(tx)
  return rows
}

/** What these have on each of their days, as known at a line, comes: days between which nothing changes as one row. */
export async function putFacts(
  tx: Tx,
  asked: Asked,
  { about, entry }: { about: readonly string[]; entry: number },
): Promise<Stretch[]> {
  const { tenant, programme, rules, sealed = false } = asked
  return asKnown(tx, entry, async () => {
    const statement = statementFor(await forMany(tx, { ...asked, about, each: true }), 'people')
    if (!statement || about.length === 0) return []
    const { rows } = await sql<Stretch>`
      ${statement.ground}, seen as (
        select unit, subject, ${own}, day, until from (${statement.rows}) m where about = any (${[...about]}::uuid[])
      ), edge as (
        select *, (lag(until) over own, ${ownBefore}) is distinct from (day, ${own}) as changes
        from seen window own as (partition by unit, subject order by day)
      ), run as (
        select *, count(*) filter (where changes) over (partition by unit, subject order by day) as run from edge
      ), come as (
        insert into day_facts (tenant_id, programme, profile, sealed, unit, subject, ${own}, day, until)
        select ${tenant}, ${programme}, ${rules.profile.code}, ${sealed}, unit, subject, ${own},
          min(day), case when bool_or(until is null) then null else max(until) end
        from run group by unit, subject, ${own}, run
        returning *, ${hash} as hash
      ), head as (
        update day_kept set facts_digest = facts_digest + (select coalesce(sum(hash), 0) from come) where ${ofDays(asked)}
      )
      ${stretches('come')}`.execute(tx)
    return rows
  })
}
