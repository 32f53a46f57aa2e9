import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Who } from '../kernel/who.ts'
import { type AskedPool, pooled, withWidePlans } from './pool-tables.ts'
import { inScope } from './scope.ts'
import type { AskedProgramme } from './selection-tables.ts'
import type { PersonRow } from './tables.ts'

/** Somebody as the register of the target group has them: what was said, as it counts, and when they came and went. */
export interface Registered extends Pick<
  PersonRow,
  | 'id'
  | 'code'
  | 'family_name'
  | 'given_name'
  | 'cnp_sealed'
  | 'born_on'
  | 'sex'
  | 'phone'
  | 'email'
  | 'nationality'
  | 'name_on_diploma'
  | 'contact_preference'
  | 'signs_by_mark'
  | 'witnesses'
  | 'guardian_name'
  | 'guardian_phone'
> {
  appliedOn: Day
  region: string
  partner: string
  centre: string | null
  priority: number
  noDoubleFundingOn: Day | null
  county: string | null
  locality: string | null
  siruta: string | null
  degurba: number | null
  uatKind: string | null
  address: string | null
  actualCounty: string | null
  actualLocality: string | null
  actualAddress: string | null
  members: number | null
  dependentChildren: number | null
  labour: string | null
  labourSince: Day | null
  educationNow: string | null
  isced: string | null
  categories: string[]
  entryOn: Day | null
  leftOn: Day | null
  /** The other records of the same person in this programme, also those out of sight. */
  others: { id: string; code: string }[]
}

/**
 * Everybody of a programme in sight, once, in the order of their codes: rows and totals are people, as results count them. Birth date, sex
 * and household are those of the person's first record; where they live and what they declared, whatever is said first.
 */
export async function registeredPeople(tx: Tx, asked: AskedPool): Promise<Registered[]> {
  const { tenant } = asked.who
  const extending = asked.rules.supports.filter(kind => kind.extendsExit).map(kind => kind.code)
  return withWidePlans(tx, async () => {
    const { rows } = await sql<Registered>`
      with ${pooled(asked)}, gone as (
        select r.root, max(x.left_on) as left_on
        from record r join exit x on x.tenant_id = ${tenant} and x.enrolment_id = r.enrolment group by r.root
      ), lasted as (
        select r.root, max(s.until_on) as last_on from record r join support s on s.tenant_id = ${tenant} and s.enrolment_id = r.enrolment
        where s.kind = any(${extending}::text[]) group by r.root
      ), beside as (
        select r.root, jsonb_agg(jsonb_build_object('id', r.person, 'code', r.code) order by r.later, r.enrolment) as others
        from record r where not r.head group by r.root
      ), belonged as (
        select r.root, array_agg(distinct c.kind order by c.kind) as kinds
        from record r join category c on c.tenant_id = ${tenant} and c.enrolment_id = r.enrolment group by r.root
      ), home as (
        select distinct on (r.root, a.kind) r.root, a.*
        from record r join residence a on a.tenant_id = ${tenant} and a.person_id = r.person
        where r.seen order by r.root, a.kind, r.later, r.enrolment
      )
      select p.id, p.code, p.family_name, p.given_name, p.cnp_sealed, r.born_on, r.sex, p.phone, p.email, p.nationality, p.name_on_diploma,
        p.contact_preference, p.signs_by_mark, p.witnesses, p.guardian_name, p.guardian_phone,
        r.applied_on as "appliedOn", e.region, e.partner, e.centre, e.priority, r.no_double_funding_on as "noDoubleFundingOn",
        a.county, a.locality, a.siruta, a.degurba, a.uat_kind as "uatKind", a.address,
        l.county as "actualCounty", l.locality as "actualLocality", l.address as "actualAddress",
        d.members, d.dependent_children as "dependentChildren",
        s.labour, s.labour_since as "labourSince", s.education_now as "educationNow", s.isced,
        coalesce(c.kinds, '{}') as categories, r.entry_on as "entryOn",
        case when r.entry_on is not null and (t.last_on is null or t.last_on <= x.left_on) then x.left_on end as "leftOn",
        coalesce(o.others, '[]') as others
      from record r
        join person p on p.tenant_id = ${tenant} and p.id = r.person
        join enrolment e on e.tenant_id = ${tenant} and e.id = r.enrolment
        left join gone x on x.root = r.root left join lasted t on t.root = r.root left join beside o on o.root = r.root
        left join form s on s.root = r.root left join belonged c on c.root = r.root
        left join home a on a.root = r.root and a.kind = 'domicile'
        left join home l on l.root = r.root and l.kind = 'actual'
        left join household d on d.tenant_id = ${tenant} and d.id = r.household_id
      where r.head
      order by length(p.code), p.code`.execute(tx)
    return rows
  })
}

interface Act {
  person: string
  code: string
  familyName: string
  givenName: string
  kind: string
}

export interface GivenSupport extends Act {
  givenOn: Day
  untilOn: Day
  minutes: number
  theme: string | null
}

/** Support given under this programme, in the order of its days. */
export async function supportsGiven(tx: Tx, { who, programme }: AskedProgramme): Promise<GivenSupport[]> {
  const { rows } = await sql<GivenSupport>`
    select p.id as person, p.code, p.family_name as "familyName", p.given_name as "givenName", s.kind,
      s.given_on as "givenOn", s.until_on as "untilOn", s.minutes, s.theme
    ${recordedOf(who, programme, 'support')} order by s.given_on, length(p.code), p.code, s.id`.execute(tx)
  return rows
}

export interface ReachedOutcome extends Act {
  reachedOn: Day
  endedOn: Day | null
}

/** What was reached under this programme, in the order of its days. */
export async function outcomesReached(tx: Tx, { who, programme }: AskedProgramme): Promise<ReachedOutcome[]> {
  const { rows } = await sql<ReachedOutcome>`
    select p.id as person, p.code, p.family_name as "familyName", p.given_name as "givenName", s.kind,
      s.reached_on as "reachedOn", s.ended_on as "endedOn"
    ${recordedOf(who, programme, 'outcome')} order by s.reached_on, length(p.code), p.code, s.id`.execute(tx)
  return rows
}

const recordedOf = (who: Who, programme: string, table: 'support' | 'outcome') => sql`
  from ${sql.table(table)} s
    join enrolment e on e.tenant_id = s.tenant_id and e.id = s.enrolment_id and e.programme = ${programme}
    join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
  where s.tenant_id = ${who.tenant} and ${inScope(who, 'people.read', 'p.id')}`
