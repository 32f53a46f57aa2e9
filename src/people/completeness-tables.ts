import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { inScope } from './scope.ts'
import type { AskedProgramme } from './selection-tables.ts'

/** What is asked of everybody, in the order of the form. */
export const askedFields = [
  'sex',
  'born',
  'cnp',
  'phone',
  'county',
  'degurba',
  'household',
  'labour',
  'labourSince',
  'education',
  'isced',
  'declaration',
] as const
export type AskedField = (typeof askedFields)[number]

/** An answer of a code list, a silence, or whether something is there at all. */
export type RawAnswers = { [F in AskedField]: string | null }

export interface RecordedAnswers extends RawAnswers {
  id: string
  code: string
  familyName: string
  givenName: string
  entered: boolean
}

/**
 * What is recorded about everybody in sight, one row a person. The form that stands is the last on or before entry, else the first after
 * it; whoever has not entered is asked as of their last form.
 */
export async function recordedAnswers(
  tx: Tx,
  { who, programme }: AskedProgramme,
  rules: Rulebook,
): Promise<RecordedAnswers[]> {
  const opening = rules.supports.filter(kind => kind.opensEntry).map(kind => kind.code)
  await sql`select set_config('enable_nestloop', 'off', true), set_config('work_mem', '64MB', true)`.execute(tx)
  const { rows } = await sql<RecordedAnswers>`
    with came as materialized (
      select s.enrolment_id, min(s.given_on) as entry_on from support s
      where s.tenant_id = ${who.tenant} and s.kind = any(${opening}::text[]) group by s.enrolment_id
    )
    select p.id, p.code, p.family_name as "familyName", p.given_name as "givenName", came.entry_on is not null as entered,
      p.sex, ${there('p.born_on')} as born, ${there('p.cnp_index')} as cnp, ${there('p.phone')} as phone,
      ${there('h.county')} as county, ${there('h.degurba')} as degurba, ${there('d.members')} as household,
      f.labour, case when f.labour in ('unemployed', 'inactive', 'employed') then ${there('f.labour_since')} else f.labour end as "labourSince",
      f.education_now as education, f.isced, ${there('e.no_double_funding_on')} as declaration
    from enrolment e join person p on p.tenant_id = e.tenant_id and p.id = e.person_id and p.same_as is null
      left join residence h on h.tenant_id = p.tenant_id and h.person_id = p.id and h.kind = 'domicile'
      left join household d on d.tenant_id = p.tenant_id and d.id = p.household_id
      left join came on came.enrolment_id = e.id
      left join (
        select distinct on (s.enrolment_id) s.*
        from situation s left join came c on c.enrolment_id = s.enrolment_id where s.tenant_id = ${who.tenant}
        order by s.enrolment_id, s.on_day > c.entry_on nulls first, abs(s.on_day - coalesce(c.entry_on, '9999-12-31'::date))
      ) f on f.enrolment_id = e.id
    where e.tenant_id = ${who.tenant} and e.programme = ${programme} and e.withdrawn_on is null
      and ${inScope(who, 'people.read', 'p.id')}
    order by p.sort_key, p.id`.execute(tx)
  await sql`select set_config('enable_nestloop', 'on', true)`.execute(tx)
  return rows
}

const there = (column: string) => sql`case when ${sql.ref(column)} is null then null else 'given' end`
