import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Who } from '../kernel/who.ts'
import { recordsBeside } from '../people/people-tables.ts'
import { inScope } from '../people/scope.ts'
import type { Signer } from '../people/signing.ts'

/** The first record of the person whose record `q` is. */
const first = sql`case when q.same_as is null then q.id else q.same_as end`

/** Somebody in a list of a course. Names, and how somebody signs, are there for whoever may see the person. */
export interface LearnerPerson extends Signer {
  learner: string
  person: string
  code: string
  familyName: string | null
  givenName: string | null
  needs: string[]
  askedOn: Day
  takenOn: Day | null
  leftOn: Day | null
  leftReason: string | null
  contract: string | null
}

/** Everybody in a course or waiting for it: those with a place by name, then those who wait, in their order. */
export async function peopleIn(tx: Tx, who: Who, course: string): Promise<LearnerPerson[]> {
  const seen = inScope(who, 'people.read', 'p.id')
  const { rows } = await sql<LearnerPerson>`
    select l.id as learner, p.id as person, p.code, case when ${seen} then p.family_name end as "familyName",
      case when ${seen} then p.given_name end as "givenName", p.needs,
      case when ${seen} then p.born_on end as "bornOn", ${seen} and p.signs_by_mark as "signsByMark",
      ${seen} and p.guardian_name is not null as "hasGuardian", l.asked_on as "askedOn", l.taken_on as "takenOn",
      l.left_on as "leftOn", l.left_reason as "leftReason", l.contract
    from learner l join person p on p.tenant_id = l.tenant_id and p.id = l.person_id
    where l.tenant_id = ${who.tenant} and l.course_id = ${course}
    order by l.taken_on is null, case when l.taken_on is null then l.asked_on end, p.sort_key, l.id`.execute(tx)
  return rows
}

/** Somebody who could have a place. */
export interface Candidate {
  enrolment: string
  person: string
  code: string
  familyName: string
  givenName: string
}

/**
 * Eligible people of the region who are not in the course, on whichever of their records, and have not withdrawn, within the asker's reach;
 * at most `most`.
 */
export async function candidatesFor(
  tx: Tx,
  who: Who,
  { course, programme, region }: { course: string; programme: string; region: string },
  most: number,
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select e.id as enrolment, p.id as person, p.code, p.family_name as "familyName", p.given_name as "givenName"
    from enrolment e join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
      join decision d on d.tenant_id = e.tenant_id and d.enrolment_id = e.id and d.outcome = 'eligible'
    where e.tenant_id = ${who.tenant} and e.programme = ${programme} and e.region = ${region}
      and e.withdrawn_on is null and p.same_as is null and p.family_name <> ''
      and p.id <> all (array(select ${first} from learner l join person q on q.tenant_id = l.tenant_id and q.id = l.person_id
        where l.tenant_id = ${who.tenant} and l.course_id = ${course}))
      and ${inScope(who, 'support.write', 'p.id')}
    order by p.sort_key limit ${most}`.execute(tx)
  return rows
}

/** Where else one of these people has a place, on whichever of their records, that they have not left. */
export interface OtherPlace {
  person: string
  course: string
  from: Day
  to: Day
}

/** In whatever programme: two courses at once are two, whoever pays for them. */
export async function otherPlacesOf(
  tx: Tx,
  tenant: string,
  people: readonly string[],
  course: string,
): Promise<OtherPlace[]> {
  const { rows } = await sql<OtherPlace>`
    select p.id as person, c.code as course, c.starts_on as "from", c.exam_on as "to"
    from person p cross join ${recordsBeside(tenant)} q join learner l on l.tenant_id = p.tenant_id and l.person_id = q.id
      join course c on c.tenant_id = l.tenant_id and c.id = l.course_id
    where p.tenant_id = ${tenant} and p.id = any (${[...people]}::uuid[]) and l.course_id <> ${course}
      and l.taken_on is not null and l.left_on is null`.execute(tx)
  return rows
}

/** Those of these people who have reached an outcome of this kind in this programme, on whichever of their records. */
export async function havingReached(
  tx: Tx,
  tenant: string,
  { programme, kind }: { programme: string; kind: string },
  people: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ person: string }>`
    select distinct p.id as person from person p cross join ${recordsBeside(tenant)} q
      join enrolment e on e.tenant_id = p.tenant_id and e.person_id = q.id and e.programme = ${programme}
      join outcome o on o.tenant_id = e.tenant_id and o.enrolment_id = e.id and o.kind = ${kind}
    where p.tenant_id = ${tenant} and p.id = any (${[...people]}::uuid[])`.execute(tx)
  return new Set(rows.map(row => row.person))
}

/** Of each of these records, the first record of that person: what two records of one person have in common. */
export async function firstRecordsOf(
  tx: Tx,
  tenant: string,
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; first: string }>`
    select q.id, ${first} as first from person q
    where q.tenant_id = ${tenant} and q.id = any (${[...people]}::uuid[])`.execute(tx)
  return new Map(rows.map(row => [row.id, row.first]))
}

/** Those of these people who have left the programme, on whichever of their records: being in a course again is a re-entry. */
export async function whoHasLeft(
  tx: Tx,
  tenant: string,
  programme: string,
  people: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ person: string }>`
    select distinct p.id as person from person p cross join ${recordsBeside(tenant)} q
      join enrolment e on e.tenant_id = p.tenant_id and e.person_id = q.id and e.programme = ${programme}
      join exit x on x.tenant_id = e.tenant_id and x.enrolment_id = e.id
    where p.tenant_id = ${tenant} and p.id = any (${[...people]}::uuid[])`.execute(tx)
  return new Set(rows.map(row => row.person))
}
