import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'

/** A practice that was shared at an event, with whoever has taken it up. */
export interface SharedPractice {
  id: string
  title: string
  event: string
  event_title: string
  by: string
  taken: { by: string; on: Day }[]
}

/** Of all events of a programme, the last event first. */
export const practicesIn = async (tx: Tx, tenant: string, programme: string): Promise<SharedPractice[]> =>
  (
    await sql<SharedPractice>`
    select p.id, p.title, d.id as event, d.code || ' ' || d.title as event_title, o.name as by,
      coalesce((select jsonb_agg(jsonb_build_object('by', a.name, 'on', u.taken_up_on) order by u.taken_up_on, a.name)
        from practice_uptake u join organisation a on a.tenant_id = u.tenant_id and a.id = u.organisation_id
        where u.tenant_id = p.tenant_id and u.practice_id = p.id), '[]') as taken
    from practice p join deliverable d on d.tenant_id = p.tenant_id and d.id = p.event_id
      join organisation o on o.tenant_id = p.tenant_id and o.id = p.organisation_id
    where p.tenant_id = ${tenant} and d.programme = ${programme}
    order by d.reached_on desc, p.title, p.id`.execute(tx)
  ).rows
