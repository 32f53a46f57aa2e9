import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { newId } from '../kernel/ids.ts'
import type { Asked } from '../pages/slice.ts'

/** One request, without anything personal: the path is the template of its route, never the address with its ids and questions. */
export interface LogLine {
  at: string
  request: string
  method: string
  route: string
  status: number
  ms: number
  failure?: Failure
}

/** Our bug: what broke and where, without the values that were being worked on. */
export interface Failure {
  name: string
  says: string
  where: string[]
}

export type Log = (line: LogLine) => void

/** Names the request, and writes one line when it is answered. */
export const accessLog =
  (log: Log, clock: () => Date): MiddlewareHandler<Asked> =>
  async (c, next) => {
    const started = performance.now()
    c.set('requestId', newId())
    await next()
    log({
      at: clock().toISOString(),
      request: c.get('requestId'),
      method: c.req.method,
      route: routeOf(c),
      status: c.res.status,
      ms: Math.round((performance.now() - started) * 10) / 10,
      ...(c.error && c.res.status >= 500 ? { failure: failureOf(c.error) } : {}),
    })
  }

/** The last template that matched and is no rule for many paths; none where nothing answers there. */
function routeOf(c: Context): string {
  const own = matchedRoutes(c).filter(route => !route.path.includes('*'))
  return own.at(-1)?.path ?? '(none)'
}

export function failureOf(error: Error): Failure {
  const where = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return { name: error.name, says: saysOf(error), where: where.slice(0, 8).map(line => line.trim()) }
}

/** A database puts values into its messages; its code and the names of table and constraint say enough. */
function saysOf(error: Error): string {
  if (!('code' in error) || !('severity' in error)) return error.message
  const names = ['code', 'table', 'column', 'constraint'] as const
  const parts: Partial<Record<string, unknown>> = { ...error }
  return names.flatMap(name => (typeof parts[name] === 'string' ? [`${name} ${parts[name]}`] : [])).join(', ')
}
