import type { Hono } from 'hono'
import { atGate, type Engine } from '../kernel/engine.ts'
import type { Asked } from '../pages/slice.ts'
import { countTenants } from '../rights/tenant-tables.ts'

/** `GET /health`: 200 while the database answers. For whoever watches the server; says nothing about anybody. */
export function healthRoute(app: Hono<Asked>, engine: Engine): void {
  app.get('/health', async c => {
    await atGate(engine, countTenants)
    return c.text('ok')
  })
}
