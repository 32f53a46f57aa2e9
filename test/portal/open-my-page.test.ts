import { beforeAll, describe, expect, test } from 'vitest'
import { planSession } from '../../src/counselling/session.ts'
import { read } from '../../src/kernel/engine.ts'
import { makeLink, revokeLink, tokenOf } from '../../src/portal/link.ts'
import { findLink } from '../../src/portal/link-tables.ts'
import { erase } from '../../src/privacy/erasure.ts'
import { reveal } from '../../src/privacy/reveal.ts'
import { pageFaults } from '../site/page-faults.ts'
import { furnishedStory, type Furnished } from '../site/furnished-story.ts'
import type { Story } from '../people-of-the-story.ts'

let furnished: Furnished
let story: Story

beforeAll(async () => {
  furnished = await furnishedStory()
  story = furnished.story
}, 120_000)

/** A link of one of the others, who takes part. */
async function linked(person: string, expiresOn = '2026-12-31'): Promise<{ link: string; address: string }> {
  const { answer } = await story.perform('ioana', makeLink, { person, expiresOn })
  const row = await read(story.engine, story.who.dan, tx => findLink(tx, story.tenant, String(answer.link)))
  if (!row) throw new Error('no link')
  return { link: row.id, address: `/p/${tokenOf(story.engine.keyring, row)}` }
}

const active = () => furnished.others[4].person
const yearOf = async (person: string): Promise<string> => {
  const row = await read(story.engine, story.who.dan, tx =>
    tx
      .selectFrom('person')
      .select('born_on')
      .where('tenant_id', '=', story.tenant)
      .where('id', '=', person)
      .executeTakeFirst(),
  )
  return row?.born_on?.slice(0, 4) ?? ''
}

describe('the page of a participant does not open', () => {
  test('without the year of birth; after three wrong years not even with the right one', async () => {
    const { address } = await linked(active())
    const phone = story.visitor()

    const door = await phone.get(address)
    expect(door.text).toContain('În ce an v-ați născut?')
    expect(pageFaults(door)).toEqual([])
    const said: string[] = []
    for (const year of ['19', '1900', '1901', '1902']) {
      const page = await phone.post(address, { year })
      expect(page.status).toBeGreaterThanOrEqual(403)
      said.push(page.text)
    }
    expect(said[0]).toContain('Scrieți patru cifre')
    expect(said[1]).toContain('Mai puteți încerca de 2 ori.')
    expect(said[2]).toContain('Mai puteți încerca o dată.')
    expect(said[3]).toContain('Linkul s-a închis. Sunați-ne')
    expect(said[3]).toContain('Sunați-ne: ')

    expect((await phone.post(address, { year: await yearOf(active()) })).status).toBe(403)
    expect((await phone.get(address)).text).toContain('Linkul s-a închis')
  })

  test('with a link that somebody made up', async () => {
    const { address } = await linked(active())
    const forged = `${address.slice(0, -1)}${address.endsWith('A') ? 'Q' : 'A'}`

    expect((await story.visitor().get(forged)).status).toBe(404)
    expect((await story.visitor().get('/p/nothing')).status).toBe(404)
  })

  test('once it is stopped, or after its last day', async () => {
    const { link, address } = await linked(active(), '2026-10-20')
    story.at('2026-10-21')
    expect((await story.visitor().get(address)).status).toBe(404)
    story.at('2026-10-05')
    expect((await story.visitor().get(address)).status).toBe(200)

    await story.perform('ioana', revokeLink, { link })

    const stopped = await story.visitor().get(address)
    expect(stopped.status).toBe(404)
    expect(stopped.text).toContain('Linkul nu mai merge. Sunați-ne')
    expect(pageFaults(stopped)).toEqual([])
  })

  test('for longer than half a year', async () => {
    await expect(story.perform('ioana', makeLink, { person: active(), expiresOn: '2027-10-05' })).rejects.toMatchObject(
      { code: 'portal.link-lasts-too-long' },
    )
  })
})

describe('with the year', () => {
  test('it says when and where, what to bring and who looked, and nothing of why', async () => {
    const { enrolment } = furnished.others[4]
    await story.perform('ioana', planSession, {
      ...planSession.example,
      onDay: '2026-10-14',
      to: '11:00',
      people: [enrolment],
    })
    await story.as('dan').get(`/app/people/${active()}`)
    await story.perform('ioana', reveal, { ...reveal.example, people: [active()] })
    const { address } = await linked(active())
    const phone = story.visitor()

    const page = await phone.send(address, { year: await yearOf(active()) })

    expect(pageFaults(page)).toEqual([])
    expect(page.text).toContain('miercuri, 14 octombrie 2026')
    expect(page.text).toContain('de la 10:00 la 11:00')
    expect(page.text).toContain('Ce aduc')
    expect(page.text).toContain('Managerul proiectului s-a uitat la dosar')
    expect(page.text).toContain('Un consilier s-a uitat la dosar')
    expect(page.text).not.toMatch(/special|etni|sănăt/i)
    expect(page.text).not.toContain('Dan ')
    expect(page.text).not.toMatch(/\bromă?\b|VMG|VMI|venit minim|dizabilit|handicap|eligibil/i)
  })

  test('it names the papers of work that was found, and none of a category or of a course', async () => {
    const { address } = await linked(furnished.mirela.person)

    const page = await story.visitor().send(address, { year: await yearOf(furnished.mirela.person) })

    expect(page.text).toContain('Contract')
    expect(page.text).not.toMatch(/prezență|proces-verbal|venit minim/i)
  })

  test('„Nu pot” waits in the inbox with the name, and the page says that it was heard', async () => {
    const { address } = await linked(active())
    const phone = story.visitor()
    const page = await phone.send(address, { year: await yearOf(active()) })
    const about = /name="about" value="([^"]+)"/.exec(page.html)?.[1]
    const ids = [...page.html.matchAll(/name="command-id" value="([^"]+)"/g)].map(([, id]) => id)

    const after = await phone.send(`${address}/answer`, { about, answer: 'not-coming' })

    expect(after.text).toContain('Ați spus că nu puteți')
    expect((await story.as('dan').get('/app')).text).toContain('Nu poate veni: sunați – Ion Ene')
    expect((await story.as('dan').get('/app/inbox')).text).toContain('Nu poate veni')
    await phone.send(`${address}/answer`, { about, answer: 'coming' })
    expect((await phone.get(address)).text).toContain('Ați spus că veniți')
    // Whoever goes back presses a button that says something new.
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('it closes by itself after five minutes', async () => {
    const { address } = await linked(active())
    const phone = story.visitor()
    await phone.send(address, { year: await yearOf(active()) })

    story.at('2026-10-05T10:04:00Z')
    expect((await phone.get(address)).text).toContain('Bună ziua')
    story.at('2026-10-05T10:10:00Z')

    expect((await phone.get(address)).text).toContain('În ce an v-ați născut?')
    story.at('2026-10-05')
  })
})

test('staff with the right make, print and stop links on the page of the person', async () => {
  const page = await story.as('ioana').get(`/app/people/${active()}/link`)

  expect(page.status).toBe(200)
  expect(page.html).toContain('<svg')
  expect((await story.as('mihai').get(`/app/people/${active()}/link`)).status).toBe(403)
})

test('with the identity of a person goes the way to their page, and what they answered', async () => {
  const { person } = furnished.others[3]
  const { address } = await linked(person)
  expect((await story.visitor().get(address)).status).toBe(200)

  await story.perform('ana', erase, { person })

  expect((await story.visitor().get(address)).status).toBe(404)
})
