import { beforeAll, describe, expect, test } from 'vitest'
import { recordAttempt } from '../../src/counselling/attempt.ts'
import { leave } from '../../src/people/exit.ts'
import type { Story } from '../people-of-the-story.ts'
import { type Enrolled, enrolled, participant } from '../people/ground.ts'
import { begin } from './ground.ts'

let story: Story

beforeAll(async () => {
  story = await begin()
})

async function gone(): Promise<Enrolled> {
  const one = await participant(story)
  await story.perform('ioana', leave, { enrolment: one.enrolment, leftOn: '2026-02-23', reason: 'completed' })
  return one
}

const attempt = ({ enrolment }: Enrolled, onDay: string, result: string, more: object = {}) =>
  story.perform('ioana', recordAttempt, { enrolment, onDay, channel: 'call', result, ...more })

const page = async ({ person }: Enrolled) => (await story.as('ioana').get(`/app/people/${person}/follow-up`)).text

describe('refused', () => {
  test('a day to come, a day before the application, and a contact with somebody who never took part', async () => {
    const maria = await gone()

    await expect(attempt(maria, '2026-03-17', 'reached')).rejects.toMatchObject({ fields: [{ path: 'onDay' }] })
    await expect(attempt(maria, '2026-02-01', 'no-answer')).rejects.toMatchObject({ fields: [{ path: 'onDay' }] })
    await expect(attempt(await enrolled(story), '2026-03-02', 'reached')).rejects.toMatchObject({
      code: 'people.not-entered',
    })
  })
})

test('the form of the exit proposes the last day and tells what follows', async () => {
  const maria = await participant(story)

  const { text, html } = await story.as('ioana').get(`/app/people/${maria.person}/leave`)

  expect(html).toContain('value="23.02.2026"')
  for (const due of ['02.03.2026', '16.03.2026', '23.03.2026', '23.07.2026', '23.08.2026']) expect(text).toContain(due)
})

test('an attempt without an answer is kept and closes nothing', async () => {
  const maria = await gone()

  await attempt(maria, '2026-03-02', 'no-answer', { note: 'Telefon închis.' })

  expect(await page(maria)).toContain('Fără răspuns')
  expect(await page(maria)).toContain('Trecut fără veste')
})

test('a word of the very day of the exit is none of how the person is a week after', async () => {
  const maria = await gone()
  await attempt(maria, '2026-02-23', 'reached')

  expect(await page(maria)).not.toContain('Veste pe')
  await attempt(maria, '2026-02-24', 'reached')

  expect(await page(maria)).toContain('Veste pe 24.02.2026')
})

test('whoever was reached is followed up; recorded after its day, it is shown as late', async () => {
  const maria = await gone()

  await attempt(maria, '2026-03-02', 'reached')

  const text = await page(maria)
  expect(text).toContain('Veste pe 02.03.2026')
  expect(text).toContain('înregistrat cu 14 zile întârziere')
  const { text: path } = await story.as('ioana').get(`/app/people/${maria.person}`)
  expect(path).toContain('Apel sau vizită de urmărire – 10 min')
})

test('written down in the form, which comes back when no result was chosen', async () => {
  const maria = await gone()
  const ioana = story.as('ioana')
  const fields = { enrolment: maria.enrolment, onDay: 'ieri', channel: 'visit' }

  const refused = await ioana.post(`/app/people/${maria.person}/follow-up`, fields)
  const after = await ioana.send(`/app/people/${maria.person}/follow-up`, { ...fields, result: 'moved' })

  expect(refused.status).toBe(400)
  expect(after.text).toContain('S-a mutat')
})
