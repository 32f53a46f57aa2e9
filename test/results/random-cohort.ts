import fc from 'fast-check'
import type { Day } from '../../src/kernel/day.ts'
import type { Form } from '../brute-force-count.ts'
import type { Applicant } from './applicant.ts'

/**
 * Days on which something may happen: those at which windows, birthdays and months turn, and the days beside them. 28 days after
 * 2026-01-30 is 2026-02-27, after 2026-03-31 it is 2026-04-28; six months after 2025-08-31 is 2026-02-28.
 */
export const days: readonly Day[] = [
  '2025-08-31',
  '2025-09-14',
  '2025-09-15',
  '2025-09-16',
  '2025-09-30',
  '2025-10-01',
  '2025-12-19',
  '2026-01-15',
  '2026-01-30',
  '2026-02-26',
  '2026-02-27',
  '2026-02-28',
  '2026-03-01',
  '2026-03-30',
  '2026-03-31',
  '2026-04-01',
  '2026-04-27',
  '2026-04-28',
  '2026-04-29',
  '2026-07-29',
  '2026-07-30',
  '2026-08-27',
  '2026-08-28',
  '2026-08-29',
  '2026-09-29',
  '2026-09-30',
  '2026-10-01',
]

const anyDay = fc.constantFrom(...days)
const later = fc.constantFrom(0, 0, 0, 1, 14, 28, 60)
const index = fc.nat(1000)

const outcomeKind = fc.constantFrom(
  'employment',
  'employment',
  'job-search',
  'education',
  'qualification',
  'improvement-hours',
)
const supportKind = fc.constantFrom('counselling', 'training', 'mentoring', 'outreach', 'follow-up')

const form: fc.Arbitrary<Form> = fc.record({
  labour: fc.constantFrom('unemployed', 'unemployed', 'inactive', 'employed', 'refused', 'unknown'),
  since: fc.option(fc.constantFrom('2024-09-15', '2024-09-16', '2025-03-15', '2025-02-28', '2024-08-31'), {
    nil: undefined,
  }),
  education: fc.constantFrom('none', 'none', 'full-time', 'part-time', 'unknown'),
  isced: fc.constantFrom('0', '2', '3', '4', '6', 'not-asked'),
})

const sex = fc.constantFrom('F' as const, 'M' as const)

/** At the edges of the age groups: 18, 25, 30 and 55 on or beside the common days of entry; or on a leap day. */
const bornOn = fc.constantFrom(
  '2007-09-15',
  '2007-09-16',
  '2000-09-15',
  '2000-09-16',
  '1995-09-15',
  '1970-09-16',
  '2008-02-29',
  '1996-02-29',
)

const applicant: fc.Arbitrary<Applicant> = fc
  .record({
    sex,
    region: fc.constantFrom('RO21', 'RO41', 'RO32'),
    bornOn,
    rural: fc.boolean(),
    form,
  })
  .map(({ form: { labour, education, isced }, ...who }) => Object.assign(who, { labour, education, isced }))

export type Step =
  | { do: 'support'; who: number; kind: string; on: Day; more: number }
  | { do: 'depart'; who: number; on: Day }
  | { do: 'outcome'; who: number; kind: string; on: Day; more: number | undefined }
  | { do: 'end' | 'correct'; which: number; on: Day; more: number }
  | { do: 'withdraw' | 'undo' | 'reject'; which: number }
  | { do: 'form'; who: number; on: Day; form: Form }
  | { do: 'answer'; who: number; about: 'minority' | 'disability' | 'homeless'; answer: 'yes' | 'no' | 'refused' }
  | { do: 'identify'; who: number; as: Pick<Applicant, 'sex' | 'bornOn'> }
  | { do: 'move'; who: number; degurba: 1 | 2 | 3; on: Day | undefined }
  | { do: 'prove'; who: number; without: number }
  | { do: 'prove-outcome'; which: number; later: boolean; on: Day; valid: number | undefined }
  | { do: 'pool'; who: number; as: number }
  | { do: 'live'; who: number; with: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('support' as const),
      who: index,
      kind: supportKind,
      on: anyDay,
      more: later,
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('depart' as const), who: index, on: anyDay }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('outcome' as const),
      who: index,
      kind: outcomeKind,
      on: anyDay,
      more: fc.option(fc.constantFrom(0, 30, 60, 150), { nil: undefined }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end' as const), which: index, on: anyDay, more: later }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('correct' as const), which: index, on: anyDay, more: later }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('withdraw' as const), which: index }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), which: index }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reject' as const), which: index }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('form' as const), who: index, on: anyDay, form }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      who: index,
      about: fc.constantFrom('minority' as const, 'disability' as const, 'homeless' as const),
      answer: fc.constantFrom('yes' as const, 'no' as const, 'refused' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('identify' as const), who: index, as: fc.record({ sex, bornOn }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      who: index,
      degurba: fc.constantFrom(1 as const, 2 as const, 3 as const),
      on: fc.option(anyDay, { nil: undefined }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('prove' as const), who: index, without: fc.nat(8) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('prove-outcome' as const),
      which: index,
      later: fc.boolean(),
      on: anyDay,
      valid: fc.option(later, { nil: undefined }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pool' as const), who: index, as: index }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('live' as const), who: index, with: index }) },
)

/** Where something lies: so far from the exit, or from the day six months after it. */
export interface Place {
  from: 'exit' | 'six-months'
  /** In days. */
  away: number
}

export interface LifeOutcome {
  /** Chosen among the kinds that can count for the person. */
  which: number
  on: Place
  endedOn: Place | undefined
  /** Papers of the outcome and of the six months: until when they hold, counted in days from the day they prove. */
  proof: 'none' | { holds: number | undefined }
}

export interface Life {
  who: Applicant
  entryOn: Day
  exitOn: Day | undefined
  outcomes: LifeOutcome[]
  /** All papers of the participation. */
  proven: boolean
  /** The same person as the one before. */
  again: boolean
}

export interface RandomCohort {
  people: Life[]
  steps: Step[]
}

const fromExit = (away: number): Place => ({ from: 'exit', away })
const fromSixMonths = (away: number): Place => ({ from: 'six-months', away })

/** Begun before the exit and ended beside it; begun beside the end of the window; ended beside the day six months after; begun beside that. */
const span: fc.Arbitrary<Pick<LifeOutcome, 'on' | 'endedOn'>> = fc.oneof(
  fc.constantFrom(-1, 0, 0, 1).map(away => ({ on: fromExit(-60), endedOn: fromExit(away) })),
  fc.constantFrom(27, 28, 28, 29).map(away => ({ on: fromExit(away), endedOn: undefined })),
  fc.constantFrom(-1, 0, 0, 1).map(away => ({ on: fromExit(-60), endedOn: fromSixMonths(away) })),
  fc.constantFrom(-1, 0, 1).map(away => ({ on: fromSixMonths(away), endedOn: undefined })),
)

const lifeOutcome: fc.Arbitrary<LifeOutcome> = fc
  .record({
    span,
    which: fc.nat(5),
    proof: fc.oneof(
      fc.constant('none' as const),
      fc.record({ holds: fc.option(fc.constantFrom(-1, 0, 0, 1), { nil: undefined }) }),
    ),
  })
  .map(({ span: { on, endedOn }, ...rest }) => Object.assign(rest, { on, endedOn }))

const life: fc.Arbitrary<Life> = fc.record({
  who: applicant,
  entryOn: fc.constantFrom('2025-09-14', '2025-09-15', '2025-09-16', '2025-09-30'),
  exitOn: fc.option(fc.constantFrom('2026-03-31', '2026-01-30', '2026-02-28'), { nil: undefined, freq: 6 }),
  outcomes: fc.array(lifeOutcome, { maxLength: 3 }),
  proven: fc.boolean(),
  again: fc.nat(3).map(n => n === 0),
})

export const randomCohort: fc.Arbitrary<RandomCohort> = fc.record({
  people: fc.array(life, { minLength: 3, maxLength: 5 }),
  steps: fc.array(step, { minLength: 0, maxLength: 25 }),
})
