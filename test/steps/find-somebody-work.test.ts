import { beforeAll, describe, expect, test } from 'vitest'
import { addVacancy } from '../../src/jobs/vacancy.ts'
import { placedOfPerson } from '../../src/jobs/occupancy-tables.ts'
import { referralsOf } from '../../src/jobs/referral-tables.ts'
import { setWish } from '../../src/jobs/wish.ts'
import { read } from '../../src/kernel/engine.ts'
import { setContact } from '../../src/people/contact.ts'
import { setResidence } from '../../src/people/residence.ts'
import { dossier } from '../evidence/papers.ts'
import { noBrowser, noSidewaysScroll } from '../browser.ts'
import { Hands } from '../hands.ts'
import { type Furnished, furnishedStory } from '../site/furnished-story.ts'
import type { Record } from '../site/office.ts'
import { windowOf } from '../story-window.ts'

let furnished: Furnished
let vacancy: string
let seekers: readonly Record[]

/** Three people who look for what the tailor's shop offers. */
beforeAll(async () => {
  if (noBrowser) return
  furnished = await furnishedStory()
  const { story, office, jobs } = furnished
  const found: Record[] = []
  for (const [familyName, givenName] of [
    ['Arsene', 'Ileana'],
    ['Bălan', 'Zoia'],
    ['Crețu', 'Olga'],
  ] as const)
    found.push(await office.enrol(familyName, givenName))
  await office.prove(found, '2026-09-04')
  for (const one of found) {
    await office.decide(one, '2026-09-21')
    await office.support(one, 'information', '2026-09-28')
    const residence = { county: 'RO213', locality: 'Țibănești', degurba: 3, uatKind: 'comuna' }
    await story.perform('ioana', setResidence, { person: one.person, kind: 'actual', residence })
    await story.perform('ioana', setContact, { person: one.person })
    const wish = { skills: ['sewing'], licences: [], schedules: ['day'], occupations: ['753102'], reach: 'county' }
    await story.perform('elena', setWish, { enrolment: one.enrolment, ...wish, leastHours: 20, mostHours: 40 })
  }
  seekers = found
  const { answer } = await story.perform('elena', addVacancy, {
    employer: jobs.employer,
    title: 'Croitor',
    occupation: '753102',
    places: 4,
    weeklyHours: 40,
    contract: 'permanent',
    schedule: 'day',
    county: 'RO213',
    locality: 'Țibănești',
    skills: ['sewing'],
    opensOn: '2026-09-14',
    deadlineOn: '2026-12-31',
  })
  vacancy = String(answer.vacancy)
})

const handsAt = async (path: string, options = {}): Promise<Hands> => {
  const { story } = furnished
  const page = await windowOf(story, story.who.elena, options)
  await page.goto(path)
  return new Hands(page)
}

const proposed = () => {
  const { story } = furnished
  return read(story.engine, story.who.elena, tx => referralsOf(tx, story.who.elena, { vacancy }))
}

describe.skipIf(noBrowser)('a vacancy', { timeout: 60_000 }, () => {
  test('is not proposed to nobody', async () => {
    const hands = await handsAt(`/app/jobs/${vacancy}`, { javaScriptEnabled: false })

    await hands.press('Propune pe cei aleși')

    expect(await hands.page.innerText('main')).toContain('Bifați cel puțin o persoană din listă.')
    expect(await proposed()).toEqual([])
  })

  test('is matched with three people, each with a reason, in five clicks', async () => {
    const hands = await handsAt('/app/jobs', { javaScriptEnabled: false })

    await hands.press('Croitor')
    for (const name of ['Arsene Ileana', 'Bălan Zoia', 'Crețu Olga'])
      await hands.touch(hands.page.getByRole('checkbox', { name }))
    await hands.press('Propune pe cei aleși')

    expect(await hands.page.innerText('main')).toContain('3 persoane propuse.')
    expect(await proposed()).toHaveLength(3)
    expect(new Set((await proposed()).map(one => one.person))).toEqual(new Set(seekers.map(one => one.person)))
    expect(hands.interactions).toBeLessThanOrEqual(5)
    const [first] = await proposed()
    const referral = await furnished.story.as('elena').get(`/app/referrals/${first?.id}`)
    expect(referral.text).toContain('Este în localitatea unde locuiește.')
  })

  test('fits a telephone', async () => {
    const hands = await handsAt(`/app/jobs/${vacancy}`, { viewport: { width: 360, height: 740 } })

    expect(await noSidewaysScroll(hands.page)).toEqual([])
  })
})

describe.skipIf(noBrowser)('a placement', { timeout: 60_000 }, () => {
  test('with the proof of the contract takes at most fifteen interactions, and its checks come by themselves', async () => {
    const { story } = furnished
    const [one] = seekers as [Record]
    const hands = await handsAt('/app')
    const { page } = hands

    await hands.shortcut('Control+k')
    await page.locator('dialog.palette[open]').waitFor()
    await page.keyboard.type('arsene')
    await Promise.all([page.waitForURL(`**/app/people/${one.person}`), page.keyboard.press('Enter')])
    hands.interactions += 2
    await hands.press('Loc de muncă')
    await hands.press('Plasează')
    await hands.choose(page.locator('select[name=post]'), 'Brutăria „Cuptorul Țărănesc”: Croitor')
    await hands.fill('Numărul contractului', '212/2026')
    await hands.fill('Prima zi de lucru', '1.10.2026')
    await hands.press(page.locator('main form').getByRole('button', { name: 'Plasează' }))
    await hands.press('Adaugă contractul')
    await hands.attach('Fișierul', {
      name: 'contract.pdf',
      mimeType: 'application/pdf',
      buffer: dossier(1),
    })
    await hands.fill('Data de pe act', '1.10.2026')
    await hands.press(page.locator('main form').getByRole('button', { name: 'Adaugă' }))

    const shown = await page.innerText('main')
    expect(shown).toContain('Act adăugat; așteaptă verificarea.')
    for (const due of ['01.11.2026', '01.01.2027', '01.04.2027']) expect(shown).toContain(due)
    const placed = await read(story.engine, story.who.elena, tx => placedOfPerson(tx, story.tenant, one.person))
    expect(placed.map(found => [found.contract_number, found.began_on])).toEqual([['212/2026', '2026-10-01']])
    expect(hands.interactions).toBeLessThanOrEqual(15)
    story.at('2026-11-02')
    expect((await story.as('elena').get('/app')).text).toMatch(
      /Arsene Ileana GT-\d+ .*Mai lucrează\? Verificarea după 1 lun/,
    )
  })
})
