import { type RawBuilder, sql } from 'kysely'
import { type Tx, wideMemory } from '../kernel/database.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { inScope } from './scope.ts'
import type { AskedProgramme } from './selection-tables.ts'

/** A list of everybody in a programme. */
export interface AskedPool extends AskedProgramme {
  rules: Rulebook
}

/**
 * Every application to a programme with what all records of its person say together, as results count them, as the parts of one WITH.
 * `record`: `root` is the person's first record, whose birth date, sex and household stand; `head` is the first record in sight, one for each
 * person; entry stands behind a yes on one of the records, and records out of sight count too. `form`: for each root the last on or before
 * entry, else the first after it; whoever has not entered is asked as of their last form. Source: decision 20 of the domain rules.
 */
export function pooled({ who, programme, rules }: AskedPool): RawBuilder<unknown> {
  const { tenant } = who
  const opening = rules.supports.filter(kind => kind.opensEntry).map(kind => kind.code)
  // Nearly everybody has one record: only those of the others are brought together.
  return sql`
  came as (
    select s.enrolment_id, min(s.given_on) as first_on from support s
    where s.tenant_id = ${tenant} and s.kind = any(${opening}::text[]) group by s.enrolment_id
  ), application as materialized (
    select coalesce(p.same_as, p.id) as root, p.same_as is not null as later, p.id as person, p.code, p.family_name, p.given_name, p.sort_key,
      p.sex, p.born_on, p.household_id, p.cnp_index is not null as has_cnp, p.phone is not null as has_phone,
      e.id as enrolment, e.applied_on, e.withdrawn_on is not null as over, e.no_double_funding_on, came.first_on,
      d.enrolment_id is not null as eligible, ${inScope(who, 'people.read', 'p.id')} as seen,
      coalesce(p.same_as, p.id) in (select u.same_as from person u where u.tenant_id = ${tenant} and u.same_as is not null) as united
    from enrolment e join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
      left join came on came.enrolment_id = e.id
      left join decision d on d.tenant_id = ${tenant} and d.enrolment_id = e.id and d.outcome = 'eligible'
    where e.tenant_id = ${tenant} and e.programme = ${programme}
  ), record as materialized (
    select root, later, person, code, family_name, given_name, sort_key, enrolment, seen, seen as head, sex, born_on, household_id,
      case when eligible then first_on end as entry_on, applied_on, over, no_double_funding_on, has_cnp, has_phone
    from application where not united
    union all
    select a.root, a.later, a.person, a.code, a.family_name, a.given_name, a.sort_key, a.enrolment, a.seen,
      a.seen and row_number() over (own order by not a.seen, a.later, a.enrolment) = 1, f.sex, f.born_on, f.household_id,
      case when bool_or(a.eligible) over own then min(a.first_on) over own end, min(a.applied_on) over own, bool_and(a.over) over own,
      min(a.no_double_funding_on) over own, bool_or(a.has_cnp) over own, bool_or(a.has_phone) over own
    from application a join person f on f.tenant_id = ${tenant} and f.id = a.root where a.united window own as (partition by a.root)
  ), form as (
    select distinct on (r.root) r.root, f.labour, f.labour_since, f.education_now, f.isced
    from record r join situation f on f.tenant_id = ${tenant} and f.enrolment_id = r.enrolment
    order by r.root, f.on_day > r.entry_on, abs(f.on_day - coalesce(r.entry_on, '9999-12-31'::date)), r.later, r.enrolment
  )`
}

/** The planner takes everybody for few and would look up the rows of each: it is kept from that. */
export async function withWidePlans<T>(tx: Tx, ask: () => Promise<T>): Promise<T> {
  await sql`select set_config('enable_nestloop', 'off', true), ${wideMemory}`.execute(tx)
  const found = await ask()
  await sql`select set_config('enable_nestloop', 'on', true)`.execute(tx)
  return found
}
