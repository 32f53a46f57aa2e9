import { addPaper } from '../src/evidence/paper.ts'
import { accept } from '../src/evidence/verdict.ts'
import { addDays, addMonths, type Day } from '../src/kernel/day.ts'
import { recordContract } from '../src/timesheets/contract.ts'
import { addLine } from '../src/timesheets/line.ts'
import { closeMonth, openMonth } from '../src/timesheets/month.ts'
import { propose } from '../src/timesheets/proposal.ts'
import { addWorkingDays, workingDayFrom, workingDayUntil } from './calendar.ts'
import { type Course, entrepreneurship, oivpd } from './courses.ts'
import type { Desk } from './desk.ts'
import { Later } from './later.ts'
import type { Region } from './places.ts'
import type { Name } from './staff.ts'

interface Expert {
  by: Name
  number: string
  position: string
  partner: string
  region?: Region
}

/** Counsellors and the mediator: sessions in every month. */
const experts: readonly Expert[] = [
  { by: 'ioana', number: '11/PS', position: 'Consilier', partner: 'lider', region: 'RO21' },
  { by: 'anca', number: '12/PS', position: 'Consilier', partner: 'partener-sv', region: 'RO41' },
  { by: 'paul', number: '13/PS', position: 'Consilier', partner: 'partener-bi', region: 'RO32' },
  { by: 'elena', number: '14/PS', position: 'Mediator', partner: 'lider' },
]

/** Whoever taught a course, and which one of theirs was the last. */
const trainers: readonly (Expert & { taught: Course; in: Region; since: Task })[] = [
  { by: 'mihai', number: '15/PS', position: 'Formator', partner: 'lider', taught: oivpd, in: 'RO32', since: 'courses' },
  {
    by: 'carmen',
    number: '16/PS',
    position: 'Specialist centru de resurse, lector',
    partner: 'lider',
    region: 'RO21',
    taught: entrepreneurship,
    in: 'RO21',
    since: 'centre',
  },
  {
    by: 'horia',
    number: '17/PS',
    position: 'Specialist centru de resurse, lector',
    partner: 'partener-sv',
    region: 'RO41',
    taught: entrepreneurship,
    in: 'RO41',
    since: 'centre',
  },
]

/** What is worked in a month without sessions. */
type Task = 'courses' | 'centre'
const tasks: Record<Task, readonly { activity: string; hours: number }[]> = {
  courses: [
    { activity: 'Pregătirea seriei următoare: suport de curs și orar', hours: 6 },
    { activity: 'Registrul certificatelor și dosarele cursurilor', hours: 4 },
  ],
  centre: [{ activity: 'Consultații la centrul de resurse', hours: 8 }],
}

/** Whoever has sessions in every month keeps the last ones: the older lie in folders. */
const months = 5

/** How far a month has come: the last one of some waits. */
type Until = 'begun' | 'differs' | 'closed' | 'signed'

/**
 * Contracts, and each month from its first line to its signature. Of the last one, Paul has begun nothing, Elena has typed too few minutes for a session,
 * and Mihai has signed nothing.
 */
export function writeTimesheets(desk: Desk): void {
  const { span } = desk
  const last = addMonths(`${span.lastOn.slice(0, 7)}-01`, -1)
  for (const expert of experts) {
    const contract = writeContract(desk, expert)
    const school = expert.by === 'anca' ? writeContract(desk, expert, 'SC-7') : undefined
    for (let back = months; back >= 0; back -= 1) {
      const month = addMonths(last, -back)
      const lastSession = desk.hours.daysIn(expert.by, month).at(-1)
      if (lastSession === undefined) continue
      if (back > 0) writeMonth(desk, expert, { month, contract, school, lastSession, until: 'signed' })
      else if (expert.by !== 'paul')
        writeMonth(desk, expert, {
          month,
          contract,
          school,
          lastSession,
          until: expert.by === 'elena' ? 'differs' : 'begun',
        })
    }
  }
  for (const trainer of trainers) {
    const contract = writeContract(desk, trainer)
    const taughtOn = trainer.taught.in(trainer.in, span).days
    const taughtIn = [...new Set(taughtOn.map(day => `${day.slice(0, 7)}-01`))].slice(-2)
    for (const month of taughtIn) writeMonth(desk, trainer, { month, contract, lastSession: month, until: 'signed' })
    if (taughtIn.includes(last)) continue
    const until = trainer.by === 'mihai' ? 'closed' : trainer.by === 'carmen' ? 'begun' : 'signed'
    writeMonth(desk, trainer, { month: last, contract, also: tasks[trainer.since], until })
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
  school?: Later | undefined
  /** The last day on which a session was held; left out in a month without any. */
  lastSession?: Day
  also?: readonly { activity: string; hours: number }[]
  until: Until
}

/** Begun when the last sessions of the month are typed, two weeks after it; closed by Lidia, signed and checked in the days that follow. */
function writeMonth(
  desk: Desk,
  { by }: Expert,
  { month, contract, school, lastSession, also = [], until }: Month,
): void {
  const { diary, span, hours } = desk
  const begunOn = workingDayFrom(addDays(addMonths(month, 1), 15))
  const closedOn = addWorkingDays(begunOn, 1)
  if (!span.isPast(begunOn)) return
  const [sheet, closing] = [new Later(), new Later()]
  const reportOn = workingDayUntil(addDays(addMonths(month, 1), -1))
  const type = (line: { contract: Later; hours: number; activity: string; onDay?: Day }, hour: 'checks' | 'exits') =>
    diary.write({
      on: begunOn,
      hour,
      by,
      command: addLine,
      input: () => ({ timesheet: sheet.id, onDay: reportOn, ...line, contract: line.contract.id }),
    })
  diary.write({
    on: begunOn,
    hour: 'papers',
    by,
    command: openMonth,
    input: ({ staff }) => ({ staff: staff[by].account, month }),
    answered: answer => sheet.known(answer.timesheet),
  })
  if (lastSession !== undefined) {
    if (until === 'differs') type({ contract, onDay: lastSession, hours: 0.25, activity: 'Mediere' }, 'checks')
    // What is typed stands for the last session: of a month with no other, nothing is left to propose.
    if (until !== 'differs' || hours.daysIn(by, month).length > 1)
      diary.write({ on: begunOn, hour: 'placements', by, command: propose, input: () => ({ timesheet: sheet.id }) })
  }
  for (const task of also) type({ contract, ...task, onDay: addWorkingDays(month, 4) }, 'exits')
  type({ contract, hours: 2, activity: 'Raportul lunar de activitate' }, 'exits')
  if (school !== undefined) type({ contract: school, hours: 2, activity: 'Ore de curs' }, 'exits')
  if (until === 'begun' || until === 'differs' || !span.isPast(closedOn)) return
  diary.write({
    on: closedOn,
    hour: 'checks',
    by: 'lidia',
    command: closeMonth,
    input: () => ({ timesheet: sheet.id }),
    answered: answer => closing.known(answer.closing),
  })
  if (until === 'signed') writeSignature(desk, by, { sheet, closing, on: addWorkingDays(begunOn, 2) })
}

/** The print comes back signed by both, and Lidia accepts it. */
function writeSignature(
  { diary, span, papers }: Desk,
  by: Name,
  { sheet, closing, on }: { sheet: Later; closing: Later; on: Day },
): void {
  if (!span.isPast(on)) return
  const paper = new Later()
  diary.write({
    on,
    hour: 'papers',
    by,
    command: addPaper,
    input: async () => ({
      kind: 'timesheet',
      template: 'timesheet.v1',
      datedOn: on,
      file: await papers.file('Pontaj semnat'),
      claims: [{ kind: 'timesheet', id: closing.id, subject: sheet.id }],
    }),
    answered: answer => paper.known(answer.paper),
  })
  diary.write({ on, hour: 'checks', by: 'lidia', command: accept, input: () => ({ paper: paper.id }) })
}
