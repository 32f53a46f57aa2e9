import { beforeAll, describe, expect, test } from 'vitest'
import { freeze } from '../../src/results/freeze.ts'
import { noBrowser } from '../browser.ts'
import { Hands } from '../hands.ts'
import { type Furnished, furnishedStory } from '../site/furnished-story.ts'
import { windowOf } from '../story-window.ts'

const inWork = 'Participanți cu un loc de muncă la ieșire'

let furnished: Furnished

beforeAll(async () => {
  if (!noBrowser) furnished = await furnishedStory()
})

const handsAt = async (path: string, javaScriptEnabled = true): Promise<Hands> => {
  const { story } = furnished
  const page = await windowOf(story, story.who.dan, { javaScriptEnabled })
  await page.goto(path)
  return new Hands(page)
}

const numberOf = (hands: Hands, name: string) => hands.page.getByRole('row', { name }).getByRole('link')

describe.skipIf(noBrowser)('from a number', { timeout: 60_000 }, () => {
  test('to the three people who are missing from it and why, in two clicks', async () => {
    const hands = await handsAt('/app/results', false)

    await hands.press(numberOf(hands, inWork))
    const step = hands.page.getByRole('listitem').filter({ hasText: 'nu: „Loc de muncă” la ieșire' })
    expect(await step.innerText()).toMatch(/−3/)
    await hands.press(step.getByRole('link', { name: 'vezi' }))

    const rows = hands.page.getByRole('table').first().getByRole('row').filter({ hasText: 'GT-' })
    expect(await rows.getByRole('rowheader').allInnerTexts()).toEqual(['Ene Ion', 'Șerban Elena', 'Țepeș Irina'])
    expect(await rows.filter({ hasText: 'nu: „Loc de muncă” la ieșire' }).count()).toBe(3)
    expect(hands.interactions).toBeLessThanOrEqual(3)
  })

  test('to the scanned proof of a given person, in three clicks', async () => {
    const hands = await handsAt('/app/results', false)

    await hands.press(numberOf(hands, inWork))
    const row = hands.page.getByRole('row', { name: 'Rădulescu-Țăranu' })
    await hands.touch(row.getByText('3 acte'))
    await hands.press(row.getByRole('link', { name: 'Adeverință AJOFM' }))

    const scan = hands.page.locator('.paper-pages img').first()
    expect(await hands.page.innerText('main')).toContain('Rădulescu-Țăranu')
    expect(await scan.evaluate(image => (image as HTMLImageElement).decode().then(() => true))).toBe(true)
    expect(hands.interactions).toBeLessThanOrEqual(4)
  })
})

const counted = async () => {
  const { text } = await furnished.story.as('dan').get('/app/results/EECO15')
  return /De ce (\d+)\?/.exec(text)?.[1]
}

describe.skipIf(noBrowser)('an answer about ethnicity that is taken back', { timeout: 60_000 }, () => {
  test('counts in no new report, and a filed one stands and says that it differs, after two clicks', async () => {
    const { story, mirela } = furnished
    const { person } = mirela
    const dan = await windowOf(story, story.who.dan, { javaScriptEnabled: false })
    await dan.goto('/app/settings/grounds')
    await dan.getByLabel('raportare, fără nume').check()
    await dan.getByLabel('Acordul persoanei').check()
    await dan.getByLabel('De unde reiese').fill('Hotărârea operatorului nr. 4/2026')
    await dan.getByRole('button', { name: 'Hotărăște temeiul' }).click()
    const asking = await windowOf(story, story.who.ioana, { javaScriptEnabled: false })
    await asking.goto(`/app/people/${person}/sensitive/roma`)
    await asking.getByLabel('raportare, fără nume').check()
    await asking.getByRole('button', { name: 'Da', exact: true }).click()
    story.at('2026-10-06')
    expect(await counted()).toBe('1')
    const { answer } = await story.perform('dan', freeze, { programme: 'o-sansa', asOf: '2026-09-30', name: 'T3 2026' })
    const ioana = await windowOf(story, story.who.ioana, { javaScriptEnabled: false })
    await ioana.goto(`/app/people/${person}`)
    const hands = new Hands(ioana)

    await hands.press('Date speciale')
    const row = ioana.getByRole('row', { name: 'Etnia romă' })
    await hands.press(row.getByRole('button', { name: 'Retrage' }))

    expect(await row.innerText()).toContain('retras pe 06.10.2026')
    expect(hands.interactions).toBeLessThanOrEqual(3)
    story.at('2026-10-07')
    expect(await counted()).toBe('0')
    const frozen = (await story.as('dan').get(`/app/results/frozen/${String(answer.frozen)}`)).text
    expect(frozen).toMatch(/Minorități \(inclusiv [^)]*\) [^/]*1 \/ 0 0 \/ 0 Diferă/)
  })
})
