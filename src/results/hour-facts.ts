import { type RawBuilder, sql } from 'kysely'
import type { Asked } from './asked.ts'
import { dayIn, momentOf, rootIn } from './each-day.ts'
import { kindsThat } from './participation.ts'

/**
 * One row per support of a participant that is over by the day asked and of a kind whose hours count; an indicator of hours adds up `hours`. Its sex and its place are the
 * participation's.
 */
export const hourFacts = (asked: Asked): RawBuilder<unknown> => sql`
  select s.id as subject, ${rootIn(asked, 'p')} as about, true as given,
    v.subject is not null and s.proven as given_proven,
    s.given_on, s.minutes / 60.0 as hours, s.kind as support, s.theme, p.sex, p.region, p.region_category, p.centre, p.partner ${momentOf(asked, 'p')}
  from support_given s join participation p on p.subject = s.subject left join participation_proven v on v.subject = p.subject
  where p.entry_on is not null and s.until_on <= ${dayIn(asked, 'p')} and s.kind = any (${kindsThat(asked.rules, 'inHours')}::text[])`
