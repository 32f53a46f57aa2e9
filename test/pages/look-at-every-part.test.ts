import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axe, newPage, noBrowser, noSidewaysScroll } from '../browser.ts'
import { patterns, servePatterns } from './pattern.tsx'

let site: Awaited<ReturnType<typeof servePatterns>>

beforeAll(async () => {
  site = await servePatterns()
})
afterAll(() => site.close())

const paths = [...Object.keys(patterns), '/problem/500']
// Language changes nothing but texts, and theme nothing but colours: two looks show each of them once.
const looks = [
  { locale: 'ro', colorScheme: 'light', width: 1366 },
  { locale: 'en', colorScheme: 'dark', width: 320 },
] as const

interface Look {
  locale: 'ro' | 'en'
  colorScheme: 'light' | 'dark'
  width: number
}

const openLike = ({ width, ...look }: Look) =>
  // Our own policy would keep axe out; what it forbids is watched below.
  newPage({ ...look, viewport: { width, height: 768 }, bypassCSP: true })

describe.skipIf(noBrowser).each(looks)('every pattern, $locale, $colorScheme, $width px wide', look => {
  test.each(paths)('%s is open to everybody and does not scroll sideways', async path => {
    const tab = await openLike(look)
    await tab.goto(site.url + path)
    for (const hidden of await tab.locator('summary').all()) await hidden.click()

    expect(await axe(tab)).toEqual([])
    expect(await noSidewaysScroll(tab)).toEqual([])
    await tab.context().close()
  })
})

describe.skipIf(noBrowser)('the policy for scripts and styles', () => {
  test('complains about a style inside a page (planted violation)', async () => {
    const tab = await newPage()
    await tab.goto(`${site.url}/app/results`)
    const complaint = tab.waitForEvent('console')

    await tab.evaluate(() => document.querySelector('h1')?.setAttribute('style', 'color: red'))

    expect((await complaint).text()).toContain('style-src')
  })

  test('has nothing to complain about', async () => {
    const tab = await newPage()
    const complaints: string[] = []
    tab.on('console', message => complaints.push(message.text()))

    for (const path of Object.keys(patterns)) await tab.goto(site.url + path)

    expect(complaints).toEqual([])
  })
})

describe.skipIf(noBrowser)('a menu', () => {
  test.each([1366, 320])('opens without a script, %i px wide', async width => {
    const tab = await newPage({ viewport: { width, height: 768 }, javaScriptEnabled: false })
    await tab.goto(`${site.url}/app/people`)

    await tab.locator('.account-button').click()

    expect(await tab.locator('#account').isVisible()).toBe(true)
  })

  test('of places is a button on a narrow screen and stands open on a wide one', async () => {
    const [narrow, wide] = [await openLike({ ...looks[1], locale: 'ro' }), await openLike(looks[0])]
    await narrow.goto(`${site.url}/app/people`)
    await wide.goto(`${site.url}/app/people`)
    const closed = await narrow.locator('#navigation').isVisible()

    await narrow.getByRole('button', { name: 'Meniu' }).click()

    expect(closed).toBe(false)
    expect(await narrow.getByRole('link', { name: 'Rezultate' }).isVisible()).toBe(true)
    expect(await axe(narrow)).toEqual([])
    expect(await wide.getByRole('link', { name: 'Rezultate' }).isVisible()).toBe(true)
    expect(await wide.getByRole('button', { name: 'Meniu' }).isVisible()).toBe(false)
  })
})

describe.skipIf(noBrowser)('a chosen theme', () => {
  test('wins over the device, on this page and the next', async () => {
    const tab = await newPage({ colorScheme: 'light', javaScriptEnabled: false })
    await tab.goto(`${site.url}/app/people?q=a`)

    await tab.locator('.account-button').click()
    await tab.getByRole('button', { name: 'Întunecat' }).click()

    expect(tab.url()).toBe(`${site.url}/app/people?q=a`)
    expect(await tab.locator('html').getAttribute('data-theme')).toBe('dark')
    await tab.goto(`${site.url}/app/results`)
    expect(await tab.locator('html').getAttribute('data-theme')).toBe('dark')
  })
})

describe.skipIf(noBrowser)('a printed page', () => {
  test('holds the record and nothing to press', async () => {
    const tab = await newPage()
    await tab.goto(`${site.url}/app/people/mirela`)

    await tab.emulateMedia({ media: 'print', colorScheme: 'dark' })

    expect(await tab.locator('.timeline').isVisible()).toBe(true)
    for (const pressed of ['#navigation', '.top', '.button', '.tabs']) {
      expect(await tab.locator(pressed).first().isVisible()).toBe(false)
    }
    expect(await tab.evaluate(() => getComputedStyle(document.querySelector('h1') ?? document.body).color)).toBe(
      'rgb(27, 31, 36)',
    )
  })
})
