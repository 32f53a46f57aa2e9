import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  ageOn,
  completedMonthsBetween,
  dayOf,
  daysBetween,
  endOfDay,
  findDay,
  isDay,
  today,
  weekday,
} from '../../src/kernel/day.ts'

const days = fc
  .integer({ min: -60_000, max: 60_000 })
  .map(n => Temporal.PlainDate.from('2000-01-01').add({ days: n }).toString())

describe('What is no day is refused', () => {
  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '14.03.2026',
    '0999-01-01',
    '',
    '2026-01-01T00:00Z',
  ])('%j', text => {
    expect(isDay(text)).toBe(false)
  })

  test('a day that the calendar lacks cannot be made', () => {
    expect(findDay(2026, 2, 31)).toBeUndefined()
    expect(() => dayOf(2026, 2, 31)).toThrow(RangeError)
  })

  test('nothing is reckoned from a text that is no day', () => {
    expect(() => addDays('14.03.2026', 1)).toThrow(RangeError)
    expect(() => addMonths('2026-02-30', 1)).toThrow(RangeError)
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
  })
})

describe('Reckoning agrees with an independent calendar', () => {
  test('adding days, and counting them back', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -40_000, max: 40_000 }), (day, n) => {
        const later = addDays(day, n)

        expect(later).toBe(Temporal.PlainDate.from(day).add({ days: n }).toString())
        expect(daysBetween(day, later)).toBe(n)
      }),
    )
  })

  test('adding months', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -500, max: 500 }), (day, n) => {
        expect(addMonths(day, n)).toBe(Temporal.PlainDate.from(day).add({ months: n }).toString())
      }),
    )
  })

  test('completed months are the most that can be added', () => {
    fc.assert(
      fc.property(days, days, (one, other) => {
        const [from, to] = [one, other].sort() as [string, string]

        const months = completedMonthsBetween(from, to)

        expect(addMonths(from, months) <= to).toBe(true)
        expect(addMonths(from, months + 1) > to).toBe(true)
      }),
    )
  })

  test('age counts the birthdays that have been', () => {
    fc.assert(
      fc.property(days, days, (one, other) => {
        const [born, day] = [one, other].sort() as [string, string]
        const birth = Temporal.PlainDate.from(born)
        const birthdays = Array.from({ length: 400 }, (_, n) =>
          birth.with({ year: birth.year + n + 1, day: 1 }).add({ days: birth.day - 1 }),
        )

        const had = birthdays.filter(birthday => birthday.toString() <= day).length

        expect(ageOn(born, day)).toBe(had)
      }),
      { numRuns: 50 },
    )
  })

  test('the day of an instant in Bucharest, and the instant at which a day is over', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1980-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        instant => {
          const local = Temporal.Instant.from(instant.toISOString()).toZonedDateTimeISO('Europe/Bucharest')

          const day = today(instant)

          expect(day).toBe(local.toPlainDate().toString())
          expect(endOfDay(day)).toBe(
            new Date(local.startOfDay().add({ days: 1 }).startOfDay().epochMilliseconds).toISOString(),
          )
        },
      ),
    )
  })

  test('the day of the week', () => {
    fc.assert(
      fc.property(days, day => {
        expect(weekday(day)).toBe(Temporal.PlainDate.from(day).dayOfWeek)
      }),
    )
  })
})

describe('The days that rules turn on', () => {
  test('six months after 31 August is the end of February', () => {
    expect(addMonths('2025-08-31', 6)).toBe('2026-02-28')
    expect(addMonths('2023-08-31', 6)).toBe('2024-02-29')
    expect(addMonths('2026-03-31', 6)).toBe('2026-09-30')
  })

  test('four weeks after leaving is the 28th day', () => {
    expect(addDays('2026-03-31', 28)).toBe('2026-04-28')
    expect(addDays('2026-05-29', 28)).toBe('2026-06-26')
  })

  test('who was born on 29 February has the birthday of a common year on 1 March', () => {
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17)
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18)
    expect(ageOn('2008-02-29', '2028-02-28')).toBe(19)
    expect(ageOn('2008-02-29', '2028-02-29')).toBe(20)
  })

  test('an age is complete on the birthday, not the day before', () => {
    expect(ageOn('1970-09-16', '2025-09-15')).toBe(54)
    expect(ageOn('1969-09-15', '2025-09-15')).toBe(56)
    expect(ageOn('2026-01-01', '2025-12-31')).toBe(-1)
  })

  test('twelve months are complete on the same date of the next year', () => {
    expect(completedMonthsBetween('2024-09-15', '2025-09-14')).toBe(11)
    expect(completedMonthsBetween('2024-09-15', '2025-09-15')).toBe(12)
    expect(completedMonthsBetween('2025-09-15', '2024-09-15')).toBe(0)
  })

  test('a day of 23 hours, one of 25, and a midnight that never was', () => {
    expect(endOfDay('2026-03-28')).toBe('2026-03-28T22:00:00.000Z')
    expect(endOfDay('2026-03-29')).toBe('2026-03-29T21:00:00.000Z')
    expect(endOfDay('2026-10-24')).toBe('2026-10-24T21:00:00.000Z')
    expect(endOfDay('2026-10-25')).toBe('2026-10-25T22:00:00.000Z')
    // In 1994 clocks went from Saturday 24:00 straight to 01:00.
    expect(endOfDay('1994-03-26')).toBe('1994-03-26T22:00:00.000Z')
  })

  test('late in the evening in UTC it is already the next day in Bucharest', () => {
    expect(today('2026-03-31T20:59:59.999Z')).toBe('2026-03-31')
    expect(today('2026-03-31T21:00:00.000Z')).toBe('2026-04-01')
  })
})
