import { beforeAll, describe, expect, test } from 'vitest'
import type { Story } from '../people-of-the-story.ts'
import { beginWithMaria, bringContract, job } from './contract.ts'

let story: Story

beforeAll(async () => {
  story = await beginWithMaria()
})

const brought = (by?: 'elena' | 'dan', more?: object) => bringContract(story, by, more)

describe('a decision is refused', () => {
  test('to the role that only brings papers', async () => {
    const paper = await brought()

    expect((await story.as('elena').post(`${paper}/accept`)).status).toBe(403)
  })

  test('to whoever brought the paper, with the reason on its page', async () => {
    const paper = await brought('dan')

    const page = await story.as('dan').get(paper)
    const answer = await story.as('dan').post(`${paper}/accept`)

    expect(page.html).not.toContain(`${paper}/accept`)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('verificat de altcineva')
  })

  test('when the paper was corrected since the page was opened', async () => {
    const paper = await brought()
    const shown = /name="entry" value="(\d+)"/.exec((await story.as('dan').get(paper)).html)?.[1]
    await story.as('elena').post(`${paper}/correct`, { kind: 'identity-card', datedOn: '1.3.2026' })

    expect((await story.as('dan').post(`${paper}/accept`, { entry: shown })).status).toBe(409)
  })

  test('a rejection without a reason comes back to the form', async () => {
    const paper = await brought()

    const answer = await story.as('dan').post(`${paper}/reject`, { reason: '' })

    expect(answer.status).toBe(400)
    expect(answer.html).toContain('error-summary')
  })

  test('a way back that leaves the site is not taken', async () => {
    const paper = await brought()

    const answer = await story.as('dan').post(`${paper}/accept`, { back: 'https://example.org/' })

    expect(answer.location).toBe(paper)
  })
})

test('a rejected paper says why and waits until a good one is brought', async () => {
  const claim = job()
  const paper = await brought('elena', claim)
  await story.as('dan').send(`${paper}/reject`, { reason: 'Pagina a doua este ilizibilă' })
  const rejected = await story.as('elena').get('/app/evidence?list=rejected')

  const better = await brought('elena', claim)
  await story.as('dan').send(`${better}/accept`)
  const after = await story.as('elena').get('/app/evidence?list=rejected')

  expect(rejected.html).toContain(paper)
  expect(rejected.text).toContain('Pagina a doua este ilizibilă')
  expect(after.html).not.toContain(paper)
})

test('a paper that has run out is on the list of expired ones from the day after', async () => {
  const paper = await brought('elena', { validUntil: '20.3.2026' })
  await story.as('dan').send(`${paper}/accept`)

  story.at('2026-03-20')
  const lastDay = await story.as('dan').get('/app/evidence?list=expired')
  story.at('2026-03-21')
  const dayAfter = await story.as('dan').get('/app/evidence?list=expired')
  story.at('2026-03-16')

  expect(lastDay.html).not.toContain(paper)
  expect(dayAfter.html).toContain(paper)
})

test('a correction keeps the paper and asks for a new check', async () => {
  const paper = await brought()
  await story.as('dan').send(`${paper}/accept`)

  const form = await story.as('elena').get(`${paper}/correct`)
  const done = await story
    .as('elena')
    .send(`${paper}/correct`, { kind: 'contract', datedOn: '2.3.2026', validUntil: '' })

  expect(form.html).toContain('value="01.03.2026"')
  expect(done.text).toContain('02.03.2026')
  expect(done.text).toContain('De verificat')
})
