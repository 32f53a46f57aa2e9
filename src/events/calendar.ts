import { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { zone } from '../kernel/day.ts'
import { emptyCalendar } from '../pages/icalendar.ts'
import type { Announced } from './public-tables.ts'

/** How a letter hands an appointment over, and from whom it is. Source: RFC 5546, 3.2.1 and 3.2.5. */
export interface Handing {
  method: 'PUBLISH' | 'CANCEL'
  email: string
}

/**
 * Events as iCalendar, one or all: `address` says where each has its page. An event that was corrected has a higher number,
 * so that a program which has it already takes it anew. Source: RFC 5545, 3.8.7.4. `handing`: for a letter; a file has none.
 */
export function calendarOf(
  name: string,
  events: readonly Announced[],
  address: (event: Announced) => string,
  handing?: Handing,
): string {
  const calendar = emptyCalendar(name)
  if (handing) calendar.method(ICalCalendarMethod[handing.method])
  for (const one of events) {
    calendar.createEvent({
      id: `${one.code}@sansa`,
      sequence: one.changes,
      timezone: zone,
      start: `${one.on}T${one.starts}:00`,
      end: `${one.on}T${one.ends}:00`,
      stamp: `${one.calledOffOn ?? one.movedOn ?? one.publishedOn}T00:00:00Z`,
      status: one.calledOffOn === null ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
      summary: one.title,
      location: one.place,
      url: address(one),
      ...(handing && { organizer: { name: one.organiser, email: handing.email } }),
      ...(one.says !== null && { description: one.says }),
    })
  }
  return calendar.toString()
}
