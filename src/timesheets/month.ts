import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import { addDays, addMonths, type Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { day, id, plain } from '../kernel/shape.ts'
import { differencesIn } from './difference.ts'
import { type Held, heldBy } from './held-tables.ts'
import { canWriteFor } from './ground.ts'
import {
  type ContractRow,
  contractsOf,
  type Fact,
  getSheet,
  type LineRow,
  linesOf,
  type SheetRow,
  sheetsOf,
} from './tables.ts'

const exampleId = '01930000-0000-7000-8000-000000000001'

/** What the signed timesheet proves. */
export const timesheetClaim = 'timesheet'

export const firstOf = (on: Day): Day => `${on.slice(0, 7)}-01`
export const lastOf = (month: Day): Day => addDays(addMonths(month, 1), -1)

/** `month`: any day of it. */
const openShape = z.strictObject({ staff: id(), month: day() })
type OpenMonth = z.infer<typeof openShape>

interface Before {
  contracts: ContractRow[]
  sheets: SheetRow[]
}

/** The timesheet of an expert for a month: one, whatever the number of contracts. */
export const openMonth = command<OpenMonth, Before, Fact<SheetRow>>({
  kind: 'timesheets.open-month',
  shape: openShape,
  example: { staff: exampleId, month: '2026-03-01' },
  may: 'timesheet.write',
  async given({ staff }, { tx, who }) {
    await canWriteFor(tx, who, staff)
    return { contracts: await contractsOf(tx, who.tenant, staff), sheets: await sheetsOf(tx, who.tenant, staff) }
  },
  decide({ staff, month: on }, { contracts, sheets }, { today }) {
    const month = firstOf(on)
    if (month > today) throw refuseField('month', 'timesheets.lies-ahead')
    if (sheets.some(one => one.month === month)) throw refuseField('month', 'timesheets.opened-already')
    const holds = contracts.some(one => one.valid_from <= lastOf(month) && (one.valid_to ?? month) >= month)
    if (!holds) throw refuseField('month', 'timesheets.no-contract-then')
    return {
      id: newId(),
      staff_id: staff,
      month,
      closed_on: null,
      closed_by: null,
      closing_id: null,
      reopened_because: null,
    }
  },
  async write(sheet, rows) {
    await rows.insert('timesheet', sheet)
    return { timesheet: sheet.id }
  },
})

const closeShape = z.strictObject({ timesheet: id() })

interface Whole {
  sheet: SheetRow
  lines: LineRow[]
  contracts: ContractRow[]
  held: Held[]
}

/**
 * A second person closes the month: from then on its lines stand still, and it is printed and signed. Refused while a session has no line,
 * or a line says other hours than its session. Source: sessions, signature lists and timesheets must say the same hours.
 */
export const closeMonth = command<z.infer<typeof closeShape>, Whole, SheetRow>({
  kind: 'timesheets.close-month',
  shape: closeShape,
  example: { timesheet: exampleId },
  may: 'evidence.check',
  given: (input, asking) => wholeOf(input.timesheet, asking),
  decide(_, { sheet, lines, contracts, held }, { who, today }) {
    refuseOwn(sheet, who.account)
    if (sheet.closed_on !== null) throw refuse('timesheets.closed-already')
    if (lastOf(sheet.month) >= today) throw refuse('timesheets.month-is-not-over')
    if (lines.length === 0) throw refuse('timesheets.nothing-in-it')
    const { length: count } = differencesIn({ held, lines, contracts })
    if (count > 0) throw refuse('timesheets.differs-from-sessions', { count })
    return sheet
  },
  async write({ id: sheet }, rows, { who, today, shown }) {
    const closed = { closed_on: today, closed_by: who.account, closing_id: newId() }
    await rows.revise('timesheet', { id: sheet }, closed, shown)
    return { timesheet: sheet, closing: closed.closing_id }
  },
})

const reopenShape = z.strictObject({ timesheet: id(), reason: plain(300) })
type Reopen = z.infer<typeof reopenShape>

/** What was closed is corrected only after a second person has opened it again and said why; whatever was signed proves it no more. */
export const reopenMonth = command<Reopen, SheetRow, Reopen>({
  kind: 'timesheets.reopen-month',
  shape: reopenShape,
  example: { timesheet: exampleId, reason: 'O ședință a fost înregistrată după închidere.' },
  may: 'evidence.check',
  given: (input, { tx, who }) => getSheet(tx, who, 'evidence.check', input.timesheet),
  decide(input, sheet, { who }) {
    refuseOwn(sheet, who.account)
    if (sheet.closed_on === null) throw refuse('timesheets.is-open')
    return input
  },
  async write({ timesheet, reason }, rows, { shown }) {
    const opened = { closed_on: null, closed_by: null, closing_id: null, reopened_because: reason }
    await rows.revise('timesheet', { id: timesheet }, opened, shown)
    return { timesheet }
  },
})

/** The month with all that it is compared with. */
async function wholeOf(asked: string, { tx, who }: Asking): Promise<Whole> {
  const sheet = await getSheet(tx, who, 'evidence.check', asked)
  return {
    sheet,
    lines: await linesOf(tx, who.tenant, sheet.id),
    contracts: await contractsOf(tx, who.tenant, sheet.staff_id),
    held: await heldBy(tx, who.tenant, sheet.staff_id, { from: sheet.month, to: lastOf(sheet.month) }),
  }
}

/** Source: the two signatures of the funder's forms. */
function refuseOwn({ staff_id }: SheetRow, account: string): void {
  if (staff_id === account) throw refuse('timesheets.second-person')
}
