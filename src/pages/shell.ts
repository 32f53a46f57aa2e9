import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Who } from '../kernel/who.ts'
import { isLang } from '../kernel/words.ts'
import type { Lang } from '../kernel/words.ts'
import type { NavGroup } from './nav.ts'
import type { Asked } from './slice.ts'

export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** What was just done, said on the page that follows. */
export interface Flash {
  kind: 'ok' | 'warn'
  text: string
  /** What can be taken back from that page: the journal line or the batch. */
  undo?: string | undefined
}

/** What stands around every page: the same for all pages of one request. */
export interface Shell {
  lang: Lang
  /** Absent before sign-in. */
  who?: Who | undefined
  /** What is shown under the name: role and place. */
  role?: string | undefined
  nav: readonly NavGroup[]
  /** Single letters press buttons in a list, unless this account has switched that off. */
  letters: boolean
  /** Path and query of this page: the switches of language and theme come back to it. */
  path: string
  theme: Theme
  flash?: Flash | undefined
}

/** The shell of this request. Reading it takes the flash message off. */
export function shellOf(c: Context<Asked>): Shell {
  const { pathname, search } = new URL(c.req.url)
  return {
    lang: c.get('lang') ?? chosenLang(c),
    who: c.get('who'),
    role: c.get('role'),
    nav: c.get('nav') ?? [],
    letters: c.get('letters') ?? true,
    path: c.req.method === 'GET' ? pathname + search : pathname,
    theme: chosenTheme(c),
    flash: takeFlash(c),
  }
}

/** The language asked for with the switch, else the first one the browser prefers, else Romanian. */
export function chosenLang(c: Context): Lang {
  const chosen = getCookie(c, 'lang')
  if (isLang(chosen)) return chosen
  const preferred = (c.req.header('accept-language') ?? '')
    .split(',')
    .map(part => part.trim().slice(0, 2).toLowerCase())
  return preferred.find(isLang) ?? 'ro'
}

export function chosenTheme(c: Context): Theme {
  const chosen = getCookie(c, 'theme')
  return themes.find(theme => theme === chosen) ?? 'auto'
}

/** Says on the next page what was done, and offers to take it back where that can be. Call it before the redirect. */
export function flash(c: Context, kind: Flash['kind'], text: string, undo = ''): void {
  setCookie(c, 'flash', `${kind}:${undo}:${text}`, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 60 })
}

function takeFlash(c: Context): Flash | undefined {
  const [, kind, undo, text] = /^(ok|warn):([0-9a-f-]*):(.*)$/s.exec(getCookie(c, 'flash') ?? '') ?? []
  if (text === undefined) return undefined
  deleteCookie(c, 'flash', { path: '/' })
  return { kind: kind === 'warn' ? 'warn' : 'ok', text, ...(undo && { undo }) }
}
