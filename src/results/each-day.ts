import { type RawBuilder, sql } from 'kysely'
import type { Rulebook } from '../programme/rulebook.ts'
import type { Asked } from './asked.ts'

/** What has come or gone on one day and not on the day before, by the table that says so. A fact that leans on another day is named here. */
export function daysOf({ windows }: Rulebook): [table: string, days: RawBuilder<unknown>[]][] {
  const later = sql`(left_on + make_interval(months => ${windows.longerTermMonths.value}::int))::date`
  return [
    ['enrolment', [sql`applied_on`, sql`withdrawn_on`]],
    ['decision', [sql`decided_on`]],
    ['support', [sql`given_on`, sql`until_on`]],
    ['exit', [sql`left_on`, later]],
    ['outcome', [sql`reached_on`]],
    ['category', [sql`valid_from`, sql`valid_to + 1`]],
    ['situation', [sql`on_day`]],
    ['work', [sql`began_on + 1`]],
    ['earlier_domicile', [sql`until_on`]],
  ]
}

/**
 * The days of each person, as a part of one WITH that ends with a comma: a household is counted as a whole, so its people share theirs.
 * `id` stands for one person on one day.
 */
export function moments({ tenant, about, rules }: Asked): RawBuilder<unknown> {
  if (!about) throw new Error('Each day is asked of some people, never of all.')
  const legs = daysOf(rules).map(([table, days]) => {
    const values = sql.join(days.map(day => sql`(${day})`))
    return sql`
      select person_id, v.day from ${sql.table(table)}, lateral (values ${values}) v (day)
      where tenant_id = ${tenant} and person_id = any (array(select id from member))`
  })
  return sql`
  kin as (
    select p.id as root, coalesce(p.household_id, p.id) as kin from person p
    where p.tenant_id = ${tenant} and p.same_as is null and p.id = any (${[...about]}::uuid[])
  ), member as materialized (
    select p.id, k.kin from kin k join person p on p.tenant_id = ${tenant} and (p.id = k.root or p.same_as = k.root)
  ), came as (
    select distinct m.kin, c.day from member m join (${sql.join(legs, sql` union all `)}) c on c.person_id = m.id where c.day is not null
  ), moment as materialized (
    select row_number() over () as id, k.root, c.day, lead(c.day) over (partition by k.root order by c.day) as until
    from kin k join came c on c.kin = k.kin
  ), `
}

/** The day that a row is asked about: the same for all, or its own. */
export const dayIn = ({ each, day }: Asked, row: string): RawBuilder<unknown> =>
  each ? sql.ref(`${row}.day`) : sql`${day}::date`

/** Who a participation is of. On each of their days, `subject` is the person on that day. */
export const rootIn = ({ each }: Asked, row: string): RawBuilder<unknown> =>
  sql.ref(`${row}.${each ? 'root' : 'subject'}`)

/** Of those who are asked about on each of their days, their rows alone: read by everybody's, a few would take as long as many. */
export const ofEach = ({ each }: Asked, person: RawBuilder<unknown>): RawBuilder<unknown> =>
  each ? sql`and ${person} = any (array(select id from member))` : sql``

/** Further columns of a row that is asked about on a day of its own, and nothing where all have the same. */
export const momentOf = ({ each }: Asked, row: string): RawBuilder<unknown> =>
  each ? sql`, ${sql.ref(`${row}.day`)}, ${sql.ref(`${row}.until`)}` : sql``
