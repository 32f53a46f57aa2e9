import type { Context } from 'hono'
import { sql } from 'kysely'
import { read } from '../../src/kernel/engine.ts'
import { flash } from '../../src/pages/shell.ts'
import type { Asked, Slice } from '../../src/pages/slice.ts'
import { xlsx, xlsxType } from '../../src/pages/xlsx.ts'

const nameOf = (c: Context<Asked>): Promise<string> =>
  read(c.get('engine'), c.get('who'), async tx => {
    const { rows } = await sql<{ name: string }>`select family_name as name from person limit 1`.execute(tx)
    return rows[0]?.name ?? ''
  })

/** Pages as they must not be: each gives a family name away in another place. */
export const talkative: Slice = {
  name: 'talkative',
  commands: [],
  problems: () => ({}),
  routes: app => {
    app.get('/app/planted/title', async c => c.html(`<html><title>${await nameOf(c)}</title></html>`))
    app.get('/app/planted/link', async c => c.html(`<html><a href="/app/people?q=${await nameOf(c)}">…</a></html>`))
    app.get('/app/planted/redirect', async c => c.redirect(`/app/people?q=${encodeURIComponent(await nameOf(c))}`))
    app.get('/app/planted/cookie', async c => {
      flash(c, 'ok', await nameOf(c))
      return c.text('')
    })
    app.get('/app/planted/log', async c => {
      throw new Error(`${await nameOf(c)} has no address.`)
    })
    app.get('/app/planted/export', async c => {
      const book = await xlsx([{ name: 'Tabel', rows: [['Nume'], [await nameOf(c)]] }])
      return c.body(book, 200, { 'content-type': xlsxType })
    })
  },
}
