import { ICalEventStatus } from 'ical-generator'
import { zone } from '../kernel/day.ts'
import { emptyCalendar } from '../pages/icalendar.ts'
import { saidLast } from './calendar.ts'
import type { Activity, AnnouncementRow } from './tables.ts'

/**
 * An announcement for a telephone, with those before it, the last first. What an earlier one put there is moved, or taken away, by the same
 * UID under a higher SEQUENCE; what was taken back earlier and is still ahead comes again, for whoever skipped an announcement. Times stay on
 * the clock of Bucharest. Source: RFC 5545, 3.8.1.11 and 3.8.7.4.
 */
export function announcedCalendar(name: string, announcements: readonly AnnouncementRow[]): string {
  const calendar = emptyCalendar(name)
  const [announcement, ...before] = announcements
  if (!announcement) return calendar.toString()
  const { activities, number, made_on } = announcement
  const here = new Set(activities.map(one => one.href))
  const stillGone = [...saidLast(before).values()].filter(one => one.gone && one.on >= made_on && !here.has(one.href))
  for (const one of [...activities, ...stillGone])
    calendar.createEvent({
      id: `${one.href.split('/').at(-1)}@sansa`,
      sequence: number - 1,
      timezone: zone,
      start: `${one.on}T${one.from}:00`,
      end: `${one.on}T${one.to}:00`,
      stamp: new Date(`${made_on}T00:00:00Z`),
      status: one.gone ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      summary: one.title,
      ...(one.place !== undefined && { location: one.place }),
    })
  return calendar.toString()
}

/** Announced for a day to come, and not to take place as it was said: found among what takes place `now` in those days. */
export function notAsSaid(said: Iterable<Activity>, now: readonly Activity[]): string[] {
  const isSo = new Set(now.map(({ href, on }) => `${href} ${on}`))
  return [...said].flatMap(one => (one.gone || isSo.has(`${one.href} ${one.on}`) ? [] : [one.href]))
}
