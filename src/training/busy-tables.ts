import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Who } from '../kernel/who.ts'

/** A session with everybody in it, whoever may see them: for conflicts. */
export interface Taken {
  id: string
  course_id: string
  code: string
  programme: string
  centre: string | null
  held_on: Day
  begins: number
  minutes: number
  trainer_id: string
  room: string
  people: string[]
  authorisation: string
  /** Without a break from the first day of the course to this one. */
  holds: boolean
}

export async function lessonsBetween(tx: Tx, who: Who, span: { from: Day; to: Day }): Promise<Taken[]> {
  const { rows } = await sql<Taken>`
    select l.id, l.course_id, c.code, c.programme, c.centre, l.held_on, l.begins, l.minutes, l.trainer_id, l.room,
      a.number as authorisation, c.starts_on >= a.valid_from and l.held_on <= a.valid_to and not exists (
        select from authorisation_lapse x where x.tenant_id = a.tenant_id and x.authorisation_id = a.id
          and x.from_on <= l.held_on and coalesce(x.until_on, 'infinity') >= c.starts_on) as holds,
      coalesce(array_agg(p.person_id) filter (where p.id is not null and (l.closed_on is null or m.minutes > 0)), '{}') as people
    from lesson l join course c on c.tenant_id = l.tenant_id and c.id = l.course_id
      join authorisation a on a.tenant_id = c.tenant_id and a.id = c.authorisation_id
      left join learner p on p.tenant_id = l.tenant_id and p.course_id = l.course_id and p.taken_on <= l.held_on
        and (p.left_on is null or p.left_on >= l.held_on)
      left join mark m on m.tenant_id = l.tenant_id and m.lesson_id = l.id and m.learner_id = p.id
    where l.tenant_id = ${who.tenant} and l.held_on between ${span.from}::date and ${span.to}::date
    group by l.tenant_id, l.id, c.tenant_id, c.id, a.tenant_id, a.id order by l.held_on, l.begins, l.id`.execute(tx)
  return rows
}
