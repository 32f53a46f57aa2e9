import { describe, expect, test } from 'vitest'
import { noBrowser } from '../browser.ts'
import { begin } from '../people/ground.ts'
import { windowOf } from '../story-window.ts'

describe.skipIf(noBrowser)('a form on paper', { timeout: 180_000 }, () => {
  test('has its questions, lines to write on and boxes to tick, and nothing that only a screen can do', async () => {
    const story = await begin()
    const page = await windowOf(story, story.who.ioana)
    await page.goto('/app/people/new')
    await page.getByLabel('Prenumele').fill('Maria')
    await page.emulateMedia({ media: 'print' })

    const look = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate(element => {
          const { display, borderBottomStyle, borderTopStyle, color, appearance } = getComputedStyle(element)
          return { display, borders: [borderTopStyle, borderBottomStyle], color, appearance }
        })

    expect((await look('.form .buttons')).display).toBe('none')
    expect((await look('.around')).display).toBe('none')
    expect((await look('[name="identity.givenName"]')).borders).toEqual(['none', 'solid'])
    expect((await look('[name="situation.labour"]')).color).toBe('rgba(0, 0, 0, 0)')
    expect((await look('[name="category"]')).appearance).toBe('auto')
    expect(await page.innerText('main')).toContain('Prenumele')
    expect(await page.inputValue('[name="identity.givenName"]')).toBe('Maria')
  })
})
