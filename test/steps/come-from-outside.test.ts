import { beforeAll, describe, expect, test } from 'vitest'
import { planSession } from '../../src/counselling/session.ts'
import { guestsOf } from '../../src/events/tables.ts'
import { read } from '../../src/kernel/engine.ts'
import { findPerson } from '../../src/people/person-tables.ts'
import { makeLink, tokenOf } from '../../src/portal/link.ts'
import { findLink } from '../../src/portal/link-tables.ts'
import { noBrowser, noSidewaysScroll } from '../browser.ts'
import { Hands } from '../hands.ts'
import { type Furnished, furnishedStory } from '../site/furnished-story.ts'
import { windowOf } from '../story-window.ts'

let furnished: Furnished

beforeAll(async () => {
  if (!noBrowser) furnished = await furnishedStory()
})

/** A telephone of a visitor on which no script runs. */
const phone = async (): Promise<Hands> =>
  new Hands(
    await windowOf(furnished.story, undefined, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } }),
  )

describe.skipIf(noBrowser)('from a link', { timeout: 60_000 }, () => {
  test('a participant says that they cannot come, in two taps', async () => {
    const { story, others } = furnished
    const { person, enrolment } = others[4]
    await story.perform('ioana', planSession, { ...planSession.example, onDay: '2026-10-15', people: [enrolment] })
    const { answer } = await story.perform('ioana', makeLink, { person, expiresOn: '2026-12-31' })
    const { link, born } = await read(story.engine, story.who.dan, async tx => ({
      link: await findLink(tx, story.tenant, String(answer.link)),
      born: (await findPerson(tx, story.tenant, person))?.born_on?.slice(0, 4) ?? '',
    }))
    if (!link) throw new Error('no link')
    const hands = await phone()
    await hands.page.goto(`/p/${tokenOf(story.engine.keyring, link)}`)
    // The year is typed once; what is counted are the taps.
    await hands.page.getByLabel('În ce an v-ați născut?').fill(born)

    await hands.press('Intră')
    await hands.press('Nu pot')

    expect(await hands.page.getByRole('status').textContent()).toContain('Ați spus că nu puteți')
    expect((await story.as('dan').get('/app')).text).toContain('Nu poate veni: sunați – Ion Ene')
    expect(await noSidewaysScroll(hands.page)).toEqual([])
    expect(hands.interactions).toBeLessThanOrEqual(2)
  })

  test('a certificate is checked by its code in one tap', async () => {
    const { story, training } = furnished
    const paper = await story.as('mihai').get(`/app/courses/${training.finished}/certificates/${training.certificate}`)
    const code = /\/v\/([\w-]+)/.exec(paper.html)?.[1] ?? ''
    const hands = await phone()

    await hands.page.goto(`/v/${code}`)
    hands.interactions += 1

    expect(code).not.toBe('')
    expect(await hands.page.innerText('main')).toMatch(/valabil/i)
    expect(await noSidewaysScroll(hands.page)).toEqual([])
    expect(hands.interactions).toBeLessThanOrEqual(2)
  })
})

describe.skipIf(noBrowser)('without an account', { timeout: 60_000 }, () => {
  test('a visitor registers for an event and takes it into the calendar in five interactions', async () => {
    const { story, cooperation } = furnished
    const hands = await phone()
    await hands.page.goto('/e')

    await hands.press('Târgul economiei sociale')
    await hands.fill('Numele', 'Vera Exemplu')
    await hands.fill(hands.page.locator('input[name=contact]'), 'vera@example.org')
    await hands.press(hands.page.locator('main form').getByRole('button'))
    const link = hands.page.locator('main a[href$="event.ics"]').first()
    const [download] = await Promise.all([hands.page.waitForEvent('download'), hands.touch(link)])

    expect(download.suggestedFilename()).toBe('event.ics')
    const guests = await read(story.engine, story.who.dan, tx => guestsOf(tx, story.tenant, cooperation.fair))
    expect(guests.map(one => one.name)).toContain('Vera Exemplu')
    expect(hands.interactions).toBeLessThanOrEqual(5)
  })
})
