import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { recordAssessment, setInstrumentText, withdrawAssessment } from '../../src/counselling/assessment.ts'
import { stateReliability } from '../../src/counselling/reliability.ts'
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
    const fill = `/app/people/${maria.person}/assessments/new?instrument=self-esteem-ten`
    expect((await story.as('ioana').get(fill)).text).toContain('Licența: Acord 1/2026')
    expect((await story.as('dan').get('/app/instruments')).text).toContain('Adăugat: Acord 1/2026 Schimbă')
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

/** Of the digital-skills self-check: those left out are the lowest. */
const twelve = (...first: number[]) => [...first, ...Array<number>(12 - first.length).fill(0)]

describe('with the reliability and the deviation that the organisation states', () => {
  const path = '/app/instruments/digital-skills/reliability'
  const digital = { instrument: 'digital-skills' }

  test('refused: without a source, out of bounds, of an unknown instrument, and by a counsellor', async () => {
    const dan = story.as('dan')
    const typed = { instrument: 'digital-skills', reliability: '1,2', deviation: '0', source: '' }

    const refused = await dan.post(path, typed)

    expect(refused.status).toBe(400)
    expect(refused.html).toContain('value="1,2"')
    expect(refused.html.match(/aria-invalid="true"/g)).toHaveLength(3)
    expect((await dan.get('/app/instruments/iq/reliability')).status).toBe(404)
    expect((await story.as('ioana').get(path)).status).toBe(403)
    await expect(
      story.perform('dan', stateReliability, { ...stateReliability.example, instrument: 'iq' }),
    ).rejects.toMatchObject({ fields: [{ path: 'instrument' }] })
  })

  test('a pair is told from chance, with the source beside it, and anew once the numbers are corrected', async () => {
    // By hand: 1.96 × 7.4 × √(2 × (1 − 0.88)) = 7.11; with 0.97 instead, 3.55.
    const dan = story.as('dan')
    const maria = await participant(story)
    await assess(maria, '2026-02-24', twelve(), digital)
    await assess(maria, '2026-03-16', twelve(3, 2), digital)
    const shown = async () => (await story.as('ioana').get(`/app/people/${maria.person}/assessments`)).text
    const state = (reliability: string) =>
      dan.send(path, {
        instrument: 'digital-skills',
        reliability,
        deviation: '7,4',
        source: 'Studiul nostru pe 120 de persoane',
      })
    expect(await shown()).toContain('fidelitatea și abaterea nu sunt cunoscute')

    await state('0,88')
    expect(await shown()).toContain('poate fi o întâmplare, care ajunge până la 7,11 puncte (95 %).')
    await state('0,97')

    expect(await shown()).toContain('mai mare decât întâmplarea, care ajunge până la 3,55 puncte (95 %).')
    expect(await shown()).toContain('Sursa: Studiul nostru pe 120 de persoane')
    expect((await dan.get('/app/instruments')).text).toContain('0,97 și 7,4. Studiul nostru pe 120 de persoane')
  })
})
