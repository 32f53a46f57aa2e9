import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import type { Tx } from '../../src/kernel/database.ts'
import { addDays } from '../../src/kernel/day.ts'
import { count, read } from '../../src/kernel/engine.ts'
import { type Job, workOff } from '../../src/kernel/job.ts'
import { nightWorks } from '../../src/night.ts'
import { leaveHousehold } from '../../src/people/household.ts'
import { erase } from '../../src/privacy/erasure.ts'
import { importProfile } from '../../src/programme/rules-command.ts'
import { getRulebook } from '../../src/programme/tables.ts'
import { copyOf } from '../../src/results/copy.ts'
import { keptDays } from '../../src/results/day-kept.ts'
import { totalsSum } from '../../src/results/day-totals.ts'
import { marksOf } from '../../src/results/marks.ts'
import { keepUp, passNight } from '../../src/results/open-day.ts'
import { daysHold, recount } from '../../src/results/recount.ts'
import { trendOf } from '../../src/results/trend.ts'
import { Chronicle, type Enrolled } from './chronicle.ts'
import { explained, ofBoth } from './explained.ts'
import { movedAndWhole } from './moved-and-whole.ts'
import { adopt, beginTrial, esfplus, type Trial } from './trial.ts'

let trial: Trial
let chronicle: Chronicle

const woman = { sex: 'F', region: 'RO21', bornOn: '1990-05-12', labour: 'unemployed', months: 18, isced: '2' } as const
const openDay = '2026-10-30'

beforeEach(async () => {
  trial = await beginTrial(openDay)
  await adopt(trial)
  chronicle = new Chronicle(trial)
}, 60_000)

async function enter(name: string, more: Partial<{ region: string }> = {}, minutes = 60): Promise<Enrolled> {
  const of = await chronicle.apply(name, { ...woman, ...more }, '2026-01-12')
  await chronicle.decide(of, '2026-01-12')
  await chronicle.support(of, '2026-01-12', { minutes })
  return of
}

const noFailure = (_: Job, error: unknown) => {
  throw error
}

const night = () => passNight(trial.story.engine, trial.story)

/** Whether the copy of the open day, and what is kept of each day, answer under the rules of that day. */
const whatAnswers = () =>
  read(trial.story.engine, trial.story, async tx => {
    const rules = await getRulebook(tx, trial.story.tenant, 'proba', openDay)
    const asked = { tenant: trial.story.tenant, programme: 'proba', rules, day: openDay }
    return { copy: (await copyOf(tx, asked)) !== undefined, days: (await keptDays(tx, asked, 'now')) !== undefined }
  })

/** The line as known at which days are kept, and the last one. */
const keptAt = () =>
  read(trial.story.engine, trial.story, async tx => {
    const { rows } = await sql<{ kept: number; last: number }>`
      select max(k.entry)::float8 as kept, h.entry as last from day_line k join journal_head h on h.tenant_id = k.tenant_id
      where k.programme = 'proba' group by h.entry`.execute(tx)
    return rows[0] ?? { kept: 0, last: 0 }
  })

const holds = () => count(trial.story.engine, trial.story, tx => daysHold(tx, trial.story.tenant, trial.story.engine))

/** From what is kept, and from the facts alone; the same, unless something is wrong. */
const on = (day: string) =>
  movedAndWhole(trial.story.engine, trial.story, { programme: 'proba', open: openDay, day, known: 'now' })

/** What each indicator had at the ends of the quarters: from what is kept, or from the facts. */
const trends = (fromDays: boolean) =>
  read(trial.story.engine, trial.story, async tx => {
    const rules = await getRulebook(tx, trial.story.tenant, 'proba', openDay)
    const asked = { tenant: trial.story.tenant, programme: 'proba', rules, day: openDay }
    const said: Record<string, number[]> = {}
    for (const marked of marksOf(asked).flatMap(unit => unit.marked)) {
      const value = { indicator: marked.indicator, cells: [], claimed: 0, proven: 0 }
      const kept = fromDays ? await keptDays(tx, asked, 'now') : undefined
      const points = await trendOf(tx, asked, marked, { value, startsOn: '2025-01-01', known: 'now', kept })
      said[marked.indicator.code] = points.map(point => point.value)
    }
    return said
  })

test('any day of the past is what the nights kept of it, with those who moved since as they are', async () => {
  const eva = await enter('Eva')
  await night()
  await chronicle.support(eva, '2026-02-02', { minutes: 45 })

  for (const day of ['2026-01-31', '2026-02-02', '2026-03-31']) {
    const { moved, whole } = await on(day)
    expect(moved, `on ${day}`).toEqual(whole)
  }
  await night()
  await night()

  const { moved, whole } = await on('2026-02-02')
  expect(moved, 'once the support of Eva is kept').toEqual(whole)
  expect(await holds()).toBeUndefined()
})

test('what was known at a line is counted from the nearest one that is kept', async () => {
  const { engine, tenant } = trial.story
  const eva = await enter('Eva')
  await night()
  const first = (await keptAt()).last
  await chronicle.support(eva, '2026-02-02', { minutes: 45 })
  const between = (await keptAt()).last
  await enter('Ana')
  await night()
  const second = (await keptAt()).last

  const lines = await read(engine, trial.story, async tx => {
    const asked = { tenant, programme: 'proba', rules: await getRulebook(tx, tenant, 'proba', openDay), day: openDay }
    const at = async (entry: number) => (await keptDays(tx, asked, { entry }))?.line
    return [await at(first - 1), await at(between), await at(second - 1), await at(second)]
  })
  expect(lines).toEqual([first, first, second, second])
  for (const entry of [first - 1, first, between, second - 1]) {
    const elsewhere = { programme: 'proba', open: openDay, day: '2026-03-31', known: { entry } }
    const { moved, whole } = await movedAndWhole(engine, trial.story, elsewhere)
    expect(moved, `as known at ${entry}`).toEqual(whole)
  }
})

test('by day, those whom commands touched are kept before they are many, and a few are left', async () => {
  const eva = await enter('Eva')
  await night()
  const atNight = await keptAt()
  await chronicle.support(eva, '2026-02-02', { minutes: 45 })

  await keepUp(trial.story.engine, trial.story)
  const ofOne = await keptAt()
  for (let one = 0; one < 10; one++) await enter(`Ana ${one}`)
  await keepUp(trial.story.engine, trial.story)
  const ofMany = await keptAt()

  expect([ofOne.kept, ofMany.kept]).toEqual([atNight.kept, ofMany.last])
  expect(ofOne.last).toBeGreaterThan(ofOne.kept)
  await chronicle.support(eva, '2026-02-03', { minutes: 30 })
  const { moved, whole } = await on('2026-02-03')
  expect(moved).toEqual(whole)
  expect(await holds()).toBeUndefined()
})

test('once the rules have changed, everything is kept anew within the minute', async () => {
  await enter('Eva')
  await night()
  const { windows, version, ...profile } = esfplus()
  const immediateDays = { ...windows.immediateDays, value: windows.immediateDays.value + 1 }
  const before = await whatAnswers()
  await trial.dan(importProfile, { ...profile, version: version + 1, windows: { ...windows, immediateDays } })
  const changed = await whatAnswers()

  await keepUp(trial.story.engine, trial.story)
  await workOff(trial.story.engine, nightWorks(), noFailure, new AbortController().signal)

  expect([before, changed, await whatAnswers()]).toEqual([
    { copy: true, days: true },
    { copy: false, days: false },
    { copy: true, days: true },
  ])
  const { moved, whole } = await on('2026-02-02')
  expect(moved).toEqual(whole)
})

test('where nothing is kept, after a recount or of a new organisation, it is within the minute', async () => {
  await enter('Eva')
  const before = await whatAnswers()

  await keepUp(trial.story.engine, trial.story)
  await workOff(trial.story.engine, nightWorks(), noFailure, new AbortController().signal)
  const begun = await whatAnswers()
  await recount(trial.story.engine, trial.story)
  trial.story.at('2026-10-31')
  await keepUp(trial.story.engine, trial.story)
  await workOff(trial.story.engine, nightWorks(), noFailure, new AbortController().signal)

  expect([before, begun]).toEqual([
    { copy: false, days: false },
    { copy: true, days: true },
  ])
  expect((await whatAnswers()).days).toBe(true)
})

test('a paper that held six months after the first exit proves nothing six months after the second', async () => {
  const ana = await enter('Ana')
  await chronicle.leave(ana, '2026-01-12')
  const job = await chronicle.outcome(ana, 'employment', '2026-01-20')
  await chronicle.prove(ana, { kind: 'outcome.employment', id: job.id }, 'employment-contract', '2026-01-20')
  await chronicle.prove(
    ana,
    { kind: 'six-months.employment', id: job.id },
    'register-extract',
    '2026-02-01',
    '2026-08-01',
  )
  for (const kind of ['registration-form', 'privacy-notice', 'no-double-funding', 'session-record'])
    await chronicle.prove(ana, { kind: 'participation', id: ana.enrolment }, kind, '2026-01-12')
  await chronicle.support(ana, '2026-03-01', { reEntry: true })
  await chronicle.leave(ana, '2026-03-01')

  await night()

  for (const day of ['2026-02-14', '2026-07-13', '2026-08-31', '2026-09-01', '2026-10-29']) {
    const { moved, whole } = await on(day)
    expect(moved, `on ${day}`).toEqual(whole)
  }
  expect(await holds()).toBeUndefined()
})

test('a third of an hour in each of three regions is an hour', async () => {
  for (const region of ['RO21', 'RO41', 'RO32']) await enter(region, { region }, 20)
  await night()

  const { moved } = await on(addDays(openDay, -1))

  expect(moved?.find(one => one.code === 'hours')?.claimed).toBe(1)
})

/** What stands behind each number, from what is kept of each day and from the facts. */
async function behind(day: string) {
  const asking = { programme: 'proba', day, known: 'now' } as const
  const [kept, live] = [
    await explained(trial.story.engine, trial.story, { ...asking, from: 'days' }),
    await explained(trial.story.engine, trial.story, { ...asking, from: 'facts' }),
  ]
  return { kept: kept ?? {}, live: ofBoth(live ?? {}, kept ?? {}) }
}

test('thirds of an hour that go one by one to another part leave nothing behind', async () => {
  const people = [await enter('Ana', {}, 20), await enter('Eva', {}, 20), await enter('Ioana', {}, 20)]
  await night()
  for (const one of people) {
    await chronicle.identify(one, { sex: 'M', bornOn: woman.bornOn })
    await night()
  }

  const { kept, live } = await behind('2026-03-31')

  expect(kept).toEqual(live)
  expect(await holds()).toBeUndefined()
})

test('tenths of an hour that are withdrawn leave a zero, and none below it', async () => {
  const given = []
  for (const region of ['RO21', 'RO41', 'RO32']) {
    const of = await chronicle.apply(region, { ...woman, region }, '2026-01-12')
    await chronicle.decide(of, '2026-01-12')
    for (const day of ['2026-01-12', '2026-01-13', '2026-01-14'])
      given.push(await chronicle.support(of, day, { minutes: 6 }))
  }
  await night()
  for (const [at, one] of given.entries()) {
    await chronicle.withdraw(one)
    if (at % 3 === 0) await night()
  }

  const { kept, live } = await behind('2026-07-31')

  expect(kept).toEqual(live)
})

test('hours go with the place of the first record, from the day on which it applied', async () => {
  const ana = await chronicle.apply('Ana', { ...woman, region: 'RO41' }, '2026-03-10')
  const second = await chronicle.apply('Ana', woman, '2026-01-12')
  await chronicle.decide(second, '2026-01-12')
  for (const [at, minutes] of [20, 50, 100, 70, 10, 40].entries())
    await chronicle.support(second, addDays('2026-01-12', at), { minutes })
  await chronicle.pool(second, ana)
  await night()

  for (const day of ['2026-03-09', '2026-03-10']) {
    const { kept, live } = await behind(day)
    expect(kept, `on ${day}`).toEqual(live)
  }
  expect(await holds()).toBeUndefined()
})

test('whoever has moved out is not counted with those who stayed, nor their new home twice', async () => {
  const [stays, left, other] = [await enter('Ana'), await enter('Maria'), await enter('Ioana')]
  await chronicle.live(left, stays)
  await trial.dan(leaveHousehold, { person: left.person })
  await chronicle.live(left, other)
  await night()

  await chronicle.support(stays, '2026-02-02')

  expect(await trends(true)).toEqual(await trends(false))
  expect((await on('2026-03-31')).moved).toEqual((await on('2026-03-31')).whole)
  await trial.dan(leaveHousehold, { person: left.person })
  expect(await trends(true)).toEqual(await trends(false))
})

test('whoever shares a home with the second record of somebody moves nothing of the first', async () => {
  const [first, second] = [await enter('Ana'), await enter('Ana')]
  const [lives, elsewhere] = [await enter('Maria'), await enter('Ioana')]
  await chronicle.live(elsewhere, first)
  await chronicle.live(lives, second)
  await chronicle.pool(second, first)
  await night()

  await chronicle.support(lives, '2026-02-02')

  const found = await recount(trial.story.engine, trial.story)
  expect(found.map(one => [one.state, one.off])).toEqual([['equal', []]])
  expect(await trends(true)).toEqual(await trends(false))
  for (const day of ['2026-02-02', addDays(openDay, -1)]) {
    const { moved, whole } = await on(day)
    expect(moved, `on ${day}`).toEqual(whole)
  }
})

test('whoever is erased stays in the days that were kept, and in those kept after it', async () => {
  const sara = await enter('Sara')
  await chronicle.answer(sara, 'minority', 'yes', '2026-01-12')
  trial.story.at('2026-11-02')
  await night()

  await trial.story.perform('ana', erase, { person: sara.person })

  expect(await holds()).toBeUndefined()
  await night()
  expect(await holds()).toBeUndefined()
  const { moved, whole, sealedMoved } = await on('2026-02-02')
  expect([moved, sealedMoved]).toEqual([whole, true])
})

const sealedDays = (tx: Tx) =>
  sql<{ days: number }>`select count(*)::int as days from day_total where sealed`.execute(tx)

test('what days brought to special categories is read by the counter alone', async () => {
  const sara = await enter('Sara')
  await chronicle.answer(sara, 'minority', 'yes', '2026-01-12')
  trial.story.at('2026-11-02')
  await night()
  const { engine } = trial.story

  const readers = await read(engine, trial.story, sealedDays)

  expect(readers.rows).toEqual([{ days: 0 }])
  expect((await count(engine, trial.story, sealedDays)).rows[0]?.days).toBeGreaterThan(0)
})

test('planted violation: a day that was changed by hand is named, and a recount puts it right', async () => {
  await enter('Eva')
  await night()
  const before = await holds()

  const { db } = trial.story.engine
  await sql`update day_total set claimed = claimed + 1 where indicator = 'hours'`.execute(db.kysely)

  expect(before).toBeUndefined()
  expect((await holds())?.says).toContain('proba')
  await recount(trial.story.engine, trial.story)
  await night()
  const { moved, whole } = await on('2026-02-02')
  expect([await holds(), moved]).toEqual([undefined, whole])
})

test('planted violation: what was changed by hand between two quarters, with its sum, is not signed anew', async () => {
  const eva = await enter('Eva')
  await chronicle.support(eva, '2026-02-02', { minutes: 45 })
  await night()
  const { db } = trial.story.engine
  const hours = (day: string, more: number) =>
    sql`update day_total set claimed = claimed + ${more} where indicator = 'hours' and day = ${day}`.execute(db.kysely)
  await hours('2026-01-12', 1)
  await hours('2026-02-02', -1)
  const rules = await read(trial.story.engine, trial.story, tx => getRulebook(tx, trial.story.tenant, 'proba', openDay))
  const asked = { tenant: trial.story.tenant, programme: 'proba', rules, day: openDay }
  await sql`update day_kept set totals_sum = ${totalsSum(asked)} where programme = 'proba' and not sealed`.execute(
    db.kysely,
  )

  const changed = (await holds())?.says
  for (let one = 0; one < 10; one++) await enter(`Ana ${one}`)
  await keepUp(trial.story.engine, trial.story)

  expect(changed).toContain('proba')
  expect((await holds())?.says).toBe(changed)
  await night()
  expect(await holds()).toBeUndefined()
})
