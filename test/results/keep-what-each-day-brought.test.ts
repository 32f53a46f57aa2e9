import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import type { Tx } from '../../src/kernel/database.ts'
import { addDays } from '../../src/kernel/day.ts'
import { count, read } from '../../src/kernel/engine.ts'
import { leaveHousehold } from '../../src/people/household.ts'
import { forgetMove } from '../../src/people/residence.ts'
import { erase } from '../../src/privacy/erasure.ts'
import { recount } from '../../src/results/recount.ts'
import { beginDays, type Days, openDay } from './days.ts'
import { woman } from './woman.ts'

let days: Days

beforeEach(async () => {
  days = await beginDays()
}, 60_000)

test('any day of the past is what the nights kept of it, with those who moved since as they are', async () => {
  const eva = await days.enter('Eva')
  await days.night()
  await days.chronicle.support(eva, '2026-02-02', { minutes: 45 })

  for (const day of ['2026-01-31', '2026-02-02', '2026-03-31']) {
    const { moved, whole } = await days.on(day)
    expect(moved, `on ${day}`).toEqual(whole)
  }
  await days.night()
  await days.night()

  const { moved, whole } = await days.on('2026-02-02')
  expect(moved, 'once the support of Eva is kept').toEqual(whole)
  expect(await days.holds()).toBeUndefined()
})

test('a paper that held six months after the first exit proves nothing six months after the second', async () => {
  const ana = await days.enter('Ana')
  await days.chronicle.leave(ana, '2026-01-12')
  const job = await days.chronicle.outcome(ana, 'employment', '2026-01-20')
  await days.chronicle.prove(ana, { kind: 'outcome.employment', id: job.id }, 'employment-contract', '2026-01-20')
  await days.chronicle.prove(
    ana,
    { kind: 'six-months.employment', id: job.id },
    'register-extract',
    '2026-02-01',
    '2026-08-01',
  )
  for (const kind of ['registration-form', 'privacy-notice', 'no-double-funding', 'session-record'])
    await days.chronicle.prove(ana, { kind: 'participation', id: ana.enrolment }, kind, '2026-01-12')
  await days.chronicle.support(ana, '2026-03-01', { reEntry: true })
  await days.chronicle.leave(ana, '2026-03-01')

  await days.night()

  for (const day of ['2026-02-14', '2026-07-13', '2026-08-31', '2026-09-01', '2026-10-29']) {
    const { moved, whole } = await days.on(day)
    expect(moved, `on ${day}`).toEqual(whole)
  }
  expect(await days.holds()).toBeUndefined()
})

test('a third of an hour in each of three regions is an hour', async () => {
  for (const region of ['RO21', 'RO41', 'RO32']) await days.enter(region, { region }, 20)
  await days.night()

  const { moved } = await days.on(addDays(openDay, -1))

  expect(moved?.find(one => one.code === 'hours')?.claimed).toBe(1)
})

test('thirds of an hour that go one by one to another part leave nothing behind', async () => {
  const people = [await days.enter('Ana', {}, 20), await days.enter('Eva', {}, 20), await days.enter('Ioana', {}, 20)]
  await days.night()
  for (const one of people) {
    await days.chronicle.identify(one, { sex: 'M', bornOn: woman.bornOn })
    await days.night()
  }

  const { kept, live } = await days.behind('2026-03-31')

  expect(kept).toEqual(live)
  expect(await days.holds()).toBeUndefined()
})

test('tenths of an hour that are withdrawn leave a zero, and none below it', async () => {
  const given = []
  for (const region of ['RO21', 'RO41', 'RO32']) {
    const of = await days.chronicle.apply(region, { ...woman, region }, '2026-01-12')
    await days.chronicle.decide(of, '2026-01-12')
    for (const day of ['2026-01-12', '2026-01-13', '2026-01-14'])
      given.push(await days.chronicle.support(of, day, { minutes: 6 }))
  }
  await days.night()
  for (const [at, one] of given.entries()) {
    await days.chronicle.withdraw(one)
    if (at % 3 === 0) await days.night()
  }

  const { kept, live } = await days.behind('2026-07-31')

  expect(kept).toEqual(live)
})

test('hours go with the place of the first record, from the day on which it applied', async () => {
  const ana = await days.chronicle.apply('Ana', { ...woman, region: 'RO41' }, '2026-03-10')
  const second = await days.chronicle.apply('Ana', woman, '2026-01-12')
  await days.chronicle.decide(second, '2026-01-12')
  for (const [at, minutes] of [20, 50, 100, 70, 10, 40].entries())
    await days.chronicle.support(second, addDays('2026-01-12', at), { minutes })
  await days.chronicle.pool(second, ana)
  await days.night()

  for (const day of ['2026-03-09', '2026-03-10']) {
    const { kept, live } = await days.behind(day)
    expect(kept, `on ${day}`).toEqual(live)
  }
  expect(await days.holds()).toBeUndefined()
})

test('whoever has moved out is not counted with those who stayed, nor their new home twice', async () => {
  const [stays, left, other] = [await days.enter('Ana'), await days.enter('Maria'), await days.enter('Ioana')]
  await days.chronicle.live(left, stays)
  await days.trial.dan(leaveHousehold, { person: left.person })
  await days.chronicle.live(left, other)
  await days.night()

  await days.chronicle.support(stays, '2026-02-02')

  expect(await days.trends(true)).toEqual(await days.trends(false))
  expect((await days.on('2026-03-31')).moved).toEqual((await days.on('2026-03-31')).whole)
  await days.trial.dan(leaveHousehold, { person: left.person })
  expect(await days.trends(true)).toEqual(await days.trends(false))
})

test('whoever shares a home with the second record of somebody moves nothing of the first', async () => {
  const [first, second] = [await days.enter('Ana'), await days.enter('Ana')]
  const [lives, elsewhere] = [await days.enter('Maria'), await days.enter('Ioana')]
  await days.chronicle.live(elsewhere, first)
  await days.chronicle.live(lives, second)
  await days.chronicle.pool(second, first)
  await days.night()

  await days.chronicle.support(lives, '2026-02-02')

  const found = await recount(days.trial.story.engine, days.trial.story)
  expect(found.map(one => [one.state, one.off])).toEqual([['equal', []]])
  expect(await days.trends(true)).toEqual(await days.trends(false))
  for (const day of ['2026-02-02', addDays(openDay, -1)]) {
    const { moved, whole } = await days.on(day)
    expect(moved, `on ${day}`).toEqual(whole)
  }
})

test('whoever moves to a city after entry stays rural; where the domicile at entry was wrong, it is put right', async () => {
  const [ana, eva] = [await days.enter('Ana'), await days.enter('Eva')]
  for (const one of [ana, eva]) await days.chronicle.move(one, 3)
  const rural = async () => (await days.on('2026-06-30')).whole.find(one => one.code === 'EECO17')?.claimed
  const both = await rural()

  await days.chronicle.move(ana, 1, '2026-05-10')
  await days.night()
  await days.chronicle.move(ana, 2, '2026-06-01')
  const moved = await rural()
  await days.chronicle.move(eva, 1)

  expect([both, moved, await rural()]).toEqual([2, 2, 1])
  for (const movedOn of ['2026-05-10', '2026-06-01']) await days.trial.dan(forgetMove, { person: ana.person, movedOn })
  expect(await rural()).toBe(0)
  for (const day of ['2026-02-02', '2026-05-10', '2026-06-30']) {
    const { moved: kept, whole } = await days.on(day)
    expect(kept, `on ${day}`).toEqual(whole)
  }
})

test('whoever is erased stays in the days that were kept, and in those kept after it', async () => {
  const sara = await days.enter('Sara')
  await days.chronicle.answer(sara, 'minority', 'yes', '2026-01-12')
  days.trial.story.at('2026-11-02')
  await days.night()

  await days.trial.story.perform('ana', erase, { person: sara.person })

  expect(await days.holds()).toBeUndefined()
  await days.night()
  expect(await days.holds()).toBeUndefined()
  const { moved, whole, sealedMoved } = await days.on('2026-02-02')
  expect([moved, sealedMoved]).toEqual([whole, true])
})

const sealedDays = (tx: Tx) =>
  sql<{ days: number }>`select count(*)::int as days from day_total where sealed`.execute(tx)

test('what days brought to special categories is read by the counter alone', async () => {
  const sara = await days.enter('Sara')
  await days.chronicle.answer(sara, 'minority', 'yes', '2026-01-12')
  days.trial.story.at('2026-11-02')
  await days.night()
  const { engine } = days.trial.story

  const readers = await read(engine, days.trial.story, sealedDays)

  expect(readers.rows).toEqual([{ days: 0 }])
  expect((await count(engine, days.trial.story, sealedDays)).rows[0]?.days).toBeGreaterThan(0)
})
