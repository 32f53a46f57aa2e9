import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { code, day, id, plain, time } from '../kernel/shape.ts'
import { announcementsOf } from './announcement-tables.ts'
import { saidLast } from './calendar.ts'
import type { Activity, AnnouncementRow } from './tables.ts'

const activity = z.strictObject({
  href: plain(200),
  on: day(),
  from: time(),
  to: time(),
  title: plain(300),
  place: z.optional(plain(200)),
  staff: z.optional(id()),
})

/** Both days included. */
const shape = z.strictObject({
  programme: code(),
  from: day(),
  to: day(),
  activities: z.array(activity).check(z.maxLength(2000)),
  /** Where those open that were announced for other days than these and do not take place then. */
  gone: z.optional(z.array(plain(200)).check(z.maxLength(2000))),
})
type Announce = z.infer<typeof shape>

/**
 * The calendar is sent to the funder's officer, who may come without a word. What was sent stays; changes are told against it.
 * Whatever was announced for these days and is not among the activities any more is taken back, so that a telephone takes it away too.
 * Source: the activity calendar of the funder's manual (annex 21 of POCU).
 */
export const announce = command<Announce, AnnouncementRow[], Omit<AnnouncementRow, 'tenant_id' | 'entry'>>({
  kind: 'counselling.announce',
  shape,
  example: {
    programme: 'o-sansa',
    from: '2026-03-01',
    to: '2026-03-31',
    activities: [
      { href: '/app/sessions/1', on: '2026-03-02', from: '10:00', to: '11:00', title: 'Consiliere', place: 'CRES' },
    ],
  },
  may: 'programme.write',
  final: true,
  given: ({ programme }, { tx, who }) => announcementsOf(tx, who.tenant, programme),
  decide(said, before, { who, today }) {
    const { programme, from, to } = said
    if (to < from) throw refuseField('to', 'counselling.ends-before-it-begins')
    const activities = [...said.activities, ...takenBack(said, before)]
    if (activities.length === 0) throw refuse('counselling.nothing-to-announce')
    const number = (before[0]?.number ?? 0) + 1
    return { programme, number, from_day: from, to_day: to, made_on: today, made_by: who.account, activities }
  },
  async write(fact, rows) {
    await rows.insert('announcement', fact)
    return { number: fact.number }
  },
})

function takenBack({ from, to, activities, gone = [] }: Announce, before: readonly AnnouncementRow[]): Activity[] {
  const said = saidLast(before)
  if (gone.some(href => !said.has(href))) throw refuseField('gone', 'counselling.was-not-announced')
  const here = new Set(activities.map(one => one.href))
  const isGone = ({ href, on }: Activity) => !here.has(href) && (gone.includes(href) || (from <= on && on <= to))
  return [...said.values()].flatMap((one): Activity[] => (!one.gone && isGone(one) ? [{ ...one, gone: true }] : []))
}
