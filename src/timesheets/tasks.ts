import type { Tx } from '../kernel/database.ts'
import { addDays, addMonths, type Day } from '../kernel/day.ts'
import { may } from '../kernel/who.ts'
import { date, monthName } from '../kernel/words.ts'
import type { Reader, Task } from '../pages/slice.ts'
import { type Difference, differencesIn } from './difference.ts'
import { type Held, heldBy } from './held-tables.ts'
import { firstOf, lastOf } from './month.ts'
import { timesheetPath } from './paths.ts'
import { heldTimes, lineTimes, lineTitle } from './said.ts'
import { type ContractRow, contractsOf, linesOf, type ListedSheet, sheetsInSight } from './tables.ts'
import { words } from './words.ts'

/** Our choice: a month that is over is told for three months; its lines are due within five days of it, its closing within ten. */
const monthsBack = 3
const linesWithin = 5
const closedWithin = 10

/** What this account must do for its own timesheets, and for those that wait to be closed by it. */
export async function timesheetTasks(tx: Tx, reader: Reader): Promise<Task[]> {
  const { who, lang, today } = reader
  const tasks = may(who, 'timesheet.write') ? await ownTasks(tx, reader) : []
  if (!may(who, 'evidence.check')) return tasks
  const text = words(lang).tasks
  for (const sheet of await sheetsInSight(tx, who, 'evidence.check', { openBefore: today }))
    tasks.push({
      title: text.close({ name: sheet.name, month: monthName(lang, sheet.month) }),
      due: addDays(lastOf(sheet.month), closedWithin),
      href: timesheetPath(sheet.id),
    })
  return tasks
}

async function ownTasks(tx: Tx, reader: Reader): Promise<Task[]> {
  const { who, lang, today } = reader
  const contracts = await contractsOf(tx, who.tenant, who.account)
  if (contracts.length === 0) return []
  const first = addMonths(firstOf(today), -monthsBack)
  const held = await heldBy(tx, who.tenant, who.account, { from: first, to: addDays(firstOf(today), -1) })
  const sheets = await sheetsInSight(tx, who, 'timesheet.write', { staff: who.account, since: first })
  const text = words(lang).tasks
  const tasks: Task[] = []
  for (let at = 0; at < monthsBack; at += 1) {
    const on = addMonths(first, at)
    const ofMonth = held.filter(session => firstOf(session.on) === on)
    const sheet = sheets.find(one => one.month === on)
    const due = addDays(lastOf(on), linesWithin)
    if (sheet) tasks.push(...(await tasksOf(tx, reader, { sheet, held: ofMonth, contracts, due })))
    else if (ofMonth.length > 0)
      tasks.push({ title: text.open({ month: monthName(lang, on) }), due, href: timesheetPath('new') })
  }
  return tasks
}

interface OwnMonth {
  sheet: ListedSheet
  held: readonly Held[]
  contracts: readonly ContractRow[]
  due: Day
}

/** One task for each difference, with its session and its line; else what is left to sign. */
async function tasksOf(tx: Tx, { who, lang }: Reader, { sheet, held, contracts, due }: OwnMonth): Promise<Task[]> {
  const lines = await linesOf(tx, who.tenant, sheet.id)
  const href = timesheetPath(sheet.id)
  const differences = differencesIn({ held, lines, contracts })
  if (differences.length > 0) return differences.map(one => ({ title: saidOf(one, lang), due, href }))
  if (sheet.closed_on === null || sheet.brought) return []
  const title = words(lang).tasks.sign({ month: monthName(lang, sheet.month) })
  return [{ title, due: addDays(sheet.closed_on, linesWithin), href }]
}

function saidOf(one: Difference, lang: Reader['lang']): string {
  const text = words(lang).tasks
  if (one.difference === 'no-session')
    return text.noSession({ on: date(one.line.on_day), line: lineTimes(lang, one.line) })
  const session = { on: date(one.session.on), at: heldTimes(one.session), title: one.session.title }
  if (one.difference === 'no-line') return text.noLine(session)
  return text.otherHours({ ...session, line: lineTitle(lang, one.line) })
}
