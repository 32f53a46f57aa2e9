import type { Context, Hono } from 'hono'
import { atGate } from '../kernel/engine.ts'
import { Problem } from '../kernel/problem.ts'
import { RateLimit } from '../kernel/rate-limit.ts'
import { month } from '../kernel/words.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { findByPublicCode } from './certificate-tables.ts'
import { CheckPage } from './check-page.tsx'
import { readCode } from './public-code.ts'

/** Our choice: whoever checks a pile of certificates by hand is never stopped; whoever tries codes is, and eighty random bits are not found. */
const checksPerMinute = 30

/** `GET /v/CODE`: whether a certificate is valid, for anybody, from the register alone. */
export function checkRoutes(app: Hono<Asked>, addressOf: (c: Context<Asked>) => string): void {
  const limit = new RateLimit(checksPerMinute)
  app.get('/v/:code', async c => {
    const engine = c.get('engine')
    if (limit.secondsToWait(addressOf(c), engine.clock().getTime()) > 0)
      throw new Problem(429, 'training.too-many-checks')
    const code = readCode(c.req.param('code'))
    const found = code === undefined ? undefined : await atGate(engine, tx => findByPublicCode(tx, code))
    const shown = found && { ...found, month: month(c.get('lang'), found.passedOn) }
    c.header('x-robots-tag', 'noindex')
    return page(c, <CheckPage shell={shellOf(c)} found={shown ?? null} />, found ? 200 : 404)
  })
}
