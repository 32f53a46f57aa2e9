import type { MiddlewareHandler } from 'hono'
import type { Asked } from '../pages/slice.ts'

/** Scripts, styles and pictures come from here and from files; nothing stands inline, nothing loads us into a frame. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

/** What every answer says to the browser, whatever it is an answer to. A page of signed-in people is kept nowhere. */
export const headers: MiddlewareHandler<Asked> = async (c, next) => {
  await next()
  c.header('content-security-policy', policy)
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'same-origin')
  c.header('cross-origin-opener-policy', 'same-origin')
  c.header('cross-origin-resource-policy', 'same-origin')
  c.header('permissions-policy', 'camera=(), geolocation=(), microphone=()')
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
}
