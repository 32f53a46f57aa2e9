import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Who } from '../kernel/who.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { inScope } from './scope.ts'
import type { Query } from './search.ts'
import { enrolmentsAt, type Stage } from './stage-tables.ts'
import type { EnrolmentRow, PersonRow } from './tables.ts'

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
    ...(stage === undefined ? [] : [sql<boolean>`e.id in (${enrolmentsAt(stage, asked)})`]),
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
