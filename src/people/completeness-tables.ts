import { type RawBuilder, sql } from 'kysely'
import { silences } from '../kernel/answer.ts'
import type { Tx } from '../kernel/database.ts'
import { type AskedPool, pooled, withWidePlans } from './pool-tables.ts'

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

/** What is known about everybody in sight, one row a person, in the order of the alphabet. */
export async function recordedAnswers(tx: Tx, asking: AskedPool): Promise<RecordedAnswers[]> {
  return withWidePlans(tx, async () => {
    const { rows } = await sql<RecordedAnswers>`
      with ${answers(asking)} select ${ofPerson}, ${fields} from answer order by sort_key, id`.execute(tx)
    return rows
  })
}

/** How many have answered what, and the first of those about whom something is not known. */
export async function missingAnswers(
  tx: Tx,
  asking: AskedPool,
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

const ofPerson = sql`id, code, family_name as "familyName", given_name as "givenName", entered`
const fields = sql.join(askedFields.map(field => sql.ref(field)))

/**
 * Sex, birth date and household are those of the person's first record, as they count; what is asked of an application is there once any of
 * the records has it. Whoever has withdrawn every application is asked for nothing.
 */
function answers(asking: AskedPool): RawBuilder<unknown> {
  const { tenant } = asking.who
  return sql`
    ${pooled(asking)}, home as (
      select distinct on (r.root) r.root, a.county, a.degurba
      from record r join residence a on a.tenant_id = ${tenant} and a.person_id = r.person and a.kind = 'domicile'
      where r.root in (select root from record where later) order by r.root, r.later, r.enrolment
    ), answer as materialized (
      select r.person as id, r.code, r.family_name, r.given_name, r.sort_key, r.entry_on is not null as entered,
        ${said('r.sex')} as sex, ${filled('r.born_on')} as born, ${known(sql`r.has_cnp`)} as cnp, ${known(sql`r.has_phone`)} as phone,
        ${known(sql`coalesce(h.county, a.county) is not null`)} as county,
        ${known(sql`case when h.root is null then a.degurba else h.degurba end is not null`)} as degurba,
        ${filled('d.members')} as household, ${said('f.labour')} as labour,
        case when f.labour in ('unemployed', 'inactive', 'employed') then ${filled('f.labour_since')} else ${said('f.labour')} end as "labourSince",
        ${said('f.education_now')} as education, ${said('f.isced')} as isced, ${filled('r.no_double_funding_on')} as declaration
      from record r
        left join residence a on a.tenant_id = ${tenant} and a.person_id = r.person and a.kind = 'domicile'
        left join home h on h.root = r.root
        left join household d on d.tenant_id = ${tenant} and d.id = r.household_id
        left join form f on f.root = r.root
      where r.head and not r.over
    )`
}

const known = (condition: RawBuilder<unknown>) => sql`case when ${condition} then 'given' else 'missing' end`

const filled = (column: string) => known(sql`${sql.ref(column)} is not null`)

/** A column that may hold a silence. */
const said = (column: string) => sql`
  case when ${sql.ref(column)} is null then 'missing'
    when ${sql.ref(column)} in (${sql.join(silences.map(one => sql.lit(one)))}) then ${sql.ref(column)} else 'given' end`
