import { type RawBuilder, sql } from 'kysely'
import { silences } from '../kernel/answer.ts'
import { type Tx, wideMemory } from '../kernel/database.ts'
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

/** `missing`: there is no form, or nothing was filled in. The silences are answers, each of its own kind. */
export const completenessStates = ['given', ...silences, 'missing'] as const
export type CompletenessState = (typeof completenessStates)[number]

export type States = { [F in AskedField]: CompletenessState }

export interface RecordedAnswers extends States {
  id: string
  code: string
  familyName: string
  givenName: string
  entered: boolean
}

/** How many people have the same answers and the same gaps. */
export interface Pattern extends States {
  people: number
}

interface Asking extends AskedProgramme {
  rules: Rulebook
}

/** What is known about everybody in sight, one row a person, in the order of the alphabet. */
export async function recordedAnswers(tx: Tx, asking: Asking): Promise<RecordedAnswers[]> {
  return withWidePlans(tx, async () => {
    const { rows } = await sql<RecordedAnswers>`
      with ${answers(asking)} select ${ofPerson}, ${fields} from answer order by sort_key, id`.execute(tx)
    return rows
  })
}

/** How many have answered what, and the first of those about whom something is not known. */
export async function missingAnswers(
  tx: Tx,
  asking: Asking,
  most: number,
): Promise<{ patterns: Pattern[]; people: RecordedAnswers[] }> {
  const isKnown = sql.join(
    askedFields.map(field => sql`${sql.ref(field)} = 'given'`),
    sql` and `,
  )
  return withWidePlans(tx, async () => {
    const { rows } = await sql<{ patterns: Pattern[] | null; people: RecordedAnswers[] | null }>`
      with ${answers(asking)}, pattern as (
        select ${fields}, count(*)::int as people from answer group by ${fields}
      ), gap as (
        select ${ofPerson}, ${fields} from answer where not (${isKnown}) order by sort_key, id limit ${most}
      )
      select (select json_agg(pattern) from pattern) as patterns, (select json_agg(gap) from gap) as people`.execute(tx)
    return { patterns: rows[0]?.patterns ?? [], people: rows[0]?.people ?? [] }
  })
}

async function withWidePlans<T>(tx: Tx, ask: () => Promise<T>): Promise<T> {
  await sql`select set_config('enable_nestloop', 'off', true), ${wideMemory}`.execute(tx)
  const found = await ask()
  await sql`select set_config('enable_nestloop', 'on', true)`.execute(tx)
  return found
}

const ofPerson = sql`id, code, family_name as "familyName", given_name as "givenName", entered`
const fields = sql.join(askedFields.map(field => sql.ref(field)))

/**
 * The form that stands is the last on or before entry, else the first after it; whoever has not entered is asked as of their last form.
 */
function answers({ who, programme, rules }: Asking): RawBuilder<unknown> {
  const opening = rules.supports.filter(kind => kind.opensEntry).map(kind => kind.code)
  return sql`
    came as materialized (
      select s.enrolment_id, min(s.given_on) as entry_on from support s
      where s.tenant_id = ${who.tenant} and s.kind = any(${opening}::text[]) group by s.enrolment_id
    ), answer as materialized (
      select p.id, p.code, p.family_name, p.given_name, p.sort_key, came.entry_on is not null as entered,
        ${said('p.sex')} as sex, ${filled('p.born_on')} as born, ${filled('p.cnp_index')} as cnp, ${filled('p.phone')} as phone,
        ${filled('h.county')} as county, ${filled('h.degurba')} as degurba, ${filled('d.members')} as household, ${said('f.labour')} as labour,
        case when f.labour in ('unemployed', 'inactive', 'employed') then ${filled('f.labour_since')} else ${said('f.labour')} end as "labourSince",
        ${said('f.education_now')} as education, ${said('f.isced')} as isced, ${filled('e.no_double_funding_on')} as declaration
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
    )`
}

const filled = (column: string) => sql`case when ${sql.ref(column)} is null then 'missing' else 'given' end`

/** A column that may hold a silence. */
const said = (column: string) => sql`
  case when ${sql.ref(column)} is null then 'missing'
    when ${sql.ref(column)} in (${sql.join(silences.map(one => sql.lit(one)))}) then ${sql.ref(column)} else 'given' end`
