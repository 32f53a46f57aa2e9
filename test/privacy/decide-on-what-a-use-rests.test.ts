import { beforeAll, describe, expect, test } from 'vitest'
import { addPaper } from '../../src/evidence/paper.ts'
import { accept, reject } from '../../src/evidence/verdict.ts'
import { read } from '../../src/kernel/engine.ts'
import { askedOf } from '../../src/privacy/tables.ts'
import type { Name, Story } from '../people-of-the-story.ts'
import type { Fields } from '../story-browser.ts'
import { begin, enrolled, scan } from '../people/ground.ts'

let story: Story

beforeAll(async () => {
  story = await begin({ on: '2026-03-16' })
})

const path = '/app/settings/grounds'
const asConsent = { purpose: 'reporting', basis: 'consent', because: 'Hotărârea operatorului nr. 4/2026' }
const decide = (fields: Fields, name: Name = 'dan') => story.as(name).post(path, fields)
const page = async () => (await story.as('dan').get(path)).text
const question = (person: string) => `/app/people/${person}/sensitive/roma`
const answer = (person: string, fields: Fields) => story.as('dan').post(question(person), fields)

const usesOf = (person: string) =>
  read(story.engine, story, async tx =>
    (await askedOf(tx, story.tenant, person)).flatMap(one =>
      one.uses.map(({ purpose, basis }) => `${purpose} ${basis}`),
    ),
  )

describe('refused', () => {
  test.each<Name>(['ioana', 'elena', 'mihai', 'victor', 'ana', 'carmen'])('to %s, page and form', async name => {
    expect((await story.as(name).get(path)).status).toBe(403)
    expect((await decide(asConsent, name)).status).toBe(403)
  })

  test('to whoever runs a part of the organisation: a ground holds for the whole', async () => {
    const ofOne = await story.join({ name: 'Vlad Ene', role: 'manager', scope: { of: 'programme', id: 'o-sansa' } })

    expect((await story.asWho(ofOne).get(path)).status).toBe(403)
    expect((await story.asWho(ofOne).post(path, asConsent)).status).toBe(404)
  })

  test('without a source: the form comes back with what was chosen', async () => {
    const { status, html } = await decide({ ...asConsent, because: '' })

    expect(status).toBe(400)
    expect(html).toMatch(/value="consent"[^>]*checked/)
    expect(await page()).not.toContain('16.03.2026')
  })
})

test('what nobody decided is what Șansa proposes, with its source', async () => {
  expect(await page()).toContain('raportare, fără nume Legea propunerea Șansa: Regulamentul (UE) 2021/1057, anexa I')
})

test('an answer keeps the ground that was told; the next one rests on the new one, and the page of the question says which', async () => {
  const [before, after] = [(await enrolled(story)).person, (await enrolled(story)).person]
  expect((await story.as('dan').get(question(before))).text).toContain(
    'Legea cere răspunsul pentru: raportare, fără nume.',
  )
  await answer(before, { answer: 'yes', uses: 'support' })

  expect((await decide(asConsent)).status).toBe(303)

  expect(await page()).toContain('raportare, fără nume Acordul persoanei Hotărârea operatorului nr. 4/2026 16.03.2026')
  expect((await decide(asConsent)).text).toContain('Acest temei este deja hotărât')
  expect((await story.as('dan').get(question(after))).text).not.toContain('Legea cere')
  expect((await answer(after, { answer: 'yes' })).text).toContain('Fără niciun scop, nu se păstrează')
  await answer(after, { answer: 'yes', uses: 'reporting' })
  expect(await usesOf(before)).toEqual(['reporting law', 'support consent'])
  expect(await usesOf(after)).toEqual(['reporting consent'])
})

test('whoever does not answer agrees to nothing, and that is kept', async () => {
  const person = (await enrolled(story)).person

  expect((await answer(person, { answer: 'refused' })).status).toBe(303)

  expect(await usesOf(person)).toEqual([])
})

test('a decision has its paper: missing until it is brought, and again with the next decision', async () => {
  await decide({ ...asConsent, purpose: 'support', because: 'Hotărârea operatorului nr. 5/2026' })
  const lacking = async () => (await story.as('dan').get('/app/evidence?list=missing')).text
  expect(await lacking()).toContain('Temei: sprijinul persoanei')
  const { html } = await story.as('dan').get(path)
  const ways = [...html.matchAll(/href="(\/app\/evidence\/new[^"]+)"/g)].map(([, way = '']) => new URLSearchParams(way))
  const id = ways.at(-1)?.get('amp;id') ?? ''
  const bring = async () => {
    const claims = [{ kind: 'use-ground', id, subject: id }]
    const paper = { kind: 'use-ground', datedOn: '2026-03-16', file: await scan(story), claims }
    return { paper: String((await story.perform('dan', addPaper, paper)).answer.paper) }
  }

  const first = await bring()
  expect(await lacking()).not.toContain('Temei: sprijinul persoanei')
  const lidia = await story.join({ name: 'Lidia Pop', role: 'manager', scope: { of: 'tenant' } })
  await story.performAs(lidia, reject, { ...first, reason: 'Lipsește semnătura.' })
  expect(await lacking()).toContain('Temei: sprijinul persoanei')
  await story.performAs(lidia, accept, await bring())
  expect(await page()).toContain('acceptat')
  await decide({ ...asConsent, purpose: 'support', basis: 'law', because: 'Legea 292/2011, art. 140' })
  expect(await lacking()).toContain('Temei: sprijinul persoanei')
})
