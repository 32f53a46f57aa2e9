import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { planSession } from '../../src/counselling/session.ts'
import { setSigning } from '../../src/people/contact.ts'
import { importProfile, importProgramme } from '../../src/programme/rules-command.ts'
import { noBrowser } from '../browser.ts'
import { oSansa, profiles } from '../programme/shipped.ts'
import { story as beginStory, type Story } from '../people-of-the-story.ts'
import { windowOf } from '../story-window.ts'
import { Office } from '../site/office.ts'
import { accredit } from './ground.ts'

let story: Story
let person: string

beforeAll(async () => {
  story = await beginStory({ on: '2026-09-28' })
  for (const profile of profiles()) await story.perform('dan', importProfile, profile)
  await story.perform('dan', importProgramme, oSansa())
  await accredit(story, { partner: 'lider' })
  const office = new Office(story, (_, usual) => usual)
  const one = await office.enrol('Ene', 'Maria', '2026-09-07')
  await office.prove([one], '2026-09-04')
  await office.decide(one, '2026-09-21')
  person = one.person
  await story.perform('ioana', setSigning, { person, signsByMark: false })
}, 120_000)

/** One interaction is one link or button pressed, or one field filled. */
class Hands {
  interactions = 0
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async press(role: 'link' | 'button', name: string): Promise<void> {
    await Promise.all([
      this.#page.waitForEvent('load'),
      this.#page.getByRole(role, { name, exact: true }).first().click(),
    ])
    this.interactions += 1
  }

  async fill(label: string, text: string): Promise<void> {
    await this.#page.getByLabel(label).first().fill(text)
    this.interactions += 1
  }
}

describe.skipIf(noBrowser)('in a browser', () => {
  test('a session of 45 minutes with the next step and a signature takes 8 interactions from the page of the person', async () => {
    const page = await windowOf(story, story.who.ioana)
    await page.goto(`/app/people/${person}`)
    const hands = new Hands(page)

    await hands.press('link', 'Consiliere')
    await hands.fill('De la', '10')
    await hands.fill('Până la', '10.45')
    await hands.fill('Tema', 'Profil profesional')
    await hands.fill('Ce s-a stabilit', 'Depune cererea la AJOFM.')
    await hands.fill('Întâlnirea următoare', '+7')
    await hands.fill('Numele scris de persoană', 'Maria Ene')
    await hands.press('button', 'Salvează ședința')

    const shown = await page.innerText('main')
    expect(shown).toContain('Ședința este înregistrată')
    expect(shown).toContain('Consiliere profesională – 45 min')
    expect(shown).toContain('Depune cererea la AJOFM.')
    expect(hands.interactions).toBeLessThanOrEqual(8)
  }, 120_000)

  test('the sheet for the session of tomorrow is printed in at most 3 clicks', async () => {
    const page = await windowOf(story, story.who.ioana)
    const enrolment = await enrolmentOf()
    const plan = { ...planSession.example, onDay: '2026-09-29', place: 'CRES', people: [enrolment] }
    await story.perform('ioana', planSession, plan)
    await page.goto('/app')
    let clicks = 0
    const click = async (name: RegExp | string) => {
      await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name }).first().click()])
      clicks += 1
    }

    await click('Ședințe')
    await click(/29\.09\.2026/)
    const sheet = page.getByRole('link', { name: 'Tipărește lista de semnături' })
    const answer = await page.request.get(String(await sheet.getAttribute('href')))
    clicks += 1

    expect(answer.headers()['content-type']).toBe('application/pdf')
    expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-')
    expect(clicks).toBeLessThanOrEqual(3)
  }, 120_000)
})

const enrolmentOf = async (): Promise<string> => {
  const { html } = await story.as('ioana').get(`/app/people/${person}/sessions/new`)
  return /name="people\.0\.enrolment" value="([^"]+)"/.exec(html)?.[1] ?? ''
}
