import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { planSession } from '../../src/counselling/session.ts'
import { makeLink, tokenOf } from '../../src/portal/link.ts'
import { findLink } from '../../src/portal/link-tables.ts'
import { read } from '../../src/kernel/engine.ts'
import { noBrowser } from '../browser.ts'
import { type Furnished, furnishedStory } from '../site/furnished-story.ts'
import { windowOf } from '../story-window.ts'

let furnished: Furnished

beforeAll(async () => {
  if (!noBrowser) furnished = await furnishedStory()
}, 120_000)

/** A telephone of 360 pixels on which no script runs; it counts what it is sent. */
async function phone(): Promise<{ page: Page; bytes: () => number }> {
  const page = await windowOf(furnished.story, undefined, {
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  })
  let bytes = 0
  page.on('requestfinished', async request => {
    bytes += (await request.sizes().catch(() => ({ responseBodySize: 0 }))).responseBodySize
  })
  return { page, bytes: () => bytes }
}

describe.skipIf(noBrowser)('on a cheap phone without scripts', () => {
  test('somebody leaves a number for a job in four presses', { timeout: 60_000 }, async () => {
    const { page } = await phone()
    await page.goto('/ro')

    await page.getByRole('link', { name: /Caut de lucru/ }).click()
    await page.getByRole('link', { name: 'Ajutor de brutar' }).click()
    await page.getByLabel('Numele dumneavoastră').fill('Maria Exemplu')
    await page.getByLabel('Telefon', { exact: true }).fill('0722 123 456')
    await page.getByRole('button', { name: 'Sunt interesat' }).click()

    expect(await page.getByRole('status').textContent()).toContain('Numărul cererii')
  })

  test(
    'a participant says in one press that they cannot come, and is sent less than 60 kB',
    { timeout: 60_000 },
    async () => {
      const { story, others } = furnished
      const { person, enrolment } = others[4]
      await story.perform('ioana', planSession, {
        ...planSession.example,
        onDay: '2026-10-15',
        people: [enrolment],
      })
      const { answer } = await story.perform('ioana', makeLink, { person, expiresOn: '2026-12-31' })
      const row = await read(story.engine, story.who.dan, async tx => ({
        link: await findLink(tx, story.tenant, String(answer.link)),
        born: await tx.selectFrom('person').select('born_on').where('id', '=', person).executeTakeFirst(),
      }))
      const { page, bytes } = await phone()
      if (row.link) await page.goto(`/p/${tokenOf(story.engine.keyring, row.link)}`)
      await page.getByLabel('În ce an v-ați născut?').fill(row.born?.born_on?.slice(0, 4) ?? '')
      await page.getByRole('button', { name: 'Intră' }).click()

      await page.getByRole('button', { name: 'Nu pot' }).first().click()

      expect(await page.getByRole('status').textContent()).toContain('Ați spus că nu puteți')
      const wide = await page
        .locator('html')
        .evaluate(html => html.scrollWidth)
        .catch(() => 0)
      expect(wide).toBeLessThanOrEqual(360)
      expect(bytes()).toBeLessThan(60_000)
    },
  )
})
