import { recordContract } from '../../src/timesheets/contract.ts'
import { addLine } from '../../src/timesheets/line.ts'
import { openMonth } from '../../src/timesheets/month.ts'
import type { Name, Story } from '../people-of-the-story.ts'

/** Ioana's contract with the programme, in the North-East. */
export async function contract(story: Story, more: object = {}, name: Name = 'ioana'): Promise<string> {
  const { answer } = await story.perform('dan', recordContract, {
    staff: story.who[name].account,
    programme: 'o-sansa',
    partner: 'punte',
    region: 'RO21',
    number: '47/2026',
    project: 'O șansă pentru fiecare',
    position: 'Consilier',
    dailyHours: 8,
    validFrom: '2025-09-01',
    ...more,
  })
  return String(answer.contract)
}

/** Her work at the school, which is none of the programme. */
export const school = {
  number: 'SC-3',
  project: 'Școala Gimnazială',
  position: 'Profesor',
  outside: true,
  dailyHours: 4,
}

export async function month(story: Story, on = '2026-02-01', name: Name = 'ioana'): Promise<string> {
  const { answer } = await story.perform(name, openMonth, { staff: story.who[name].account, month: on })
  return String(answer.timesheet)
}

export const lineOf = (timesheet: string, contractId: string, more: object = {}) => ({
  timesheet,
  contract: contractId,
  onDay: '2026-02-23',
  from: '09:00',
  to: '10:00',
  activity: 'Pregătirea ședințelor',
  ...more,
})

export async function line(story: Story, timesheet: string, contractId: string, more: object = {}): Promise<string> {
  const { answer } = await story.perform('ioana', addLine, lineOf(timesheet, contractId, more))
  return String(answer.line)
}
