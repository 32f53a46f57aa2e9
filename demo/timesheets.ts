import { addPaper } from '../src/evidence/paper.ts'
import { accept } from '../src/evidence/verdict.ts'
import { addDays, addMonths, type Day } from '../src/kernel/day.ts'
import { recordContract } from '../src/timesheets/contract.ts'
import { addLine } from '../src/timesheets/line.ts'
import { closeMonth, openMonth } from '../src/timesheets/month.ts'
import { propose } from '../src/timesheets/proposal.ts'
import { addWorkingDays, workingDayFrom, workingDayUntil } from './calendar.ts'
import type { Desk } from './desk.ts'
import { Later } from './later.ts'

/** Who keeps timesheets in the story, and where. */
const experts = [
  { by: 'ioana', number: '11/PS', position: 'Consilier', partner: 'lider', region: 'RO21' },
  { by: 'anca', number: '12/PS', position: 'Consilier', partner: 'partener-sv', region: 'RO41' },
  { by: 'paul', number: '13/PS', position: 'Consilier', partner: 'partener-bi', region: 'RO32' },
  { by: 'elena', number: '14/PS', position: 'Mediator', partner: 'lider', region: undefined },
] as const

type Expert = (typeof experts)[number]

/** The story keeps its last months: the older ones lie in folders. */
const months = 5

/** How far a month has come: the last one of some waits. */
type Until = 'begun' | 'closed' | 'signed'

/** Contracts, and each month from its first line to its signature; of the last one, Paul has begun nothing and Elena has signed nothing. */
export function writeTimesheets(desk: Desk): void {
  const { span } = desk
  const last = addMonths(`${span.lastOn.slice(0, 7)}-01`, -1)
  for (const expert of experts) {
    const contract = writeContract(desk, expert)
    const school = expert.by === 'anca' ? writeContract(desk, expert, 'SC-7') : undefined
    for (let back = months; back >= 0; back -= 1) {
      const month = addMonths(last, -back)
      if (!desk.hours.hasDaysIn(expert.by, month)) continue
      if (back > 0) writeMonth(desk, expert, { month, contract, school, until: 'signed' })
      else if (expert.by !== 'paul')
        writeMonth(desk, expert, { month, contract, school, until: expert.by === 'elena' ? 'closed' : 'begun' })
    }
  }
}

function writeContract({ diary, span }: Desk, expert: Expert, outside?: string): Later {
  const contract = new Later()
  const { by, partner, region, position } = expert
  diary.write({
    on: span.day(0),
    hour: 'reports',
    by: 'dan',
    command: recordContract,
    input: ({ staff }) => ({
      staff: staff[by].account,
      programme: 'o-sansa',
      partner,
      region,
      number: outside ?? expert.number,
      project: outside === undefined ? 'O șansă pentru fiecare' : 'Școala Gimnazială „Exemplu”',
      position: outside === undefined ? position : 'Profesor',
      dailyHours: outside === undefined ? 8 : 2,
      outside: outside !== undefined,
      validFrom: span.startsOn,
    }),
    answered: answer => contract.known(answer.contract),
  })
  return contract
}

interface Month {
  month: Day
  contract: Later
  school: Later | undefined
  until: Until
}

/** Begun when the last sessions of the month are typed, two weeks after it; closed by Lidia, signed and checked in the days that follow. */
function writeMonth(desk: Desk, { by }: Expert, { month, contract, school, until }: Month): void {
  const { diary, span, papers } = desk
  const begunOn = workingDayFrom(addDays(addMonths(month, 1), 15))
  const closedOn = addWorkingDays(begunOn, 1)
  const signedOn = addWorkingDays(begunOn, 2)
  if (!span.isPast(begunOn)) return
  const [sheet, closing, paper] = [new Later(), new Later(), new Later()]
  diary.write({
    on: begunOn,
    hour: 'lessons',
    by,
    command: openMonth,
    input: ({ staff }) => ({ staff: staff[by].account, month }),
    answered: answer => sheet.known(answer.timesheet),
  })
  diary.write({ on: begunOn, hour: 'placements', by, command: propose, input: () => ({ timesheet: sheet.id }) })
  const reportOn = workingDayUntil(addDays(addMonths(month, 1), -1))
  const activity = 'Raportul lunar de activitate'
  const report = () => ({ timesheet: sheet.id, contract: contract.id, onDay: reportOn, hours: 2, activity })
  diary.write({ on: begunOn, hour: 'exits', by, command: addLine, input: report })
  if (school !== undefined) {
    const lesson = () => ({
      timesheet: sheet.id,
      contract: school.id,
      onDay: reportOn,
      hours: 2,
      activity: 'Ore de curs',
    })
    diary.write({ on: begunOn, hour: 'exits', by, command: addLine, input: lesson })
  }
  if (until === 'begun' || !span.isPast(closedOn)) return
  diary.write({
    on: closedOn,
    hour: 'checks',
    by: 'lidia',
    command: closeMonth,
    input: () => ({ timesheet: sheet.id }),
    answered: answer => closing.known(answer.closing),
  })
  if (until === 'closed' || !span.isPast(signedOn)) return
  diary.write({
    on: signedOn,
    hour: 'papers',
    by,
    command: addPaper,
    input: async () => ({
      kind: 'timesheet',
      template: 'timesheet.v1',
      datedOn: signedOn,
      file: await papers.file('Pontaj semnat'),
      claims: [{ kind: 'timesheet', id: closing.id, subject: sheet.id }],
    }),
    answered: answer => paper.known(answer.paper),
  })
  diary.write({ on: signedOn, hour: 'checks', by: 'lidia', command: accept, input: () => ({ paper: paper.id }) })
}
