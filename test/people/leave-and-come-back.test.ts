import { beforeAll, describe, expect, test } from 'vitest'
import { leave } from '../../src/people/exit.ts'
import { giveSupport } from '../../src/people/support.ts'
import type { Story } from '../people-of-the-story.ts'
import { type Enrolled, enrolled, participant, begin, supported, takeBack } from './ground.ts'

let story: Story

beforeAll(async () => {
  story = await begin()
})

const depart = ({ enrolment }: Enrolled, more: object = {}) =>
  story.perform('ioana', leave, { enrolment, leftOn: '2026-02-23', reason: 'completed', ...more })

describe('an exit is refused', () => {
  test('for somebody who has not entered', async () => {
    await expect(depart(await enrolled(story))).rejects.toMatchObject({ code: 'people.not-entered' })
  })

  test('on any day but that of the last support: it names that day', async () => {
    const maria = await participant(story)
    await supported(story, maria, '2026-03-09')

    await expect(depart(maria)).rejects.toMatchObject({
      fields: [{ path: 'leftOn', code: 'people.exit-is-the-last-support', details: { on: '2026-03-09' } }],
    })
    await expect(depart(maria, { leftOn: '2026-03-10' })).rejects.toMatchObject({ details: { on: '2026-03-09' } })
  })

  test('ahead, and while support still runs', async () => {
    const maria = await participant(story)
    await supported(story, maria, '2026-03-09', { kind: 'training', untilOn: '2026-04-30', minutes: 6000 })

    await expect(depart(maria, { leftOn: '2026-04-30' })).rejects.toMatchObject({
      fields: [{ code: 'people.lies-ahead' }],
    })
  })

  test('twice', async () => {
    const maria = await participant(story)
    await depart(maria)

    await expect(depart(maria)).rejects.toMatchObject({ fields: [{ code: 'people.already-left' }] })
  })
})

test('a follow-up call after the last support does not move the exit', async () => {
  const maria = await participant(story)
  await supported(story, maria, '2026-03-02', { kind: 'follow-up', minutes: 10 })

  await depart(maria)

  const { text } = await story.as('ioana').get(`/app/people/${maria.person}`)
  expect(text).toContain('Ieșit')
})

test('the form proposes the last day of support, and afterwards the page says when to ask again', async () => {
  const maria = await participant(story)
  const path = `/app/people/${maria.person}/leave`
  const ioana = story.as('ioana')

  const form = await ioana.get(path)
  const after = await ioana.send(path, { enrolment: maria.enrolment, leftOn: '23.02.2026', reason: 'found-work' })

  expect(form.html).toContain('value="23.02.2026"')
  expect(after.text).toContain('Ieșirea este înregistrată')
  expect(after.text).toContain('până luni, 16 martie 2026')
})

describe('support after an exit', () => {
  test('is refused until somebody says that the person came back', async () => {
    const maria = await participant(story)
    await depart(maria)
    const again = { enrolment: maria.enrolment, kind: 'assessment', givenOn: '2026-03-09', minutes: 60 }

    await expect(story.perform('ioana', giveSupport, again)).rejects.toMatchObject({
      fields: [{ path: 'reEntry', code: 'people.after-exit', details: { on: '2026-02-23' } }],
    })
    const form = await story.as('ioana').get(`/app/people/${maria.person}/support`)
    expect(form.text).toContain('Persoana a revenit în program după ieșire')
  })

  test('makes a participant again, whose last exit stands', async () => {
    const maria = await participant(story)
    await depart(maria)

    await supported(story, maria, '2026-03-09', { reEntry: true })
    const back = await story.as('ioana').get(`/app/people?q=${maria.code}`)
    await depart(maria, { leftOn: '2026-03-09' })
    const gone = await story.as('ioana').get(`/app/people?q=${maria.code}`)

    expect(back.text).toMatch(/GT-\d+ Participant 23\.02\.2026/)
    expect(gone.text).toMatch(/GT-\d+ Ieșit 23\.02\.2026/)
  })

  test('of a kind that extends no exit is no re-entry', async () => {
    const maria = await participant(story)
    await depart(maria)

    await supported(story, maria, '2026-03-09', { kind: 'follow-up', minutes: 10 })

    const { text } = await story.as('ioana').get(`/app/people?q=${maria.code}`)
    expect(text).toMatch(/GT-\d+ Ieșit/)
  })
})

test('an exit taken back makes a participant again', async () => {
  const maria = await participant(story)
  const { entry } = await depart(maria)

  await takeBack(story, 'ioana', entry)

  const { text } = await story.as('ioana').get(`/app/people?q=${maria.code}`)
  expect(text).toMatch(/GT-\d+ Participant/)
})
