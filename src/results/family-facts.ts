import { type RawBuilder, sql } from 'kysely'
import type { Asked } from './asked.ts'
import { momentOf, rootIn } from './each-day.ts'
import { categoryOf } from './participation.ts'

/**
 * One row per household with at least one participant. It stands in the region of its first participant, and is proven where one of its
 * participations is. Source: decision 17 of the domain rules (two adults of one family are two people and one family).
 */
export const familyFacts = (asked: Asked): RawBuilder<unknown> => sql`
  select q.*, ${categoryOf(asked.rules, sql`q.region`)} as region_category
  from (
    select p.household_id as subject, p.household_id as about, true as started,
      bool_or(v.subject is not null) as participation_proven, coalesce(bool_or(c.large_family), false) as large_family,
      coalesce(bool_or(c.vmg), false) as vmg, (array_agg(p.region order by p.entry_on, ${rootIn(asked, 'p')}))[1] as region,
      count(*)::int as participants ${momentOf(asked, 'p')}
    from participation p left join participation_proven v on v.subject = p.subject left join belonged c on c.subject = p.subject
    where p.entry_on is not null and p.household_id is not null
    group by p.household_id ${momentOf(asked, 'p')}
  ) q`
