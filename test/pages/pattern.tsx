import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import type { VNode } from 'preact'
import { Problem } from '../../src/kernel/problem.ts'
import type { Who } from '../../src/kernel/who.ts'
import { chosenLang, shellOf } from '../../src/pages/shell.ts'
import type { Shell } from '../../src/pages/shell.ts'
import { groupsOf } from '../../src/pages/nav.ts'
import type { NavItem } from '../../src/pages/nav.ts'
import { preferenceRoutes } from '../../src/pages/preferences.ts'
import { problemPage } from '../../src/pages/problem.tsx'
import { page } from '../../src/pages/render.ts'
import type { Asked } from '../../src/pages/slice.ts'
import { staticRoutes } from '../../src/pages/static.ts'
import { headers } from '../../src/shell/headers.ts'
import { Confirming, Searching, SignIn } from './pattern-pages.tsx'
import { Enrolling, Listing, Nobody, Returned } from './pattern-forms.tsx'
import { Timelined } from './pattern-person.tsx'
import { Counted } from './pattern-results.tsx'

const ioana: Who = { tenant: 'a', account: 'b', name: 'Ioana Marin', grants: [] }

const places: NavItem[] = [
  { href: '/app', icon: 'sun', text: 'Azi', count: 12 },
  { href: '/app/people', icon: 'users', text: 'Persoane' },
  { href: '/app/events', icon: 'handshake', text: 'Evenimente și parteneriate' },
  { href: '/app/results', icon: 'target', text: 'Rezultate', group: 'proof' },
  { href: '/app/evidence?list=to-check', icon: 'paperclip', text: 'Dovezi', group: 'proof' },
  { href: '/app/journal', icon: 'history', text: 'Jurnal', group: 'proof' },
  { href: '/app/settings', icon: 'settings', text: 'Setări', group: 'administration' },
]

/** Every part of a page, with long Romanian text, empty, and with wrong input. */
export const patterns: Record<string, (shell: Shell) => VNode> = {
  '/app/people': shell => <Listing shell={shell} />,
  '/app/people/nobody': shell => <Nobody shell={shell} />,
  '/app/people/new': shell => <Enrolling shell={shell} />,
  '/app/people/again': shell => <Returned shell={shell} />,
  '/app/people/mirela': shell => <Timelined shell={shell} />,
  '/app/results': shell => <Counted shell={shell} />,
  '/app/confirm': shell => <Confirming shell={shell} />,
  '/app/find': shell => <Searching shell={shell} />,
  '/login': shell => <SignIn shell={{ ...shell, who: undefined, nav: [] }} />,
}

/** Pages of problems, by the status they stand for. */
export const problemPaths = ['/problem/403', '/problem/404', '/problem/409', '/problem/422', '/problem/500']

/** An application of pattern pages only, with the headers of the real one. */
export function patternApp(): Hono<Asked> {
  const app = new Hono<Asked>()
  app.use(headers)
  app.use(async (c, next) => {
    c.set('lang', chosenLang(c))
    c.set('who', ioana)
    c.set('nav', groupsOf(c.get('lang'), places))
    c.set('letters', getCookie(c, 'letters') !== 'off')
    c.set('role', 'Consilier · CR Iași')
    c.set('slices', [])
    c.set('requestId', '0198c1d2-7a3b')
    await next()
  })
  staticRoutes(app)
  preferenceRoutes(app)
  for (const [path, pattern] of Object.entries(patterns)) app.get(path, c => page(c, pattern(shellOf(c))))
  app.get('/problem/:status', c => {
    const status = ([403, 404, 409, 422] as const).find(known => String(known) === c.req.param('status'))
    if (status === undefined) throw new Error('our own words, which nobody outside may read')
    throw new Problem(status, status === 404 ? 'kernel.not-found' : 'kernel.changed-meanwhile')
  })
  app.onError((error, c) => problemPage(c, error))
  return app
}

/** Serves the patterns to a real browser; the test file closes it. */
export async function servePatterns(): Promise<{ url: string; close: () => void }> {
  const server = serve({ fetch: patternApp().fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise(listening => {
    server.once('listening', listening)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the patterns are not served')
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() }
}
