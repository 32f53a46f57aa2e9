import { beforeAll, describe, expect, test } from 'vitest'
import { reject } from '../../src/evidence/verdict.ts'
import { read } from '../../src/kernel/engine.ts'
import {
  correctExit,
  correctOutcome,
  correctSupport,
  withdrawExit,
  withdrawOutcome,
  withdrawSupport,
} from '../../src/people/correction.ts'
import { leave } from '../../src/people/exit.ts'
import { recordOutcome } from '../../src/people/outcome.ts'
import { outcomesOf, supportsOf } from '../../src/people/record-tables.ts'
import { unite } from '../../src/people/same-person.ts'
import type { Story } from '../people-of-the-story.ts'
import {
  decideEligible,
  type Enrolled,
  enrolled,
  lineOf,
  participant,
  proof,
  begin,
  supported,
  takeBack,
} from './ground.ts'

let story: Story
let maria: Enrolled
let session: string

beforeAll(async () => {
  story = await begin()
  maria = await participant(story)
  session = await supported(story, maria, '2026-03-02')
})

const reason = 'fișa spune altceva'

const correct = (more: object) => story.perform('ioana', correctSupport, { record: session, reason, ...more })

const given = (known?: number) =>
  read(
    story.engine,
    story,
    tx => supportsOf(tx, story.tenant, [maria.enrolment]),
    known === undefined ? 'now' : { entry: known },
  )

describe('refused', () => {
  test('a correction without a reason, or that changes nothing', async () => {
    await expect(story.perform('ioana', correctSupport, { record: session, minutes: 90 })).rejects.toMatchObject({
      status: 400,
      fields: [{ path: 'reason' }],
    })
    await expect(
      story.perform('ioana', correctSupport, { record: session, minutes: 60, reason }),
    ).rejects.toMatchObject({
      code: 'people.nothing-changes',
    })
  })

  test('days that lie ahead or end before they begin', async () => {
    await expect(correct({ givenOn: '2026-03-17' })).rejects.toMatchObject({ fields: [{ path: 'givenOn' }] })
    await expect(correct({ untilOn: '2026-03-01' })).rejects.toMatchObject({ fields: [{ path: 'untilOn' }] })
  })

  test('support before the application or the decision, or entry on a day without good papers', async () => {
    const ana = await enrolled(story)
    await proof(story, ana, 'status-declaration', { claim: 'eligibility.labour-status' })
    await proof(story, ana, 'income-decision', { claim: 'eligibility.minimum-income' })
    const card = await proof(story, ana, 'identity-paper', { claim: 'eligibility.identity' })
    await decideEligible(story, ana)
    const first = await supported(story, ana, '2026-02-23')
    await story.perform('dan', reject, { paper: card, reason: 'este actul altcuiva' })
    const move = (givenOn: string) => story.perform('ioana', correctSupport, { record: first, givenOn, reason })

    await expect(move('2026-02-01')).rejects.toMatchObject({ fields: [{ code: 'people.before-application' }] })
    await expect(move('2026-02-15')).rejects.toMatchObject({ fields: [{ code: 'people.before-decision' }] })
    await expect(move('2026-02-18')).rejects.toMatchObject({ details: { criteria: 'identity', on: '2026-02-18' } })
  })

  test('entry that a correction or a withdrawal moves to a day on which a paper is too old', async () => {
    const ana = await participant(story)
    const first = await entryOf(ana)
    const tooOld = { code: 'people.criteria-without-paper', details: { criteria: 'labour-status', on: '2026-03-02' } }

    await expect(
      story.perform('ioana', correctSupport, { record: first, givenOn: '2026-03-02', reason }),
    ).rejects.toMatchObject(tooOld)
    await supported(story, ana, '2026-03-02')
    await expect(
      story.perform('ioana', correctSupport, { record: first, givenOn: '2026-03-04', reason }),
    ).rejects.toMatchObject(tooOld)
    await expect(story.perform('ioana', withdrawSupport, { record: first, reason })).rejects.toMatchObject(tooOld)
  })

  test('an exit on a day that is not that of the last support, or of another exit', async () => {
    const ana = await participant(story)
    const first = await story.perform('ioana', leave, {
      enrolment: ana.enrolment,
      leftOn: '2026-02-23',
      reason: 'completed',
    })
    await supported(story, ana, '2026-03-02', { reEntry: true })
    const last = await story.perform('ioana', leave, {
      enrolment: ana.enrolment,
      leftOn: '2026-03-02',
      reason: 'other',
    })
    const move = (record: unknown, leftOn: string) => story.perform('ioana', correctExit, { record, leftOn, reason })

    await expect(move(last.answer.exit, '2026-03-01')).rejects.toMatchObject({
      fields: [{ code: 'people.exit-is-the-last-support', details: { on: '2026-03-02' } }],
    })
    await expect(move(first.answer.exit, '2026-03-02')).rejects.toMatchObject({
      fields: [{ code: 'people.already-left' }],
    })
  })

  test('an outcome on the day on which the same is recorded already, or an end for what is no state', async () => {
    const ana = await participant(story)
    const reach = (kind: string, reachedOn: string) =>
      story.perform('ioana', recordOutcome, { enrolment: ana.enrolment, kind, reachedOn })
    await reach('employment', '2026-03-02')
    const job = await reach('employment', '2026-03-03')
    const exam = await reach('qualification', '2026-03-03')
    const tell = (record: unknown, more: object) => story.perform('ioana', correctOutcome, { record, reason, ...more })

    await expect(tell(job.answer.outcome, { reachedOn: '2026-03-02' })).rejects.toMatchObject({
      fields: [{ code: 'people.reached-that-day-already' }],
    })
    await expect(tell(exam.answer.outcome, { endedOn: '2026-03-09' })).rejects.toMatchObject({
      fields: [{ code: 'people.an-event-does-not-end' }],
    })
  })

  test('a record that does not exist, that is of another kind, or of somebody in another region', async () => {
    const unknown = '0197a000-0000-7000-8000-00000000ffff'
    const vlad = await story.join({ name: 'Vlad Ene', role: 'counsellor', scope: { of: 'region', id: 'RO41' } })

    await expect(story.perform('ioana', withdrawSupport, { record: unknown, reason })).rejects.toMatchObject({
      status: 404,
    })
    await expect(story.perform('ioana', withdrawExit, { record: session, reason })).rejects.toMatchObject({
      status: 404,
    })
    expect((await story.asWho(vlad).get(`/app/people/${maria.person}/support/${session}`)).status).toBe(404)
  })

  test('a correction of a version that has moved on', async () => {
    const other = await supported(story, maria, '2026-03-04')
    const before = (await given()).find(support => support.id === other)
    await story.perform('dan', correctSupport, { record: other, minutes: 75, reason })

    const late = story.perform(
      'ioana',
      correctSupport,
      { record: other, minutes: 80, reason },
      { shown: before?.entry ?? 0 },
    )

    await expect(late).rejects.toMatchObject({ status: 409, code: 'kernel.changed-meanwhile' })
  })

  test('the record of another person under this one’s address', async () => {
    const ana = await participant(story)

    expect((await story.as('ioana').get(`/app/people/${ana.person}/support/${session}`)).status).toBe(404)
  })
})

test('corrected on the page: the new minutes stand, the old ones are what was known', async () => {
  const id = await supported(story, maria, '2026-03-05')
  const before = (await given()).find(support => support.id === id)
  const path = `/app/people/${maria.person}/support/${id}`
  const ioana = story.as('ioana')

  const form = await ioana.get(path)
  const after = await ioana.send(path, {
    record: id,
    givenOn: '05.03.2026',
    untilOn: '05.03.2026',
    minutes: '90',
    reason,
  })

  const minutesOf = (all: Awaited<ReturnType<typeof given>>) => all.find(support => support.id === id)?.minutes
  expect(form.html).toContain('value="60"')
  expect(after.text).toContain('Corectura este înregistrată')
  expect(minutesOf(await given())).toBe(90)
  expect(minutesOf(await given(before?.entry))).toBe(60)
})

test('a support that is moved takes its last day along', async () => {
  const id = await supported(story, maria, '2026-03-06')

  await story.perform('ioana', correctSupport, { record: id, givenOn: '2026-03-09', reason })

  expect((await given()).find(support => support.id === id)).toMatchObject({
    given_on: '2026-03-09',
    until_on: '2026-03-09',
  })
})

test('a withdrawn record is gone for every day asked; the reason stays with the person and out of the journal', async () => {
  const id = await supported(story, maria, '2026-03-10')
  const ask = await story.as('ioana').get(`/app/people/${maria.person}/support/${id}/withdraw`)

  const { entry } = await story.perform('ioana', withdrawSupport, { record: id, reason: 'a fost vecina Floarea' })

  expect(ask.text).toContain('Retrageți această înregistrare?')
  expect((await given()).some(support => support.id === id)).toBe(false)
  expect((await given(entry - 1)).some(support => support.id === id)).toBe(true)
  const kept = await read(story.engine, story, tx =>
    tx.selectFrom('correction').select('reason').where('about_id', '=', id).executeTakeFirst(),
  )
  expect(kept?.reason).toBe('a fost vecina Floarea')
  expect(await lineOf(story, entry)).not.toContain('Floarea')
})

test('withdrawing a correction does not bring the old version back; undoing the correction does', async () => {
  const id = await supported(story, maria, '2026-03-11')
  const { entry } = await story.perform('ioana', correctSupport, { record: id, minutes: 120, reason })

  await takeBack(story, 'ioana', entry)

  expect((await given()).find(support => support.id === id)?.minutes).toBe(60)
})

test('entry is moved to a day on which the papers are still good, by a correction and by a withdrawal', async () => {
  const ana = await participant(story)
  const first = await entryOf(ana)

  await story.perform('ioana', correctSupport, { record: first, givenOn: '2026-02-25', reason })
  const moved = await story.as('ioana').get(`/app/people?q=${ana.code}`)
  await supported(story, ana, '2026-02-27')
  await story.perform('ioana', withdrawSupport, { record: first, reason })
  const withdrawn = await story.as('ioana').get(`/app/people?q=${ana.code}`)

  expect(moved.text).toContain('25.02.2026')
  expect(withdrawn.text).toContain('27.02.2026')
})

test('entry stays where another support of that day makes it, or goes with the only one', async () => {
  const ana = await participant(story)
  const first = await entryOf(ana)
  const second = await supported(story, ana, '2026-02-23')

  await story.perform('ioana', correctSupport, { record: first, givenOn: '2026-03-02', reason })
  await story.perform('ioana', withdrawSupport, { record: first, reason })
  await story.perform('ioana', withdrawSupport, { record: second, reason })

  const { text } = await story.as('ioana').get(`/app/people?q=${ana.code}`)
  expect(text).toContain('Eligibil, neintrat')
})

test('entry is proven by the papers of whichever record of the person has them', async () => {
  const ana = await participant(story)
  const twin = await enrolled(story, { appliedOn: '2026-02-03' })
  await story.perform('ioana', unite, { person: twin.person, with: ana.code, reason: 'aceeași persoană' })
  await supported(story, twin, '2026-02-25')
  const later = await supported(story, twin, '2026-02-24')

  await story.perform('ioana', withdrawSupport, { record: await entryOf(ana), reason })
  await story.perform('ioana', withdrawSupport, { record: later, reason })

  const { text } = await story.as('ioana').get(`/app/people/${ana.person}`)
  expect(text).toContain('25.02.2026')
  expect(text).not.toContain('24.02.2026')
})

test('an exit follows the support that was recorded on the wrong day', async () => {
  const ana = await participant(story)
  const last = await supported(story, ana, '2026-03-02')
  await story.perform('ioana', leave, { enrolment: ana.enrolment, leftOn: '2026-03-02', reason: 'completed' })

  await story.perform('ioana', correctSupport, { record: last, givenOn: '2026-03-03', reason })

  const { text } = await story.as('ioana').get(`/app/people/${ana.person}`)
  expect(text).toContain('Ieșit')
  expect(text).toContain('03.03.2026')
  expect(text).not.toContain('02.03.2026')
})

test('an outcome is corrected, and what did not happen is withdrawn', async () => {
  const ana = await participant(story)
  const left = await story.perform('ioana', leave, { enrolment: ana.enrolment, leftOn: '2026-02-23', reason: 'other' })
  const got = await story.perform('ioana', recordOutcome, {
    enrolment: ana.enrolment,
    kind: 'employment',
    reachedOn: '2026-03-02',
    endedOn: '2026-03-09',
  })

  await story.perform('ioana', correctOutcome, { record: got.answer.outcome, endedOn: null, reason })
  const jobs = await read(story.engine, story, tx => outcomesOf(tx, story.tenant, [ana.enrolment]))
  await story.perform('ioana', withdrawOutcome, { record: got.answer.outcome, reason })
  await story.perform('ioana', withdrawExit, { record: left.answer.exit, reason })
  const { text, html } = await story.as('ioana').get(`/app/people/${ana.person}`)

  expect(jobs.map(job => job.ended_on)).toEqual([null])
  expect(text).toContain('Participant')
  expect(html).not.toContain(`/outcome/${got.answer.outcome}`)
})

/** The support that made somebody a participant. */
const entryOf = ({ enrolment }: Enrolled) =>
  read(story.engine, story, async tx => (await supportsOf(tx, story.tenant, [enrolment]))[0]?.id ?? '')
