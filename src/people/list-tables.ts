import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Who } from '../kernel/who.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { inScope } from './scope.ts'
import type { Query } from './search.ts'
import { enrolmentsAt, isShown, type Stage } from './stage-tables.ts'
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
  /** Of a stage: so many people who come next are looked at first. */
  nearby?: number
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
  const { stage, limit = 50 } = asked
  if (stage === undefined) return listed(tx, asked, limit)
  if (isShown(stage)) return listed(tx, asked, limit, sql`e.id in (${enrolmentsAt(stage, asked)})`)
  // Most pages are full long before the alphabet ends: only where few are at a stage is everybody looked at.
  const { nearby = someRows } = asked
  const among = await nextAround(tx, asked, nearby)
  const near = await listed(tx, asked, limit, sql`e.id in (${enrolmentsAt(stage, { ...asked, among })})`)
  if (near.length === limit || among.length < nearby) return near
  return listed(tx, asked, limit, sql`e.id in (${enrolmentsAt(stage, asked)})`)
}

/** Our choice: some pages of a list. */
const someRows = 300

/** The first records of the people who come next, at whatever stage they are. */
async function nextAround(tx: Tx, asked: Asked, most: number): Promise<string[]> {
  const { rows } = await sql<{ root: string }>`
    select coalesce(p.same_as, p.id) as root from ${wherever(asked)} order by p.sort_key, p.id limit ${most}`.execute(
    tx,
  )
  return rows.map(row => row.root)
}

async function listed(tx: Tx, asked: Asked, limit: number, ...more: RawBuilder<unknown>[]): Promise<Listed[]> {
  const { rows: people } = await sql<PersonRow & { enrolment: string }>`
    select p.*, e.id as enrolment from ${wherever(asked, ...more)} order by p.sort_key, p.id limit ${limit}`.execute(tx)
  const enrolments = new Map((await enrolmentsIn(tx, asked.who.tenant, people)).map(one => [one.id, one]))
  return people.map(person => ({ person, enrolment: enrolments.get(person.enrolment) as EnrolmentRow }))
}

function wherever(asked: Asked, ...more: RawBuilder<unknown>[]): RawBuilder<unknown> {
  const { who, programme, query, region, caseworker, after } = asked
  const conditions = [
    inScope(who, 'people.read', 'p.id'),
    query === undefined ? sql<boolean>`p.same_as is null` : matches(query),
    ...(region === undefined ? [] : [sql<boolean>`e.region = ${region}`]),
    ...(caseworker === undefined ? [] : [lookedAfterBy(who, caseworker)]),
    ...more,
    ...(after === undefined ? [] : [beyond(who, after)]),
  ]
  return sql`
    person p join enrolment e on e.tenant_id = p.tenant_id and e.person_id = p.id and e.programme = ${programme}
    where p.tenant_id = ${who.tenant} and ${sql.join(conditions, sql` and `)}`
}

/** Found by the index on caseworkers: a walk through the alphabet would pass everybody else. */
const lookedAfterBy = ({ tenant }: Who, caseworker: string) => sql<boolean>`
  e.id = any(array(select c.id from enrolment c where c.tenant_id = ${tenant} and c.caseworker_id = ${caseworker}))`

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
