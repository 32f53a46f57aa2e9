import type { MiddlewareHandler } from 'hono'
import { setCookie } from 'hono/cookie'
import { isLang } from '../kernel/words.ts'
import type { Asked } from '../pages/slice.ts'

const yearInSeconds = 365 * 24 * 60 * 60

/** `?lang=en` on any page: the same page, in that language from now on. For links from outside; the switch on the page sends a form. */
export const languageInLink: MiddlewareHandler<Asked> = async (c, next) => {
  const lang = c.req.query('lang')
  if (c.req.method !== 'GET' || !isLang(lang)) return next()
  setCookie(c, 'lang', lang, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: yearInSeconds })
  const url = new URL(c.req.url)
  url.searchParams.delete('lang')
  return c.redirect(url.pathname + url.search, 303)
}
