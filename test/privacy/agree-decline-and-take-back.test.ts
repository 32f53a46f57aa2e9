import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { answerSpecial } from '../../src/privacy/answer.ts'
import { recordConsent, standing, withdrawConsent } from '../../src/privacy/consent.ts'
import { askedOf, consentsOf } from '../../src/privacy/tables.ts'
import { anybody, story as beginStory, type Story } from '../people-of-the-story.ts'
import { somebody } from './person.ts'

let story: Story

beforeAll(async () => {
  story = await beginStory({ on: '2026-03-16', reach: anybody })
})

const said = { answeredOn: '2026-03-10', textVersion: 'images-1', lang: 'ro', how: 'read-aloud' }

const consent = (person: string, answer: string, more: object = {}) =>
  story.perform('dan', recordConsent, { person, purpose: 'images', answer, ...said, ...more })

const standingNow = async (person: string) =>
  standing(await read(story.engine, story, tx => consentsOf(tx, story.tenant, person))).map(
    line => `${line.purpose} ${line.answer} ${line.answeredOn}`,
  )

describe('refused', () => {
  test('a consent of somebody out of reach', async () => {
    const person = await somebody(story)

    const out = { person, purpose: 'images', answer: 'given', ...said }
    await expect(story.perform('ioana', recordConsent, out)).rejects.toMatchObject({ status: 404 })
    await expect(story.perform('ioana', withdrawConsent, { person, purpose: 'images' })).rejects.toMatchObject({
      status: 404,
    })
    expect((await story.as('ioana').get(`/app/people/${person}/consents`)).status).toBe(404)
  })

  test('an answer given tomorrow', async () => {
    const person = await somebody(story)

    await expect(consent(person, 'given', { answeredOn: '2026-03-17' })).rejects.toMatchObject({
      fields: [{ path: 'answeredOn' }],
    })
  })

  test('taking back what was never given, or was declined', async () => {
    const person = await somebody(story)
    const withdraw = () => story.perform('dan', withdrawConsent, { person, purpose: 'images' })

    await expect(withdraw()).rejects.toMatchObject({ code: 'privacy.nothing-to-withdraw' })
    await consent(person, 'declined')
    await expect(withdraw()).rejects.toMatchObject({ code: 'privacy.nothing-to-withdraw' })
  })
})

test('the ledger keeps every line, and the latest of each purpose stands', async () => {
  const person = await somebody(story)
  await consent(person, 'declined', { answeredOn: '2026-03-01' })
  await consent(person, 'given', { answeredOn: '2026-03-10' })
  await consent(person, 'given', { purpose: 'messages', answeredOn: '2026-03-10' })

  await story.perform('dan', withdrawConsent, { person, purpose: 'images' })

  expect(await standingNow(person)).toEqual(['images withdrawn 2026-03-16', 'messages given 2026-03-10'])
  expect(await read(story.engine, story, tx => consentsOf(tx, story.tenant, person))).toHaveLength(4)
})

test('a line recorded late does not overtake a newer answer', async () => {
  const person = await somebody(story)
  await consent(person, 'declined', { answeredOn: '2026-03-10' })
  await consent(person, 'given', { answeredOn: '2026-03-01' })

  expect(await standingNow(person)).toEqual(['images declined 2026-03-10'])
})

test('with the consent to special data go the uses that rest on it, and only those', async () => {
  const person = await somebody(story)
  await story.perform('dan', answerSpecial, {
    person,
    question: 'disability',
    answer: 'yes',
    askedOn: '2026-03-10',
    uses: [{ purpose: 'reporting', basis: 'law' }, { purpose: 'support' }],
  })
  await consent(person, 'given', { purpose: 'special-data', textVersion: 'special-1' })

  await story.perform('dan', withdrawConsent, { person, purpose: 'special-data' })

  const asked = await read(story.engine, story, tx => askedOf(tx, story.tenant, person))
  expect(asked[0]?.uses).toEqual([
    { purpose: 'reporting', basis: 'law', withdrawnOn: null },
    { purpose: 'support', basis: 'consent', withdrawnOn: '2026-03-16' },
  ])
})

test('on the page a consent is recorded with a form and taken back with one button', async () => {
  const person = await somebody(story)
  const path = `/app/people/${person}/consents`
  const dan = story.as('dan')

  const refused = await dan.post(path, { purpose: 'images', answer: 'given', answeredOn: '31.2.2026', lang: 'ro' })
  const recorded = await dan.send(path, { purpose: 'images', answer: 'given', ...said, answeredOn: '10.3.2026' })
  const withdrawn = await dan.send(`${path}/withdraw`, { purpose: 'images' })

  expect(refused.status).toBe(400)
  expect(refused.html).toContain('value="31.2.2026"')
  expect(recorded.text).toContain('Fotografii De acord 10.03.2026 · citit cu voce tare · images-1')
  expect(withdrawn.text).toContain('Fotografii Retras')
})

test('the administrator places a hold, lifts it and erases, each on its own form', async () => {
  const person = await somebody(story)
  const path = `/app/people/${person}/consents`
  const ana = story.as('ana')

  const held = await ana.send(`${path}/hold`, { untilOn: '31.12.2032', reason: 'Dosar de finanțare' })
  const refused = await ana.post(`${path}/erase`)
  await ana.send(`${path}/lift-hold`)
  const question = await ana.get(`${path}/erase`)
  const erased = await ana.post(`${path}/erase`)

  expect(held.text).toContain('Dosarul se păstrează până la 31.12.2032')
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Dosarul trebuie păstrat până la 31.12.2032')
  expect(question.text).toContain('Nu se poate anula')
  expect(erased.status).toBe(303)
  expect((await ana.get(path)).status).toBe(404)
})

test('whoever does not erase sees neither hold nor erasure', async () => {
  const person = await somebody(story)

  const page = await story.as('dan').get(`/app/people/${person}/consents`)

  expect(page.text).not.toContain('Șterge identitatea')
  expect((await story.as('dan').get(`/app/people/${person}/consents/erase`)).status).toBe(403)
  expect((await story.as('dan').post(`/app/people/${person}/consents/erase`)).status).toBe(403)
})
