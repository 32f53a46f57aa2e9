import type { Who } from '../../src/kernel/who.ts'
import { recordContract } from '../../src/timesheets/contract.ts'
import { addLine } from '../../src/timesheets/line.ts'
import { closeMonth, openMonth } from '../../src/timesheets/month.ts'
import type { Story } from '../people-of-the-story.ts'

export interface FurnishedTimesheets {
  /** Open, with one line under this contract. */
  timesheet: string
  line: string
  contract: string
}

interface Work {
  expert: Who
  place: { region: string; partner: string }
  /** The first day of the month. */
  month: string
}

/** The month of an expert, with two hours of preparation. */
export async function furnishTimesheet(story: Story, { expert, place, month }: Work): Promise<FurnishedTimesheets> {
  const { who, performAs: perform } = story
  const { region, partner } = place
  const of = { ...recordContract.example, staff: expert.account, region, partner }
  const contract = String((await perform(who.dan, recordContract, of)).answer.contract)
  const timesheet = String((await perform(expert, openMonth, { staff: expert.account, month })).answer.timesheet)
  const hours = { timesheet, contract, onDay: month, from: '07:00', to: '09:00', activity: 'Pregătirea ședințelor' }
  const line = String((await perform(expert, addLine, hours)).answer.line)
  return { timesheet, line, contract }
}

/** Beside it, a month that is closed and waits for its signatures, and work under a contract with others. */
export async function furnishTimesheets(story: Story, expert: Who): Promise<FurnishedTimesheets & { closed: string }> {
  const place = { region: 'RO21', partner: 'lider' }
  const open = await furnishTimesheet(story, { expert, place, month: '2026-09-01' })
  const { perform, who } = story
  const elsewhere = {
    staff: expert.account,
    number: 'SC-3',
    project: 'Școala Gimnazială',
    outside: true,
    dailyHours: 1,
  }
  const { answer } = await perform('dan', recordContract, { ...recordContract.example, ...place, ...elsewhere })
  const school = { timesheet: open.timesheet, contract: String(answer.contract), onDay: '2026-09-01' }
  await story.performAs(expert, addLine, { ...school, hours: 2, activity: 'Ore de curs' })
  const august = { staff: expert.account, month: '2026-08-01' }
  const closed = String((await story.performAs(expert, openMonth, august)).answer.timesheet)
  const worked = { timesheet: closed, contract: open.contract, onDay: '2026-08-03', hours: 4, activity: 'Raport' }
  await story.performAs(expert, addLine, worked)
  await story.performAs(who.dan, closeMonth, { timesheet: closed })
  return { ...open, closed }
}
