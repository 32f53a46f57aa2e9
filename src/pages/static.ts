import type { Hono } from 'hono'
import { assets } from './asset.ts'
import type { Asked } from './slice.ts'

/** `GET /assets/…`: styles, scripts, fonts. Their names change with their content, so that a browser may keep them for good. */
export function staticRoutes(app: Hono<Asked>): void {
  app.get('/assets/:file', c => {
    const asset = assets.get(c.req.param('file'))
    if (!asset) return c.notFound()

    c.header('content-type', asset.type)
    c.header('cache-control', 'public, max-age=31536000, immutable')
    c.header('vary', 'accept-encoding')
    const takesBrotli = /\bbr\b/.test(c.req.header('accept-encoding') ?? '')
    if (!asset.brotli || !takesBrotli) return c.body(asset.body)
    c.header('content-encoding', 'br')
    return c.body(asset.brotli)
  })
}
