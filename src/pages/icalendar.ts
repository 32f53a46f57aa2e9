import ical, { type ICalCalendar } from 'ical-generator'
import { tzlib_get_ical_block } from 'timezones-ical-library'

export const calendarType = 'text/calendar; charset=utf-8'

/**
 * An empty calendar. The zones of its events come with their rules, so that a program which knows none shows the same hour. Source: RFC
 * 5545, 3.6.5.
 */
export const emptyCalendar = (name: string): ICalCalendar =>
  ical({ name, timezone: { name: null, generator: asked => tzlib_get_ical_block(asked)[0] ?? null } })
