import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { addDays } from '../../src/kernel/day.ts'
import { read } from '../../src/kernel/engine.ts'
import { createdPosts, type Holding, holdingsOf } from '../../src/jobs/occupancy-tables.ts'
import { endPlacement } from '../../src/jobs/placement-end.ts'
import { postFigures } from '../../src/jobs/post-figures.ts'
import { begin, participant } from '../people/ground.ts'
import type { Story } from '../people-of-the-story.ts'
import { enterprise, placed, post } from './ground.ts'

const rules = { fullTimeHours: 40, gapDays: 30, months: 6 }

let story: Story

beforeAll(async () => {
  story = await begin({ on: '2026-12-02' })
})

const asOf = (day: string, more: object = {}) =>
  read(story.engine, story, async tx => ({
    created: (await createdPosts(tx, story.tenant, 'o-sansa', day)).length,
    ...postFigures(await holdingsOf(tx, { tenant: story.tenant, programme: 'o-sansa', created: true }), day, {
      ...rules,
      ...more,
    }),
  }))

test('G12: three posts, four people, three held, two and a half full-time, two of three people kept, all three posts', async () => {
  const ses = await enterprise(story)
  const job = (reachedOn: string) => post(story, { enterprise: ses, reachedOn })
  const person = (familyName: string) =>
    participant(story, { identity: { familyName, givenName: 'Ana', bornOn: '1990-05-12', sex: 'F' } })
  const [j1, j2, j3] = [await job('2026-02-01'), await job('2026-03-01'), await job('2026-03-16')]
  // Everybody entered on 23 February: A is hired before, as in P13, and is supported from that day on.
  const a = await placed(story, await person('Adam'), j1, { beganOn: '2026-02-01' })
  await placed(story, await person('Creanga'), j2, { beganOn: '2026-03-01', weeklyHours: 20 })
  await placed(story, await person('Dima'), j3, { beganOn: '2026-03-16' })
  await story.perform('elena', endPlacement, { occupancy: a.occupancy, endedOn: '2026-05-15', reason: 'resigned' })
  await placed(story, await person('Barbu'), j1, { beganOn: '2026-06-01' })

  expect(await asOf('2026-09-30')).toEqual({
    created: 3,
    filled: 3,
    hired: 4,
    occupied: 3,
    fullTime: 2.5,
    keptPeople: { due: 3, kept: 2 },
    keptPosts: { due: 3, kept: 3 },
  })
  expect((await asOf('2026-12-01')).keptPeople).toEqual({ due: 4, kept: 3 })
  expect((await asOf('2026-09-30', { gapDays: 15 })).keptPosts).toEqual({ due: 3, kept: 2 })
  expect((await asOf('2026-09-30', { gapDays: 16 })).keptPosts).toEqual({ due: 3, kept: 3 })
  expect(await asOf('2026-05-20')).toMatchObject({ hired: 3, occupied: 2, fullTime: 1.5 })
})

test('a refill never makes a second post, whatever happens to it', () => {
  const day = fc.integer({ min: 0, max: 900 })
  const stretch = fc.record({
    post: fc.integer({ min: 1, max: 4 }),
    holder: fc.integer({ min: 1, max: 6 }),
    from: day,
    days: day,
  })
  const holding = stretch.map(({ post: at, holder, from, days }): Holding => ({
    post: `post-${at}`,
    holder: `holder-${holder}`,
    beganOn: addDays('2025-01-01', from),
    endedOn: days > 800 ? null : addDays('2025-01-01', from + days),
    weeklyHours: 40,
  }))
  fc.assert(
    fc.property(fc.array(holding, { maxLength: 12 }), day, (holdings, at) => {
      const on = addDays('2025-01-01', at)
      const figures = postFigures(holdings, on, rules)
      const begun = holdings.filter(one => one.beganOn <= on)

      expect(figures.filled).toBe(new Set(begun.map(one => one.post)).size)
      expect(figures.occupied).toBeLessThanOrEqual(figures.filled)
      expect(figures.keptPosts.kept).toBeLessThanOrEqual(figures.keptPosts.due)
      expect(figures.keptPosts.due).toBeLessThanOrEqual(figures.filled)
      const again = postFigures([...holdings].toReversed(), on, rules)
      expect(again).toEqual(figures)
    }),
  )
})

test('posts are listed as people count: the tenth after the second', async () => {
  for (const code of ['SES-9-10', 'SES-9-2', 'SES-9-1']) await post(story, { code })

  const { text } = await story.as('dan').get('/app/posts')

  expect(text.match(/SES-9-\d+/g)).toEqual(['SES-9-1', 'SES-9-2', 'SES-9-10'])
})
