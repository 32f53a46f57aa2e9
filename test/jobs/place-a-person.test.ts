import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { newId } from '../../src/kernel/ids.ts'
import { place } from '../../src/jobs/occupancy.ts'
import { endPlacement, withdrawPlacement } from '../../src/jobs/placement-end.ts'
import { fillPost, vacatePost } from '../../src/jobs/post.ts'
import { outcomesOf } from '../../src/people/record-tables.ts'
import { withdrawDeliverable } from '../../src/programme/deliverable-command.ts'
import { begin, type Enrolled, enrolled, participant } from '../people/ground.ts'
import type { Story } from '../people-of-the-story.ts'
import { cuis, employer, enterprise, placed, post, vacancy } from './ground.ts'

let story: Story
let maria: Enrolled
let bakery: string

beforeAll(async () => {
  story = await begin({ on: '2026-09-30' })
  maria = await participant(story)
  bakery = await employer(story)
})

const outcomes = async ({ enrolment }: Enrolled) =>
  (await read(story.engine, story, tx => outcomesOf(tx, story.tenant, [enrolment]))).map(one => [
    one.kind,
    one.reached_on,
    one.ended_on,
  ])

const somebody = (familyName: string) =>
  participant(story, { identity: { familyName, givenName: 'Ana', bornOn: '1988-03-04', sex: 'F' } })

describe('refused', () => {
  test('somebody who has not entered the programme', async () => {
    const waiting = await enrolled(story, {
      identity: { familyName: 'Ene', givenName: 'Ion', sex: 'M', bornOn: '1980-01-02' },
    })

    await expect(placed(story, waiting, await vacancy(story, bakery))).rejects.toMatchObject({
      code: 'people.not-entered',
    })
  })

  test('a post that is not there, a thing that is no job, and no post at all for an employee', async () => {
    await expect(placed(story, maria, newId())).rejects.toMatchObject({ status: 404 })
    await expect(placed(story, maria, await enterprise(story))).rejects.toMatchObject({ status: 404 })
    await expect(placed(story, maria, undefined)).rejects.toMatchObject({ fields: [{ code: 'jobs.post-needed' }] })
  })

  test('a fixed term without its end, an end of a permanent contract, a day ahead, work before the post', async () => {
    const on = await vacancy(story, bakery)

    const refused = async (more: object, path: string) =>
      expect(placed(story, maria, on, more)).rejects.toMatchObject({ fields: [{ path }] })
    await refused({ contract: 'fixed-term' }, 'plannedEndOn')
    await refused({ plannedEndOn: '2026-12-31' }, 'plannedEndOn')
    await refused({ contract: 'fixed-term', plannedEndOn: '2026-02-01' }, 'plannedEndOn')
    await refused({ beganOn: '2026-10-01' }, 'reachedOn')
    await refused({ beganOn: '2026-01-02' }, 'beganOn')
    await refused({ contract: 'self-employed' }, 'post')
  })

  test('a post that is held, and a vacancy whose places are all taken', async () => {
    const [one, two, three] = [await somebody('Albu'), await somebody('Brad'), await somebody('Cerb')]
    const [job, both] = [await post(story), await vacancy(story, bakery, { places: 1 })]
    await placed(story, one, job)
    await placed(story, two, both)

    await expect(placed(story, three, job)).rejects.toMatchObject({ fields: [{ code: 'jobs.post-is-held' }] })
    await expect(placed(story, three, both)).rejects.toMatchObject({ fields: [{ code: 'jobs.no-place-left' }] })
  })

  test('from a mediator of another region, and a trainer ending what he cannot see', async () => {
    const far = await story.join({ name: 'Nora Pop', role: 'mediator', scope: { of: 'region', id: 'RO41' } })
    const { occupancy } = await placed(story, await somebody('Drob'), await vacancy(story, bakery))

    const input = { ...place.example, enrolment: maria.enrolment, post: await vacancy(story, bakery) }
    await expect(story.performAs(far, place, input)).rejects.toMatchObject({ status: 404 })
    const end = { occupancy, endedOn: '2026-05-15', reason: 'resigned' }
    await expect(story.performAs(far, endPlacement, end)).rejects.toMatchObject({ status: 404 })
  })
})

test('where somebody works says which outcome it is: a created job, a social employer, the market, or their own', async () => {
  const ses = await enterprise(story)
  const social = await employer(story, { cui: cuis[1], social: true })
  const [a, b, c, d] = [await somebody('Fag'), await somebody('Goga'), await somebody('Hera'), await somebody('Iacob')]

  await placed(story, a, await post(story, { enterprise: ses }))
  await placed(story, b, await vacancy(story, social))
  await placed(story, c, await vacancy(story, bakery))
  await placed(story, d, undefined, { contract: 'self-employed' })

  expect((await outcomes(a))[0]?.[0]).toBe('employment-ses')
  expect((await outcomes(b))[0]?.[0]).toBe('employment-ses')
  expect((await outcomes(c))[0]?.[0]).toBe('employment-market')
  expect((await outcomes(d))[0]?.[0]).toBe('self-employment')
})

test('whoever leaves no longer has the outcome, and the post is free for the next one', async () => {
  const [one, two] = [await somebody('Jitaru'), await somebody('Lupu')]
  const job = await post(story, { enterprise: await enterprise(story) })
  const { occupancy } = await placed(story, one, job)

  await story.perform('elena', endPlacement, { occupancy, endedOn: '2026-05-15', reason: 'resigned' })
  await placed(story, two, job, { beganOn: '2026-06-01' })

  expect(await outcomes(one)).toEqual([['employment-ses', '2026-03-02', '2026-05-15']])
  expect(await outcomes(two)).toEqual([['employment-ses', '2026-06-01', null]])
  await expect(
    story.perform('elena', endPlacement, { occupancy, endedOn: '2026-05-16', reason: 'resigned' }),
  ).rejects.toMatchObject({ code: 'jobs.work-has-ended' })
})

test('two jobs from one day on are one outcome, which ends with the second of them', async () => {
  const one = await somebody('Manea')
  const [morning, evening] = [
    await placed(story, one, await vacancy(story, bakery), { weeklyHours: 20 }),
    await placed(story, one, await vacancy(story, bakery), { weeklyHours: 20 }),
  ]

  await story.perform('elena', endPlacement, { occupancy: morning.occupancy, endedOn: '2026-04-30', reason: 'agreed' })
  const stillAtWork = await outcomes(one)
  await story.perform('elena', endPlacement, { occupancy: evening.occupancy, endedOn: '2026-08-31', reason: 'agreed' })

  expect(evening.outcome).toBe(morning.outcome)
  expect(stillAtWork).toEqual([['employment-market', '2026-03-02', null]])
  expect(await outcomes(one)).toEqual([['employment-market', '2026-03-02', '2026-08-31']])
})

test('a placement recorded for the wrong person goes with its outcome', async () => {
  const one = await somebody('Nistor')
  const { occupancy } = await placed(story, one, await vacancy(story, bakery))

  await story.perform('elena', withdrawPlacement, { occupancy, reason: 'Contractul este al altei persoane.' })

  expect(await outcomes(one)).toEqual([])
})

test('somebody outside the programme holds a created job without a name; a manager records it, a mediator does not', async () => {
  const job = await post(story, { enterprise: await enterprise(story) })
  const terms = { post: job, contractNumber: '8/2026', contract: 'permanent', weeklyHours: 40, beganOn: '2026-02-02' }

  await expect(story.perform('elena', fillPost, terms)).rejects.toMatchObject({ status: 403 })
  const { answer } = await story.perform('dan', fillPost, terms)
  await expect(placed(story, maria, job)).rejects.toMatchObject({ fields: [{ code: 'jobs.post-is-held' }] })
  await story.perform('dan', vacatePost, { occupancy: answer.occupancy, endedOn: '2026-02-27', reason: 'resigned' })
  await placed(story, maria, job)

  expect(await outcomes(maria)).toEqual([['employment-ses', '2026-03-02', null]])
})

test('a created job that somebody has held cannot be withdrawn from the register', async () => {
  const job = await post(story)
  await placed(story, await somebody('Oprea'), job)

  const input = { deliverable: job, reason: 'Înregistrat de două ori.' }
  await expect(story.perform('dan', withdrawDeliverable, input)).rejects.toMatchObject({
    code: 'kernel.others-lean-on-it',
  })
})
