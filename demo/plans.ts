import { concludeCall, appointScorer, openCall, publishRanking } from '../src/enterprises/call.ts'
import { answerAppeal, decideEntry, enterCall, lodgeAppeal } from '../src/enterprises/call-entry.ts'
import { declareInterest, scoreEntry } from '../src/enterprises/call-score.ts'
import { selectionClaim } from '../src/enterprises/call-tables.ts'
import { enterPhase } from '../src/enterprises/phase.ts'
import { setPlan, writePlan } from '../src/enterprises/plan.ts'
import { addLine } from '../src/enterprises/plan-line.ts'
import { submitPlan } from '../src/enterprises/plan-version.ts'
import type { AnyCommand, Answer } from '../src/kernel/command.ts'
import { addDays, type Day } from '../src/kernel/day.ts'
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

/**
 * Two plans in one competition. The weaver is scored at once; the other is found not eligible, appeals, is heard, and wins the second place.
 * The minutes are signed and scanned, and both enterprises are selected.
 */
export function writePlans(desk: Desk, records: ReadonlyMap<string, Later>): void {
  const { diary, papers, span } = desk
  const dayOf = (nth: number) => addWorkingDays(span.day(heldIn, 1), nth)
  const typed = (
    by: Name,
    nth: number,
    hour: Hour,
    command: AnyCommand,
    input: () => object,
    answered?: (answer: Answer) => void,
  ) => diary.write({ on: dayOf(nth), hour, by, command, input, ...(answered && { answered }) })
  const enterprise = (code: string) => ({ enterprise: records.get(code)?.id ?? '' })
  const call = writeCall(desk, dayOf)
  const entries = competing.map(code => {
    const entry = new Later()
    writeOnePlan(code, { typed, enterprise, startsOn: span.day(heldIn + 2) })
    typed('dan', 3, 'applications', submitPlan, () => enterprise(code))
    typed('dan', 4, 'outcomes', enterPhase, () => ({ ...enterprise(code), phase: 'plan', reachedOn: dayOf(3) }))
    const enter = () => ({ call: call.id, ...enterprise(code) })
    typed('dan', 4, 'applications', enterCall, enter, answer => entry.known(answer.candidacy))
    return entry
  })
  const scored = (entry: Later, nth: number, less: number) => {
    for (const [at, by] of (['sorin', 'tudora'] as const).entries()) {
      typed(by, nth, 'outcomes', declareInterest, () => ({ candidacy: entry.id, interest: 'none' }))
      typed(by, nth + 1, 'outcomes', scoreEntry, () => ({ candidacy: entry.id, points: [8, 9 - less, 7 + at, 8, 7] }))
    }
  }
  const [weaver, other] = entries as [Later, Later]
  typed('dan', 5, 'proposals', decideEntry, () => ({ candidacy: weaver.id, eligible: 'yes' }))
  const reason = 'Nu se vede în ce regiune va lucra.'
  typed('dan', 5, 'proposals', decideEntry, () => ({ candidacy: other.id, eligible: 'no', reason }))
  scored(weaver, 6, 0)
  typed('dan', 8, 'reports', publishRanking, () => ({ call: call.id }))
  const says = 'Planul spune că se lucrează în spațiul primăriei, din aceeași regiune.'
  typed('dan', 9, 'applications', lodgeAppeal, () => ({ candidacy: other.id, lodgedOn: dayOf(9), says }))
  const heard = { upheld: 'yes', answer: 'Textul „Cum lucrați” o spune; planul se punctează.', answeredOn: dayOf(10) }
  typed('dan', 10, 'outcomes', answerAppeal, () => ({ candidacy: other.id, ...heard }))
  scored(other, 11, 1)
  typed('dan', 13, 'reports', concludeCall, () => ({ call: call.id }))
  papers.bring({
    kind: 'jury-minutes',
    on: dayOf(14),
    datedOn: dayOf(13),
    hour: 'papers',
    by: 'dan',
    proves: () =>
      entries.map((entry, at) => ({
        kind: selectionClaim,
        id: entry.id,
        subject: enterprise(competing[at] ?? '').enterprise,
      })),
  })
  const selectedOn = addWorkingDays(span.checkingDay(addDays(dayOf(14), 1)), 1)
  for (const code of competing)
    diary.write({
      on: selectedOn,
      hour: 'outcomes',
      by: 'dan',
      command: enterPhase,
      input: () => ({ ...enterprise(code), phase: 'selected', reachedOn: dayOf(13) }),
    })
}

type Typed = (by: Name, nth: number, hour: Hour, command: AnyCommand, input: () => object) => void

/** The call with what the rules of the programme propose, and its two scorers. */
function writeCall({ diary, rules, span }: Desk, dayOf: (nth: number) => Day): Later {
  const call = new Later()
  const { planGrid } = rules
  diary.write({
    on: dayOf(0),
    hour: 'deliverables',
    by: 'dan',
    command: openCall,
    input: () => ({
      ...openCall.example,
      programme: 'o-sansa',
      opensOn: span.day(heldIn, 1),
      closesOn: dayOf(4),
      criteria: planGrid?.criteria.map(({ names, maximum, weight }) => ({ title: names.ro, maximum, weight })),
      minimum: planGrid?.minimum,
      difference: planGrid?.difference,
      places: 2,
      reserve: 1,
      appealDays: planGrid?.appealDays,
    }),
    answered: answer => call.known(answer.call),
  })
  for (const [at, account] of (['sorin', 'tudora'] as const).entries())
    diary.write({
      on: dayOf(1 + at),
      hour: 'deliverables',
      by: 'dan',
      command: appointScorer,
      input: ({ staff }) => ({ call: call.id, account: staff[account].account }),
    })
  return call
}

/** A plan from its first line; one order of the first summer is larger than the rule. */
function writeOnePlan(
  code: (typeof competing)[number],
  {
    typed,
    enterprise,
    startsOn,
  }: { typed: Typed; enterprise: (code: string) => { enterprise: string }; startsOn: Day },
): void {
  const { sales, machines } = figures[code]
  typed('dan', 1, 'applications', setPlan, () => ({
    ...enterprise(code),
    startsOn,
    opening: 500_000,
    cautious: { lessIncome: 20, moreCosts: 10, delay: 3 },
    hopeful: { moreIncome: 10, lessCosts: 0 },
  }))
  typed('dan', 2, 'applications', writePlan, () => ({
    ...enterprise(code),
    sections: Object.entries(texts).map(([section, says]) => ({ code: section, says })),
  }))
  const lines = [
    { kind: 'income', title: 'Comenzi', amount: sales, from: 3, growth: 8, apart: [{ month: 9, amount: 2 * sales }] },
    { kind: 'cost', title: 'Materiale, chirie, salarii', amount: Math.round(sales * 0.8), from: 1 },
    { kind: 'investment', title: 'Mașini', amount: machines, from: 1 },
    { kind: 'subsidy', title: 'Subvenție', amount: machines + 3 * sales, from: 1 },
  ]
  for (const line of lines) typed('dan', 2, 'papers', addLine, () => ({ ...enterprise(code), ...line }))
}
