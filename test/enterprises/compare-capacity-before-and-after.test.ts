import { beforeAll, expect, test } from 'vitest'
import { assess } from '../../src/enterprises/capacity.ts'
import { Problem } from '../../src/kernel/problem.ts'
import { beginEnterprise, type Ground } from './ground.ts'

let here: Ground
let path: string

beforeAll(async () => {
  here = await beginEnterprise()
  path = `/app/ses/${here.bakery}/capacity`
})

const atFirst = [1, 0, 1, 0, 1, 1, 0, 0, 2, 1, 1, 0]
const later = [2, 2, 2, 1, 2, 2, 1, 1, 3, 2, 2, 1]

const answered = (onDay: string, answers: readonly number[]) =>
  here.story.perform('dan', assess, { enterprise: here.bakery, instrument: 'enterprise-capacity', onDay, answers })

test.each([
  ['before the enterprise was known', '2025-05-04', atFirst, 'enterprises.before-enterprise'],
  ['ahead of today', '2027-01-01', atFirst, 'programme.lies-ahead'],
  ['with an item left open', '2025-06-02', atFirst.slice(1), 'shape.required'],
  ['with more answers than items', '2025-06-02', [...atFirst, 1], 'programme.more-answers-than-items'],
])('an assessment %s is refused', async (_, onDay, answers, code) => {
  const refused = await answered(onDay, answers).then(
    () => undefined,
    (error: unknown) => error,
  )

  expect(refused).toBeInstanceOf(Problem)
  expect(JSON.stringify(refused)).toContain(code)
})

test('a questionnaire for people is none for an enterprise', async () => {
  const asked = { enterprise: here.bakery, instrument: 'needs', onDay: '2025-06-02', answers: Array(10).fill(1) }

  await expect(here.story.perform('dan', assess, asked)).rejects.toMatchObject({
    code: 'enterprises.no-such-instrument',
  })
})

test('before and after stand side by side, and it is said that nobody has validated the questions', async () => {
  await answered('2025-06-02', atFirst)
  const twice = await answered('2025-06-02', later).catch((error: unknown) => error)
  const alone = await here.story.as('dan').get(path)
  await answered('2025-12-01', later)

  const page = await here.story.as('dan').get(path)

  expect(twice).toBeInstanceOf(Problem)
  expect(alone.text).toContain('Punctaj 8; încă nu are pereche')
  expect(page.text).toContain('A crescut cu 13')
  expect(page.text).toContain('Nevalidat')
  expect(page.text).toContain('Pe drum')
})

test('an open question is told at its place, with what was answered still there', async () => {
  const typed = Object.fromEntries(atFirst.slice(0, 11).map((value, at) => [`answers.${at}`, String(value)]))

  const page = await here.story
    .as('dan')
    .post(`${path}/new`, { enterprise: here.bakery, instrument: 'enterprise-capacity', onDay: '01.12.2025', ...typed })

  expect(page.status).toBe(422)
  expect(page.html).toContain('name="answers.8" value="2" checked')
})

test('what was answered for another enterprise is withdrawn, with its reason', async () => {
  const { answer } = await answered('2025-07-01', later)
  const browser = here.story.as('dan')

  const kept = await browser.post(`${path}/${answer.capacity}`, { capacity: String(answer.capacity), reason: 'Alta.' })

  expect(kept.status).toBe(303)
  expect((await browser.get(path)).text).not.toContain('01.07.2025')
})
