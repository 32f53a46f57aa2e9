import { type RawBuilder, sql } from 'kysely'
import { lastOfAll, type Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Asked } from './asked.ts'
import { type Cell, inAnyOrder } from './count.ts'
import type { Changes } from './day-changes.ts'
import { keyOfDays, ofDays } from './day-kept.ts'
import { partOf } from './totals.ts'

const spans = ['day', 'month', 'year']

/** The rows of what is known at the last line; the others say what a line has changed. */
const asKnownLast = sql`${lastOfAll}::bigint`

/** What a row adds, or takes away, where an earlier line is asked about. */
const signed = (column: 'claimed' | 'proven') =>
  sql`case when entry = ${asKnownLast} then ${sql.ref(column)} else -${sql.ref(column)} end`

/** What came by the end of a day: whole years, then whole months of its year, then the days of its month. */
function upTo(day: RawBuilder<unknown>): RawBuilder<boolean> {
  const begins = (span: 'month' | 'year') => sql`date_trunc(${sql.lit(span)}, ${day}::timestamp)::date`
  return sql<boolean>`(t.span = 'year' and t.day < ${begins('year')}
    or t.span = 'month' and t.day >= ${begins('year')} and t.day < ${begins('month')}
    or t.span = 'day' and t.day >= ${begins('month')} and t.day <= ${day})`
}

/** What each indicator of people, or this one, had in each part by the end of the day asked, as known at a line that is kept. */
export async function cellsByDay(
  tx: Tx,
  asked: Asked,
  line: number,
  indicator?: string,
): Promise<ReadonlyMap<string, Cell[]>> {
  const { rows } = await sql<{ indicator: string; part: (string | null)[]; claimed: number; proven: number }>`
    select indicator, part, sum(${signed('claimed')}) as claimed, sum(${signed('proven')}) as proven from day_total t
    where ${ofDays(asked)} ${indicator === undefined ? sql`` : sql`and indicator = ${indicator}`}
      and ${upTo(sql`${asked.day}::date`)} and entry > ${line}
    group by indicator, part`.execute(tx)
  return new Map(
    [...Map.groupBy(rows, row => row.indicator)].map(([code, parts]) => [
      code,
      parts.map(({ part, claimed, proven }) => Object.assign(partOf(part), { claimed, proven })),
    ]),
  )
}

/** What one indicator of people had by the end of each of these days, as known at a line that is kept. */
export async function claimedByDays(
  tx: Tx,
  asked: Asked,
  line: number,
  { indicator, days }: { indicator: string; days: readonly Day[] },
): Promise<Map<Day, number>> {
  const { rows } = await sql<{ day: Day; claimed: number }>`
    select d.day, coalesce(sum(t.claimed), 0) as claimed
    from unnest(${[...days]}::date[]) d (day) left join lateral (
      select ${signed('claimed')} as claimed from day_total t
      where ${ofDays(asked)} and indicator = ${indicator} and entry > ${line} and ${upTo(sql`d.day`)}
    ) t on true
    group by d.day`.execute(tx)
  return new Map(rows.map(({ day, claimed }) => [day, inAnyOrder(claimed)]))
}

const hash = (row: string) =>
  sql`hashtextextended(row(${sql.join(['indicator', 'span', 'day', 'part', 'entry', 'claimed', 'proven'].map(column => sql.ref(`${row}.${column}`)))})::text, 0)`

/** What the hashes of all its rows add up to, for the head. */
export const totalsSum = (asked: Asked): RawBuilder<unknown> =>
  sql`(select coalesce(sum(${hash('day_total')}), 0) from day_total where ${ofDays(asked)})`

/** Keeps what a line brings to each day, month and year; of the first line, nothing is known before it. */
export async function addToDays(tx: Tx, asked: Asked, entry: number | 'first', changes: Changes): Promise<void> {
  const key = sql`tenant_id, programme, profile, sealed, entry, indicator, span, day, part`
  const lines = entry === 'first' ? [asKnownLast] : [asKnownLast, sql`${entry}::bigint`]
  for (const some of changes.portions()) {
    for (const line of lines) {
      await sql`
        with brought as (
          select * from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) b (indicator text, day date, part text[], claimed float8, proven float8)
        ), r as (
          select indicator, span, date_trunc(span, day::timestamp)::date as day, part, sum(claimed) as claimed, sum(proven) as proven
          from brought cross join unnest(${spans}::text[]) s (span) group by 1, 2, 3, 4
          having abs(sum(claimed)) > 1e-7 or abs(sum(proven)) > 1e-7
        ), was as (
          select ${hash('day_total')} as hash from day_total join r using (indicator, span, day, part) where ${ofDays(asked)} and entry = ${line}
        ), come as (
          insert into day_total as t (${key}, claimed, proven) select ${keyOfDays(asked)}, ${line}, r.* from r
          on conflict (${key}) do update set claimed = t.claimed + excluded.claimed, proven = t.proven + excluded.proven
          returning *
        )
        update day_kept set totals_sum = totals_sum + (select coalesce(sum(${hash('come')}), 0) from come)
          - (select coalesce(sum(hash), 0) from was) where ${ofDays(asked)}`.execute(tx)
    }
  }
}

/** The first indicator of which a month or a year is not what its days add up to. */
export async function spanOff(tx: Tx, asked: Asked): Promise<string | undefined> {
  const { rows } = await sql<{ indicator: string }>`
    select indicator from (
      select indicator, s.span, date_trunc(s.span, day::timestamp)::date as day, part, entry, t.claimed, t.proven
      from day_total t cross join unnest(array['month', 'year']) s (span) where ${ofDays(asked)} and t.span = 'day'
      union all select indicator, span, day, part, entry, -claimed, -proven from day_total where ${ofDays(asked)} and span <> 'day'
    ) t
    group by indicator, span, day, part, entry having abs(sum(claimed)) > 1e-6 or abs(sum(proven)) > 1e-6 order by 1 limit 1`.execute(
    tx,
  )
  return rows[0]?.indicator
}
