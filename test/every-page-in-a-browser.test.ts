import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Story } from './people-of-the-story.ts'
import { axe, bringAxe, noBrowser, noSidewaysScroll } from './browser.ts'
import { furnishedStory } from './site/furnished-story.ts'
import { placesIn, roundAtTheDoor, roundOf, type Seen } from './site/round.ts'
import { isHtml } from './site/walk.ts'
import { windowOf } from './story-window.ts'

let story: Story
/** One address of each route: as Dan sees it, else as Ana does, else as nobody in particular. */
let pages: Seen[]

beforeAll(async () => {
  if (noBrowser) return
  const furnished = await furnishedStory()
  story = furnished.story
  const inside = await roundOf(story, placesIn(furnished), { names: ['dan', 'ana'] })
  const seen = [...inside, ...(await roundAtTheDoor(furnished))].filter(
    ({ page }) => page.status === 200 && isHtml(page),
  )
  pages = [...Map.groupBy(seen, ({ template }) => template).values()].flatMap(([first]) => first ?? [])
}, 600_000)

interface Look {
  /** Left out: everything. */
  asked?: 'colours'
  lang: 'ro' | 'en'
  colorScheme: 'light' | 'dark'
  width: number
}

const looks = {
  'Romanian, light': { lang: 'ro', colorScheme: 'light', width: 1280 },
  // What stands on a page is that of the first look; its colours are not.
  'English, dark, narrow': { asked: 'colours', lang: 'en', colorScheme: 'dark', width: 320 },
  'Romanian, dark, narrow': { lang: 'ro', colorScheme: 'dark', width: 320 },
  'English, light': { lang: 'en', colorScheme: 'light', width: 1280 },
} as const satisfies Record<string, Look>

/** Tabs of the people whose pages these are, and what the browser complained about: whatever our own policy forbids is among it. */
class Tabs {
  readonly complaints: string[] = []
  readonly #look: Look
  readonly #open = new Map<Seen['by'], Promise<Page>>()

  constructor(look: Look) {
    this.#look = look
  }

  async goto({ by, address }: Shown): Promise<Page> {
    const tab = this.#open.get(by) ?? this.#begin(by)
    this.#open.set(by, tab)
    await (await tab).goto(address)
    return tab
  }

  async close(): Promise<void> {
    for (const tab of this.#open.values()) await (await tab).context().close()
  }

  async #begin(by: Seen['by']): Promise<Page> {
    const { lang, colorScheme, width } = this.#look
    const options = { colorScheme, viewport: { width, height: 800 } }
    const tab = await windowOf(story, by === 'nobody' ? undefined : story.who[by], options)
    tab.on('console', message => this.complaints.push(`${tab.url()}: ${message.text()}`))
    tab.on('pageerror', error => this.complaints.push(`${tab.url()}: ${error.message}`))
    await bringAxe(tab)
    await tab.goto(`/login?lang=${lang}`)
    return tab
  }
}

/** What is wrong with these pages for those who see, hear or hold them otherwise, and on a screen of 320 px. */
async function faultsOn(shown: readonly Shown[], look: Look): Promise<string[]> {
  // Two browse at once: while one page is laid out, the other is asked for.
  const halves = [0, 1].map(half => shown.filter((_, at) => at % 2 === half))
  return (await Promise.all(halves.map(half => faultsInOrder(half, look)))).flat()
}

type Shown = Pick<Seen, 'by' | 'address'>

async function faultsInOrder(shown: readonly Shown[], look: Look): Promise<string[]> {
  const tabs = new Tabs(look)
  const told: string[] = []
  for (const one of shown) {
    const tab = await tabs.goto(one)
    for (const fault of await faultsBefore(tab, look.asked)) told.push(`${one.address}: ${fault}`)
  }
  await tabs.close()
  return [...told, ...tabs.complaints]
}

async function faultsBefore(tab: Page, asked?: 'colours'): Promise<string[]> {
  await tab.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true
  })
  const found = await axe(tab, asked)
  const usual = tab.viewportSize()
  if (!usual || usual.width === 320) return [...found, ...(await noSidewaysScroll(tab))]
  await tab.setViewportSize({ width: 320, height: 640 })
  const wide = await noSidewaysScroll(tab)
  await tab.setViewportSize(usual)
  return [...found, ...wide]
}

/** Those that look most different from each other. */
const sample = new Set([
  '/login',
  '/app',
  '/app/people',
  '/app/people/new',
  '/app/people/:person',
  '/app/people/:person/file',
  '/app/evidence/:paper',
  '/app/results',
  '/app/results/:code',
])

describe.skipIf(noBrowser)('axe finds nothing, and nothing scrolls sideways at 320 px', () => {
  // Language changes nothing but texts, and theme nothing but colours: two of the four looks show each of them once.
  test.each(['Romanian, light', 'English, dark, narrow'] as const)(
    'on every page, %s',
    async look => {
      expect(await faultsOn(pages, looks[look])).toEqual([])
    },
    600_000,
  )

  test.each(['Romanian, dark, narrow', 'English, light'] as const)('on a sample of pages, %s', async look => {
    const some = pages.filter(({ template = '' }) => sample.has(template))

    expect(await faultsOn(some, looks[look])).toEqual([])
    expect(some).toHaveLength(sample.size)
  })

  test('on a page that breaks our own policy, it is told (planted violation)', async () => {
    const tabs = new Tabs(looks['Romanian, light'])
    const tab = await tabs.goto({ by: 'dan', address: '/app' })
    const complaint = tab.waitForEvent('console')

    await tab.evaluate(() => document.querySelector('h1')?.setAttribute('style', 'width: 2000px'))
    await complaint

    expect(tabs.complaints.join()).toContain('style-src')
    await tabs.close()
  })

  test('on a form that came back', async () => {
    const tab = await windowOf(story, story.who.ioana, { javaScriptEnabled: true })
    await bringAxe(tab)
    await tab.goto('/app/people/new')

    await tab.locator('main form.form button').first().click()

    expect(await tab.locator('.error-summary').isVisible()).toBe(true)
    expect(await faultsBefore(tab)).toEqual([])
  })
})
