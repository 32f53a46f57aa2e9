import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Who } from '../kernel/who.ts'
import { inScope } from './scope.ts'
import type { AskedProgramme } from './selection-tables.ts'
import type { PersonRow } from './tables.ts'

/** Somebody as the register of the target group has them: what was said at the application, and when they came and went. */
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
}

/** Everybody of a programme in sight, in the order of their codes. The situation is the first that was asked. */
export async function registeredPeople(
  tx: Tx,
  { who, programme }: AskedProgramme,
  opening: readonly string[],
): Promise<Registered[]> {
  const { rows } = await sql<Registered>`
    select p.id, p.code, p.family_name, p.given_name, p.cnp_sealed, p.born_on, p.sex, p.phone, p.email, p.nationality, p.name_on_diploma,
      p.contact_preference, p.signs_by_mark, p.witnesses, p.guardian_name, p.guardian_phone,
      e.applied_on as "appliedOn", e.region, e.partner, e.centre, e.priority, e.no_double_funding_on as "noDoubleFundingOn",
      h.county, h.locality, h.siruta, h.degurba, h.uat_kind as "uatKind", h.address,
      l.county as "actualCounty", l.locality as "actualLocality", l.address as "actualAddress",
      d.members, d.dependent_children as "dependentChildren",
      f.labour, f.labour_since as "labourSince", f.education_now as "educationNow", f.isced,
      array(select c.kind from category c where c.tenant_id = e.tenant_id and c.enrolment_id = e.id order by c.kind) as categories,
      (select min(s.given_on) from support s
        where s.tenant_id = e.tenant_id and s.enrolment_id = e.id and s.kind = any(${opening}::text[])) as "entryOn",
      (select max(x.left_on) from exit x where x.tenant_id = e.tenant_id and x.enrolment_id = e.id) as "leftOn"
    from enrolment e
      join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
      left join residence h on h.tenant_id = p.tenant_id and h.person_id = p.id and h.kind = 'domicile'
      left join residence l on l.tenant_id = p.tenant_id and l.person_id = p.id and l.kind = 'actual'
      left join household d on d.tenant_id = p.tenant_id and d.id = p.household_id
      left join lateral (
        select * from situation s where s.tenant_id = e.tenant_id and s.enrolment_id = e.id order by s.on_day limit 1) f on true
    where e.tenant_id = ${who.tenant} and e.programme = ${programme} and ${inScope(who, 'people.read', 'p.id')}
    order by length(p.code), p.code`.execute(tx)
  return rows
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
