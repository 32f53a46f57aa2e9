import type { Hono } from 'hono'
import { openEnterprise } from '../enterprises/asked-enterprise.ts'
import { enterprisePath } from '../enterprises/paths.ts'
import { read } from '../kernel/engine.ts'
import { page } from '../pages/render.ts'
import type { Asked } from '../pages/slice.ts'
import { EnterpriseJobsPage } from './enterprise-page.tsx'
import { holdingsIn } from './occupancy-tables.ts'
import { figureRules } from './post-figures.ts'

/** The created jobs of an enterprise, among its other pages. */
export function enterpriseJobRoutes(app: Hono<Asked>): void {
  app.get(enterprisePath(':enterprise', '/jobs'), async c => {
    const open = await openEnterprise(c)
    const { tenant } = c.get('who')
    const holdings = await read(c.get('engine'), c.get('who'), tx => holdingsIn(tx, tenant, open.found.row.id))
    return page(c, <EnterpriseJobsPage open={open} holdings={holdings} rules={figureRules(open.rules)} />)
  })
}
