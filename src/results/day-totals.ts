import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Asked } from './asked.ts'
import { type Cell, inAnyOrder } from './count.ts'
import type { Changes } from './day-changes.ts'
import { ofDays } from './day-kept.ts'
import { partOf } from './totals.ts'

/** What each indicator of people, or this one, had in each part by the end of the day asked, as known at the line of what is kept. */
export async function cellsByDay(tx: Tx, asked: Asked, indicator?: string): Promise<ReadonlyMap<string, Cell[]>> {
  const { rows } = await sql<{ indicator: string; part: (string | null)[]; claimed: number; proven: number }>`
    select indicator, part, sum(claimed) as claimed, sum(proven) as proven from day_total
    where ${ofDays(asked)} ${indicator === undefined ? sql`` : sql`and indicator = ${indicator}`} and day <= ${asked.day}
    group by indicator, part`.execute(tx)
  return new Map(
    [...Map.groupBy(rows, row => row.indicator)].map(([code, parts]) => [
      code,
      parts.map(({ part, claimed, proven }) => Object.assign(partOf(part), { claimed, proven })),
    ]),
  )
}

/** What one indicator of people had by the end of each of these days. */
export async function claimedByDays(
  tx: Tx,
  asked: Asked,
  indicator: string,
  days: readonly Day[],
): Promise<Map<Day, number>> {
  const { rows } = await sql<{ day: Day; claimed: number }>`
    select d.day, coalesce(sum(t.claimed), 0) as claimed
    from unnest(${[...days]}::date[]) d (day) left join (
      select day, claimed from day_total where ${ofDays(asked)} and indicator = ${indicator}
    ) t on t.day <= d.day
    group by d.day`.execute(tx)
  return new Map(rows.map(({ day, claimed }) => [day, inAnyOrder(claimed)]))
}

/** Adds these to what is kept of each day. */
export async function addToDays(tx: Tx, asked: Asked, changes: Changes): Promise<void> {
  const { tenant, programme, rules, sealed = false } = asked
  for (const some of changes.portions()) {
    await sql`
      insert into day_total as t (tenant_id, programme, profile, sealed, indicator, day, part, claimed, proven)
      select ${tenant}, ${programme}, ${rules.profile.code}, ${sealed}, r.*
      from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) r (indicator text, day date, part text[], claimed float8, proven float8)
      on conflict (tenant_id, programme, profile, sealed, indicator, day, part)
        do update set claimed = t.claimed + excluded.claimed, proven = t.proven + excluded.proven`.execute(tx)
  }
  await sql`delete from day_total where ${ofDays(asked)} and abs(claimed) < 1e-7 and abs(proven) < 1e-7`.execute(tx)
}

/** Of what it answers and of all its rows, in the order of their key. */
export const digestOfDays = (asked: Asked): RawBuilder<string> => sql<string>`(
  select md5(concat_ws(' ', k.question, k.entry, (
    select string_agg(concat_ws(' ', indicator, day, part, claimed, proven), ',' order by indicator collate "C", day, part collate "C")
    from day_total where ${ofDays(asked)}
  ))) from (select question, entry from day_kept where ${ofDays(asked)}) k)`
