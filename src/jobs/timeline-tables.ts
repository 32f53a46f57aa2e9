import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Who } from '../kernel/who.ts'
import { inScope } from '../people/scope.ts'

/** A step of the mediation of somebody. */
export interface Step {
  referral: string
  kind: string
  on: Day
  entry: number
  title: string
  reason: string | null
}

export async function stepsOf(tx: Tx, who: Who, person: string): Promise<Step[]> {
  const { rows } = await sql<Step>`
    select s.referral_id as referral, s.kind, s.on_day as on, s.entry, v.title, s.reason
    from referral_step s join referral r on r.tenant_id = s.tenant_id and r.id = s.referral_id
      join vacancy v on v.tenant_id = r.tenant_id and v.id = r.vacancy_id
    where s.tenant_id = ${who.tenant} and s.person_id = ${person} and ${inScope(who, 'people.read', 's.person_id')}`.execute(
    tx,
  )
  return rows
}
