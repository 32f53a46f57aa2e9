import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { axe, noBrowser, noSidewaysScroll } from '../browser.ts'
import type { Story } from '../people-of-the-story.ts'
import { windowOf } from '../story-window.ts'
import { begin, course, eligible, type Opened, placed } from './ground.ts'

const names = [
  'Achim',
  'Bălan',
  'Ciobanu',
  'Dinu',
  'Enache',
  'Fieraru',
  'Iancu',
  'Lăcătuș',
  'Marin',
  'Negoiță',
  'Oprea',
  'Stănescu',
]

let story: Story
let opened: Opened

beforeAll(async () => {
  story = await begin({ on: '2026-03-16' })
  opened = await course(story)
  const people = []
  for (const name of names) people.push(await eligible(story, name))
  await placed(story, opened.course, people)
}, 300_000)

const sessionPath = (nth: number) => `/app/courses/${opened.course}/sessions/${opened.lessons[nth]}`

/** One interaction is one press of a key or button, one choice, one field filled. */
async function markTheGroup(page: Page): Promise<number> {
  await page.goto(sessionPath(0))
  const row = (name: string) => page.getByRole('row', { name: new RegExp(name) })
  let interactions = 0
  const did = async (work: Promise<unknown>) => {
    await work
    interactions += 1
  }
  await did(page.keyboard.press('t'))
  await did(row('Fieraru').locator('label.absent').click())
  await did(row('Fieraru').getByRole('combobox').selectOption({ label: 'Adeverință' }))
  await did(row('Lăcătuș').locator('label.late').click())
  await did(row('Lăcătuș').getByRole('textbox').fill('30'))
  await did(Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Închide ședința' }).click()]))
  return interactions
}

describe.skipIf(noBrowser)('the roll of a group of twelve', { timeout: 300_000 }, () => {
  test('with one absent with a reason and one late is taken in at most 8 interactions', async () => {
    const page = await windowOf(story, story.who.mihai)

    const interactions = await markTheGroup(page)

    expect(interactions).toBeLessThanOrEqual(8)
    const said = await page.locator('main').innerText()
    expect(said).toContain('Ședința este închisă.')
    expect(said).toContain('11 prezenți · 1 absent')
    expect(said).toContain('87,5 ore-cursant')
  })

  test('is marked by the keys of its rows, and tells hours and limits as they come', async () => {
    const page = await windowOf(story, story.who.mihai)
    await page.goto(sessionPath(1))
    const first = page.getByRole('row', { name: /Achim/ })

    await first.getByRole('radio').first().focus()
    await page.keyboard.press('p')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('a')

    expect(await first.locator('[data-hours]').innerText()).toBe('8')
    const second = page.getByRole('row', { name: /Bălan/ })
    expect(await second.getByText('peste limită').isVisible()).toBe(true)
    expect(await page.locator('[data-present]').innerText()).toBe('1 / 12')
  })

  test('works without a script: everybody is present by a link', async () => {
    const page = await windowOf(story, story.who.mihai, { javaScriptEnabled: false })
    await page.goto(sessionPath(1))

    await page.getByRole('link', { name: 'Toți prezenți' }).click()

    expect(await page.locator('input[value=present]:checked').count()).toBe(12)
  })

  test.each([
    ['light', 1280],
    ['dark', 320],
  ] as const)('is whole for everybody, %s and %i px wide', async (colorScheme, width) => {
    const page = await windowOf(story, story.who.mihai, { colorScheme, viewport: { width, height: 700 } })
    await page.goto(`${sessionPath(2)}?all=present`)

    expect(await axe(page)).toEqual([])
    expect(await noSidewaysScroll(page)).toEqual([])
  })
})
