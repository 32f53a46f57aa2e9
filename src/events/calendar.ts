import { zone } from '../kernel/day.ts'
import { emptyCalendar } from '../pages/icalendar.ts'
import type { Announced } from './public-tables.ts'

/**
 * Events as iCalendar, one or all: `address` says where each has its page. An event that was corrected has a higher number,
 * so that a program which has it already takes it anew. Source: RFC 5545, 3.8.7.4.
 */
export function calendarOf(name: string, events: readonly Announced[], address: (event: Announced) => string): string {
  const calendar = emptyCalendar(name)
  for (const one of events) {
    calendar.createEvent({
      id: `${one.code}@sansa`,
      sequence: one.changes,
      timezone: zone,
      start: `${one.on}T${one.starts}:00`,
      end: `${one.on}T${one.ends}:00`,
      stamp: `${one.publishedOn}T00:00:00Z`,
      summary: one.title,
      location: one.place,
      url: address(one),
      ...(one.says !== null && { description: one.says }),
    })
  }
  return calendar.toString()
}
