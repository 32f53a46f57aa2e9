import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { Problem } from '../kernel/problem.ts'
import { groupsOf } from '../pages/nav.ts'
import type { Asked } from '../pages/slice.ts'
import { findSession, type Session } from './session.ts'
import { words } from './words.ts'

/** Where the token of a session is kept. Behind HTTPS its name ties it to this one host; on the loopback browsers refuse that name. */
export interface Door {
  https: boolean
}

/** How the pages before the door are reached. */
export interface Entrance extends Door {
  /** Where a request comes from, for counting wrong tries. */
  addressOf(c: Context): string
  /** Under which address people come, where a proxy stands in front; else what they asked. */
  origin?: string | undefined
  /** What a stranger does not know and the first visit must show; absent where only this machine can come. */
  startKey?: string | undefined
}

const cookie = 'session'

export function keepToken(c: Context, { https }: Door, token: string): void {
  setCookie(c, cookie, token, { path: '/', httpOnly: true, sameSite: 'Lax', ...prefixOf(https) })
}

/** Takes everything of this session out of the browser. */
export function dropToken(c: Context, { https }: Door): void {
  deleteCookie(c, cookie, { path: '/', ...prefixOf(https) })
  c.header('clear-site-data', '"cache", "storage"')
}

const prefixOf = (https: boolean) => (https ? { prefix: 'host' as const, secure: true } : {})

/** Finds who is behind this request, if anybody. The pages of somebody signed in come in their language unless they chose another. */
export const recognise =
  (door: Door): MiddlewareHandler<Asked> =>
  async (c, next) => {
    const token = getCookie(c, cookie, door.https ? 'host' : undefined)
    const session = token === undefined ? undefined : await findSession(c.get('engine'), token)
    if (session) {
      c.set('session', session)
      if (getCookie(c, 'lang') === undefined) c.set('lang', session.lang)
      if (session.stage === 'in') letIn(c, session)
    }
    await next()
  }

function letIn(c: Context<Asked>, { who, shortcuts }: Session): void {
  const lang = c.get('lang')
  c.set('who', who)
  c.set('role', who.grants.map(grant => words(lang).roles[grant.role]).join(', '))
  c.set('letters', shortcuts)
  const places = c.get('slices').flatMap(slice => slice.nav?.({ who, lang }) ?? [])
  c.set('nav', groupsOf(lang, places))
}

/** Pages behind the door. A visitor is sent to sign in and comes back here after; a form sent without a session is refused. */
export const signedIn: MiddlewareHandler<Asked> = async (c, next) => {
  if (c.get('who') !== undefined) return next()
  if (c.req.method !== 'GET') throw new Problem(401, 'rights.signed-out')
  const stage = c.get('session')?.stage
  const { pathname, search } = new URL(c.req.url)
  const to = new URLSearchParams({ next: pathname + search })
  return c.redirect(`${stage === undefined ? '/login' : '/login/code'}?${to}`, 303)
}
