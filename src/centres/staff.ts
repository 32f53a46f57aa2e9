import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { refuseField } from '../kernel/problem.ts'
import { day, hours, id, plain } from '../kernel/shape.ts'
import { accountNames } from '../people/person-tables.ts'
import { type Place, placeOf } from './centre.ts'
import { type Fact, getIn, type StaffRow } from './tables.ts'

const staffShape = z.strictObject({
  centre: id(),
  post: plain(120),
  /** The account of whoever holds it, where they have one. */
  account: z.optional(id()),
  weeklyHours: hours(60),
  since: day(),
})

/** A post at the centre. No name is typed: who holds it is said by the account, or by the decision that is filed as a paper. */
export const addStaff = command<z.infer<typeof staffShape>, Place & { accounts: Map<string, string> }, Fact<StaffRow>>({
  kind: 'centres.add-staff',
  shape: staffShape,
  example: {
    centre: '01930000-0000-7000-8000-000000000001',
    post: 'Consilier pentru economie socială',
    weeklyHours: 40,
    since: '2025-05-12',
  },
  may: 'deliverable.write',
  happenedOn: input => input.since,
  async given(input, { tx, who }) {
    const place = await placeOf(tx, who, 'deliverable.write', input.centre)
    return { ...place, accounts: await accountNames(tx, who.tenant) }
  },
  decide(input, { accounts }) {
    if (input.account !== undefined && !accounts.has(input.account))
      throw refuseField('account', 'centres.no-such-account')
    return {
      id: newId(),
      centre_id: input.centre,
      post: input.post,
      account_id: input.account ?? null,
      weekly_hours: input.weeklyHours,
      since_on: input.since,
      until_on: null,
    }
  },
  async write(staff, rows) {
    await rows.insert('centre_staff', staff)
    return { staff: staff.id, centre: staff.centre_id }
  },
})

const endStaffShape = z.strictObject({ staff: id(), until: day() })

/** Somebody leaves a post: the last day is included. */
export const endStaff = command<z.infer<typeof endStaffShape>, StaffRow, StaffRow & { until_on: string }>({
  kind: 'centres.end-staff',
  shape: endStaffShape,
  example: { staff: '01930000-0000-7000-8000-000000000001', until: '2026-05-29' },
  may: 'deliverable.write',
  happenedOn: input => input.until,
  async given(input, { tx, who }) {
    const staff = await getIn(tx, who.tenant, 'centre_staff', input.staff)
    await placeOf(tx, who, 'deliverable.write', staff.centre_id)
    return staff
  },
  decide({ until }, staff) {
    if (until < staff.since_on) throw refuseField('until', 'centres.ends-before-it-begins', { on: staff.since_on })
    return { ...staff, until_on: until }
  },
  async write({ id: key, centre_id, until_on }, rows) {
    await rows.revise('centre_staff', { id: key }, { until_on })
    return { centre: centre_id }
  },
})
