import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { missing } from '../kernel/problem.ts'
import type { Right, Who } from '../kernel/who.ts'
import { inScope } from '../people/scope.ts'
import type { PlanReviewRow, PlanRow, PlanStepRow } from './tables.ts'

/** All versions of the plan of this enrolment, the last first. */
export const plansOf = (tx: Tx, tenant: string, enrolment: string): Promise<PlanRow[]> =>
  tx
    .selectFrom('plan')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('enrolment_id', '=', enrolment)
    .orderBy('version', 'desc')
    .execute()

/** A plan of somebody whom this right reaches; 404 else. */
export async function getPlan(tx: Tx, who: Who, right: Right, id: string): Promise<PlanRow> {
  const plan = await tx
    .selectFrom('plan')
    .selectAll()
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .where(inScope(who, right, 'plan.person_id'))
    .executeTakeFirst()
  if (!plan) throw missing('counselling.no-such-plan')
  return plan
}

export const stepsOf = (tx: Tx, tenant: string, plan: string): Promise<PlanStepRow[]> =>
  tx
    .selectFrom('plan_step')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('plan_id', '=', plan)
    .orderBy('number')
    .execute()

export const reviewsOf = (tx: Tx, tenant: string, plan: string): Promise<PlanReviewRow[]> =>
  tx
    .selectFrom('plan_review')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('plan_id', '=', plan)
    .orderBy('on_day', 'desc')
    .execute()

export interface StandingPlan extends PlanRow {
  code: string
  family_name: string
  given_name: string
  caseworker: string
  /** The earliest deadline of a step that is not done. */
  next_due: Day | null
  overdue: number
  reviewed_on: Day | null
}

/** The last version of everybody in sight who has a plan and has not left. */
export async function standingPlans(tx: Tx, who: Who, on: Day): Promise<StandingPlan[]> {
  const { rows } = await sql<StandingPlan>`
    select l.*, p.code, p.family_name, p.given_name, e.caseworker_id as caseworker,
      min(s.due_on) filter (where s.done_on is null) as next_due,
      count(s.number) filter (where s.done_on is null and s.due_on < ${on}::date) as overdue,
      (select max(r.on_day) from plan_review r where r.tenant_id = l.tenant_id and r.plan_id = l.id) as reviewed_on
    from plan l join person p on p.tenant_id = l.tenant_id and p.id = l.person_id
      join enrolment e on e.tenant_id = l.tenant_id and e.id = l.enrolment_id
      left join plan_step s on s.tenant_id = l.tenant_id and s.plan_id = l.id
    where l.tenant_id = ${who.tenant} and ${inScope(who, 'people.read', 'p.id')}
      and not exists (select from plan n where n.tenant_id = l.tenant_id and n.enrolment_id = l.enrolment_id and n.version > l.version)
      and not exists (select from exit x where x.tenant_id = l.tenant_id and x.enrolment_id = l.enrolment_id and x.left_on >= l.made_on)
    group by l.tenant_id, l.id, p.tenant_id, p.id, e.tenant_id, e.id`.execute(tx)
  return rows
}
