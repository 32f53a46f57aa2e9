import { beforeAll, describe, expect, test } from 'vitest'
import { setSigning } from '../../src/people/contact.ts'
import { importProfile, importProgramme } from '../../src/programme/rules-command.ts'
import { noBrowser } from '../browser.ts'
import { Hands } from '../hands.ts'
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

describe.skipIf(noBrowser)('in a browser', () => {
  test('a session of 45 minutes with the next step and a signature takes 8 interactions from the page of the person', async () => {
    const page = await windowOf(story, story.who.ioana)
    await page.goto(`/app/people/${person}`)
    const hands = new Hands(page)

    await hands.press(page.getByRole('link', { name: 'Consiliere', exact: true }))
    await hands.fill('De la', '10')
    await hands.fill('Până la', '10.45')
    await hands.fill('Tema', 'Profil profesional')
    await hands.fill('Ce s-a stabilit', 'Depune cererea la AJOFM.')
    await hands.fill('Întâlnirea următoare', '+7')
    await hands.fill('Numele scris de persoană', 'Maria Ene')
    await hands.press('Salvează ședința')

    const shown = await page.innerText('main')
    expect(shown).toContain('Ședința este înregistrată')
    expect(shown).toContain('Consiliere profesională – 45 min')
    expect(shown).toContain('Depune cererea la AJOFM.')
    expect(hands.interactions).toBeLessThanOrEqual(8)
  }, 120_000)
})
