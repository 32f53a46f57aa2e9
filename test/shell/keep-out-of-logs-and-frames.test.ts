import { expect, test } from 'vitest'
import { Problem } from '../../src/kernel/problem.ts'
import type { Slice } from '../../src/pages/slice.ts'
import { slices } from '../../src/app.tsx'
import { story } from '../people-of-the-story.ts'

/** A page that breaks while it works on somebody's data. */
const broken: Slice = {
  name: 'broken',
  commands: [],
  problems: () => ({}),
  routes: app => {
    app.get('/app/broken/:id', () => {
      throw new Error('It broke.')
    })
    app.get('/app/database/:id', () => {
      throw Object.assign(new Error('Key (email)=(maria@exemplu.ro) already exists.'), {
        severity: 'ERROR',
        code: '23505',
        table: 'person',
      })
    })
    app.get('/app/refused', () => {
      throw new Problem(422, 'broken.unheard-of')
    })
  },
}

test('the log names the route, never the address with its ids and questions', async () => {
  const { as, log } = await story({ slices: [...slices, broken] })

  await as('ana').get('/app/find?q=Maria+Lacatus')
  await as('ana').get('/app/broken/1850101223344?cnp=1850101223344')

  expect(log.map(line => line.route)).toEqual(['/app/find', '/app/broken/:id'])
  expect(JSON.stringify(log)).not.toMatch(/Maria|1850101223344/)
})

test('our fault shows a number and nothing else; the log has the same number and what broke', async () => {
  const { as, log } = await story({ slices: [...slices, broken] })

  const page = await as('ana').get('/app/broken/1')

  expect(page.status).toBe(500)
  expect(page.text).not.toContain('It broke')
  expect(page.text).toContain(log[0]?.request)
  expect(log[0]?.failure?.says).toBe('It broke.')
})

test('what a database says about values stays out of the log', async () => {
  const { as, log } = await story({ slices: [...slices, broken] })

  await as('ana').get('/app/database/1')

  expect(log[0]?.failure?.says).toBe('code 23505, table person')
  expect(JSON.stringify(log)).not.toContain('maria@exemplu.ro')
})

test('a page that is not there is told in the language of the reader, with status 404', async () => {
  const { as } = await story()

  const page = await as('ana').get('/app/nothing-here')

  expect(page.status).toBe(404)
  expect(page.text).toContain('Nu am găsit ce căutați')
})

test.each(['/login', '/app', '/assets/nothing.css', '/app/nothing-here', '/health'])(
  'the answer to %s lets nothing stand inline, be framed or be guessed',
  async path => {
    const { as } = await story()

    const { headers } = await as('ana').get(path)

    const policy = headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  },
)

test('pages behind the door are kept nowhere, styles for good', async () => {
  const { as } = await story()
  const page = await as('ana').get('/app')
  const [, styles = ''] = /href="(\/assets\/sansa\.[^"]+)"/.exec(page.html) ?? []

  const sheet = await as('ana').get(styles)

  expect(page.headers.get('cache-control')).toBe('no-store')
  expect(sheet.headers.get('cache-control')).toContain('immutable')
})

test('no page has a script or a style in it', async () => {
  const { as } = await story()

  for (const path of [
    '/app',
    '/me',
    '/app/settings',
    '/app/settings/accounts',
    '/app/journal',
    '/app/find?q=a',
    '/login',
  ]) {
    const { html } = await as('ana').get(path)
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/)
    expect(html).not.toMatch(/<style|\sstyle="|\son[a-z]+="/)
  }
})
