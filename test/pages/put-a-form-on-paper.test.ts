import { beforeAll, describe, expect, test } from 'vitest'
import { noBrowser } from '../browser.ts'
import { begin } from '../people/ground.ts'
import type { Story } from '../people-of-the-story.ts'
import { windowOf } from '../story-window.ts'

describe.skipIf(noBrowser)('in a real browser', { timeout: 60_000 }, () => {
  let story: Story

  beforeAll(async () => {
    story = await begin()
  })

  test('a form is printed as the same form: lines to write on, boxes to tick, where to sign, and no buttons', async () => {
    const page = await windowOf(story, story.who.dan, { viewport: { width: 794, height: 1123 } })
    await page.goto('/app/people/new')
    await page.emulateMedia({ media: 'print' })

    const name = page.locator('[name="identity.familyName"]')
    const line = await name.evaluate(field => getComputedStyle(field).borderBottomStyle)
    const boxes = await page.evaluate(() =>
      [...document.querySelectorAll('.field[data-paper]')].map(field => getComputedStyle(field, '::after').content),
    )
    const sign = await page.evaluate(() => {
      const form = document.querySelector('form.form')
      return form ? getComputedStyle(form, '::after').content : ''
    })

    expect(line).toBe('solid')
    expect(boxes.join()).toContain('☐')
    expect(sign).toContain('Semnătura')
    expect(await page.locator('main button:visible').count()).toBe(0)
    expect(await page.locator('.field[data-paper] select:visible').count()).toBe(0)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
    expect(wide).toBe(false)
  })
})
