import { z } from 'zod/mini'
import { type Answer, command } from '../kernel/command.ts'
import type { Tables } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Rows } from '../kernel/history.ts'
import { newId } from '../kernel/ids.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { day, id, integer, personal } from '../kernel/shape.ts'
import { getRulebook } from '../programme/tables.ts'
import { findOutcomeKind } from './outcome.ts'
import { findApproval, getFact, outcomesOf, poolAround } from './record-tables.ts'
import { findSupportKind } from './support.ts'
import {
  changeOf,
  exitAfter,
  type MovedExit,
  participationOf,
  refuseUnprovenEntry,
  type SupportChange,
} from './support-change.ts'
import {
  type DecisionRow,
  type EnrolmentRow,
  type ExitRow,
  newSalt,
  type OutcomeRow,
  type SupportRow,
} from './tables.ts'

/** Facts that are corrected or withdrawn, each with a reason. */
type Correctable = 'support' | 'exit' | 'outcome'

/** Why a recorded fact is no longer what it was: the reason stays with the person. */
export async function keepReason(
  rows: Rows,
  personId: string,
  about: keyof Tables,
  aboutId: string,
  reason: string,
): Promise<void> {
  await rows.insert('correction', {
    id: newId(),
    person_id: personId,
    about,
    about_id: aboutId,
    reason,
    salt: newSalt(),
  })
}

const withdrawShape = z.strictObject({ record: id(), reason: personal(500) })
type Withdraw = z.infer<typeof withdrawShape>

const withdrawExample: Withdraw = {
  record: '01930000-0000-7000-8000-000000000001',
  reason: 'recorded for the wrong person',
}

/** It did not happen: it is gone for every day asked. The past as it was known keeps it. Source: decision 20 of the domain rules. */
const withdraw = <T extends 'exit' | 'outcome'>(table: T, may: 'support.write' | 'outcome.write') =>
  command<Withdraw, Tables[T], { fact: Tables[T]; reason: string }>({
    kind: `people.withdraw-${table}`,
    shape: withdrawShape,
    example: withdrawExample,
    may,
    given: async (input, { tx, who }) => (await getFact(tx, who, may, table, input.record)).fact,
    decide: (input, fact) => ({ fact, reason: input.reason }),
    async write({ fact, reason }, rows) {
      await rows.remove<Correctable>(table, { id: fact.id })
      await keepReason(rows, fact.person_id, table, fact.id, reason)
      return { [table]: fact.id }
    },
  })

export const withdrawExit = withdraw('exit', 'support.write')
export const withdrawOutcome = withdraw('outcome', 'outcome.write')

interface SupportWithdrawn {
  support: SupportRow
  change: SupportChange
}

/** As any other fact; and entry and exit then lie where the supports that are left put them. */
export const withdrawSupport = command<
  Withdraw,
  SupportWithdrawn,
  { support: SupportRow; moved: MovedExit | undefined; reason: string }
>({
  kind: 'people.withdraw-support',
  shape: withdrawShape,
  example: withdrawExample,
  may: 'support.write',
  async given({ record }, asking) {
    const { fact: support, enrolment } = await getFact(asking.tx, asking.who, 'support.write', 'support', record)
    const participation = await participationOf(enrolment, asking)
    const left = participation.supports.filter(one => one.id !== support.id)
    return { support, change: await changeOf(participation, left, asking) }
  },
  decide({ reason }, { support, change }, { today }) {
    refuseUnprovenEntry(change)
    return { support, moved: exitAfter(change, today), reason }
  },
  async write({ support, moved, reason }, rows) {
    await rows.remove('support', { id: support.id })
    await keepReason(rows, support.person_id, 'support', support.id, reason)
    return { support: support.id, ...(await moveExit(rows, moved, reason)) }
  },
})

const correctSupportShape = z.strictObject({
  record: id(),
  givenOn: z.optional(day()),
  untilOn: z.optional(day()),
  minutes: z.optional(integer(1, 100_000)),
  reason: personal(500),
})

type CorrectSupport = z.infer<typeof correctSupportShape>

interface SupportGiven extends SupportWithdrawn {
  enrolment: EnrolmentRow
  approval: DecisionRow | undefined
}

interface SupportCorrection extends Correction<'support'> {
  moved: MovedExit | undefined
}

/** What was recorded wrongly. It may not say what could not have been recorded: support before the decision, or entry without papers. */
export const correctSupport = command<CorrectSupport, SupportGiven, SupportCorrection>({
  kind: 'people.correct-support',
  shape: correctSupportShape,
  example: { record: '01930000-0000-7000-8000-000000000001', minutes: 90, reason: 'the sheet says 90 minutes' },
  may: 'support.write',
  async given(input, asking) {
    const { tx, who } = asking
    const { fact: support, enrolment } = await getFact(tx, who, 'support.write', 'support', input.record)
    const participation = await participationOf(enrolment, asking)
    const { rules, pool, supports } = participation
    const others = supports.filter(one => one.id !== support.id)
    const opens = findSupportKind(rules, support.kind)?.opensEntry === true
    return {
      support,
      enrolment,
      approval: opens ? await findApproval(tx, who.tenant, pool) : undefined,
      change: await changeOf(participation, [...others, { ...support, ...daysOf(input, support) }], asking),
    }
  },
  decide(input, { support, enrolment, approval, change }, { today }) {
    const { given_on, until_on } = daysOf(input, support)
    if (given_on > today) throw refuseField('givenOn', 'people.lies-ahead')
    if (until_on < given_on) throw refuseField('untilOn', 'people.ends-before-it-begins')
    if (given_on < enrolment.applied_on)
      throw refuseField('givenOn', 'people.before-application', { on: enrolment.applied_on })
    if (approval && given_on < approval.decided_on)
      throw refuseField('givenOn', 'people.before-decision', { on: approval.decided_on })
    refuseUnprovenEntry(change)
    const changes = { given_on, until_on, minutes: input.minutes ?? support.minutes }
    return { ...changed<'support'>(support, changes, input.reason), moved: exitAfter(change, today, 'untilOn') }
  },
  async write({ fact, changes, reason, moved }, rows, { shown }) {
    const answer = await writeCorrection('support', fact, changes, reason, rows, shown)
    return { ...answer, ...(await moveExit(rows, moved, reason)) }
  },
})

/** A first day past the last one takes it along, unless that is said too. */
function daysOf({ givenOn, untilOn }: CorrectSupport, support: SupportRow): Pick<SupportRow, 'given_on' | 'until_on'> {
  const moved = givenOn === undefined ? support.until_on : later(givenOn, support.until_on)
  return { given_on: givenOn ?? support.given_on, until_on: untilOn ?? moved }
}

/** In the command that moved the last day of support, with the reason of that. The answer names the exit, if one moved. */
export async function moveExit(rows: Rows, moved: MovedExit | undefined, reason: string): Promise<Answer> {
  if (!moved) return {}
  return writeCorrection('exit', moved.exit, { left_on: moved.leftOn }, reason, rows, undefined)
}

const correctExitShape = z.strictObject({ record: id(), leftOn: day(), reason: personal(500) })

interface ExitGiven {
  exit: ExitRow
  others: ExitRow[]
  /** Last days of support that extends participation. */
  lastDays: Day[]
}

/** Like the exit itself, it is the last day of a support: of all of them, unless the person came back afterwards. */
export const correctExit = command<z.infer<typeof correctExitShape>, ExitGiven, Correction<'exit'>>({
  kind: 'people.correct-exit',
  shape: correctExitShape,
  example: {
    record: '01930000-0000-7000-8000-000000000001',
    leftOn: '2026-03-30',
    reason: 'last attended a day earlier',
  },
  may: 'support.write',
  async given({ record }, asking) {
    const { fact: exit, enrolment } = await getFact(asking.tx, asking.who, 'support.write', 'exit', record)
    const { rules, supports, exits } = await participationOf(enrolment, asking)
    const extending = supports.filter(support => findSupportKind(rules, support.kind)?.extendsExit)
    return {
      exit,
      others: exits.filter(one => one.id !== exit.id),
      lastDays: extending.map(support => support.until_on).toSorted(),
    }
  },
  decide({ leftOn, reason }, { exit, others, lastDays }, { today }) {
    if (leftOn > today) throw refuseField('leftOn', 'people.lies-ahead')
    if (others.some(one => one.left_on === leftOn)) throw refuseField('leftOn', 'people.already-left')
    const isLast = others.every(one => one.left_on < exit.left_on)
    const last = lastDays.at(-1) ?? exit.left_on
    const fits = isLast ? leftOn === last : lastDays.includes(leftOn) && others.some(one => leftOn < one.left_on)
    if (!fits) throw refuseField('leftOn', 'people.exit-is-the-last-support', { on: last })
    return changed(exit, { left_on: leftOn }, reason)
  },
  write: ({ fact, changes, reason }, rows, { shown }) => writeCorrection('exit', fact, changes, reason, rows, shown),
})

const correctOutcomeShape = z.strictObject({
  record: id(),
  reachedOn: z.optional(day()),
  endedOn: z.optional(z.nullable(day())),
  reason: personal(500),
})

interface OutcomeGiven {
  outcome: OutcomeRow
  isState: boolean
  others: OutcomeRow[]
}

export const correctOutcome = command<z.infer<typeof correctOutcomeShape>, OutcomeGiven, Correction<'outcome'>>({
  kind: 'people.correct-outcome',
  shape: correctOutcomeShape,
  example: {
    record: '01930000-0000-7000-8000-000000000001',
    reachedOn: '2026-04-21',
    reason: 'the contract begins a day later',
  },
  may: 'outcome.write',
  async given({ record }, { tx, who }) {
    const { fact: outcome, enrolment } = await getFact(tx, who, 'outcome.write', 'outcome', record)
    const rules = await getRulebook(tx, who.tenant, enrolment.programme, outcome.reached_on)
    const all = await outcomesOf(tx, who.tenant, await poolAround(tx, enrolment))
    return {
      outcome,
      isState: findOutcomeKind(rules, outcome.kind)?.state === true,
      others: all.filter(one => one.id !== outcome.id && one.enrolment_id === outcome.enrolment_id),
    }
  },
  decide(input, { outcome, isState, others }, { today }) {
    const reached_on = input.reachedOn ?? outcome.reached_on
    const ended_on = input.endedOn === undefined ? outcome.ended_on : input.endedOn
    if (reached_on > today) throw refuseField('reachedOn', 'people.lies-ahead')
    if (ended_on !== null && !isState) throw refuseField('endedOn', 'people.an-event-does-not-end')
    if (ended_on !== null && ended_on < reached_on) throw refuseField('endedOn', 'people.ends-before-it-begins')
    if (others.some(one => one.kind === outcome.kind && one.reached_on === reached_on))
      throw refuseField('reachedOn', 'people.reached-that-day-already')
    return changed(outcome, { reached_on, ended_on }, input.reason)
  },
  write: ({ fact, changes, reason }, rows, { shown }) => writeCorrection('outcome', fact, changes, reason, rows, shown),
})

interface Correction<T extends Correctable> {
  fact: Tables[T]
  changes: Partial<Tables[T]>
  reason: string
}

/** A correction that changes nothing is a mistake: it would leave a line that says nothing. */
function changed<T extends Correctable>(fact: Tables[T], changes: Partial<Tables[T]>, reason: string): Correction<T> {
  const differs = Object.entries(changes).some(([column, value]) => fact[column as keyof Tables[T]] !== value)
  if (!differs) throw refuse('people.nothing-changes')
  return { fact, changes, reason }
}

async function writeCorrection<T extends Correctable>(
  table: T,
  fact: Tables[Correctable],
  changes: object,
  reason: string,
  rows: Rows,
  shown: number | undefined,
) {
  await rows.revise<Correctable>(table, { id: fact.id }, { ...changes, salt: newSalt() }, shown)
  await keepReason(rows, fact.person_id, table, fact.id, reason)
  return { [table]: fact.id }
}

const later = (one: Day, other: Day): Day => (one > other ? one : other)
