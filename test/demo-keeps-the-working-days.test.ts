import { describe, expect, test } from 'vitest'
import { addWorkingDays, workingDayFrom, workingDayUntil } from '../demo/calendar.ts'
import { isHoliday, isWorkingDay, orthodoxEaster } from '../src/programme/holidays.ts'

describe('nobody of the demo works on a day off', () => {
  test('Easter is the Orthodox one, whose dates the Church has published', () => {
    expect([2024, 2025, 2026, 2027, 2028].map(orthodoxEaster)).toEqual([
      '2024-05-05',
      '2025-04-20',
      '2026-04-12',
      '2027-05-02',
      '2028-04-16',
    ])
  })

  test('Good Friday, Easter Monday and Whit Monday move with Easter', () => {
    expect(['2026-04-10', '2026-04-13', '2026-06-01', '2025-06-09'].map(isHoliday)).toEqual([true, true, true, true])
  })

  test('a day off counts from the year in which the law made it one', () => {
    expect([isHoliday('2023-01-06'), isHoliday('2024-01-06')]).toEqual([false, true])
    expect([isHoliday('2016-06-01'), isHoliday('2017-06-01')]).toEqual([false, true])
    expect([isHoliday('2017-04-14'), isHoliday('2018-04-06')]).toEqual([false, true])
  })

  test('weekends are days off, and 2 May is not', () => {
    expect([isWorkingDay('2026-03-14'), isWorkingDay('2026-03-15'), isWorkingDay('2025-05-02')]).toEqual([
      false,
      false,
      true,
    ])
  })

  test('the next and the last working day step over Christmas and the New Year', () => {
    expect(workingDayFrom('2025-12-25')).toBe('2025-12-29')
    expect(workingDayUntil('2026-01-02')).toBe('2025-12-31')
    expect(addWorkingDays('2025-12-31', 2)).toBe('2026-01-08')
  })
})
