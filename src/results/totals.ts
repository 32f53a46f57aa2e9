import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Asked } from './asked.ts'
import { type Cell, type Values, valuesByCells } from './count.ts'
import { patternOf, type Split, splits, type UnitMarks } from './marks.ts'
import { ofCopy } from './of-copy.ts'

/**
 * What the rows of a copy add up to: for each indicator and part one total. It is kept with the rows, command by command, so that a page
 * reads as many totals for a million people as for a hundred.
 */
export async function readTotals(tx: Tx, asked: Asked, units: readonly UnitMarks[]): Promise<Values> {
  const { rows } = await sql<{ indicator: string; part: (string | null)[]; claimed: number; proven: number }>`
    select indicator, part, claimed::float8 as claimed, proven::float8 as proven from facts_total
    where ${ofCopy(asked)} and claimed <> 0`.execute(tx)
  const cells = Map.groupBy(rows, row => row.indicator)
  const cellsOf = (code: string): Cell[] =>
    (cells.get(code) ?? []).map(({ part, claimed, proven }) => Object.assign(partOf(part), { claimed, proven }))
  return valuesByCells(asked.rules, units, cellsOf)
}

/** What a part that is kept as a list says of each split. */
export const partOf = (part: readonly (string | null)[]) =>
  Object.fromEntries(splits.map((split, at) => [split, part[at] ?? null])) as Record<Split, string | null>

/** The totals of these rows of marks: what `count` makes of groups, as rows. `times`: 1 for what came, −1 for what went. */
export const totalsOf = (units: readonly UnitMarks[], rows: RawBuilder<unknown>): RawBuilder<unknown> => {
  const indicators = units.flatMap(({ unit, marked }) =>
    marked.map(one => ({ unit, code: one.indicator.code, pattern: patternOf(one) })),
  )
  const column = (name: keyof (typeof indicators)[number]) => indicators.map(one => one[name])
  return sql`
    select i.code as indicator, g.part, sum(g.measure) as claimed,
      coalesce(sum(g.measure) filter (where g.proven like i.pattern), 0) as proven
    from (
      select unit, array[${sql.join(splits.map(split => sql.ref(split)))}] as part, held, proven, sum(times * measure) as measure
      from (${rows}) r group by unit, ${sql.join(splits.map(split => sql.ref(split)))}, held, proven
    ) g join unnest(${column('unit')}::text[], ${column('code')}::text[], ${column('pattern')}::text[]) i (unit, code, pattern)
      on i.unit = g.unit and g.held like i.pattern
    group by i.code, g.part`
}

/** Adds these totals to those that stand. */
export const addTotals = ({ tenant, programme, rules }: Asked, totals: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  insert into facts_total (tenant_id, programme, profile, indicator, part, claimed, proven)
  select ${tenant}::uuid, ${programme}::text, ${rules.profile.code}::text, indicator, part, claimed, proven
  from (${totals}) t where claimed <> 0 or proven <> 0
  on conflict (tenant_id, programme, profile, indicator, part)
    do update set claimed = facts_total.claimed + excluded.claimed, proven = facts_total.proven + excluded.proven`

/** Indicators whose totals are not what the rows of the copy add up to. */
export async function totalsOff(tx: Tx, asked: Asked, units: readonly UnitMarks[]): Promise<string[]> {
  const columns = sql`indicator, part, claimed, proven`
  const rows = sql`select *, 1 as times from facts where ${ofCopy(asked)}`
  const { rows: off } = await sql<{ indicator: string }>`
    select distinct coalesce(summed.indicator, kept.indicator) as indicator
    from (select ${columns} from (${totalsOf(units, rows)}) t) summed
      full join (select ${columns} from facts_total where ${ofCopy(asked)} and (claimed <> 0 or proven <> 0)) kept
        on kept.indicator = summed.indicator and kept.part = summed.part
    where summed is distinct from kept order by 1`.execute(tx)
  return off.map(row => row.indicator)
}
