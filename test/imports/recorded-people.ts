import { sql } from 'kysely'
import { read } from '../../src/kernel/engine.ts'
import type { Story } from '../people-of-the-story.ts'

/** What stands on every row that does not say it. */
export const usual = { region: 'RO21', partner: 'punte', appliedOn: '02.02.2026' }

interface Recorded {
  name: string
  phone: string | null
  applied: string
  region: string
  locality: string | null
}

/** Who was recorded, without the journal. */
export const recordedPeople = (story: Story): Promise<Recorded[]> =>
  read(story.engine, story.who.dan, async tx => {
    const { rows } = await sql<Recorded>`
      select p.family_name || ' ' || p.given_name as name, p.phone, e.applied_on::text as applied, e.region, r.locality
      from person p join enrolment e on e.person_id = p.id left join residence r on r.person_id = p.id order by p.code`.execute(
      tx,
    )
    return rows
  })
