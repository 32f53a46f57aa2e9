import type { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { isLang } from '../kernel/words.ts'
import { themes } from './shell.ts'
import type { Asked } from './slice.ts'

const year = 365 * 24 * 60 * 60

/** `POST /preferences`: the language and the theme, kept in cookies; then back to the page where the switch was used. */
export function preferenceRoutes(app: Hono<Asked>): void {
  app.post('/preferences', async c => {
    const { lang, theme, back } = await c.req.parseBody()
    const kept = { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: year } as const

    if (typeof lang === 'string' && isLang(lang)) setCookie(c, 'lang', lang, kept)
    const chosen = themes.find(name => name === theme)
    if (chosen) setCookie(c, 'theme', chosen, kept)

    return c.redirect(ownPath(typeof back === 'string' ? back : '/'), 303)
  })
}

/** A path of this site; anything that could lead elsewhere becomes the start page. */
export function ownPath(path: string): string {
  const here = 'http://here.invalid'
  if (!path.startsWith('/') || !URL.canParse(path, here)) return '/'
  const url = new URL(path, here)
  return url.origin === here ? url.pathname + url.search : '/'
}
