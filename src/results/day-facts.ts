import { type RawBuilder, sql } from 'kysely'
import { asKnown, type Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Asked } from './asked.ts'
import type { Group } from './count.ts'
import type { Stretch } from './day-changes.ts'
import { type KeptDays, keyOfDays, ofDays } from './day-kept.ts'
import { splits } from './marks.ts'
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
  ${ground()} select unit, subject, ${sql.join(['about', ...splits].map(column => sql.ref(column)))}, measure::float8 as measure, on_day, held, proven
  from (${rows}) m where about = any (${[...about]}::uuid[])`

const knownAt = (line: number) => sql`entry <= ${line} and (until_entry is null or until_entry > ${line})`

/** Everything of people on the day asked, as known at a line that is kept: one row each. */
export const factsOnDay = (asked: Asked, line: number): RawBuilder<unknown> => sql`
  select ${factColumns} from day_facts
  where ${ofDays(asked)} and day <= ${asked.day} and (until is null or until > ${asked.day}) and ${knownAt(line)}`

/** The same added up. */
export async function groupsOnDay(tx: Tx, asked: Asked, line: number): Promise<Group[]> {
  const { rows } = await sql<Group>`
    select unit, ${splitColumns}, held, proven, sum(measure)::float8 as measure from (${factsOnDay(asked, line)}) f
    group by unit, ${splitColumns}, held, proven`.execute(tx)
  return rows
}

/** Some things with the same marks in the same part, for the same days. */
export interface Had extends Stretch {
  things: number
}

/** As long as that moment is remembered. */
const hads = new WeakMap<KeptDays, readonly Had[]>()

/** What those who moved had on each day, as known at the line that is kept. Every page of that moment asks for it, each of another day. */
export async function hadByMoved(tx: Tx, asked: Asked, kept: KeptDays): Promise<readonly Had[]> {
  const { line, moved } = kept
  const remembered = moved.length === 0 ? [] : hads.get(kept)
  if (remembered) return remembered
  const { rows } = await sql<Had>`
    select unit, ${splitColumns}, held, proven, day, until, sum(measure)::float8 as measure, count(*)::int as things from day_facts
    where ${ofDays(asked)} and ${knownAt(line)} and about = any (${[...moved]}::uuid[])
    group by unit, ${splitColumns}, held, proven, day, until`.execute(tx)
  hads.set(kept, rows)
  return rows
}

export const onDay = (had: readonly Had[], on: Day): Had[] =>
  had.filter(({ day, until }) => day <= on && (until === null || until > on))

const thing = sql`unit, subject, ${own}, day, until`
const goneThing = sql`unit, subject, ${sql.join(
  ofAThing.map(column => (column === 'measure' ? sql`-measure` : sql.ref(column))),
)}, day, until`

const come = sql`hashtextextended(row(${thing}, entry)::text, 0)`
const gone = sql`hashtextextended(row(${thing}, entry, until_entry)::text, 1)`

/** What the hashes of all its rows add up to, for the head: each counts once when it comes, and once more when it goes. */
export const factsSum = (asked: Asked): RawBuilder<unknown> => sql`(
  select coalesce(sum(${come}), 0) + coalesce(sum(${gone}) filter (where until_entry is not null), 0) from day_facts where ${ofDays(asked)})`

/**
 * What these have on each of their days, as known at this line, in the place of what was kept of them; days between which nothing changes as
 * one row, and a row that stands as it stood is left. What came of it, and with a minus what went.
 */
export async function keepFacts(
  tx: Tx,
  asked: Asked,
  { about, entry }: { about: readonly string[]; entry: number },
): Promise<Stretch[]> {
  if (about.length === 0) return []
  const ids = sql`any (${[...about]}::uuid[])`
  return asKnown(tx, entry, async () => {
    const statement = statementFor(await forMany(tx, { ...asked, about, each: true }), 'people')
    if (!statement) return []
    const { rows } = await sql<Stretch>`
      ${statement.ground(sql`seen as (
        select ${thing} from (${statement.rows}) m where about = ${ids}
      ), edge as (
        select *, (lag(until) over own, ${ownBefore}) is distinct from (day, ${own}) as changes
        from seen window own as (partition by unit, subject order by day)
      ), run as (
        select *, count(*) filter (where changes) over (partition by unit, subject order by day) as run from edge
      ), found as materialized (
        select unit, subject, ${own}, min(day) as day, case when bool_or(until is null) then null else max(until) end as until
        from run group by unit, subject, ${own}, run
      ), stood as materialized (
        select ${thing} from day_facts where ${ofDays(asked)} and until_entry is null and about = ${ids}
      ), gone as (
        update day_facts f set until_entry = ${entry} from (select * from stood except select * from found) s
        where ${ofDays(asked)} and f.until_entry is null and f.unit = s.unit and f.subject = s.subject and f.day = s.day
        returning f.*
      ), come as (
        insert into day_facts (tenant_id, programme, profile, sealed, ${thing}, entry)
        select ${keyOfDays(asked)}, ${thing}, ${entry}::bigint from (select * from found except select * from stood) c
        returning *
      ), head as (
        update day_kept set facts_sum = facts_sum + (select coalesce(sum(${come}), 0) from come)
          + (select coalesce(sum(${gone}), 0) from gone) where ${ofDays(asked)}
      )`)}
      select unit, ${splitColumns}, held, proven, day, until, sum(measure)::float8 as measure
      from (select ${thing} from come union all select ${goneThing} from gone) f
      group by unit, ${splitColumns}, held, proven, day, until`.execute(tx)
    return rows
  })
}
