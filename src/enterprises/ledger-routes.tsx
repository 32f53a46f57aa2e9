import type { Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { listFileRoutes } from '../pages/list-file.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { tableFile } from '../pages/table-file.tsx'
import { allow, type C, onDay } from '../programme/sight.ts'
import { getRulebook } from '../programme/tables.ts'
import { minimisRule } from './aid.ts'
import type { MinimisRule } from './de-minimis.ts'
import { grantColumns, LedgerPage, type Undertaking, undertakingsOf } from './ledger-page.tsx'
import { allMinimis } from './minimis-tables.ts'
import { ledgerPath } from './paths.ts'
import { words } from './words.ts'

/** The ledger of the organisation: the ceiling holds for an undertaking, whichever programme helps it. */
export function ledgerRoutes(app: Hono<Asked>): void {
  app.get(ledgerPath, async c =>
    page(c, <LedgerPage shell={shellOf(c)} on={onDay(c)} undertakings={await undertakingsIn(c)} />),
  )
  listFileRoutes(app, ledgerPath, async c => {
    const lang = c.get('lang')
    const undertakings = await undertakingsIn(c)
    return tableFile({
      name: 'de-minimis',
      sheet: words(lang).ledger,
      columns: grantColumns(lang, undertakings),
      rows: undertakings.flatMap(one => one.rows),
      kind: 'enterprises.exported',
    })
  })
}

async function undertakingsIn(c: C): Promise<Undertaking[]> {
  allow(c, 'programme.read')
  const { tenant } = c.get('who')
  return read(c.get('engine'), c.get('who'), async tx => {
    const rows = await allMinimis(tx, tenant)
    const rules = new Map<string, MinimisRule>()
    for (const programme of new Set(rows.map(row => row.programme)))
      rules.set(programme, minimisRule(await getRulebook(tx, tenant, programme, onDay(c))))
    return undertakingsOf(rows, programme => {
      const rule = rules.get(programme)
      if (!rule) throw new Error(`Nobody loaded the rules of ${programme}.`)
      return rule
    })
  })
}
