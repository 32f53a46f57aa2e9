import { createSecretKey, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { momentOf } from '../demo/diary.ts'
import { playDemo } from '../demo/story.ts'
import { daysBetween } from '../src/kernel/day.ts'
import { read } from '../src/kernel/engine.ts'
import { Files } from '../src/kernel/files.ts'
import { isWorkingDay } from '../src/programme/holidays.ts'
import { lastLine } from '../src/results/at-a-moment.ts'
import { engineOn } from './demo-elsewhere.ts'
import { scratchFolder } from './scratch.ts'
import { template } from './template.ts'
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

  /** On the first, somebody gave one session in the month before; on the other, somebody's job began and ended within days of the last one. */
  test.each(['2026-12-01', '2026-12-21'])('comes to its end on %s', { timeout: 600_000 }, async on => {
    const files = new Files(scratchFolder())
    const root = createSecretKey(randomBytes(32))
    await template().make()
    const db = await template().copy()
    const engine = await engineOn({ db, files, root, on })

    const { dan } = await playDemo({ engine })

    expect(await read(engine, dan, tx => lastLine(tx, dan.tenant, 'now'))).toBeGreaterThan(4000)
    await db.close()
  })
})
