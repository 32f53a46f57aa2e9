import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Who } from '../kernel/who.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { inScope } from './scope.ts'
import type { Query } from './search.ts'
import type { EnrolmentRow, PersonRow } from './tables.ts'

/** Where somebody stands in the programme, derived from what is recorded. */
export const stages = [
  'applicant',
  'proposed',
  'waiting',
  'refused',
  'eligible',
  'participant',
  'left',
  'withdrawn',
] as const
export type Stage = (typeof stages)[number]

export interface Asked {
  who: Who
  programme: string
  rules: Rulebook
  query?: Query | undefined
  stage?: Stage | undefined
  region?: string | undefined
  /** Only the people this account looks after. */
  caseworker?: string | undefined
  /** The last person of the page before. */
  after?: string | undefined
  limit?: number
}

export interface Listed {
  person: PersonRow
  enrolment: EnrolmentRow
}

/**
 * People of a programme whom the reader may see, in the order of the alphabet; pages go by the last person seen. A second record of
 * somebody shows only when it is looked for.
 */
export async function listPeople(tx: Tx, asked: Asked): Promise<Listed[]> {
  const { who, programme, query, stage, region, caseworker, after, limit = 50 } = asked
  const conditions = [
    inScope(who, 'people.read', 'p.id'),
    query === undefined ? sql<boolean>`p.same_as is null` : matches(query),
    ...(region === undefined ? [] : [sql<boolean>`e.region = ${region}`]),
    ...(caseworker === undefined ? [] : [sql<boolean>`e.caseworker_id = ${caseworker}`]),
    ...(stage === undefined ? [] : [sql<boolean>`${stageOn(asked)} = ${stage}`]),
    ...(after === undefined ? [] : [beyond(who, after)]),
  ]
  const { rows: people } = await sql<PersonRow & { enrolment: string }>`
    select p.*, e.id as enrolment
    from person p join enrolment e on e.tenant_id = p.tenant_id and e.person_id = p.id and e.programme = ${programme}
    where p.tenant_id = ${who.tenant} and ${sql.join(conditions, sql` and `)}
    order by p.sort_key, p.id limit ${limit}`.execute(tx)
  const enrolments = new Map((await enrolmentsIn(tx, who.tenant, people)).map(one => [one.id, one]))
  return people.map(person => ({ person, enrolment: enrolments.get(person.enrolment) as EnrolmentRow }))
}

const enrolmentsIn = async (tx: Tx, tenant: string, people: readonly { enrolment: string }[]) =>
  (
    await sql<EnrolmentRow>`
      select * from enrolment where tenant_id = ${tenant} and id = any(${people.map(one => one.enrolment)}::uuid[])`.execute(
      tx,
    )
  ).rows

/** Everything that was typed must hold: words begin words of the name, in any order. */
function matches(query: Query): RawBuilder<boolean> {
  const parts = [
    ...query.words.map(ways => sql<boolean>`(${sql.join(ways.map(beginsAWord), sql` or `)})`),
    ...(query.phoneTail === undefined ? [] : [sql<boolean>`p.phone_tail = ${query.phoneTail}`]),
    ...(query.code === undefined ? [] : [sql<boolean>`p.code = ${query.code}`]),
  ]
  return parts.length === 0 ? sql<boolean>`false` : sql<boolean>`${sql.join(parts, sql` and `)}`
}

const beginsAWord = (word: string) =>
  sql<boolean>`' ' || p.search like ${`% ${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`

/** The address of a page names its last person by id: a name in it would be kept by the browser. */
const beyond = ({ tenant }: Who, after: string) =>
  sql<boolean>`(p.sort_key, p.id) > (select l.sort_key, l.id from person l where l.tenant_id = ${tenant} and l.id = ${after})`

/** As `stageOf` says it of a record. */
function stageOn({ rules }: Asked): RawBuilder<Stage> {
  const opening = rules.supports.filter(kind => kind.opensEntry).map(kind => kind.code)
  const extending = rules.supports.filter(kind => kind.extendsExit).map(kind => kind.code)
  const first = sql`coalesce(p.same_as, p.id)`
  return sql<Stage>`(
    select case when entry_on is not null and left_on >= coalesce(last_on, left_on) then 'left'
        when entry_on is not null then 'participant'
        when e.withdrawn_on is not null then 'withdrawn'
        when approved then 'eligible'
        else coalesce(own, 'applicant') end
    from (
      select
        (select min(s.given_on) from support s
          where s.tenant_id = p.tenant_id and s.enrolment_id = any(pool.ids) and s.kind = any(${opening}::text[])) as entry_on,
        (select max(s.until_on) from support s
          where s.tenant_id = p.tenant_id and s.enrolment_id = any(pool.ids) and s.kind = any(${extending}::text[])) as last_on,
        (select max(x.left_on) from exit x where x.tenant_id = p.tenant_id and x.enrolment_id = any(pool.ids)) as left_on,
        exists (select from decision d
          where d.tenant_id = p.tenant_id and d.enrolment_id = any(pool.ids) and d.outcome = 'eligible') as approved,
        (select d.outcome from decision d where d.tenant_id = p.tenant_id and d.enrolment_id = e.id) as own
      from (
        select array_agg(k.id) as ids from person q
          join enrolment k on k.tenant_id = q.tenant_id and k.person_id = q.id and k.programme = e.programme
        where q.tenant_id = p.tenant_id and (q.id = ${first} or q.same_as = ${first})
      ) pool
    ) recorded)`
}
