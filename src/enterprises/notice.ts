import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuseField } from '../kernel/problem.ts'
import { day, id, plain } from '../kernel/shape.ts'
import { placeOf, type Place } from './enterprise.ts'
import { type Fact, findIn, type NoticeRow } from './tables.ts'

const changeShape = z.strictObject({
  enterprise: id(),
  says: plain(200),
  changedOn: day(),
  notifiedOn: z.optional(day()),
})
type Change = z.infer<typeof changeShape>

/** A change of statute or board. The employment agency is told within the days of the profile. Source: Law 219/2015, art. 9. */
export const recordChange = command<Change, Place, Fact<NoticeRow>>({
  kind: 'enterprises.record-change',
  shape: changeShape,
  example: { enterprise: '01930000-0000-7000-8000-000000000001', says: 'Sediu nou', changedOn: '2026-01-12' },
  may: 'deliverable.write',
  happenedOn: input => input.changedOn,
  given: (input, { tx, who }) => placeOf(tx, who, 'deliverable.write', input.enterprise),
  decide(input, _, { today }) {
    if (input.changedOn > today) throw refuseField('changedOn', 'programme.lies-ahead')
    const notified = input.notifiedOn ?? null
    if (notified !== null) refuseNoticeDay(notified, input.changedOn, today)
    const { enterprise, says, changedOn } = input
    return { id: newId(), enterprise_id: enterprise, says, changed_on: changedOn, notified_on: notified }
  },
  async write(notice, rows) {
    await rows.insert('change_notice', notice)
    return { notice: notice.id }
  },
})

const notifyShape = z.strictObject({ notice: id(), notifiedOn: day() })

export const notifyChange = command<z.infer<typeof notifyShape>, NoticeRow, { id: string; notifiedOn: Day }>({
  kind: 'enterprises.notify-change',
  shape: notifyShape,
  example: { notice: '01930000-0000-7000-8000-000000000001', notifiedOn: '2026-01-20' },
  may: 'deliverable.write',
  happenedOn: input => input.notifiedOn,
  async given(input, { tx, who }) {
    const notice = await findIn(tx, who.tenant, 'change_notice', input.notice)
    if (!notice) throw missing('enterprises.no-such-notice')
    await placeOf(tx, who, 'deliverable.write', notice.enterprise_id)
    return notice
  },
  decide({ notifiedOn }, notice, { today }) {
    refuseNoticeDay(notifiedOn, notice.changed_on, today)
    return { id: notice.id, notifiedOn }
  },
  async write({ id: key, notifiedOn }, rows) {
    await rows.revise('change_notice', { id: key }, { notified_on: notifiedOn })
    return { notice: key }
  },
})

function refuseNoticeDay(on: Day, changedOn: Day, today: Day): void {
  if (on > today) throw refuseField('notifiedOn', 'programme.lies-ahead')
  if (on < changedOn) throw refuseField('notifiedOn', 'enterprises.ends-before-it-begins')
}
