import type { Busy } from '../pages/slice.ts'
import { timeOf } from '../kernel/time-of-day.ts'
import type { Activity } from './tables.ts'

/** Something that somebody may come and see, with everybody in it. */
export interface Gathering extends Activity {
  participants: string[]
  authorisation?: Busy['authorisation']
}

/** Sessions of every slice, as one looks them up in a calendar: by day and hour, each with its colleague, its place and its people. */
export function gatheringsOf(busy: readonly Busy[]): Gathering[] {
  const ours = busy.filter(one => !one.elsewhere)
  const sessions = Map.groupBy(ours, one => `${one.on} ${timeOf(one.fromMinute)} ${one.toMinute} ${one.href}`)
  return [...sessions].toSorted(([a], [b]) => (a < b ? -1 : Number(a > b))).flatMap(([, rows]) => gathering(rows))
}

/** What is announced of it: nobody who takes part. */
export const activityOf = ({ href, on, from, to, title, place, staff }: Gathering): Activity => ({
  href,
  on,
  from,
  to,
  title,
  ...(place !== undefined && { place }),
  ...(staff !== undefined && { staff }),
})

function gathering(rows: readonly Busy[]): Gathering[] {
  const [first] = rows
  if (!first) return []
  const room = rows.find(one => one.kind === 'room')
  const staff = rows.find(one => one.kind === 'staff')?.id
  const place = rows.find(one => one.place !== undefined)?.place ?? room?.id
  const { authorisation } = first
  return [
    {
      href: first.href,
      on: first.on,
      from: timeOf(first.fromMinute),
      to: timeOf(first.toMinute),
      title: first.title,
      ...(place !== undefined && { place }),
      ...(staff !== undefined && { staff }),
      ...(authorisation && { authorisation }),
      participants: rows.flatMap(one => (one.kind === 'participant' ? [one.id] : [])),
    },
  ]
}

export type CalendarChange =
  | { what: 'new'; now: Activity }
  | { what: 'gone'; before: Activity }
  | { what: 'changed'; before: Activity; now: Activity }

/** What an announcement says takes place. */
export const listed = (activities: readonly Activity[]): Activity[] => activities.filter(one => !one.gone)

/** Each activity as it was said last, by where it opens; announcements the last first. */
export function saidLast(announcements: readonly { activities: readonly Activity[] }[]): Map<string, Activity> {
  const said = new Map<string, Activity>()
  for (const one of announcements.toReversed().flatMap(({ activities }) => activities)) said.set(one.href, one)
  return said
}

/** What is otherwise than it was announced, by where each activity opens. */
export function changesSince(announced: readonly Activity[], now: readonly Activity[]): CalendarChange[] {
  const before = listed(announced)
  const known = new Map(before.map(one => [one.href, one]))
  const here = new Set(now.map(one => one.href))
  return [
    ...now.flatMap((one): CalendarChange[] => {
      const said = known.get(one.href)
      if (!said) return [{ what: 'new', now: one }]
      return isSame(said, one) ? [] : [{ what: 'changed', before: said, now: one }]
    }),
    ...before.flatMap((one): CalendarChange[] => (here.has(one.href) ? [] : [{ what: 'gone', before: one }])),
  ]
}

const isSame = (one: Activity, other: Activity): boolean =>
  (['on', 'from', 'to', 'title', 'place', 'staff'] as const).every(key => one[key] === other[key])
