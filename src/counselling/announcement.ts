import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { code, day, id, plain, time } from '../kernel/shape.ts'
import { announcementsOf } from './announcement-tables.ts'
import type { AnnouncementRow } from './tables.ts'

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
})
type Announce = z.infer<typeof shape>

/**
 * The calendar is sent to the funder's officer, who may come without a word. What was sent stays; changes are told against it.
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
  decide({ programme, from, to, activities }, before, { who, today }) {
    if (to < from) throw refuseField('to', 'counselling.ends-before-it-begins')
    if (activities.length === 0) throw refuse('counselling.nothing-to-announce')
    const number = (before[0]?.number ?? 0) + 1
    return { programme, number, from_day: from, to_day: to, made_on: today, made_by: who.account, activities }
  },
  async write(fact, rows) {
    await rows.insert('announcement', fact)
    return { number: fact.number }
  },
})
