import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Right, Who } from '../kernel/who.ts'
import { inScope } from './scope.ts'
import type { DecisionRow, EnrolmentRow, ExitRow, OutcomeRow, PersonRow, SupportRow } from './tables.ts'

/** Those of these enrolments that this right of the asker reaches. */
export async function enrolmentsInSight(
  tx: Tx,
  who: Who,
  right: Right,
  ids: readonly string[],
): Promise<EnrolmentRow[]> {
  const { rows } = await sql<EnrolmentRow>`
    select * from enrolment where tenant_id = ${who.tenant} and id = any (${[...ids]}::uuid[])
      and ${inScope(who, right, 'enrolment.person_id')}`.execute(tx)
  return rows
}

/** By their ids, those of these people whom this right of the asker reaches. */
export async function peopleInSight(
  tx: Tx,
  who: Who,
  right: Right,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PersonRow>> {
  const { rows } = await sql<PersonRow>`
    select * from person where tenant_id = ${who.tenant} and id = any (${[...ids]}::uuid[])
      and ${inScope(who, right, 'person.id')}`.execute(tx)
  return new Map(rows.map(person => [person.id, person]))
}

/** What acts ask of somebody's past, whichever of their records holds it. */
export interface Past {
  /** The first yes. */
  approval: Pick<DecisionRow, 'decided_on'> | null
  exits: Pick<ExitRow, 'left_on'>[]
  /** The first of each kind. */
  supports: Pick<SupportRow, 'kind' | 'given_on'>[]
  outcomes: Pick<OutcomeRow, 'id' | 'kind' | 'reached_on'>[]
}

/**
 * The ids of all records of the person whose record `p` is. A CASE, since where rows are guarded no index is asked for what a COALESCE says:
 * each would be looked for among everybody.
 */
export function recordsBeside(tenant: string): RawBuilder<unknown> {
  const first = sql`case when p.same_as is null then p.id else p.same_as end`
  return sql`lateral (
    select ${first} as id union all select d.id from person d where d.tenant_id = ${tenant} and d.same_as = ${first})`
}

/** By enrolment; those of one person in one programme share theirs. */
export async function pastsOf(tx: Tx, tenant: string, enrolments: readonly string[]): Promise<Map<string, Past>> {
  const { rows } = await sql<Past & { enrolment: string; pool: string }>`
    with pooled as (
      select e.id as enrolment, array_agg(o.id order by o.id) as ids from enrolment e
        join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
        cross join ${recordsBeside(tenant)} q
        join enrolment o on o.tenant_id = e.tenant_id and o.person_id = q.id and o.programme = e.programme
      where e.tenant_id = ${tenant} and e.id = any (${[...enrolments]}::uuid[]) group by e.id)
    select pooled.enrolment, pooled.ids::text as pool,
      (select jsonb_build_object('decided_on', d.decided_on) from decision d
        where d.tenant_id = ${tenant} and d.enrolment_id = any (pooled.ids) and d.outcome = 'eligible'
        order by d.decided_on limit 1) as approval,
      coalesce((select jsonb_agg(jsonb_build_object('left_on', x.left_on) order by x.left_on) from exit x
        where x.tenant_id = ${tenant} and x.enrolment_id = any (pooled.ids)), '[]') as exits,
      coalesce((select jsonb_agg(jsonb_build_object('kind', f.kind, 'given_on', f.given_on)) from (
        select s.kind, min(s.given_on) as given_on from support s
        where s.tenant_id = ${tenant} and s.enrolment_id = any (pooled.ids) group by s.kind) f), '[]') as supports,
      coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'kind', o.kind, 'reached_on', o.reached_on)
        order by o.reached_on, o.id) from outcome o
        where o.tenant_id = ${tenant} and o.enrolment_id = any (pooled.ids)), '[]') as outcomes
    from pooled`.execute(tx)
  const byPool = new Map<string, Past>()
  for (const { pool, approval, exits, supports, outcomes } of rows)
    byPool.set(pool, { approval, exits, supports, outcomes })
  return new Map(rows.map(({ enrolment, pool }) => [enrolment, byPool.get(pool) as Past]))
}
