import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowance, mayStay } from '../../src/training/absence.ts'

const rule = { unexcusedPercent: 10, excusedPercent: 25 }
const hours = (count: number) => count * 60
const stays = (programme: number, missed: { excused?: number; unexcused?: number }) =>
  mayStay(hours(programme), { excused: hours(missed.excused ?? 0), unexcused: hours(missed.unexcused ?? 0) }, rule)

describe('golden case G7: of the hours of the whole programme', () => {
  test.each([
    [720, { unexcused: 72 }, true],
    [720, { unexcused: 73 }, false],
    [720, { excused: 180 }, true],
    [720, { excused: 181 }, false],
    [40, { unexcused: 4 }, true],
    [40, { unexcused: 5 }, false],
  ])('of %i hours, %j missed: may sit the exam is %s', (programme, missed, expected) => {
    expect(stays(programme, missed)).toBe(expected)
  })

  test('both limits may be reached together, and one minute more is too much', () => {
    expect(stays(720, { unexcused: 72, excused: 180 })).toBe(true)
    expect(mayStay(hours(720), { unexcused: hours(72) + 1, excused: 0 }, rule)).toBe(false)
  })
})

test('what may still be missed is exactly what may be missed without being sent away', () => {
  const minutes = fc.integer({ min: 0, max: 60_000 })
  fc.assert(
    fc.property(minutes, minutes, minutes, (programme, excused, unexcused) => {
      const left = allowance(programme, { excused, unexcused }, rule)

      expect(mayStay(programme, { excused, unexcused }, rule)).toBe(left.excused >= 0 && left.unexcused >= 0)
    }),
  )
})
