import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Who } from '../kernel/who.ts'
import { inScope } from '../people/scope.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import type { Seeker } from './match.ts'
import type { VacancyRow } from './tables.ts'

export interface SeekersAsked {
  who: Who
  programme: string
  rules: Rulebook
  on: Day
  /** One person alone. */
  person?: string
}

/**
 * Participants within the reader's scope who have said what they look for and are not at work through a placement. The columns are those
 * of `Seeker`, each named: nothing else about a person comes along.
 */
export async function seekersOf(tx: Tx, { who, programme, rules, on, person }: SeekersAsked): Promise<Seeker[]> {
  const opening = rules.supports.filter(kind => kind.opensEntry).map(kind => kind.code)
  const { rows } = await sql<Seeker>`
    select w.enrolment_id as enrolment, w.person_id as person, w.skills, w.licences, w.schedules, w.occupations,
      w.least_hours::float8 as "leastHours", w.most_hours::float8 as "mostHours", w.reach,
      coalesce(a.county, d.county, '') as county, coalesce(a.locality, d.locality, '') as locality,
      (select case when s.isced ~ '^[0-8]$' then s.isced::int end from situation s where s.tenant_id = w.tenant_id and s.enrolment_id = w.enrolment_id
        order by s.on_day desc limit 1) as isced,
      coalesce((select array_agg(distinct o.kind) from outcome o
        where o.tenant_id = w.tenant_id and o.enrolment_id = w.enrolment_id and o.reached_on <= ${on}::date), '{}') as trained,
      ${on}::date - w.since_on as "waitingDays"
    from job_wish w
      join enrolment e on e.tenant_id = w.tenant_id and e.id = w.enrolment_id
      left join residence a on a.tenant_id = w.tenant_id and a.person_id = w.person_id and a.kind = 'actual'
      left join residence d on d.tenant_id = w.tenant_id and d.person_id = w.person_id and d.kind = 'domicile'
    where w.tenant_id = ${who.tenant} and e.programme = ${programme} and e.withdrawn_on is null
      and ${inScope(who, 'people.read', 'w.person_id')}
      and ${person === undefined ? sql`true` : sql`w.person_id = ${person}`}
      and exists (select from support s where s.tenant_id = w.tenant_id and s.enrolment_id = w.enrolment_id and s.kind = any (${opening}::text[]))
      and not exists (select from occupancy o where o.tenant_id = w.tenant_id and o.person_id = w.person_id
        and (o.ended_on is null or o.ended_on >= ${on}::date))
    order by w.enrolment_id`.execute(tx)
  return rows
}

/**
 * Whether everything that is not said aloud holds for these people: one yes or no for each, about what the workplace provides and about
 * a reserved post together, answered by the sealed part of the database. Nobody learns which of the two it was.
 */
export async function passSealedGates(
  tx: Tx,
  vacancy: Pick<VacancyRow, 'provides' | 'reserved'>,
  people: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ person: string }>`
    select person_id as person from passes_sealed_gates(${[...people]}::uuid[], ${vacancy.provides}::text[], ${vacancy.reserved})
    where passes`.execute(tx)
  return new Set(rows.map(row => row.person))
}

/** Who of the programme takes part and has not been asked what work they look for. */
export async function countUnasked(tx: Tx, { who, programme, rules }: SeekersAsked): Promise<number> {
  const opening = rules.supports.filter(kind => kind.opensEntry).map(kind => kind.code)
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from enrolment e
    where e.tenant_id = ${who.tenant} and e.programme = ${programme} and e.withdrawn_on is null
      and ${inScope(who, 'people.read', 'e.person_id')}
      and exists (select from support s where s.tenant_id = e.tenant_id and s.enrolment_id = e.id and s.kind = any (${opening}::text[]))
      and not exists (select from job_wish w where w.tenant_id = e.tenant_id and w.enrolment_id = e.id)`.execute(tx)
  return rows[0]?.count ?? 0
}

export interface SeekerName {
  person: string
  code: string
  familyName: string
  givenName: string
}

export async function namesOfSeekers(tx: Tx, who: Who, people: readonly string[]): Promise<Map<string, SeekerName>> {
  const { rows } = await sql<SeekerName>`
    select id as person, code, family_name as "familyName", given_name as "givenName" from person p
    where p.tenant_id = ${who.tenant} and p.id = any (${[...people]}::uuid[]) and ${inScope(who, 'people.read', 'p.id')}`.execute(
    tx,
  )
  return new Map(rows.map(row => [row.person, row]))
}
