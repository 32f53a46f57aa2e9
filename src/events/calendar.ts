import ical from 'ical-generator'
import { zone } from '../kernel/day.ts'
import type { Announced } from './public-tables.ts'

export const calendarType = 'text/calendar; charset=utf-8'

/** Events as iCalendar, one or all: `address` says where each has its page. */
export function calendarOf(name: string, events: readonly Announced[], address: (event: Announced) => string): string {
  const calendar = ical({ name, timezone: zone })
  for (const one of events) {
    calendar.createEvent({
      id: `${one.code}@sansa`,
      start: `${one.on}T${one.starts}:00`,
      end: `${one.on}T${one.ends}:00`,
      stamp: `${one.publishedOn}T00:00:00`,
      summary: one.title,
      location: one.place,
      url: address(one),
      ...(one.says !== null && { description: one.says }),
    })
  }
  return calendar.toString()
}
