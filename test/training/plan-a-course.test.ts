import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, type Day, weekday } from '../../src/kernel/day.ts'
import { read } from '../../src/kernel/engine.ts'
import { isHoliday } from '../../src/programme/holidays.ts'
import { correctAuthorisation, recordAuthorisation, recordLapse } from '../../src/training/authorisation.ts'
import { firstDayWithout } from '../../src/training/authorised.ts'
import { openCourse } from '../../src/training/course.ts'
import { changeCurriculum, describeCurriculum } from '../../src/training/curriculum.ts'
import { addLesson, cancelLesson, moveLesson } from '../../src/training/lesson.ts'
import { lessonsOf } from '../../src/training/lesson-tables.ts'
import { type Meeting, mostDays, timetable } from '../../src/training/timetable.ts'
import type { Story } from '../people-of-the-story.ts'
import { authorisation, begin, course, courseOf, curriculum, entrepreneurship, paperOf, refusal } from './ground.ts'

let story: Story

beforeAll(async () => {
  story = await begin()
}, 300_000)

describe('a curriculum', () => {
  test.each([
    ['a kind of support that is no training', { supportKind: 'counselling' }, 'training.no-such-kind'],
    ['a qualification for who completes it', { completedKind: 'qualification' }, 'training.trained-is-not-certified'],
    ['a certificate for who completes it', { completedKind: 'certified-oivpd' }, 'training.trained-is-not-certified'],
    ['an outcome that is a state', { completedKind: 'employment' }, 'training.no-such-kind'],
    ['a module without hours', { modules: [{ title: 'Nimic' }] }, 'training.module-without-hours'],
    [
      'a theme that nobody knows',
      { modules: [{ title: 'Temă', theoryHours: 2, theme: 'peace' }] },
      'training.no-such-theme',
    ],
  ])('is refused with %s', async (_, more, code) => {
    expect(await refusal(story, describeCurriculum, { ...entrepreneurship, ...more })).toBe(code)
  })

  test('has its code alone, and stands once a course follows it', { timeout: 300_000 }, async () => {
    const alone = await begin()
    const id = await curriculum(alone)
    const { programme: _, ...content } = entrepreneurship

    expect(await refusal(alone, describeCurriculum, entrepreneurship)).toBe('training.code-taken')
    expect(await refusal(alone, changeCurriculum, { curriculum: id, ...content, title: 'Antreprenoriat' })).toBe('done')
    await course(alone, { authorisation: await authorisation(alone, { curriculum: id }) })
    expect(await refusal(alone, changeCurriculum, { curriculum: id, ...content })).toBe('training.curriculum-in-use')
  })
})

describe('an authorisation', () => {
  let asked: string
  let of: string

  beforeAll(async () => {
    of = await curriculum(story, { code: 'ANTR-A' })
    asked = await authorisation(story, { curriculum: of, number: 'IS-1/2026' })
  }, 300_000)

  test.each([
    ['whose number is known', { number: 'IS-1/2026' }, 'training.number-taken'],
    ['that ends before it begins', { number: 'x', validTo: '2026-01-14' }, 'training.ends-before-it-begins'],
    ['for no county', { number: 'x', county: 'RO21' }, 'training.no-such-county'],
  ])('is refused %s', async (_, more, code) => {
    expect(await refusal(story, recordAuthorisation, { ...paperOf(story), curriculum: of, ...more })).toBe(code)
  })

  test.each([
    ['of hours other than its curriculum', { theoryHours: 30 }, 'training.hours-differ-from-authorisation'],
    ['for another county', { county: 'RO215' }, 'training.not-authorised-in-this-county'],
    ['for other rooms', { rooms: ['Sala 9'] }, 'training.room-not-authorised'],
    ['that begins a day late', { validFrom: '2026-03-03' }, 'training.authorisation-does-not-hold'],
    ['that ends on the day before the exam', { validTo: '2026-03-12' }, 'training.authorisation-does-not-hold'],
  ])('opens no course %s', async (what, more, code) => {
    const other = await authorisation(story, { curriculum: of, number: what, ...more })

    expect(await refusal(story, openCourse, courseOf(story, other))).toBe(code)
  })

  test('opens no course for a trainer who is not on it', async () => {
    const trainer = story.who.dan.account

    expect(await refusal(story, openCourse, { ...courseOf(story, asked), trainer })).toBe(
      'training.trainer-not-authorised',
    )
  })

  test('opens no course over days on which it lapsed, and one that ends before them', async () => {
    const lapsing = await authorisation(story, { curriculum: of, number: 'IS-2/2026' })
    const lapse = { authorisation: lapsing, fromOn: '2026-03-13', untilOn: '2026-03-20', decision: 'Decizia 4' }
    await story.perform('mihai', recordLapse, lapse)
    const asking = { ...courseOf(story, lapsing), code: 'ANTR-LAPSE' }

    expect(await refusal(story, openCourse, asking)).toBe('training.authorisation-does-not-hold')
    expect(await refusal(story, openCourse, { ...asking, examOn: '2026-03-12' })).toBe('done')
  })

  test('is corrected with a reason', async () => {
    const correction = {
      ...paperOf(story),
      number: 'IS-1/2026',
      authorisation: asked,
      places: 14,
      reason: 'Act adițional',
    }

    expect(await refusal(story, correctAuthorisation, correction)).toBe('done')
  })

  test('is planned by trainers and managers alone', async () => {
    expect(await refusal(story, recordAuthorisation, recordAuthorisation.example, 'ioana')).toBe('kernel.not-allowed')
  })
})

test('the first day without an authorisation is found, whatever the lapses', () => {
  const valid = { valid_from: '2026-01-01', valid_to: '2026-12-31' }
  const lapses = [
    { from_on: '2026-06-01', until_on: '2026-06-05' },
    { from_on: '2026-10-01', until_on: null },
  ]
  const first = (from: string, to: string) => firstDayWithout(valid, lapses, from, to)

  expect(first('2026-02-01', '2026-05-31')).toBeUndefined()
  expect(first('2026-02-01', '2026-06-01')).toBe('2026-06-01')
  expect(first('2026-06-03', '2026-07-01')).toBe('2026-06-03')
  expect(first('2026-06-06', '2026-09-30')).toBeUndefined()
  expect(first('2026-11-05', '2026-11-06')).toBe('2026-11-05')
  expect(first('2025-12-31', '2026-01-02')).toBe('2025-12-31')
})

const minutesWithin = (pattern: readonly Meeting[], startsOn: Day) =>
  Array.from({ length: mostDays }, (_, passed) => addDays(startsOn, passed))
    .filter(day => !isHoliday(day))
    .reduce((all, day) => all + (pattern.find(one => one.weekday === weekday(day))?.minutes ?? 0), 0)

describe('the timetable', () => {
  const parts = fc.array(
    fc.record({ theory_minutes: fc.integer({ min: 0, max: 40 }), practice_minutes: fc.integer({ min: 0, max: 40 }) }),
    { minLength: 1, maxLength: 6 },
  )
  const meeting = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), minutes: fc.integer({ min: 1, max: 32 }) })

  test('gives every module exactly its hours, in its order, on days of the pattern that are no holidays', () => {
    fc.assert(
      fc.property(parts, fc.uniqueArray(meeting, { minLength: 1, selector: one => one.weekday }), (quarters, week) => {
        const modules = quarters.map((one, place) => ({
          place,
          theory_minutes: one.theory_minutes * 15,
          practice_minutes: one.practice_minutes * 15,
        }))
        const pattern = week.map(one => ({ weekday: one.weekday, begins: 9 * 60, minutes: one.minutes * 15 }))

        const asked = modules.reduce((all, one) => all + one.theory_minutes + one.practice_minutes, 0)
        fc.pre(asked <= minutesWithin(pattern, '2025-12-22'))

        const planned = timetable(modules, pattern, '2025-12-22')
        for (const { place, theory_minutes, practice_minutes } of modules) {
          const sum = (kind: string) =>
            planned.filter(one => one.module === place && one.kind === kind).reduce((all, one) => all + one.minutes, 0)
          expect([sum('theory'), sum('practice')]).toEqual([theory_minutes, practice_minutes])
        }
        expect(planned.map(one => one.module)).toEqual(planned.map(one => one.module).toSorted((a, b) => a - b))
        expect(planned.filter(one => isHoliday(one.heldOn))).toEqual([])
        for (const day of new Set(planned.map(one => one.heldOn))) {
          const held = planned.filter(one => one.heldOn === day)
          const most = pattern.find(one => held[0]?.begins === one.begins)?.minutes ?? 0
          expect(held.reduce((all, one) => all + one.minutes, 0)).toBeLessThanOrEqual(
            Math.max(most, ...pattern.map(one => one.minutes)),
          )
        }
      }),
      { numRuns: 60 },
    )
  })

  test('is none where three years of the pattern do not hold the hours, and whole where they just do', () => {
    const sundays = [{ weekday: 7, begins: 9 * 60, minutes: 15 }]
    const held = minutesWithin(sundays, '2025-12-22')
    const days = (theory_minutes: number) =>
      timetable([{ place: 0, theory_minutes, practice_minutes: 0 }], sundays, '2025-12-22').length

    expect(days(held)).toBe(held / 15)
    expect(days(held + 15)).toBe(0)
  })

  test(
    'is moved, loses a session and finds its hours again, within the course and without overlap',
    { timeout: 300_000 },
    async () => {
      const alone = await begin()
      const { course: id, lessons } = await course(alone)
      const [first = '', second = ''] = lessons
      const trainer = alone.who.mihai.account
      const at = { trainer, room: 'Sala 1, Iași' }
      const move = (more: object) =>
        refusal(alone, moveLesson, { lesson: first, heldOn: '2026-03-09', begins: '09:00', ...at, ...more })

      expect(await move({ heldOn: '2026-03-13' })).toBe('training.outside-the-course')
      expect(await move({ heldOn: '2026-03-03' })).toBe('training.meetings-overlap')
      expect(await move({ room: 'Sala 9' })).toBe('training.room-not-authorised')
      expect(await move({})).toBe('done')

      expect(await refusal(alone, cancelLesson, { lesson: second })).toBe('done')
      const add = (more: object) =>
        refusal(alone, addLesson, {
          course: id,
          heldOn: '2026-03-10',
          begins: '08:00',
          hours: 8,
          kind: 'theory',
          module: 0,
          ...at,
          ...more,
        })
      expect(await add({ module: 9 })).toBe('training.no-such-module')
      expect(await add({ hours: 9 })).toBe('training.more-than-the-programme')
      expect(await add({})).toBe('done')
      const held = await read(alone.engine, alone.who.mihai, tx => lessonsOf(tx, alone.tenant, id))
      expect(held.reduce((sum, one) => sum + one.minutes, 0)).toBe(40 * 60)
    },
  )
})
