import { type RawBuilder, sql } from 'kysely'
import { lastOfAll, type Tx } from '../kernel/database.ts'
import { getProgramme } from '../programme/tables.ts'
import { ofPeople } from './facts-of.ts'
import { plansOf } from './planned.ts'
import type { Side } from './statement.ts'

interface Around {
  /** Whoever was a member at any time, for a moment that later changes have left behind; else whoever is one now. */
  ever?: boolean
}

/**
 * Everybody whose rows a change may move, as `around`: the touched, the first records that they stand under, and the households of these, as
 * they are and as they were, with all members: a household is counted as a whole.
 */
function around(tenant: string, touched: ReadonlySet<string>, { ever = false }: Around = {}): RawBuilder<unknown> {
  const ids = sql`${[...touched]}::uuid[]`
  const stems = sql`where tenant_id = ${tenant} and id = any (array(select same_as from version))`
  const members = sql`join home h on h.id = p.household_id where p.tenant_id = ${tenant}`
  return sql`version as (
      select id, same_as, household_id from public.person where tenant_id = ${tenant} and id = any (${ids})
      union select id, same_as, household_id from history.person where tenant_id = ${tenant} and id = any (${ids})
    ), home as (
      select household_id as id from version union select household_id from public.person ${stems}
      ${ever ? sql`union select household_id from history.person ${stems}` : sql``} union select unnest(${ids})
    ), member as (
      select p.id, p.same_as from public.person p ${members}
      ${ever ? sql`union select p.id, p.same_as from history.person p ${members}` : sql``}
    ), around as (
      select id from home union select unnest(array[id, same_as]) from version union select unnest(array[id, same_as]) from member
    )`
}

export async function aroundTouched(
  tx: Tx,
  tenant: string,
  touched: ReadonlySet<string>,
  which: Around = {},
): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`with ${around(tenant, touched, which)} select id from around where id is not null`.execute(tx)
  return rows.map(row => row.id)
}

/** Our choice: where more has moved, counting everybody anew is no slower. */
export const mostMoved = 1000

/** What the lines after this one, up to another, have touched; undefined where it is more than `most`. */
export async function touchedSince(
  tx: Tx,
  tenant: string,
  entry: number,
  { upTo = lastOfAll, most = mostMoved }: { upTo?: number; most?: number } = {},
): Promise<string[] | undefined> {
  const { rows } = await sql<{ id: string }>`
    select distinct subject_id as id from journal_subject where tenant_id = ${tenant} and entry > ${entry} and entry <= ${upTo}
    limit ${most + 1}`.execute(tx)
  return rows.length > most ? undefined : rows.map(row => row.id)
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
  /** Which of its rows the change concerns. */
  sides: Record<Side, boolean>
}

/** Whose rows a change may move, the copies that count them, and the plans that the session has for those. */
interface Concerned {
  about: string[]
  copies: CopyAt[]
  plans: string[]
}

/** The copies of the programmes in which the people or things around a change are, or of which a copy still says so. */
export async function copiesAround(tx: Tx, tenant: string, touched: ReadonlySet<string>): Promise<Concerned> {
  const ids = sql`any (array(table around))`
  const { rows } = await sql<CopyAt & { own: string; written: number } & Omit<Concerned, 'copies'>>`
    with ${around(tenant, touched)}, near as (
      select programme, true as people, false as things from enrolment where tenant_id = ${tenant} and person_id = ${ids}
      union all select programme, false, true from deliverable where tenant_id = ${tenant} and id = ${ids}
      union all select programme, unit = any (${[...ofPeople]}::text[]), unit <> all (${[...ofPeople]}::text[])
        from facts where tenant_id = ${tenant} and about = ${ids}
    )
    select p.code as programme, p.profile as own, p.entry as written, r.code as profile, c.question,
      p.entry || ' ' || r.entry as versions, greatest(p.entry, r.entry) <= h.entry as settled,
      jsonb_build_object('people', n.people, 'things', n.things) as sides,
      array(select id from around where id is not null) as about, ${plansOf('copy')} as plans
    from (select programme, bool_or(people) as people, bool_or(things) as things from near group by programme) n
      join programme p on p.tenant_id = ${tenant} and p.code = n.programme join rule_profile r on r.tenant_id = p.tenant_id
      left join facts_copy c on c.tenant_id = p.tenant_id and c.programme = p.code and c.profile = r.code
      join journal_head h on h.tenant_id = p.tenant_id`.execute(tx)
  const copies: CopyAt[] = []
  for (const row of rows) {
    if (row.profile === row.own || (await alsoUnder(tx, tenant, row)).includes(row.profile)) copies.push(row)
  }
  return { copies, about: rows[0]?.about ?? [], plans: rows[0]?.plans ?? [] }
}

/** The document of a programme is large, and changes seldom. */
const besides = new Map<string, readonly string[]>()

async function alsoUnder(
  tx: Tx,
  tenant: string,
  { programme, written, settled }: CopyAt & { written: number },
): Promise<readonly string[]> {
  const key = [tenant, programme, written].join(' ')
  const known = besides.get(key)
  if (known) return known
  const under = (await getProgramme(tx, tenant, programme)).alsoUnder ?? []
  if (settled) besides.set(key, under)
  return under
}
