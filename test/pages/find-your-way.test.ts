import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupsOf, placeOf } from '../../src/pages/nav.ts'
import { ownPath } from '../../src/pages/preferences.ts'
import { patternApp } from './pattern.tsx'

const site = 'http://localhost:3000'

const choose = (fields: Record<string, string>) =>
  patternApp().request(`${site}/preferences`, { method: 'POST', body: new URLSearchParams(fields) })

const open = async (path: string, headers: Record<string, string> = {}) =>
  (await patternApp().request(site + path, { headers })).text()

describe('the switch of language', () => {
  test.each([
    'https://elsewhere.example/app',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:alert(1)',
    '',
  ])('does not lead to another site: %s', async back => {
    const answer = await choose({ lang: 'en', back })

    expect(answer.headers.get('location')).toBe('/')
  })

  test('never leads to another site, whatever was sent', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map(text => `/${text}`),
        ),
        back => {
          expect(new URL(ownPath(back), site).origin).toBe(site)
        },
      ),
    )
  })

  test('keeps the page, with what was filtered on it', async () => {
    const html = await open('/app/people?region=RO21&q=%C8%99')
    const [, back = ''] = /name="back" value="([^"]+)"/.exec(html) ?? []

    const answer = await choose({ lang: 'en', back: back.replaceAll('&amp;', '&') })

    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/app/people?region=RO21&q=%C8%99')
    expect(answer.headers.get('set-cookie')).toMatch(/^lang=en;.*HttpOnly/)
  })

  test('ignores a language that we do not speak', async () => {
    const answer = await choose({ lang: 'fr', back: '/app' })

    expect(answer.headers.get('set-cookie')).toBeNull()
  })
})

describe('the language of a page', () => {
  test('is Romanian for whoever asks for none of ours', async () => {
    expect(await open('/app/people', { 'accept-language': 'fr-FR,fr;q=0.9' })).toContain('<html lang="ro"')
  })

  test('is what the browser prefers, and what was chosen before that', async () => {
    const preferring = { 'accept-language': 'en-GB,en;q=0.9,ro;q=0.5' }

    expect(await open('/app/people', preferring)).toContain('<html lang="en"')
    expect(await open('/app/people', { ...preferring, cookie: 'lang=ro' })).toContain('<html lang="ro"')
  })
})

describe('the theme', () => {
  test('that nobody knows is the one of the device', async () => {
    expect(await open('/app/people', { cookie: 'theme=pink' })).toContain('data-theme="auto"')
  })

  test('is kept from page to page', async () => {
    const answer = await choose({ theme: 'dark', back: '/app/people' })
    const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';')

    expect(await open('/app/people', { cookie })).toContain('data-theme="dark"')
  })
})

describe('what was just done', () => {
  test('is said once, on the page that follows', async () => {
    const cookie = `flash=${encodeURIComponent('ok::Persoana a fost înscrisă <acum>.')}`

    const answer = await patternApp().request(`${site}/app/results`, { headers: { cookie } })

    expect(await answer.text()).toMatch(/role="status".*Persoana a fost înscrisă &lt;acum>\./)
    expect(answer.headers.get('set-cookie')).toMatch(/^flash=;.*Max-Age=0/)
    expect(await open('/app/results')).not.toContain('role="status"')
  })
})

const item = (href: string) => ({ href, icon: 'sun', text: href }) as const

describe('the navigation', () => {
  const nav = [
    { items: [item('/app'), item('/app/people'), item('/app/people/waiting'), item('/app/evidence?list=to-check')] },
  ]

  test.each([
    ['/app/peoples', undefined],
    ['/app/elsewhere', undefined],
    ['/app', '/app'],
    ['/app/people?q=a', '/app/people'],
    ['/app/people/0198/file', '/app/people'],
    ['/app/people/waiting', '/app/people/waiting'],
    ['/app/evidence/0198', '/app/evidence?list=to-check'],
  ])('shows where %s is', (path, place) => {
    expect(placeOf(path, nav)).toBe(place)
  })

  test('has no title over places that are not there', () => {
    const groups = groupsOf('ro', [item('/app'), { ...item('/app/journal'), group: 'proof' }])

    expect(groups.map(({ title, items }) => [title, items.length])).toEqual([
      [undefined, 1],
      ['Dovadă și raportare', 1],
    ])
  })

  test('is not offered before sign-in', async () => {
    const html = await open('/login')

    expect(html).not.toContain('id="navigation"')
    expect(html).not.toContain('role="search"')
  })

  test('can be skipped', async () => {
    const html = await open('/app/people')

    expect(html).toMatch(/<body><a class="skip" href="#main">Sari la conținutul principal<\/a>/)
    expect(html).toContain('<main id="main"')
  })
})
