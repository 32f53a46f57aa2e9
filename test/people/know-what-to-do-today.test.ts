import { beforeEach, describe, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { proposeDecision, signDecision } from '../../src/people/decision.ts'
import { leave } from '../../src/people/exit.ts'
import { recordOutcome } from '../../src/people/outcome.ts'
import { recordSituation } from '../../src/people/situation.ts'
import { tasksFor } from '../../src/people/tasks.ts'
import type { Name, Story } from '../people-of-the-story.ts'
import { begin, type Enrolled, enrolled, participant, proof, proveEligibility, supported } from './ground.ts'

let story: Story

beforeEach(async () => {
  story = await begin()
})

const tasks = async (name: Name = 'ioana', today = '2026-03-16') => {
  const reader = { who: story.who[name], lang: 'ro' as const, today }
  const all = await read(story.engine, story, tx => tasksFor(tx, reader))
  return all.map(({ title, due }) => `${due} ${title}`)
}

const others = async (today: string) => (await tasks('ioana', today)).filter(task => !task.includes('de adus'))

test('nothing to do while there is nobody', async () => {
  expect(await tasks()).toEqual([])
})

test('papers to bring, one line a person, two weeks after the application; gone while they are here and fresh', async () => {
  const maria = await enrolled(story)
  const before = await tasks()

  await proveEligibility(story, maria)

  expect(before).toEqual(['2026-02-16 3 acte de adus'])
  expect(await tasks('ioana', '2026-03-01')).toEqual(['2026-03-04 Decideți asupra cererii'])
  expect(await tasks('ioana', '2026-03-02')).toEqual(['2026-02-16 1 act de adus'])
})

test('a proposal is to be signed by somebody else than who made it', async () => {
  const maria = await enrolled(story)
  await proveEligibility(story, maria)
  await story.perform('ioana', proposeDecision, {
    enrolment: maria.enrolment,
    outcome: 'eligible',
    decidedOn: '2026-02-16',
  })

  const [mine, danBefore] = [await tasks('ioana', '2026-03-01'), await tasks('dan')]
  await story.perform('dan', signDecision, { enrolment: maria.enrolment, decidedOn: '2026-02-16' })

  expect(mine).toEqual([])
  expect(danBefore).toEqual(['2026-02-23 Semnați decizia de eligibilitate'])
  expect(await tasks('dan')).toEqual([])
})

test('people of other colleagues are not my tasks', async () => {
  await enrolled(story)

  expect(await tasks('dan')).toEqual([])
  expect(await tasks('radu')).toEqual([])
})

test('two weeks without support: the exit is to be recorded, or support', async () => {
  const maria = await participant(story)

  expect(await others('2026-03-08')).toEqual([])
  expect(await others('2026-03-09')).toEqual(['2026-03-23 Înregistrați ieșirea sau un sprijin nou'])
  await supported(story, maria, '2026-03-09')
  expect(await others('2026-03-09')).toEqual([])
})

describe('after an exit on 23 February', () => {
  let maria: Enrolled

  beforeEach(async () => {
    maria = await participant(story)
    await story.perform('ioana', leave, { enrolment: maria.enrolment, leftOn: '2026-02-23', reason: 'completed' })
  })

  const call = (on: string) => supported(story, maria, on, { kind: 'follow-up', minutes: 10 })

  test('a call is due after one week, after three, and before the window closes on its 28th day', async () => {
    const first = await others('2026-02-24')
    await call('2026-02-25')
    const [quiet, second] = [await others('2026-03-08'), await others('2026-03-09')]
    await call('2026-03-10')
    story.at('2026-03-30')
    const last = await others('2026-03-16')

    expect(first).toEqual(['2026-03-02 Întrebați cum îi merge, la o săptămână de la ieșire'])
    expect(quiet).toEqual([])
    expect(second).toEqual(['2026-03-16 Întrebați din nou cum îi merge, la trei săptămâni de la ieșire'])
    expect(last).toEqual(['2026-03-23 Înregistrați rezultatele imediate: fereastra se închide'])
    expect(await others('2026-04-10')).toEqual(['2026-03-23 Înregistrați rezultatele imediate: fereastra se închide'])
  })

  test('one call too late is enough for those that were missed', async () => {
    await call('2026-03-16')

    expect(await others('2026-03-16')).toEqual(['2026-03-23 Înregistrați rezultatele imediate: fereastra se închide'])
  })

  test('a job, or a form about how it went, ends the asking until the sixth month comes', async () => {
    const other = await participant(story)
    await story.perform('ioana', leave, { enrolment: other.enrolment, leftOn: '2026-02-23', reason: 'completed' })
    await story.perform('ioana', recordOutcome, {
      enrolment: maria.enrolment,
      kind: 'employment',
      reachedOn: '2026-03-02',
    })
    await story.perform('ioana', recordSituation, {
      enrolment: other.enrolment,
      onDay: '2026-03-03',
      labour: 'inactive',
      educationNow: 'none',
      isced: '2',
    })

    expect(await others('2026-03-20')).toEqual([])
    expect(await others('2026-07-20')).toEqual([
      '2026-07-23 Păstrați legătura: urmează verificarea de la șase luni',
      '2026-07-23 Păstrați legătura: urmează verificarea de la șase luni',
    ])
  })

  test('the six-month check is of that very day: a call a month before does not do', async () => {
    await story.perform('ioana', recordOutcome, {
      enrolment: maria.enrolment,
      kind: 'employment',
      reachedOn: '2026-03-02',
    })
    story.at('2026-09-01')
    await call('2026-07-30')
    const due = await others('2026-08-20')
    await call('2026-08-24')

    expect(due).toEqual(['2026-08-23 Verificați situația la șase luni de la ieșire'])
    expect(await others('2026-09-01')).toEqual([])
  })
})

test('Azi shows them with the person, and the person’s page says the same', async () => {
  const maria = await participant(story)
  await proof(story, maria, 'session-record', { claim: 'participation', datedOn: '2026-02-23' })

  const [azi, page] = [await story.as('ioana').get('/app'), await story.as('ioana').get(`/app/people/${maria.person}`)]

  expect(azi.text).toContain('Lăcătuș Maria GT-0001')
  expect(azi.text).toContain('4 acte de adus')
  expect(azi.text).toContain('Înregistrați ieșirea sau un sprijin nou')
  expect(page.text).toContain('ultimul sprijin a fost luni, 23 februarie 2026')
})
