import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Right, Who } from '../kernel/who.ts'
import { inScope } from './scope.ts'
import type { EnrolmentRow } from './tables.ts'

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

/** What a decision about support asks of somebody's past, whichever of their records holds it. */
export interface PooledPast {
  enrolment: string
  approvedOn: Day | null
  exits: Day[]
  /** The first day of each kind. */
  supports: { kind: string; given_on: Day }[]
}

export async function pastsOf(tx: Tx, tenant: string, enrolments: readonly string[]): Promise<PooledPast[]> {
  const { rows } = await sql<PooledPast>`
    with pooled as (
      select e.id as enrolment, array_agg(o.id) as ids from enrolment e
        join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
        join person q on q.tenant_id = e.tenant_id
          and (q.id = coalesce(p.same_as, p.id) or q.same_as = coalesce(p.same_as, p.id))
        join enrolment o on o.tenant_id = e.tenant_id and o.person_id = q.id and o.programme = e.programme
      where e.tenant_id = ${tenant} and e.id = any (${[...enrolments]}::uuid[]) group by e.id)
    select pooled.enrolment,
      (select min(d.decided_on) from decision d
        where d.tenant_id = ${tenant} and d.enrolment_id = any (pooled.ids) and d.outcome = 'eligible')::text as "approvedOn",
      coalesce((select jsonb_agg(x.left_on order by x.left_on) from exit x
        where x.tenant_id = ${tenant} and x.enrolment_id = any (pooled.ids)), '[]') as exits,
      coalesce((select jsonb_agg(jsonb_build_object('kind', f.kind, 'given_on', f.given_on)) from (
        select s.kind, min(s.given_on) as given_on from support s
        where s.tenant_id = ${tenant} and s.enrolment_id = any (pooled.ids) group by s.kind) f), '[]') as supports
    from pooled`.execute(tx)
  return rows
}
