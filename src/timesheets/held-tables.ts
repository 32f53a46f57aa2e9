import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { LineRow, Source } from './tables.ts'

/** A session of counselling or of a course that an expert held, as it is recorded there. */
export interface Held {
  source: Source
  id: string
  /** Of a session of a course. */
  course: string | null
  staff: string
  programme: string
  on: Day
  from: number
  to: number
  /** Names nobody: the topic, or the code of the course. */
  title: string
}

/** In the order of the days. Planned and cancelled ones are not held. */
export async function heldBy(tx: Tx, tenant: string, staff: string, span: { from: Day; to: Day }): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select 'counselling' as source, s.id, null::uuid as course, s.staff_id as staff, s.programme, s.on_day as on,
      s.from_minute as from, s.to_minute as to, s.topic as title
    from counselling_session s
    where s.tenant_id = ${tenant} and s.staff_id = ${staff} and s.held_by is not null
      and s.on_day between ${span.from}::date and ${span.to}::date
    union all
    select 'training', l.id, l.course_id, l.trainer_id, c.programme, l.held_on, l.begins, l.begins + l.minutes, c.code
    from lesson l join course c on c.tenant_id = l.tenant_id and c.id = l.course_id
    where l.tenant_id = ${tenant} and l.trainer_id = ${staff} and l.closed_on is not null
      and l.held_on between ${span.from}::date and ${span.to}::date
    order by "on", "from", id`.execute(tx)
  return rows
}

/** Hours with another project or employer, whose minutes of the day are known: nobody is there and here at once. */
export interface Elsewhere extends Pick<LineRow, 'on_day' | 'timesheet_id'> {
  staff: string
  from: number
  to: number
}

export async function elsewhereBetween(tx: Tx, tenant: string, span: { from: Day; to: Day }): Promise<Elsewhere[]> {
  const { rows } = await sql<Elsewhere>`
    select l.on_day, l.timesheet_id, t.staff_id as staff, l.from_minute as from, l.to_minute as to
    from timesheet_line l
      join timesheet t on t.tenant_id = l.tenant_id and t.id = l.timesheet_id
      join expert_contract c on c.tenant_id = l.tenant_id and c.id = l.contract_id
    where l.tenant_id = ${tenant} and c.outside and l.from_minute is not null
      and l.on_day between ${span.from}::date and ${span.to}::date`.execute(tx)
  return rows
}
