import type { MiddlewareHandler } from 'hono'
import { today } from '../kernel/day.ts'
import { atGate, type Engine } from '../kernel/engine.ts'
import { Problem } from '../kernel/problem.ts'
import { guardedRights, type Who } from '../kernel/who.ts'
import type { Asked } from '../pages/slice.ts'
import { hashToken } from '../rights/token.ts'
import { findTokenByHash, type KnownToken, noteUse } from './tables.ts'
import { isCovered } from './token.ts'

declare module 'hono' {
  interface ContextVariableMap {
    /** Set where a program asks. */
    token?: KnownToken
  }
}

/** Begins every token, so that a text which should not be where it is can be told for one. */
export const tokenPrefix = 'sansa_'

/** Who stands behind a request to the API: whoever made the token that it carries. Cookies open nothing here. */
export const withToken: MiddlewareHandler<Asked> = async (c, next) => {
  const [, sent] = /^Bearer (sansa_[\w-]{43})$/i.exec(c.req.header('authorization') ?? '') ?? []
  const token = sent === undefined ? undefined : await openToken(c.get('engine'), sent)
  if (!token) {
    c.header('www-authenticate', 'Bearer realm="sansa"')
    throw new Problem(401, 'api.no-token')
  }
  c.set('token', token)
  c.set('who', whoBehind(token))
  await next()
}

/** A token that opens: not revoked, not ended, and its maker still holds what it gives. */
async function openToken(engine: Engine, sent: string): Promise<KnownToken | undefined> {
  const now = engine.clock()
  return atGate(engine, async tx => {
    const token = await findTokenByHash(tx, hashToken(sent))
    if (!token || token.revokedOn !== null || token.expiresOn < today(now)) return undefined
    if (!isCovered(token.grant, token.held)) return undefined
    // One write a minute is enough to know when it was last used.
    const minuteAgo = new Date(now.getTime() - 60_000).toISOString()
    if ((token.usedAt ?? '') < minuteAgo) await noteUse(tx, token.tenant, token.id, now.toISOString())
    return token
  })
}

const whoBehind = ({ tenant, account, maker, grant }: KnownToken): Who => ({
  tenant,
  account,
  name: maker,
  grants: [grant],
  withheld: guardedRights,
})
