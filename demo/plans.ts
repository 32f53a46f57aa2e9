import { concludeCall, appointScorer, openCall, publishRanking } from '../src/enterprises/call.ts'
import { decideEntry, enterCall } from '../src/enterprises/call-entry.ts'
import { declareInterest, scoreEntry } from '../src/enterprises/call-score.ts'
import { setPlan, writePlan } from '../src/enterprises/plan.ts'
import { addLine } from '../src/enterprises/plan-line.ts'
import { submitPlan } from '../src/enterprises/plan-version.ts'
import type { AnyCommand, Answer } from '../src/kernel/command.ts'
import { addWorkingDays } from './calendar.ts'
import type { Desk } from './desk.ts'
import type { Hour } from './diary.ts'
import { Later } from './later.ts'
import type { Name } from './staff.ts'

/** The month in which the competition is held: both enterprises of the story are ideas then, and are founded a month later. */
const heldIn = 6

const competing = ['SES-2', 'SES-4'] as const

/** What each sells in an ordinary month, and what its first machines cost. */
const figures = {
  'SES-2': { sales: 1_400_000, machines: 9_000_000 },
  'SES-4': { sales: 1_900_000, machines: 14_000_000 },
}

const texts = {
  idea: 'Lucrăm pentru magazine și pensiuni din zonă, care aduc astăzi marfa de departe.',
  people: 'Cinci oameni, din care trei nu au mai avut un loc de muncă cu contract.',
  market: 'Douăsprezece magazine și opt pensiuni au spus că ar cumpăra; doi concurenți vând în oraș.',
  offer: 'Lucruri făcute la comandă, în cantități mici, la prețul pieței.',
  work: 'Într-un spațiu închiriat de la primărie, cu mașini cumpărate din subvenție.',
  'social-aim': 'Locuri de muncă pentru oameni care trăiesc din venit minim.',
  risks: 'Dacă un cumpărător mare pleacă, vindem și la târg.',
}

/** Two plans in one competition, from the first line to the ranking; the weaver scored high by both, the other by a hair less. */
export function writePlans(desk: Desk, records: ReadonlyMap<string, Later>): void {
  const { diary, span } = desk
  const call = new Later()
  const typed = (
    by: Name,
    nth: number,
    hour: Hour,
    command: AnyCommand,
    input: () => object,
    answered?: (answer: Answer) => void,
  ) =>
    diary.write({
      on: addWorkingDays(span.day(heldIn, 4), nth),
      hour,
      by,
      command,
      input,
      ...(answered && { answered }),
    })
  typed(
    'dan',
    0,
    'deliverables',
    openCall,
    () => ({
      ...openCall.example,
      programme: 'o-sansa',
      opensOn: span.day(heldIn, 4),
      closesOn: addWorkingDays(span.day(heldIn, 4), 6),
      places: 1,
      reserve: 1,
      appealDays: 3,
    }),
    answer => call.known(answer.call),
  )
  for (const [at, account] of (['sorin', 'tudora'] as const).entries())
    diary.write({
      on: addWorkingDays(span.day(heldIn, 4), 1 + at),
      hour: 'deliverables',
      by: 'dan',
      command: appointScorer,
      input: ({ staff }) => ({ call: call.id, account: staff[account].account }),
    })
  for (const [at, code] of competing.entries()) {
    const enterprise = () => ({ enterprise: records.get(code)?.id ?? '' })
    const entry = new Later()
    const { sales, machines } = figures[code]
    typed('dan', 1, 'applications', setPlan, () => ({
      ...enterprise(),
      startsOn: span.day(heldIn + 2),
      opening: 500_000,
      cautious: { lessIncome: 20, moreCosts: 10, delay: 3 },
      hopeful: { moreIncome: 10, lessCosts: 0 },
    }))
    typed('dan', 2, 'applications', writePlan, () => ({
      ...enterprise(),
      sections: Object.entries(texts).map(([section, says]) => ({ code: section, says })),
    }))
    const lines = [
      { kind: 'income', title: 'Comenzi', amount: sales, from: 3, growth: 8 },
      { kind: 'cost', title: 'Materiale, chirie, salarii', amount: Math.round(sales * 0.8), from: 1 },
      { kind: 'investment', title: 'Mașini', amount: machines, from: 1 },
      { kind: 'subsidy', title: 'Subvenție', amount: machines + 3 * sales, from: 1 },
    ]
    for (const line of lines) typed('dan', 3, 'applications', addLine, () => ({ ...enterprise(), ...line }))
    typed('dan', 4, 'applications', submitPlan, enterprise)
    typed(
      'dan',
      5,
      'applications',
      enterCall,
      () => ({ call: call.id, ...enterprise() }),
      answer => entry.known(answer.candidacy),
    )
    typed('dan', 7, 'proposals', decideEntry, () => ({ candidacy: entry.id, eligible: 'yes' }))
    for (const [nth, by] of (['sorin', 'tudora'] as const).entries()) {
      typed(by, 8, 'outcomes', declareInterest, () => ({ candidacy: entry.id, interest: 'none' }))
      typed(by, 10, 'outcomes', scoreEntry, () => ({ candidacy: entry.id, points: [8, 9 - at, 7 + nth] }))
    }
  }
  typed('dan', 12, 'reports', publishRanking, () => ({ call: call.id }))
  typed('dan', 18, 'reports', concludeCall, () => ({ call: call.id }))
}
