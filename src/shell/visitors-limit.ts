import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Problem } from '../kernel/problem.ts'
import type { Asked } from '../pages/slice.ts'

/** Our choice: far more than any form before the door asks for. Behind the door, pages that take files say how large they may be. */
const mostBytes = 2 * 1024 * 1024

const limit = bodyLimit({
  maxSize: mostBytes,
  onError: () => {
    throw new Problem(413, 'shell.too-much-was-sent', { megabytes: mostBytes / 1024 / 1024 })
  },
})

/** A stranger sends little: what is larger is not read. */
export const visitorsLimit: MiddlewareHandler<Asked> = (c, next) =>
  /^\/(app|api|me)(\/|$)/.test(c.req.path) ? next() : limit(c, next)
