import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { recordAssessment, setInstrumentText, withdrawAssessment } from '../../src/counselling/assessment.ts'
import { read } from '../../src/kernel/engine.ts'
import type { Story } from '../people-of-the-story.ts'
import { type Enrolled, enrolled, participant } from '../people/ground.ts'
import { begin } from './ground.ts'

let story: Story

beforeAll(async () => {
  story = await begin()
})

const low = [2, 2, 3, 2, 3, 2, 2, 3, 2, 2]
const high = [3, 3, 2, 3, 2, 3, 3, 2, 3, 3]

const assess = ({ enrolment }: Enrolled, onDay: string, answers: readonly number[], more: object = {}) =>
  story.perform('ioana', recordAssessment, {
    enrolment,
    instrument: 'self-esteem-sansa',
    lang: 'ro',
    onDay,
    answers,
    ...more,
  })

const gains = ({ person }: Enrolled): Promise<string[]> =>
  read(story.engine, story, async tx => {
    const { rows } = await sql<{ on: string }>`
      select reached_on as on from outcome
      where tenant_id = ${story.tenant} and person_id = ${person} and kind = 'self-esteem-gain'`.execute(tx)
    return rows.map(row => row.on)
  })

describe('refused', () => {
  test('an unknown instrument, an open item, an answer that is no option, the same day twice, a day to come', async () => {
    const maria = await participant(story)

    await expect(assess(maria, '2026-03-02', low, { instrument: 'iq' })).rejects.toMatchObject({
      fields: [{ path: 'instrument' }],
    })
    await expect(assess(maria, '2026-03-02', low.slice(1))).rejects.toMatchObject({ fields: [{ path: 'answers.9' }] })
    await expect(assess(maria, '2026-03-02', [5, ...low.slice(1)])).rejects.toMatchObject({
      fields: [{ path: 'answers.0' }],
    })
    await expect(assess(maria, '2026-03-17', low)).rejects.toMatchObject({ fields: [{ path: 'onDay' }] })
    await assess(maria, '2026-03-02', low)
    await expect(assess(maria, '2026-03-02', low)).rejects.toMatchObject({ code: 'counselling.assessed-that-day' })
  })

  test('the licensed scale before anybody has pasted its text, and a text with another number of lines', async () => {
    const maria = await participant(story)
    const answers = [3, 0, 3, 3, 0, 0, 3, 0, 0, 3]
    const text = { instrument: 'self-esteem-ten', lang: 'ro', licence: 'Acord 1/2026' }
    const lines = answers.map((_, at) => `Propoziția ${at + 1}`)

    await expect(assess(maria, '2026-03-02', answers, { instrument: 'self-esteem-ten' })).rejects.toMatchObject({
      code: 'counselling.instrument-without-text',
    })
    await expect(
      story.perform('dan', setInstrumentText, { ...text, items: lines.slice(1).join('\n') }),
    ).rejects.toMatchObject({ fields: [{ path: 'items', details: { asked: 10, typed: 9 } }] })
    await story.perform('dan', setInstrumentText, { ...text, items: lines.join('\n') })
    await assess(maria, '2026-03-02', answers, { instrument: 'self-esteem-ten' })
    const { text: shown } = await story.as('ioana').get(`/app/people/${maria.person}/assessments`)
    expect(shown).toContain('Punctaj 30; încă nu are pereche')
  })
})

test('a pair shows what changed, and says when chance cannot be told from it', async () => {
  const maria = await participant(story)
  await assess(maria, '2026-02-24', low)

  await assess(maria, '2026-03-16', high)

  const { text } = await story.as('ioana').get(`/app/people/${maria.person}/assessments`)
  expect(text).toContain('A crescut cu 10')
  expect(text).toContain('fidelitatea și abaterea nu sunt cunoscute')
  expect(text).toContain('Nevalidat')
})

test('a rise of three points is recorded as an outcome, once, and only of somebody who has entered', async () => {
  const maria = await participant(story)
  const elena = await enrolled(story)
  for (const one of [maria, elena]) {
    await assess(one, '2026-02-24', low)
    await assess(one, '2026-03-09', high)
    await assess(
      one,
      '2026-03-16',
      high.map(() => 3),
    )
  }

  expect(await gains(maria)).toEqual(['2026-03-09'])
  expect(await gains(elena)).toEqual([])
})

test('two points are no gain, and a withdrawn assessment has no score', async () => {
  const maria = await participant(story)
  await assess(maria, '2026-02-24', low)
  const { answer } = await assess(maria, '2026-03-09', [3, 3, ...low.slice(2)])

  await story.perform('ioana', withdrawAssessment, { assessment: answer.assessment })

  expect(await gains(maria)).toEqual([])
  const { text } = await story.as('ioana').get(`/app/people/${maria.person}/assessments`)
  expect(text).toContain('încă nu are pereche')
})
