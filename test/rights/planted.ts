import { sql } from 'kysely'
import { z } from 'zod/mini'
import { command } from '../../src/kernel/command.ts'
import { id } from '../../src/kernel/shape.ts'
import type { Slice } from '../../src/pages/slice.ts'

/** A page as it must not be: it asks the database past the wall between organisations. */
export const lookingBehindTheWall: Slice = {
  name: 'planted',
  commands: [],
  problems: () => ({}),
  routes: app => {
    app.get('/app/planted/:person', async c => {
      const { rows } = await sql<{ name: string }>`
        select family_name as name from person where id = ${c.req.param('person')}`.execute(c.get('engine').db.kysely)
      return rows[0] ? c.text(rows[0].name) : c.notFound()
    })
  },
}

/** A command as it must not be: it takes whatever it is told. */
export const believing = command({
  kind: 'planted.believe',
  shape: z.strictObject({ person: id() }),
  example: { person: '0198f000-0000-7000-8000-00000000000a' },
  may: 'programme.read',
  given: async () => null,
  decide: () => null,
  write: async () => ({}),
})
