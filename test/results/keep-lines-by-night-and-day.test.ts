import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { type Job, workOff } from '../../src/kernel/job.ts'
import { nightWorks } from '../../src/night.ts'
import { importProfile } from '../../src/programme/rules-command.ts'
import { headDigest, keptDays } from '../../src/results/day-kept.ts'
import { totalsSum } from '../../src/results/day-totals.ts'
import { recount } from '../../src/results/recount.ts'
import { beginDays, type Days, openDay } from './days.ts'
import { movedAndWhole } from './moved-and-whole.ts'
import { esfplus } from './trial.ts'

let days: Days

beforeEach(async () => {
  days = await beginDays()
}, 60_000)

const noFailure = (_: Job, error: unknown) => {
  throw error
}

test('what was known at a line is counted from the nearest one that is kept', async () => {
  const { engine } = days.trial.story
  const eva = await days.enter('Eva')
  await days.night()
  const first = (await days.keptAt()).last
  await days.chronicle.support(eva, '2026-02-02', { minutes: 45 })
  const between = (await days.keptAt()).last
  await days.enter('Ana')
  await days.night()
  const second = (await days.keptAt()).last

  const lines = await read(engine, days.trial.story, async tx => {
    const asked = await days.asked(tx)
    const at = async (entry: number) => (await keptDays(tx, asked, { entry }))?.line
    return [await at(first - 1), await at(between), await at(second - 1), await at(second)]
  })
  expect(lines).toEqual([first, first, second, second])
  for (const entry of [first - 1, first, between, second - 1]) {
    const elsewhere = { programme: 'proba', open: openDay, day: '2026-03-31', known: { entry } }
    const { moved, whole } = await movedAndWhole(engine, days.trial.story, elsewhere)
    expect(moved, `as known at ${entry}`).toEqual(whole)
  }
})

test('as known on the open day at a line that is nearer to the end than to what is kept, and at one that is not', async () => {
  const { engine } = days.trial.story
  const eva = await days.enter('Eva')
  await days.night()
  const { last: kept } = await days.keptAt()
  for (const on of ['2026-02-02', '2026-02-03', '2026-02-04']) await days.chronicle.support(eva, on)
  const { last } = await days.keptAt()

  for (const entry of [kept + 1, last - 1, last]) {
    const elsewhere = { programme: 'proba', open: openDay, day: openDay, known: { entry } }
    const { moved, whole } = await movedAndWhole(engine, days.trial.story, elsewhere)
    expect(moved, `as known at ${entry}`).toEqual(whole)
  }
})

test('a moment that is asked about again is what the facts say, after another command and after the minute', async () => {
  const [eva, ana] = [await days.enter('Eva'), await days.enter('Ana')]
  await days.night()
  const asExpected = async (when: string) => {
    for (const day of ['2026-02-02', '2026-03-31']) {
      const { moved, whole } = await days.on(day)
      expect(moved, `${when}, on ${day}`).toEqual(whole)
    }
    expect([when, await days.trends(true)]).toEqual([when, await days.trends(false)])
  }

  await days.chronicle.support(eva, '2026-02-02', { minutes: 45 })
  await asExpected('after a command')
  await days.chronicle.support(ana, '2026-02-01', { minutes: 30 })
  await asExpected('after another')
  for (let one = 0; one < 10; one++) await days.enter(`Maria ${one}`)
  await asExpected('before the minute is over')
  await days.minute()
  await asExpected('when it is')
  await days.chronicle.support(eva, '2026-02-05', { minutes: 15 })
  await asExpected('after one more')
})

test('by day, those whom commands touched are kept before they are many, and a few are left', async () => {
  const eva = await days.enter('Eva')
  await days.night()
  const atNight = await days.keptAt()
  await days.chronicle.support(eva, '2026-02-02', { minutes: 45 })

  await days.minute()
  const ofOne = await days.keptAt()
  for (let one = 0; one < 10; one++) await days.enter(`Ana ${one}`)
  await days.minute()
  const ofMany = await days.keptAt()

  expect([ofOne.kept, ofMany.kept]).toEqual([atNight.kept, ofMany.last])
  expect(ofOne.last).toBeGreaterThan(ofOne.kept)
  await days.chronicle.support(eva, '2026-02-03', { minutes: 30 })
  const { moved, whole } = await days.on('2026-02-03')
  expect(moved).toEqual(whole)
  expect(await days.holds()).toBeUndefined()
})

test('once the rules have changed, everything is kept anew within the minute', async () => {
  await days.enter('Eva')
  await days.night()
  const { windows, version, ...profile } = esfplus()
  const immediateDays = { ...windows.immediateDays, value: windows.immediateDays.value + 1 }
  const before = await days.whatAnswers()
  await days.trial.dan(importProfile, { ...profile, version: version + 1, windows: { ...windows, immediateDays } })
  const changed = await days.whatAnswers()

  await days.minute()
  await workOff(days.trial.story.engine, nightWorks(), noFailure, new AbortController().signal)

  expect([before, changed, await days.whatAnswers()]).toEqual([
    { copy: true, days: true },
    { copy: false, days: false },
    { copy: true, days: true },
  ])
  const { moved, whole } = await days.on('2026-02-02')
  expect(moved).toEqual(whole)
})

test('hours of a kind of support whose hours the profile leaves out are none', async () => {
  await days.enter('Eva')
  const hours = async () => (await days.on('2026-02-02')).whole.find(one => one.code === 'hours')?.claimed
  const before = await hours()
  const { supports, version, ...profile } = esfplus()
  const left = supports.map(one => Object.assign(one, { inHours: one.inHours && one.code !== 'counselling' }))

  await days.trial.dan(importProfile, { ...profile, version: version + 1, supports: left })

  expect([before, await hours()]).toEqual([1, 0])
})

test('where nothing is kept, after a recount or of a new organisation, it is within the minute', async () => {
  await days.enter('Eva')
  const before = await days.whatAnswers()

  await days.minute()
  await workOff(days.trial.story.engine, nightWorks(), noFailure, new AbortController().signal)
  const begun = await days.whatAnswers()
  await recount(days.trial.story.engine, days.trial.story)
  days.trial.story.at('2026-10-31')
  await days.minute()
  await workOff(days.trial.story.engine, nightWorks(), noFailure, new AbortController().signal)

  expect([before, begun]).toEqual([
    { copy: false, days: false },
    { copy: true, days: true },
  ])
  expect((await days.whatAnswers()).days).toBe(true)
})

test('planted violation: a day that was changed by hand is named, and a recount puts it right', async () => {
  await days.enter('Eva')
  await days.night()
  const before = await days.holds()

  const { db } = days.trial.story.engine
  await sql`update day_total set claimed = claimed + 1 where indicator = 'hours'`.execute(db.kysely)

  expect(before).toBeUndefined()
  expect((await days.holds())?.says).toContain('proba')
  await recount(days.trial.story.engine, days.trial.story)
  await days.night()
  const { moved, whole } = await days.on('2026-02-02')
  expect([await days.holds(), moved]).toEqual([undefined, whole])
})

test('planted violation: a day that is no part of its month any more is named, though all sums are signed anew', async () => {
  await days.enter('Eva')
  await days.night()
  const { story } = days.trial
  const before = await days.holds()
  const asked = await read(story.engine, story, tx => days.asked(tx))
  const { kysely } = story.engine.db

  await sql`update day_total set claimed = claimed + 1 where indicator = 'hours' and span = 'day' and not sealed`.execute(
    kysely,
  )
  await sql`update day_kept set totals_sum = ${totalsSum(asked)} where programme = 'proba' and not sealed`.execute(
    kysely,
  )
  await sql`update day_kept set digest = ${headDigest(asked)} where programme = 'proba' and not sealed`.execute(kysely)

  expect(before).toBeUndefined()
  expect((await days.holds())?.says).toContain('hours')
})

test('a day long after the beginning is a few sums: whole years and months before it', async () => {
  const eva = await days.enter('Eva')
  const { story } = days.trial
  story.at('2027-03-10')
  for (const on of ['2026-11-20', '2026-12-31', '2027-01-01', '2027-01-31', '2027-02-01', '2027-03-02'])
    await days.chronicle.support(eva, on, { minutes: 30 })
  await days.night()

  for (const on of ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-30', '2027-01-31', '2027-02-01', '2027-03-02']) {
    const elsewhere = { programme: 'proba', open: '2027-03-10', day: on, known: 'now' } as const
    const { moved, whole } = await movedAndWhole(story.engine, story, elsewhere)
    expect(moved).toEqual(whole)
  }
  const { rows } = await sql<{ span: string }>`select distinct span from day_total order by span`.execute(
    story.engine.db.kysely,
  )
  expect(rows.map(({ span }) => span)).toEqual(['day', 'month', 'year'])
})

test('planted violation: what was changed by hand between two quarters, with its sum, is not signed anew', async () => {
  const eva = await days.enter('Eva')
  await days.chronicle.support(eva, '2026-02-02', { minutes: 45 })
  await days.night()
  const { db } = days.trial.story.engine
  const hours = (day: string, more: number) =>
    sql`update day_total set claimed = claimed + ${more} where indicator = 'hours' and day = ${day}`.execute(db.kysely)
  await hours('2026-01-12', 1)
  await hours('2026-02-02', -1)
  const asked = await read(days.trial.story.engine, days.trial.story, tx => days.asked(tx))
  await sql`update day_kept set totals_sum = ${totalsSum(asked)} where programme = 'proba' and not sealed`.execute(
    db.kysely,
  )

  const changed = (await days.holds())?.says
  for (let one = 0; one < 10; one++) await days.enter(`Ana ${one}`)
  await days.minute()

  expect(changed).toContain('proba')
  expect((await days.holds())?.says).toBe(changed)
  await days.night()
  expect(await days.holds()).toBeUndefined()
})
