import { beforeAll, describe, expect, test } from 'vitest'
import { recordBetterSituation } from '../../src/jobs/better.ts'
import { follow, propose } from '../../src/jobs/mediation.ts'
import { endPlacement } from '../../src/jobs/placement-end.ts'
import { renewContract } from '../../src/jobs/renewal.ts'
import { checkRetention } from '../../src/jobs/retention.ts'
import { placementTasks } from '../../src/jobs/tasks.ts'
import { read } from '../../src/kernel/engine.ts'
import { outcomesOf } from '../../src/people/record-tables.ts'
import { begin, type Enrolled, participant, proof } from '../people/ground.ts'
import type { Name, Story } from '../people-of-the-story.ts'
import { employer, placed, vacancy } from './ground.ts'

let story: Story
let bakery: string

beforeAll(async () => {
  story = await begin({ on: '2026-10-30' })
  bakery = await employer(story)
})

let count = 0

function somebody(): Promise<Enrolled> {
  count += 1
  return participant(story, {
    identity: { familyName: `Vasile${count}`, givenName: 'Ana', bornOn: '1990-05-12', sex: 'F' },
  })
}

async function tasksAbout(person: string, today: string, name: Name = 'elena'): Promise<string[]> {
  const reader = { who: story.who[name], lang: 'ro' as const, today }
  const all = await read(story.engine, story, tx => placementTasks(tx, reader))
  return all.filter(task => task.person?.id === person).map(({ title, due }) => `${due} ${title}`)
}

describe('checks', () => {
  test('come up by themselves, one after the other, and go when they are made', async () => {
    const one = await somebody()
    const { occupancy } = await placed(story, one, await vacancy(story, bakery))
    const before = await tasksAbout(one.person, '2026-03-25')
    const due = await tasksAbout(one.person, '2026-03-26')

    const check = { occupancy, month: '1', checkedOn: '2026-04-03', source: 'employer' }
    await story.perform('elena', checkRetention, check)

    expect(before).toEqual([])
    expect(due).toEqual(['2026-04-02 Mai lucrează? Verificarea după 1 lună'])
    expect(await tasksAbout(one.person, '2026-05-30')).toEqual(['2026-06-02 Mai lucrează? Verificarea după 3 luni'])
    await expect(story.perform('elena', checkRetention, check)).rejects.toMatchObject({ code: 'jobs.checked-already' })
  })

  test('are not made before their day, and an end wants a reason', async () => {
    const one = await somebody()
    const { occupancy } = await placed(story, one, await vacancy(story, bakery))
    const check = { occupancy, month: '3', checkedOn: '2026-06-01', source: 'person' }

    await expect(story.perform('elena', checkRetention, check)).rejects.toMatchObject({
      fields: [{ code: 'jobs.check-is-not-due' }],
    })
    const over = { ...check, checkedOn: '2026-06-02', endedOn: '2026-05-20' }
    await expect(story.perform('elena', checkRetention, over)).rejects.toMatchObject({ fields: [{ path: 'reason' }] })
  })

  test('that find somebody gone end the placement and the outcome with it', async () => {
    const one = await somebody()
    const { occupancy } = await placed(story, one, await vacancy(story, bakery))

    await story.perform('elena', checkRetention, {
      occupancy,
      month: '3',
      checkedOn: '2026-06-04',
      source: 'employer',
      endedOn: '2026-05-20',
      reason: 'resigned',
    })

    const outcomes = await read(story.engine, story, tx => outcomesOf(tx, story.tenant, [one.enrolment]))
    expect(outcomes.map(outcome => outcome.ended_on)).toEqual(['2026-05-20'])
    expect(await tasksAbout(one.person, '2026-06-05')).toEqual([])
  })

  test('are for mediators; for a counsellor only about those she looks after', async () => {
    const other = await story.join({ name: 'Dora Pop', role: 'counsellor', scope: { of: 'tenant' } })
    const one = await somebody()
    await placed(story, one, await vacancy(story, bakery))

    expect(await tasksAbout(one.person, '2026-04-02', 'ioana')).toHaveLength(1)
    const reader = { who: other, lang: 'ro' as const, today: '2026-04-02' }
    expect(await read(story.engine, story, tx => placementTasks(tx, reader))).toEqual([])
  })
})

const term = (plannedEndOn: string) => ({ contract: 'fixed-term', plannedEndOn })

test('a fixed term that ends before the sixth month is talked about a month before it ends', async () => {
  const [short, long] = [await somebody(), await somebody()]
  await placed(story, short, await vacancy(story, bakery), term('2026-08-15'))
  await placed(story, long, await vacancy(story, bakery), term('2026-09-02'))

  const early = 'Contractul se termină în 15.08.2026, înainte de șase luni de lucru: se prelungește?'
  const over = 'Contractul s-a terminat în 15.08.2026, înainte de șase luni de lucru: prelungit sau încheiat?'
  expect(await tasksAbout(short.person, '2026-07-15')).not.toContain(`2026-08-15 ${early}`)
  expect(await tasksAbout(short.person, '2026-07-16')).toContain(`2026-08-15 ${early}`)
  expect(await tasksAbout(short.person, '2026-08-16')).toContain(`2026-08-15 ${over}`)
  expect((await tasksAbout(long.person, '2026-08-20')).join()).not.toContain('Contractul')
})

const renewed = (occupancy: string, more: object) =>
  story.perform('elena', renewContract, { occupancy, signedOn: '2026-08-10', contract: 'fixed-term', ...more })

describe('a fixed term that goes on', () => {
  test('refused: no later than before, without an end, with an end though it has none, signed before the work began, and what has no term', async () => {
    const one = await somebody()
    const { occupancy } = await placed(story, one, await vacancy(story, bakery), term('2026-08-15'))
    const refused = (more: object, path: string) =>
      expect(renewed(occupancy, more)).rejects.toMatchObject({ fields: [{ path }] })

    await refused({ plannedEndOn: '2026-08-15' }, 'plannedEndOn')
    await refused({}, 'plannedEndOn')
    await refused({ contract: 'permanent', plannedEndOn: '2026-12-31' }, 'plannedEndOn')
    await refused({ plannedEndOn: '2026-12-31', signedOn: '2026-03-01' }, 'signedOn')
    await refused({ plannedEndOn: '2026-12-31', signedOn: '2026-10-31' }, 'signedOn')
    const other = await somebody()
    const permanent = await placed(story, other, await vacancy(story, bakery))
    await expect(renewed(permanent.occupancy, { plannedEndOn: '2026-12-31' })).rejects.toMatchObject({
      code: 'jobs.no-term-to-renew',
    })
  })

  test('is the same work, of which nobody is asked any more', async () => {
    const [one, other] = [await somebody(), await somebody()]
    const first = await placed(story, one, await vacancy(story, bakery), term('2026-08-15'))
    const second = await placed(story, other, await vacancy(story, bakery), term('2026-08-15'))

    await renewed(first.occupancy, { plannedEndOn: '2026-12-31' })
    await renewed(second.occupancy, { contract: 'permanent' })

    expect((await tasksAbout(one.person, '2026-08-16')).join()).not.toContain('Contractul')
    expect((await tasksAbout(other.person, '2026-08-16')).join()).not.toContain('Contractul')
    const { text } = await story.as('elena').get(`/app/placements/${first.occupancy}`)
    expect(text).toContain('Determinată')
    expect(text).toContain('02.03.2026')
    expect(text).toContain('31.12.2026')
  })

  test('and ended, is asked of no more either', async () => {
    const one = await somebody()
    const { occupancy } = await placed(story, one, await vacancy(story, bakery), term('2026-08-15'))

    await story.perform('elena', endPlacement, { occupancy, endedOn: '2026-08-15', reason: 'term-over' })

    expect(await tasksAbout(one.person, '2026-08-16')).toEqual([])
    await expect(renewed(occupancy, { plannedEndOn: '2026-12-31' })).rejects.toMatchObject({
      code: 'jobs.work-has-ended',
    })
  })
})

test('six months on an extract of the register is due, and goes when it is here', async () => {
  const one = await somebody()
  const { outcome } = await placed(story, one, await vacancy(story, bakery))
  const extract = '2026-09-16 Extras din registrul salariaților, după șase luni de lucru'
  const before = await tasksAbout(one.person, '2026-09-02')

  await proof(story, one, 'register-extract', {
    claim: 'outcome.employment-market',
    id: outcome,
    datedOn: '2026-09-03',
  })

  expect(before).toContain(extract)
  expect(await tasksAbout(one.person, '2026-09-04')).not.toContain(extract)
})

describe('mediation', () => {
  test('goes from the proposal to the contract, each step once and in its order', async () => {
    const one = await somebody()
    const at = await vacancy(story, bakery)
    const said = { vacancy: at, enrolment: one.enrolment, proposedOn: '2026-04-01', reason: 'Știe munca.' }
    const { answer } = await story.perform('elena', propose, said)
    const { referral } = answer
    const step = (kind: string, on: string, more: object = {}) =>
      story.perform('elena', follow, { referral, kind, on, ...more })

    await step('interview', '2026-04-08')
    await expect(step('sent', '2026-04-09')).rejects.toMatchObject({ fields: [{ code: 'jobs.step-taken-already' }] })
    await expect(step('offer', '2026-04-07')).rejects.toMatchObject({ fields: [{ path: 'on' }] })
    await expect(step('refused', '2026-04-09')).rejects.toMatchObject({ fields: [{ path: 'reason' }] })
    await placed(story, one, at, { beganOn: '2026-04-13', referral })

    await expect(step('offer', '2026-04-20')).rejects.toMatchObject({ code: 'jobs.proposal-is-closed' })
    const { text } = await story.as('elena').get(`/app/referrals/${referral}`)
    expect(text).toMatch(/Propunere .*Interviu .*Angajare/)
  })

  test('may come to nothing, with a reason; then nobody is hired through it', async () => {
    const one = await somebody()
    const at = await vacancy(story, bakery)
    const said = { vacancy: at, enrolment: one.enrolment, proposedOn: '2026-04-01', reason: 'Știe munca.' }
    const { answer } = await story.perform('elena', propose, said)
    const { referral } = answer

    await story.perform('elena', follow, { referral, kind: 'refused', on: '2026-04-02', reason: 'distance' })

    await expect(placed(story, one, at, { referral })).rejects.toMatchObject({
      fields: [{ code: 'jobs.proposal-is-closed' }],
    })
  })

  test('asks only for steps that are still ahead, and the contract starts from what the vacancy says', async () => {
    const one = await somebody()
    const terms = { weeklyHours: 20, contract: 'fixed-term', deadlineOn: '2026-04-10' }
    const at = await vacancy(story, bakery, terms)
    const said = { vacancy: at, enrolment: one.enrolment, proposedOn: '2026-04-01', reason: 'Știe munca.' }
    const { referral } = (await story.perform('elena', propose, said)).answer
    await story.perform('elena', follow, { referral, kind: 'interview', on: '2026-04-08' })

    const proposal = await story.as('elena').get(`/app/referrals/${referral}`)
    const form = await story.as('elena').get(`/app/people/${one.person}/jobs/place?referral=${referral}`)

    expect(proposal.html).not.toMatch(/<option value="(sent|interview)"/)
    expect(proposal.html).toMatch(/<option value="offer".*<option value="refused"/)
    expect(form.html).toMatch(new RegExp(`<option value="${at}" selected`))
    expect(form.html).toMatch(/<option value="fixed-term" selected/)
    expect(form.html).toMatch(/name="weeklyHours"[^>]*value="20"/)
    expect(form.html).toMatch(/name="occupation"[^>]*value="941101"/)
  })

  test('is looked for by an id: anything else in the address is no proposal, and the page of placing asks for nothing else', async () => {
    const one = await somebody()
    const at = await vacancy(story, bakery, { deadlineOn: '2026-04-10' })
    const place = (query: string) => story.as('elena').get(`/app/people/${one.person}/jobs/place?${query}`)

    expect((await place('referral=1')).status).toBe(404)
    const form = await place(`post=${at}`)

    expect(form.status).toBe(200)
    expect(form.html).not.toContain(`<option value="${at}"`)
  })

  test('of one person hires no other', async () => {
    const [one, other] = [await somebody(), await somebody()]
    const at = await vacancy(story, bakery)
    const said = { vacancy: at, enrolment: one.enrolment, proposedOn: '2026-04-01', reason: 'Știe munca.' }
    const { answer } = await story.perform('elena', propose, said)

    await expect(placed(story, other, at, { referral: answer.referral })).rejects.toMatchObject({
      fields: [{ code: 'jobs.another-proposal' }],
    })
  })
})

describe('a better situation at work', () => {
  const before = { contractBefore: 'fixed-term', hoursBefore: 20, contractNow: 'fixed-term', hoursNow: 20 }
  const better = ({ enrolment }: Enrolled, more: object) =>
    story.perform('elena', recordBetterSituation, { enrolment, sinceOn: '2026-05-04', ...before, ...more })

  test('is never pay alone, nor a contract or hours that are no better', async () => {
    const one = await somebody()

    await expect(better(one, { reason: 'pay' })).rejects.toMatchObject({ status: 400 })
    await expect(better(one, { reason: 'stable' })).rejects.toMatchObject({ fields: [{ path: 'contractNow' }] })
    await expect(better(one, { reason: 'hours', hoursNow: 39 })).rejects.toMatchObject({
      fields: [{ path: 'hoursNow' }],
    })
  })

  test.each([
    [{ reason: 'stable', contractNow: 'permanent' }, 'improvement-stable'],
    [{ reason: 'hours', hoursNow: 40 }, 'improvement-hours'],
    [{ reason: 'skills' }, 'improvement-skills'],
    [{ reason: 'promotion' }, 'improvement-promotion'],
  ])('%o is %s', async (more, kind) => {
    const one = await somebody()

    await better(one, more)

    const outcomes = await read(story.engine, story, tx => outcomesOf(tx, story.tenant, [one.enrolment]))
    expect(outcomes.map(outcome => [outcome.kind, outcome.reached_on])).toEqual([[kind, '2026-05-04']])
  })

  test('stands on the page of the person, with what it was and what it is', async () => {
    const one = await somebody()
    await better(one, { reason: 'stable', contractNow: 'permanent', hoursNow: 30 })

    const { text } = await story.as('elena').get(`/app/people/${one.person}/jobs`)

    expect(text).toMatch(
      /De la muncă precară la muncă stabilă 04\.05\.2026 Determinată, 20 h pe săptămână Nedeterminată, 30 h pe săptămână/,
    )
  })
})
