import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { missing, Problem } from '../kernel/problem.ts'
import { RateLimit } from '../kernel/rate-limit.ts'
import { may } from '../kernel/who.ts'
import type { Asked } from '../pages/slice.ts'
import { withToken } from './bearer.ts'
import { performSent } from './commands.ts'
import { takeSent } from './files.ts'
import { openApi } from './openapi.ts'
import { problemAnswer } from './problem-document.ts'
import { queryIn } from './question.ts'
import { questions } from './questions.ts'

export const apiPath = '/api'

/** Our choice: ten times a second, up to five hundred commands at a time, is more than any list needs; a loop gone wild is stopped. */
export const sentPerMinute = 600

/**
 * What programs ask: before the pages and their cookies, by token alone. Answers are JSON, refusals are problem documents, and an answer
 * that has not changed since it was asked last is told so in one line (`ETag`).
 */
export function apiRoutes(app: Hono<Asked>): void {
  const api = new Hono<Asked>()
  api.onError((error, c) => problemAnswer(c, error))

  api.get('/openapi.json', c => c.json(openApi(c.get('slices'))))
  api.use(withToken)
  const limit = new RateLimit(sentPerMinute)
  api.on('POST', '*', async (c, next) => {
    const seconds = limit.secondsToWait(c.get('token')?.id ?? '', c.get('engine').clock().getTime())
    if (seconds > 0) throw new Problem(429, 'api.too-many', { seconds })
    await next()
  })
  api.post('/commands', async c => c.json(await performSent(c)))
  api.post('/files', async c => c.json(await takeSent(c)))
  for (const { path, right, query, ask } of questions) {
    api.get(path.replaceAll(/\{(\w+)\}/g, ':$1'), etag(), async c => {
      if (!may(c.get('who'), right)) throw new Problem(403, 'kernel.not-allowed', { right })
      const answer = await ask(c, queryIn(c, query))
      c.header('cache-control', 'private, no-cache')
      return c.json(answer as object)
    })
  }
  api.all('*', () => {
    throw missing('api.nothing-there')
  })
  app.route(apiPath, api)
}
