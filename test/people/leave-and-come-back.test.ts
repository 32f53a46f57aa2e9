import { beforeAll, describe, expect, test } from 'vitest'
import { correctExit, correctSupport, withdrawExit, withdrawSupport } from '../../src/people/correction.ts'
import { read } from '../../src/kernel/engine.ts'
import { leave } from '../../src/people/exit.ts'
import { exitsOf } from '../../src/people/record-tables.ts'
import { unite } from '../../src/people/same-person.ts'
import { giveSupport } from '../../src/people/support.ts'
import type { Story } from '../people-of-the-story.ts'
import {
  begin,
  decideEligible,
  type Enrolled,
  enrolled,
  participant,
  proveEligibility,
  supported,
  takeBack,
} from './ground.ts'

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

describe('an exit goes where the last support goes', () => {
  test('refused where no support is left to leave on, where it would lie ahead, or on an earlier exit: it is withdrawn first', async () => {
    const { maria, last } = await departed('2026-02-23')
    const back = await departed('2026-02-23', '2026-03-09')
    const code = 'people.withdraw-the-exit-first'

    await expect(withdrawn(last)).rejects.toMatchObject({ code, details: { on: '2026-02-23' } })
    await expect(corrected(last, { untilOn: '2026-03-31' })).rejects.toMatchObject({
      fields: [{ path: 'untilOn', code, details: { on: '2026-02-23' } }],
    })
    await expect(withdrawn(back.last)).rejects.toMatchObject({ code, details: { on: '2026-03-09' } })
    expect(await exits(maria)).toEqual(['2026-02-23'])
    expect(await exits(back.maria)).toEqual(['2026-02-23', '2026-03-09'])
  })

  test('on the page, the refusal says what to do first', async () => {
    const { maria, last } = await departed('2026-02-23')
    const path = `/app/people/${maria.person}/support/${last}/withdraw`

    const answer = await story.as('ioana').post(path, { record: last, reason })

    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Retrageți întâi ieșirea din 23.02.2026')
  })

  test('to the support before it, when the last is withdrawn; the reason stays with both', async () => {
    const maria = await participant(story)
    const last = await supported(story, maria, '2026-03-09')
    const left = await depart(maria, { leftOn: '2026-03-09' })
    const path = `/app/people/${maria.person}/support/${last}/withdraw`

    const ask = await story.as('ioana').get(path)
    await story.as('ioana').send(path, { record: last, reason })

    expect(ask.text).toContain('Ieșirea din 09.03.2026 se mută pe ziua ultimului sprijin rămas')
    expect(await exits(maria)).toEqual(['2026-02-23'])
    expect(await reasons(String(left.answer.exit))).toEqual([reason])
    expect(await reasons(last)).toEqual([reason])
    const { text } = await story.as('ioana').get(`/app/people/${maria.person}`)
    expect(text).toContain('Ieșit')
    expect(text).not.toContain('09.03.2026')
  })

  test('with a correction, to an earlier day and to a later one', async () => {
    const maria = await participant(story)
    const last = await supported(story, maria, '2026-03-02')
    await depart(maria, { leftOn: '2026-03-02' })

    const form = await story.as('ioana').get(`/app/people/${maria.person}/support/${last}`)
    const moved = await corrected(last, { givenOn: '2026-02-25', untilOn: '2026-02-25' })
    expect(await exits(maria)).toEqual(['2026-02-25'])
    await corrected(last, { untilOn: '2026-03-10' })
    expect(await exits(maria)).toEqual(['2026-03-10'])

    const { text } = await story.as('ioana').get(`/app/people?q=${maria.code}`)
    expect(text).toMatch(/GT-\d+ Ieșit/)
    expect(form.text).toContain('Ieșirea din 02.03.2026 se mută odată cu ultima zi de sprijin')
    expect(moved.answer.exit).toBeDefined()
  })

  test('with any support that becomes the last, also when another record of the person holds the exit', async () => {
    const maria = await participant(story)
    const longer = await supported(story, maria, '2026-03-02')
    const twin = await enrolled(story, { appliedOn: '2026-02-03' })
    await story.perform('ioana', unite, { person: twin.person, with: maria.code, reason: 'aceeași persoană' })
    await supported(story, twin, '2026-03-04')
    await depart(twin, { leftOn: '2026-03-04' })

    await corrected(longer, { untilOn: '2026-03-09' })

    expect(await exits(maria)).toEqual([])
    expect(await exits(twin)).toEqual(['2026-03-09'])
  })

  test('taken back, the support and the exit are both where they were', async () => {
    const maria = await participant(story)
    const last = await supported(story, maria, '2026-03-09')
    await depart(maria, { leftOn: '2026-03-09' })
    const { entry } = await withdrawn(last)

    await takeBack(story, 'ioana', entry)

    expect(await exits(maria)).toEqual(['2026-03-09'])
    await expect(depart(maria, { leftOn: '2026-03-09' })).rejects.toMatchObject({
      fields: [{ code: 'people.already-left' }],
    })
  })

  test('but an exit that somebody came back from stays, and so does any while support that is no last day changes', async () => {
    const { maria } = await departed('2026-02-23')
    const again = await supported(story, maria, '2026-03-09', { reEntry: true })
    const call = await supported(story, maria, '2026-03-12', { kind: 'follow-up', minutes: 10 })

    await corrected(again, { givenOn: '2026-03-10' })
    await withdrawn(call)
    expect(await exits(maria)).toEqual(['2026-02-23'])
    await withdrawn(again)

    expect(await exits(maria)).toEqual(['2026-02-23'])
    const { text } = await story.as('ioana').get(`/app/people?q=${maria.code}`)
    expect(text).toMatch(/GT-\d+ Ieșit/)
  })

  test('an exit that support went past is still corrected by itself', async () => {
    const { maria, exit } = await departed('2026-02-23')
    await supported(story, maria, '2026-03-09', { reEntry: true })

    await story.perform('ioana', correctExit, { record: exit, leftOn: '2026-03-09', reason })

    expect(await exits(maria)).toEqual(['2026-03-09'])
  })

  test('once the exit is withdrawn, its support may be withdrawn too', async () => {
    const { maria, last, exit } = await departed('2026-02-23')

    await story.perform('ioana', withdrawExit, { record: exit, reason })
    await withdrawn(last)

    const { text } = await story.as('ioana').get(`/app/people?q=${maria.code}`)
    expect(text).toContain('Eligibil, neintrat')
  })
})

const reason = 'fișa spune altceva'

const withdrawn = (record: string) => story.perform('ioana', withdrawSupport, { record, reason })
const corrected = (record: string, more: object) => story.perform('ioana', correctSupport, { record, reason, ...more })

/** Somebody who left after a support on each of these days. `last` is the last of them, `exit` the exit on it. */
async function departed(...days: string[]) {
  const maria = await enrolled(story)
  await proveEligibility(story, maria)
  await decideEligible(story, maria)
  const steps: { last: string; exit: string }[] = []
  for (const [at, on] of days.entries()) {
    const last = await supported(story, maria, on, at > 0 ? { reEntry: true } : {})
    const { answer } = await depart(maria, { leftOn: on })
    steps.push({ last, exit: String(answer.exit) })
  }
  return { maria, last: steps.at(-1)?.last ?? '', exit: steps.at(-1)?.exit ?? '' }
}

const exits = ({ enrolment }: Enrolled) =>
  read(story.engine, story, async tx => (await exitsOf(tx, story.tenant, [enrolment])).map(exit => exit.left_on))

const reasons = (about: string) =>
  read(story.engine, story, async tx => {
    const kept = await tx.selectFrom('correction').select('reason').where('about_id', '=', about).execute()
    return kept.map(one => one.reason)
  })
