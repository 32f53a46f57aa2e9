import type { Context, Hono } from 'hono'
import { atGate } from '../kernel/engine.ts'
import { Problem } from '../kernel/problem.ts'
import { month } from '../kernel/words.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { findByPublicCode } from './certificate-tables.ts'
import { CheckPage } from './check-page.tsx'
import { CheckLimit } from './check-limit.ts'
import { readCode } from './public-code.ts'

/** `GET /v/CODE`: whether a certificate is valid, for anybody, from the register alone. */
export function checkRoutes(app: Hono<Asked>, addressOf: (c: Context<Asked>) => string): void {
  const limit = new CheckLimit()
  app.get('/v/:code', async c => {
    const engine = c.get('engine')
    if (!limit.admits(addressOf(c), engine.clock().getTime())) throw new Problem(429, 'training.too-many-checks')
    const code = readCode(c.req.param('code'))
    const found = code === undefined ? undefined : await atGate(engine, tx => findByPublicCode(tx, code))
    const shown = found && { ...found, month: month(c.get('lang'), found.passedOn) }
    c.header('x-robots-tag', 'noindex')
    return page(c, <CheckPage shell={shellOf(c)} found={shown ?? null} />, found ? 200 : 404)
  })
}
