import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'

/**
 * Everybody whose rows a change may move: the touched, their other records and their households, as they are and as they were, with all
 * members: a household is counted as a whole.
 */
export async function aroundTouched(tx: Tx, tenant: string, touched: ReadonlySet<string>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with touched as (
      select id from unnest(${[...touched]}::uuid[]) as t (id)
    ), version as (
      select p.id, p.same_as, p.household_id from public.person p join touched t on t.id = p.id where p.tenant_id = ${tenant}
      union select p.id, p.same_as, p.household_id from history.person p join touched t on t.id = p.id where p.tenant_id = ${tenant}
    ), home as (
      select household_id as id from version where household_id is not null union select id from touched
    ), member as (
      select p.id, p.same_as from public.person p join home h on h.id = p.household_id where p.tenant_id = ${tenant}
    )
    select id from home union select id from version union select same_as from version where same_as is not null
    union select id from member union select same_as from member where same_as is not null`.execute(tx)
  return rows.map(row => row.id)
}

/** All records of these people, the first one of all first: the one whose code is the smallest stands. */
export async function recordsTogether(tx: Tx, tenant: string, people: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with root as (
      select coalesce(same_as, id) as id from person where tenant_id = ${tenant} and id = any (${[...people]}::uuid[])
    )
    select p.id from person p join root r on r.id = coalesce(p.same_as, p.id)
    where p.tenant_id = ${tenant} group by p.id, p.code order by length(p.code), p.code`.execute(tx)
  return rows.map(row => row.id)
}

/** A copy that a change may concern, and the versions of the programme and the profile that it should follow. */
export interface CopyAt {
  programme: string
  profile: string
  /** Undefined where there is no copy yet. */
  question: string | null
  versions: string
  /** Both versions are committed: nobody can take them back and write others under the same lines. */
  settled: boolean
}

/** The copies of the programmes in which these people or things are, or of which a copy still says so. */
export async function copiesAbout(tx: Tx, tenant: string, about: readonly string[]): Promise<CopyAt[]> {
  const ids = sql`any (${[...about]}::uuid[])`
  const { rows } = await sql<CopyAt>`
    select p.code as programme, r.code as profile, c.question, p.entry || ' ' || r.entry as versions,
      greatest(p.entry, r.entry) <= h.entry as settled
    from programme p join rule_profile r on r.tenant_id = p.tenant_id and (r.code = p.profile or p.document -> 'alsoUnder' ? r.code)
      left join facts_copy c on c.tenant_id = p.tenant_id and c.programme = p.code and c.profile = r.code
      join journal_head h on h.tenant_id = p.tenant_id
    where p.tenant_id = ${tenant} and p.code in (
      select programme from enrolment where tenant_id = ${tenant} and person_id = ${ids}
      union select programme from deliverable where tenant_id = ${tenant} and id = ${ids}
      union select programme from facts where tenant_id = ${tenant} and about = ${ids})`.execute(tx)
  return rows
}
