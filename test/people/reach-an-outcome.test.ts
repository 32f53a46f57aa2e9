import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { endOutcome, recordOutcome } from '../../src/people/outcome.ts'
import { outcomesOf } from '../../src/people/record-tables.ts'
import type { Story } from '../people-of-the-story.ts'
import { type Enrolled, enrolled, participant, begin, takeBack } from './ground.ts'

let story: Story

beforeAll(async () => {
  story = await begin()
})

const reach = ({ enrolment }: Enrolled, more: object = {}) =>
  story.perform('elena', recordOutcome, { enrolment, kind: 'employment', reachedOn: '2026-03-02', ...more })

const reached = ({ enrolment }: Enrolled) => read(story.engine, story, tx => outcomesOf(tx, story.tenant, [enrolment]))

describe('refused', () => {
  test('a kind that the programme does not know, or a day ahead', async () => {
    const maria = await participant(story)

    await expect(reach(maria, { kind: 'happiness' })).rejects.toMatchObject({ fields: [{ path: 'kind' }] })
    await expect(reach(maria, { reachedOn: '2026-03-17' })).rejects.toMatchObject({ fields: [{ path: 'reachedOn' }] })
  })

  test('for somebody who has not entered', async () => {
    await expect(reach(await enrolled(story))).rejects.toMatchObject({ code: 'people.not-entered' })
  })

  test('an end for what is no state, or an end before the beginning', async () => {
    const maria = await participant(story)
    const { answer } = await reach(maria, { kind: 'qualification' })

    await expect(reach(maria, { kind: 'qualification', endedOn: '2026-03-03' })).rejects.toMatchObject({
      fields: [{ path: 'endedOn', code: 'people.an-event-does-not-end' }],
    })
    await expect(reach(maria, { endedOn: '2026-03-01' })).rejects.toMatchObject({ fields: [{ path: 'endedOn' }] })
    await expect(
      story.perform('elena', endOutcome, { outcome: answer.outcome, endedOn: '2026-03-03' }),
    ).rejects.toMatchObject({ fields: [{ code: 'people.an-event-does-not-end' }] })
  })

  test('from a counsellor of another region', async () => {
    const elsewhere = await enrolled(story, { region: 'RO41', partner: 'lider' }, 'dan')

    await expect(
      story.perform('ioana', recordOutcome, {
        enrolment: elsewhere.enrolment,
        kind: 'employment',
        reachedOn: '2026-03-02',
      }),
    ).rejects.toMatchObject({ status: 404 })
  })
})

test('the same outcome twice is one fact', async () => {
  const maria = await participant(story)

  const [first, second] = [await reach(maria), await reach(maria, { detail: 'a doua oară' })]

  expect(second.answer).toEqual(first.answer)
  expect(await reached(maria)).toHaveLength(1)
})

test('a job recorded by the mediator, with the contract it still needs', async () => {
  const maria = await participant(story)

  const after = await story.as('elena').send(`/app/people/${maria.person}/outcome`, {
    enrolment: maria.enrolment,
    kind: 'employment',
    reachedOn: '2.3.2026',
    detail: 'Spălătoria Solidară, muncitoare',
  })

  expect(after.text).toContain('Rezultatul este înregistrat')
  expect(after.text).toContain('Spălătoria Solidară, muncitoare')
  expect(after.text).toMatch(/Loc de muncă 1 dovadă lipsă .*? Contract individual de muncă/)
})

test('a job that ended says until when it was true', async () => {
  const maria = await participant(story)
  const { answer } = await reach(maria)

  await story.perform('elena', endOutcome, { outcome: answer.outcome, endedOn: '2026-03-13' })

  const { text } = await story.as('elena').get(`/app/people/${maria.person}`)
  expect(text).toContain('până la 13.03.2026')
})

test('taken back, it is gone', async () => {
  const maria = await participant(story)
  const { entry } = await reach(maria)

  await takeBack(story, 'elena', entry)

  expect(await reached(maria)).toEqual([])
})
