import { beforeAll, describe, expect, test } from 'vitest'
import { slices } from '../../src/app.tsx'
import type { Slice } from '../../src/pages/slice.ts'
import { anybody, type Name, story as beginStory, type Story } from '../people-of-the-story.ts'
import { somebody } from './person.ts'

let story: Story
let maria: string

/** People above give her a name. */
const above: Slice = {
  name: 'above',
  commands: [],
  names: async (_, __, ids) =>
    new Map(ids.includes(maria) ? [[maria, { title: 'Lăcătuș Maria', href: `/app/people/${maria}` }]] : []),
  problems: () => ({}),
}

beforeAll(async () => {
  story = await beginStory({ on: '2026-03-16', slices: [...slices, above], reach: anybody })
  maria = await somebody(story)
})

const sensitive = (person = maria, act = '') => `/app/people/${person}/sensitive${act}`
const answer = (said: string, person = maria, question = 'roma') =>
  story.as('dan').post(sensitive(person, `/${question}`), { answer: said })

const reason = 'Pregătirea sălii pentru examen'
const revealed = (person = maria, fields: object = {}) =>
  story.as('dan').post(sensitive(person, '/reveal'), { purpose: 'reporting', reason, ...fields })

describe('refused', () => {
  test.each<[Name, number]>([
    ['elena', 403],
    ['mihai', 403],
    ['victor', 403],
    ['ana', 403],
    ['ioana', 404],
  ])('%s may neither see, ask nor reveal (%i)', async (name, status) => {
    const browser = story.as(name)

    const answers = [
      await browser.get(sensitive()),
      await browser.get(sensitive(maria, '/roma')),
      await browser.post(sensitive(maria, '/roma'), { answer: 'yes' }),
      await browser.post(sensitive(maria, '/reveal'), { purpose: 'reporting', reason }),
      await browser.post(sensitive(maria, '/withdraw'), { question: 'roma', purpose: 'reporting' }),
    ]

    expect(answers.map(one => one.status)).toEqual(answers.map(() => status))
  })

  test('a reveal for no reason comes back to the form', async () => {
    const page = await revealed(maria, { reason: 'vreau' })

    expect(page.status).toBe(422)
    expect(page.text).toContain('Scrieți motivul în cel puțin 10 caractere')
    expect(page.html).toContain('vreau')
  })

  test('a question that nobody asks', async () => {
    expect((await story.as('dan').get(sensitive(maria, '/religion'))).status).toBe(404)
  })

  test('an answer that is none of the three', async () => {
    expect((await answer('perhaps')).status).toBe(400)
  })
})

test('a question stands on a page of its own, with three answers of equal weight', async () => {
  const page = await story.as('dan').get(sensitive(maria, '/roma'))

  const buttons = [...page.html.matchAll(/<button class="([^"]+)"[^>]*name="answer" value="([^"]+)"/g)]
  expect(page.text).toContain('Vă considerați de etnie romă?')
  expect(page.text).toContain('primiți același sprijin')
  expect(buttons.map(([, look, value]) => [look, value])).toEqual([
    ['button plain', 'yes'],
    ['button plain', 'no'],
    ['button plain', 'refused'],
  ])
})

test('the page shows that somebody was asked, and not what they answered', async () => {
  const [yes, refused] = [await somebody(story), await somebody(story)]
  await answer('yes', yes)
  await answer('refused', refused)

  const pages = [await story.as('dan').get(sensitive(yes)), await story.as('dan').get(sensitive(refused))]

  const [one, other] = pages.map(page =>
    page.html.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id').replace(/<meta.*?>/g, ''),
  )
  expect(one).toContain('Sigilat')
  expect(one).toBe(other)
})

test('the answers are shown after a post with a reason, and the address says nothing', async () => {
  const person = await somebody(story)
  await answer('yes', person)
  await answer('no', person, 'disability')

  const done = await revealed(person)
  const page = await story.as('dan').get(done.location)

  expect(done.status).toBe(303)
  expect(done.location).toBe(sensitive(person))
  expect(page.text).toMatch(/Etnia romă Întrebat pe 16\.03\.2026 Da/)
  expect(page.text).toMatch(/Dizabilitate Întrebat pe 16\.03\.2026 Nu/)
  expect(page.headers.get('cache-control')).toBe('no-store')
})

test('a quarter of an hour later the page is sealed again', async () => {
  const person = await somebody(story)
  await answer('yes', person)
  story.at('2026-03-16T12:00:00Z')
  await revealed(person)

  story.at('2026-03-16T12:15:00Z')
  const page = await story.as('dan').get(sensitive(person))
  story.at('2026-03-16')

  expect(page.text).not.toMatch(/Întrebat pe 16\.03\.2026 Da/)
  expect(page.text).toContain('Sigilat')
})

test('a use is withdrawn with one button', async () => {
  const person = await somebody(story)
  await story.as('dan').post(sensitive(person, '/disability'), { answer: 'yes', uses: ['support'] })

  const page = await story
    .as('dan')
    .send(sensitive(person, '/withdraw'), { question: 'disability', purpose: 'support' })

  expect(page.text).toContain('sprijinul persoanei (retras pe 16.03.2026)')
  expect(page.text).toContain('raportare, fără nume (prin lege)')
})

test('the person may know who saw the answers, when and why', async () => {
  const person = await somebody(story)
  await answer('yes', person)
  await revealed(person)

  const page = await story.as('dan').get(`/app/people/${person}/consents`)

  expect(page.text).toMatch(/16\.03\.2026, \d\d:\d\d Dan Vlad a văzut răspunsurile speciale \(raportare, fără nume\)/)
  expect(page.text).toContain(reason)
})

test('no answer and no reason stands in an address, a log line or a message', async () => {
  const person = await somebody(story)
  await answer('refused', person)
  await revealed(person, { reason: 'ZQX-motivul acesta' })

  const log = JSON.stringify(story.log)

  expect(log).toContain('/sensitive/')
  expect(log).not.toMatch(/refused|ZQX|answer=/)
})
