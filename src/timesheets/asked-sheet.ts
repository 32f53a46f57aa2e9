import type { Context } from 'hono'
import type { Tx } from '../kernel/database.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { read } from '../kernel/engine.ts'
import { isId } from '../kernel/ids.ts'
import { missing, Problem } from '../kernel/problem.ts'
import { may, type Who } from '../kernel/who.ts'
import { readerOf } from '../pages/reader.ts'
import type { Asked, Reader } from '../pages/slice.ts'
import { accountNames } from '../people/person-tables.ts'
import { type Difference, differencesIn } from './difference.ts'
import { canWriteFor, mostMinutes } from './ground.ts'
import { type Held, heldBy } from './held-tables.ts'
import { lastOf } from './month.ts'
import {
  type ContractRow,
  contractsOf,
  getSheet,
  type LineRow,
  linesOf,
  type ListedSheet,
  sheetsInSight,
} from './tables.ts'

export type C = Context<Asked>

/** Whoever reads the timesheets of others, else one's own. */
export const reading = (who: Who) => (may(who, 'timesheet.read') ? 'timesheet.read' : 'timesheet.write')

/** Refuses whoever keeps none and reads none. */
export function allowTimesheets(c: C): void {
  const right = reading(c.get('who'))
  if (!may(c.get('who'), right)) throw new Problem(403, 'kernel.not-allowed', { right })
}

export function sheetId(c: C): string {
  const id = c.req.param('timesheet') ?? ''
  if (!isId(id)) throw missing('timesheets.no-such-timesheet')
  return id
}

/** A month with everything that its page shows. */
export interface OpenSheet {
  sheet: ListedSheet
  lines: LineRow[]
  contracts: ContractRow[]
  held: Held[]
  differences: Difference[]
  most: number
  staff: ReadonlyMap<string, string>
  /** The reader writes its lines. */
  writes: boolean
  /** The reader may close it and open it again. */
  closes: boolean
  /** The first day on which it can be closed, while that is to come. */
  closesFrom: Day | undefined
  mayBring: boolean
}

export async function openSheet(c: C): Promise<OpenSheet> {
  allowTimesheets(c)
  const reader = readerOf(c)
  return read(c.get('engine'), reader.who, tx => sheetFor(tx, reader, sheetId(c)))
}

async function sheetFor(tx: Tx, { who, today }: Pick<Reader, 'who' | 'today'>, id: string): Promise<OpenSheet> {
  const [sheet] = await sheetsInSight(tx, who, reading(who), { id })
  if (!sheet) throw missing('timesheets.no-such-timesheet')
  const lines = await linesOf(tx, who.tenant, id)
  const contracts = await contractsOf(tx, who.tenant, sheet.staff_id)
  const held = await heldBy(tx, who.tenant, sheet.staff_id, { from: sheet.month, to: lastOf(sheet.month) })
  const over = addDays(lastOf(sheet.month), 1)
  return {
    sheet,
    lines,
    contracts,
    held,
    differences: differencesIn({ held, lines, contracts }),
    most: await mostMinutes(tx, who.tenant, contracts, sheet.month),
    staff: await accountNames(tx, who.tenant),
    writes: may(who, 'timesheet.write') && (await isThere(canWriteFor(tx, who, sheet.staff_id))),
    closesFrom: over > today ? over : undefined,
    closes:
      may(who, 'evidence.check') &&
      sheet.staff_id !== who.account &&
      (await isThere(getSheet(tx, who, 'evidence.check', id))),
    mayBring: may(who, 'evidence.write') && (await isThere(canWriteFor(tx, who, sheet.staff_id))),
  }
}

/** Whether what is asked for is within reach. */
async function isThere(asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked
    return true
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return false
    throw error
  }
}
