import { beforeAll, describe, expect, test } from 'vitest'
import { questions } from '../../src/api/questions.ts'
import { type Furnished, furnishedStory } from '../site/furnished-story.ts'
import { begin } from '../people/ground.ts'
import type { Story } from '../people-of-the-story.ts'
import { auditor, type Program, program } from './program.ts'

let furnished: Furnished
let dan: Program
let story: Story

beforeAll(async () => {
  furnished = await furnishedStory()
  story = furnished.story
  dan = await program(story)
}, 120_000)

/** An address of each question, about somebody of the story. */
const addressOf = (path: string): string => {
  const { mirela, paper, line } = furnished
  const parts: Record<string, string> = {
    person: mirela.person,
    paper,
    indicator: 'target-group',
    code: path.startsWith('/profiles') ? 'ESFPLUS-2021-RO' : 'o-sansa',
    entry: String(line),
  }
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '')
}

test.each(questions.map(one => [one.path, one] as const))(
  'GET %s answers what it says it answers',
  async (path, one) => {
    const { status, json } = await dan.get(addressOf(path))

    expect(status).toBe(200)
    expect(one.answer.safeParse(json).error).toBeUndefined()
  },
)

test('what has not changed is not sent again', async () => {
  const first = await dan.get('/people')
  const tag = first.headers.get('etag') ?? ''
  const again = await dan.get('/people', { 'if-none-match': tag })
  await furnished.office.enrol('Dima', 'Ioan')
  const later = await dan.get('/people', { 'if-none-match': tag })

  expect(tag).not.toBe('')
  expect([again.status, again.text, later.status]).toEqual([304, '', 200])
})

test('a list goes on where it says, and each person comes once', async () => {
  const seen: string[] = []
  let next: string | undefined = '/people?limit=3'
  let pages = 0
  while (next !== undefined) {
    const { json }: Awaited<ReturnType<Program['get']>> = await dan.get(next.replace('/api', ''))
    seen.push(...json.people.map((one: { id: string }) => one.id))
    next = json.next
    pages += 1
  }
  const { json: all } = await dan.get('/people?limit=200')

  expect(pages).toBeGreaterThan(2)
  expect(seen).toEqual(all.people.map((one: { id: string }) => one.id))
})

test('the numbers are those of the page, and the ids those behind them', async () => {
  const { json: board } = await dan.get('/results?on=2026-10-01')
  const { json: one } = await dan.get('/results/target-group?on=2026-10-01')
  const page = await story.as('dan').get('/app/results/target-group?on=2026-10-01')
  const value = board.indicators.find((row: { code: string }) => row.code === 'target-group')

  expect(value.claimed).toBeGreaterThan(0)
  expect([one.claimed, one.who.length]).toEqual([value.claimed, value.claimed])
  expect(one.who.map((row: { about: string }) => row.about)).toContain(furnished.mirela.person)
  expect(page.text).toContain(String(value.claimed))
})

test('of special data, totals alone are told', async () => {
  const { json } = await dan.get('/results/target-group-roma')

  expect(json).toMatchObject({ sealed: true, who: [], total: null })
})

describe('what a page would not show is not told', () => {
  test('to a program whose token holds for one region', async () => {
    const oltenia = await program(story, story.who.dan, { role: 'auditor', scope: { of: 'region', id: 'RO41' } })

    const list = await oltenia.get('/people')
    const one = await oltenia.get(`/people/${furnished.mirela.person}`)
    const paper = await oltenia.get(`/papers/${furnished.paper}`)
    const line = await oltenia.get(`/journal/${furnished.line}`)
    const { json: result } = await oltenia.get('/results/target-group')

    expect(list.json.people).toEqual([])
    expect([one.status, paper.status, line.status]).toEqual([404, 404, 404])
    expect(result.who).toEqual([])
    expect(result.total).toBeGreaterThan(0)
  })

  test('to a program of another organisation', async () => {
    const elsewhere = await program(await begin({ on: '2026-10-05' }))

    const answers = [
      await elsewhere.get(`/people/${furnished.mirela.person}`),
      await elsewhere.get(`/papers/${furnished.paper}`),
    ]

    expect(answers.map(answer => answer.status)).toEqual([404, 404])
  })

  test('to a role without the right', async () => {
    const reads = await program(story, story.who.dan, { role: 'trainer', scope: { of: 'tenant' } })

    const { status, json } = await reads.get('/journal')

    expect(status).toBe(403)
    expect(json).toMatchObject({ code: 'kernel.not-allowed', details: { right: 'journal.read' } })
  })
})

test('whoever opens a record by a program is noted, as on the page', async () => {
  const reads = await program(story, story.who.victor, auditor)
  await reads.get(`/people/${furnished.stefan.person}`)

  const page = await story.as('ioana').get(`/app/people/${furnished.stefan.person}/consents`)

  expect(page.text).toContain('Victor')
})

test('an address with a CNP, an unknown question or a day ahead is refused in words', async () => {
  const cnp = await dan.get('/people?q=1890512221143')
  const unknown = await dan.get('/people?name=Ana')
  const ahead = await dan.get('/results?on=2026-12-01', { 'accept-language': 'en' })

  expect([cnp.status, unknown.status, ahead.status]).toEqual([422, 400, 422])
  expect(unknown.json.errors).toMatchObject([{ path: 'name', code: 'shape.unknown-field' }])
  expect(ahead.json.errors).toMatchObject([{ path: 'on', detail: 'A day that has not come yet cannot be asked.' }])
  expect(ahead.headers.get('content-type')).toBe('application/problem+json')
})
