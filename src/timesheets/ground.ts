import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { missing } from '../kernel/problem.ts'
import { may, type Who } from '../kernel/who.ts'
import { parameterOf } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import {
  type ContractRow,
  contractsInScope,
  contractsOf,
  getSheet,
  type LineRow,
  linesOf,
  type SheetRow,
} from './tables.ts'

/** Whoever runs the programme writes for the experts within its scope; everybody else for themselves. */
const writing = (who: Who) => (may(who, 'programme.write') ? 'programme.write' : 'timesheet.write')

/** Whether the asker writes the timesheets of this expert; 404 else. */
export async function canWriteFor(tx: Tx, who: Who, staff: string): Promise<void> {
  if (staff === who.account) return
  const reached = may(who, 'programme.write') ? await contractsInScope(tx, who, 'programme.write') : []
  if (!reached.some(one => one.staff_id === staff)) throw missing('timesheets.no-such-expert')
}

/** What the decision about a line leans on. */
export interface SheetGround {
  sheet: SheetRow
  lines: LineRow[]
  contracts: ContractRow[]
  /** Minutes of one day under all contracts together. */
  most: number
}

/** Of a timesheet that the asker writes; 404 for all others. */
export async function groundOf(tx: Tx, who: Who, id: string): Promise<SheetGround> {
  const sheet = await getSheet(tx, who, writing(who), id)
  await canWriteFor(tx, who, sheet.staff_id)
  const contracts = await contractsOf(tx, who.tenant, sheet.staff_id)
  return {
    sheet,
    contracts,
    lines: await linesOf(tx, who.tenant, id),
    most: await mostMinutes(tx, who.tenant, contracts, sheet.month),
  }
}

/** The smallest limit of the programmes for which the expert works. Source: parameter `timesheet-daily-hours` of their profiles. */
export async function mostMinutes(tx: Tx, tenant: string, contracts: readonly ContractRow[], on: Day): Promise<number> {
  const limits: number[] = []
  for (const programme of new Set(contracts.map(one => one.programme))) {
    const rules = await getRulebook(tx, tenant, programme, on)
    limits.push(parameterOf(rules, 'timesheet-daily-hours') * 60)
  }
  return Math.min(...limits)
}
