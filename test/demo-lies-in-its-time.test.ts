import { describe, expect, test } from 'vitest'
import { momentOf } from '../demo/diary.ts'
import { daysBetween } from '../src/kernel/day.ts'
import { isWorkingDay } from '../src/programme/holidays.ts'
import { tellOn } from './told-story.ts'

describe('the story, whenever it is loaded', () => {
  /** A day of each month, on every weekday, near Easter, Christmas and the New Year. */
  const days = [
    '01-01',
    '02-28',
    '03-14',
    '04-13',
    '05-02',
    '06-30',
    '07-12',
    '08-16',
    '09-01',
    '10-31',
    '11-23',
    '12-27',
  ]
  const stories = days.map(day => tellOn(`2026-${day}`))

  test('lies in the last third of its programme', () => {
    const shares = stories.map(({ day, document: { startsOn, endsOn } }) => {
      return daysBetween(startsOn, day) / daysBetween(startsOn, endsOn)
    })

    expect(Math.min(...shares)).toBeGreaterThan(2 / 3)
    expect(Math.max(...shares)).toBeLessThan(1)
  })

  test('is typed on working days alone, and never later than the day before', () => {
    for (const { day, deeds } of stories) {
      expect(deeds.filter(deed => !isWorkingDay(deed.on))).toEqual([])
      expect(deeds.filter(deed => deed.on >= day)).toEqual([])
    }
  })

  test('is the same story each time it is told', () => {
    const [once, again] = [tellOn('2026-11-23'), tellOn('2026-11-23')].map(({ deeds }) =>
      deeds.map(deed => [momentOf(deed), deed.by, deed.command.kind]),
    )

    expect(once).toEqual(again)
    expect(once?.length).toBeGreaterThan(2500)
  })
})
