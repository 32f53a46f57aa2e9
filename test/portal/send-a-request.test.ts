import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { newId } from '../../src/kernel/ids.ts'
import { requestsPerHour } from '../../src/app.tsx'
import { hourMs, RateLimit } from '../../src/kernel/rate-limit.ts'
import { forgetRequests, receive } from '../../src/portal/request.ts'
import { requestsFor } from '../../src/portal/request-tables.ts'
import { settleRequest } from '../../src/portal/settlement.ts'
import { furnishedStory, type Furnished } from '../site/furnished-story.ts'
import type { Name, Story } from '../people-of-the-story.ts'

let furnished: Furnished
let story: Story

beforeAll(async () => {
  furnished = await furnishedStory()
  story = furnished.story
}, 120_000)

const maria = { name: 'Maria Exemplu', phone: '0722 123 456' }
const letter = { name: 'Ion Exemplu', email: 'ion@exemplu.ro', message: 'Când deschideți?' }

const waiting = (name: Name) =>
  read(story.engine, story.who[name], tx => requestsFor(tx, story.who[name], { which: 'waiting', limit: 500 }))

const countOf = async (table: 'person' | 'public_request'): Promise<number> => {
  const { rows } = await read(story.engine, story.who.dan, tx =>
    sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where tenant_id = ${story.tenant}`.execute(
      tx,
    ),
  )
  return rows[0]?.n ?? 0
}

test('an address sends thirty within an hour, and again in the next', () => {
  const limit = new RateLimit(requestsPerHour, hourMs)
  const admits = (address: string, minute: number) => limit.secondsToWait(address, minute * 60_000) === 0
  const at = (minute: number) => admits('192.0.2.7', minute)

  for (let nth = 0; nth < 30; nth += 1) expect(at(nth)).toBe(true)

  expect(at(40)).toBe(false)
  expect(admits('192.0.2.8', 40)).toBe(true)
  expect(at(61)).toBe(true)
})

describe('a form of the public is refused', () => {
  test('without a telephone number', async () => {
    const page = await story
      .visitor()
      .post(`/ro/locuri-de-munca/${furnished.jobs.vacancy}`, { name: 'Maria', phone: '12' })

    expect(page.status).toBe(400)
    expect(page.html).toContain('value="Maria"')
  })

  test('about somebody who was not asked', async () => {
    const referral = {
      organisation: 'Primăria',
      name: 'Ana',
      phone: '0722123456',
      person: 'Ion',
      personPhone: '0722123457',
    }
    const page = await story.visitor().post('/ro/trimite', { ...referral, county: 'RO213' })

    expect(page.status).toBe(400)
  })

  test('for a vacancy that is not open', async () => {
    expect((await story.visitor().post(`/ro/locuri-de-munca/${newId()}`, maria)).status).toBe(404)
  })
})

test('what a program fills in is thanked for and thrown away', async () => {
  const before = await countOf('public_request')

  const page = await story.visitor().post('/ro/contact', { ...letter, website: 'https://spam.example' })

  expect(page.status).toBe(303)
  expect(await countOf('public_request')).toBe(before)
})

test('who is interested in a job gives a name and a number, is told a number, and is recorded as nobody', async () => {
  const people = await countOf('person')

  const thanks = await story.visitor().send(`/ro/locuri-de-munca/${furnished.jobs.vacancy}`, maria)

  expect(thanks.text).toMatch(/Numărul cererii: [0-9A-F]{4}-[0-9A-F]{4}/)
  expect(thanks.text).toContain('în cel mult 5 zile')
  expect(await countOf('person')).toBe(people)
  const inbox = await story.as('dan').get('/app/inbox')
  expect(inbox.text).toContain('Maria Exemplu')
  expect(inbox.text).toContain('+40722123456')
  expect((await story.as('dan').get('/app')).text).toContain('1 cerere: loc de muncă')
})

test('sent twice, it is one', async () => {
  const before = await countOf('public_request')
  const id = newId()

  for (let nth = 0; nth < 2; nth += 1) await story.visitor().post('/en/contact', { ...letter, 'command-id': id })

  expect(await countOf('public_request')).toBe(before + 1)
})

test('sent with other words under the same number, it is refused and says so', async () => {
  const before = await countOf('public_request')
  const id = newId()
  await story.visitor().post('/ro/contact', { ...letter, 'command-id': id })

  const page = await story.visitor().post('/ro/contact', { ...letter, message: 'De fapt altceva.', 'command-id': id })

  expect(page.status).toBe(409)
  expect(page.text).toContain('cu alte cuvinte')
  expect(page.html).toContain('De fapt altceva.')
  expect(await countOf('public_request')).toBe(before + 1)
})

test('the inbox goes on beyond its first page, and one request leads to the page on which it stands', async () => {
  const ids: string[] = []
  for (let nth = 0; nth < 55; nth += 1) {
    ids.push(newId())
    const sent = { id: String(ids.at(-1)), kind: 'contact', said: { ...letter, message: `Cererea ${nth}.` } } as const
    await receive(story.engine, { tenant: story.tenant, programme: 'o-sansa' }, sent)
  }
  const dan = story.as('dan')
  const first = await dan.get('/app/inbox')
  const [, next = ''] = /href="(\/app\/inbox\?after=[^"]*)"/.exec(first.html) ?? []

  const second = await dan.get(next)
  const led = await dan.get(`/app/inbox/${ids.at(-1)}`)

  expect(first.text).not.toContain('Cererea 54.')
  expect(second.text).toContain('Cererea 54.')
  expect((await dan.get(led.location)).text).toContain('Cererea 54.')
  expect((await dan.get('/app/inbox?after=x')).status).toBe(404)
})

test('what it says lies sealed', async () => {
  const { rows } = await story.engine.db.kysely
    .connection()
    .execute(tx => sql<{ text: string }>`select encode(said, 'escape') as text from public_request`.execute(tx))

  expect(rows.filter(row => row.text.includes('Exemplu'))).toEqual([])
})

test('a colleague of a region sees what belongs there; a complaint only whoever answers for the programme', async () => {
  const sonia = await story.join({ name: 'Vera Sud', role: 'counsellor', scope: { of: 'region', id: 'RO41' } })
  const complaint = { ...letter, about: 'discrimination', message: 'Nu am fost primit.' }
  const thanks = await story.visitor().send('/ro/sesizari', complaint)

  expect(thanks.text).toContain('în cel mult 30 de zile')
  expect((await story.asWho(sonia).get('/app/inbox')).text).not.toContain('Maria Exemplu')
  expect((await waiting('dan')).map(one => one.kind)).toContain('complaint')
  expect((await waiting('mihai')).map(one => one.kind)).not.toContain('complaint')
  expect((await story.as('victor').get('/app/inbox')).status).toBe(403)
})

test('who settles it says what became of it, once; a month later it is forgotten', async () => {
  const [first] = await waiting('dan')
  const request = first?.id ?? ''

  await story.perform('dan', settleRequest, { request, outcome: 'taken-up' })

  await expect(story.perform('dan', settleRequest, { request, outcome: 'answered' })).rejects.toMatchObject({
    code: 'portal.settled-already',
  })
  const before = await countOf('public_request')
  await forgetRequests(story.engine, { tenant: story.tenant })
  expect(await countOf('public_request')).toBe(before)
  story.at('2026-11-09')
  await forgetRequests(story.engine, { tenant: story.tenant })
  expect(await countOf('public_request')).toBe(before - 1)
  story.at('2026-10-05')
})
