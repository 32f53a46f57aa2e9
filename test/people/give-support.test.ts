import { beforeAll, describe, expect, test } from 'vitest'
import { giveSupport } from '../../src/people/support.ts'
import type { Story } from '../people-of-the-story.ts'
import {
  decideEligible,
  type Enrolled,
  enrolled,
  participant,
  proveEligibility,
  begin,
  supported,
  takeBack,
} from './ground.ts'

let story: Story

beforeAll(async () => {
  story = await begin()
})

const give = ({ enrolment }: Enrolled, more: object = {}) =>
  story.perform('ioana', giveSupport, { enrolment, kind: 'assessment', givenOn: '2026-02-23', minutes: 60, ...more })

describe('refused', () => {
  test('a service that counts by a signature: its session is recorded', async () => {
    const maria = await participant(story)

    for (const kind of ['information', 'counselling', 'mediation'])
      await expect(give(maria, { kind })).rejects.toMatchObject({
        fields: [{ path: 'kind', code: 'people.counts-by-a-signature' }],
      })
  })

  test('a kind or a theme that the programme does not know', async () => {
    const maria = await participant(story)

    await expect(give(maria, { kind: 'massage' })).rejects.toMatchObject({ fields: [{ path: 'kind' }] })
    await expect(give(maria, { theme: 'astrology' })).rejects.toMatchObject({ fields: [{ path: 'theme' }] })
  })

  test('days that lie ahead, end before they begin, or are before the application', async () => {
    const maria = await participant(story)

    await expect(give(maria, { givenOn: '2026-03-17' })).rejects.toMatchObject({ fields: [{ path: 'givenOn' }] })
    await expect(give(maria, { untilOn: '2026-02-22' })).rejects.toMatchObject({ fields: [{ path: 'untilOn' }] })
    await expect(give(maria, { givenOn: '2026-02-01' })).rejects.toMatchObject({
      fields: [{ code: 'people.before-application' }],
    })
  })

  test('before anybody has decided, and before the day of the decision', async () => {
    const maria = await enrolled(story)
    await proveEligibility(story, maria)

    await expect(give(maria)).rejects.toMatchObject({ code: 'people.not-eligible' })
    await decideEligible(story, maria)
    await expect(give(maria, { givenOn: '2026-02-15' })).rejects.toMatchObject({
      fields: [{ path: 'givenOn', code: 'people.before-decision', details: { on: '2026-02-16' } }],
    })
  })

  test('as entry on a day on which a paper is too old, although it was good on the day of the decision', async () => {
    const maria = await enrolled(story)
    await proveEligibility(story, maria)
    await decideEligible(story, maria)

    await expect(give(maria, { givenOn: '2026-03-02' })).rejects.toMatchObject({
      code: 'people.criteria-without-paper',
      details: { criteria: 'labour-status', on: '2026-03-02' },
    })
  })

  test('an exam for somebody who has not entered', async () => {
    const maria = await enrolled(story)

    await expect(give(maria, { kind: 'exam' })).rejects.toMatchObject({ code: 'people.not-entered' })
  })

  test('for somebody in another region, and by whoever gives no support', async () => {
    const elsewhere = await enrolled(story, { region: 'RO41', partner: 'lider' }, 'dan')
    const maria = await enrolled(story)

    await expect(give(elsewhere)).rejects.toMatchObject({ status: 404 })
    await expect(
      story.perform('victor', giveSupport, {
        enrolment: maria.enrolment,
        kind: 'assessment',
        givenOn: '2026-02-23',
        minutes: 60,
      }),
    ).rejects.toMatchObject({ status: 403 })
  })
})

test('general information opens no entry and needs no decision', async () => {
  const maria = await enrolled(story)

  await supported(story, maria, '2026-02-10', { kind: 'outreach' })

  const { text } = await story.as('ioana').get(`/app/people/${maria.person}`)
  expect(text).toContain('Solicitant')
  expect(text).toContain('Recrutare sau informare generală')
})

test('what is no part of participation needs no decision before it, once somebody has entered either', async () => {
  const maria = await participant(story)

  await supported(story, maria, '2026-02-10', { kind: 'outreach' })

  const { text } = await story.as('ioana').get(`/app/people/${maria.person}`)
  expect(text).toContain('Recrutare sau informare generală')
  await expect(give(maria, { kind: 'exam', givenOn: '2026-02-10' })).rejects.toMatchObject({
    fields: [{ code: 'people.before-decision' }],
  })
})

test('the first support of a kind that opens entry makes a participant, from the form', async () => {
  const maria = await enrolled(story)
  await proveEligibility(story, maria)
  await decideEligible(story, maria)
  const ioana = story.as('ioana')

  const after = await ioana.send(`/app/people/${maria.person}/support`, {
    enrolment: maria.enrolment,
    kind: 'assessment',
    givenOn: '23.2.2026',
    minutes: '90',
    theme: 'environment',
    note: 'A vorbit despre\r\nprimul pas.',
  })
  const list = await ioana.get(`/app/people?q=${maria.code}`)

  expect(after.text).toContain('Sprijinul este înregistrat')
  expect(after.text).toContain('Participant')
  expect(after.text).toContain('Evaluare (nevoi, competențe, stimă de sine) – 90 min')
  expect(list.text).toContain('23.02.2026')
})

test('support that is refused comes back with its form', async () => {
  const maria = await enrolled(story)

  const answer = await story.as('ioana').post(`/app/people/${maria.person}/support`, {
    enrolment: maria.enrolment,
    kind: 'assessment',
    givenOn: '23.2.2026',
    minutes: '60',
  })

  expect(answer.status).toBe(422)
  expect(answer.text).toContain('Lipsește decizia de eligibilitate')
  expect(answer.html).toContain('value="23.2.2026"')
})

test('an earlier support moves entry, if the papers were good on that day too', async () => {
  const maria = await participant(story)

  await supported(story, maria, '2026-02-18')

  const { text } = await story.as('ioana').get(`/app/people?q=${maria.code}`)
  expect(text).toContain('18.02.2026')
})

test('taken back, it leaves no trace but the journal', async () => {
  const maria = await participant(story)
  const { entry } = await give(maria, { givenOn: '2026-03-02' })

  await takeBack(story, 'ioana', entry)

  const { text } = await story.as('ioana').get(`/app/people/${maria.person}`)
  expect(text).not.toContain('02.03.2026')
})

test('in one batch, what the first support opens carries the second; the other way round it is refused, and says which', async () => {
  const [maria, elena] = [await eligible(), await eligible()]
  await giveAll([opening(maria), carried(maria)])

  await expect(giveAll([opening(elena), carried(elena)].toReversed())).rejects.toMatchObject({
    code: 'people.not-entered',
    details: { item: 0 },
  })
  const { text } = await story.as('ioana').get(`/app/people/${maria.person}`)
  expect(text).toContain('24.02.2026')
})

const opening = ({ enrolment }: Enrolled) => ({ enrolment, kind: 'assessment', givenOn: '2026-02-23', minutes: 60 })
const carried = (one: Enrolled) => ({ ...opening(one), kind: 'mentoring', givenOn: '2026-02-24' })

const giveAll = (inputs: readonly object[]) =>
  story.performAll(
    'ioana',
    inputs.map(input => ({ command: giveSupport, input })),
  )

/** Decided, with every paper, and not entered yet. */
async function eligible(): Promise<Enrolled> {
  const one = await enrolled(story)
  await proveEligibility(story, one)
  await decideEligible(story, one)
  return one
}
