import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Tables } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Rows } from '../kernel/history.ts'
import { newId } from '../kernel/ids.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { day, id, integer, personal } from '../kernel/shape.ts'
import { getRulebook } from '../programme/tables.ts'
import { unprovenCriteria } from './criteria.ts'
import { findOutcomeKind } from './outcome.ts'
import { exitsOf, findApproval, getFact, outcomesOf, poolAround, supportsOf } from './record-tables.ts'
import { entryDay, findSupportKind } from './support.ts'
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

/** It did not happen: it is gone for every day asked. The past as it was known keeps it. Source: decision 20 of the domain rules. */
const withdraw = <T extends Correctable>(table: T, may: 'support.write' | 'outcome.write') =>
  command<z.infer<typeof withdrawShape>, Tables[T], { fact: Tables[T]; reason: string }>({
    kind: `people.withdraw-${table}`,
    shape: withdrawShape,
    example: { record: '01930000-0000-7000-8000-000000000001', reason: 'recorded for the wrong person' },
    may,
    given: async (input, { tx, who }) => (await getFact(tx, who, may, table, input.record)).fact,
    decide: (input, fact) => ({ fact, reason: input.reason }),
    async write({ fact, reason }, rows) {
      await rows.remove<Correctable>(table, { id: fact.id })
      await keepReason(rows, fact.person_id, table, fact.id, reason)
      return { [table]: fact.id }
    },
  })

export const withdrawSupport = withdraw('support', 'support.write')
export const withdrawExit = withdraw('exit', 'support.write')
export const withdrawOutcome = withdraw('outcome', 'outcome.write')

const correctSupportShape = z.strictObject({
  record: id(),
  givenOn: z.optional(day()),
  untilOn: z.optional(day()),
  minutes: z.optional(integer(1, 100_000)),
  reason: personal(500),
})

interface SupportGiven {
  support: SupportRow
  enrolment: EnrolmentRow
  approval: DecisionRow | undefined
  /** Criteria without a good paper on the day of entry that this would make. Empty where entry is not moved back. */
  unproven: string[]
}

/** What was recorded wrongly. It may not say what could not have been recorded: support before the decision, or entry without papers. */
export const correctSupport = command<z.infer<typeof correctSupportShape>, SupportGiven, Correction<'support'>>({
  kind: 'people.correct-support',
  shape: correctSupportShape,
  example: { record: '01930000-0000-7000-8000-000000000001', minutes: 90, reason: 'the sheet says 90 minutes' },
  may: 'support.write',
  async given({ record, givenOn }, { tx, who, today }) {
    const { fact: support, enrolment } = await getFact(tx, who, 'support.write', 'support', record)
    const rules = await getRulebook(tx, who.tenant, enrolment.programme, today)
    const pool = await poolAround(tx, enrolment)
    const entryOn = entryDay(await supportsOf(tx, who.tenant, pool), rules)
    const opens = findSupportKind(rules, support.kind)?.opensEntry === true
    const movesEntry = givenOn !== undefined && opens && (entryOn === undefined || givenOn < entryOn)
    return {
      support,
      enrolment,
      approval: opens ? await findApproval(tx, who.tenant, pool) : undefined,
      unproven: movesEntry ? await unprovenCriteria(tx, who.tenant, enrolment, rules, givenOn) : [],
    }
  },
  decide(input, { support, enrolment, approval, unproven }, { today }) {
    const given_on = input.givenOn ?? support.given_on
    const until_on =
      input.untilOn ?? (input.givenOn === undefined ? support.until_on : later(given_on, support.until_on))
    if (given_on > today) throw refuseField('givenOn', 'people.lies-ahead')
    if (until_on < given_on) throw refuseField('untilOn', 'people.ends-before-it-begins')
    if (given_on < enrolment.applied_on)
      throw refuseField('givenOn', 'people.before-application', { on: enrolment.applied_on })
    if (approval && given_on < approval.decided_on)
      throw refuseField('givenOn', 'people.before-decision', { on: approval.decided_on })
    if (unproven.length > 0)
      throw refuse('people.criteria-without-paper', { criteria: unproven.join(','), on: given_on })
    const changes = { given_on, until_on, minutes: input.minutes ?? support.minutes }
    return changed(support, changes, input.reason)
  },
  write: ({ fact, changes, reason }, rows, { shown }) => writeCorrection('support', fact, changes, reason, rows, shown),
})

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
  async given({ record }, { tx, who, today }) {
    const { fact: exit, enrolment } = await getFact(tx, who, 'support.write', 'exit', record)
    const rules = await getRulebook(tx, who.tenant, enrolment.programme, today)
    const pool = await poolAround(tx, enrolment)
    const supports = await supportsOf(tx, who.tenant, pool)
    const extending = supports.filter(support => findSupportKind(rules, support.kind)?.extendsExit)
    const exits = await exitsOf(tx, who.tenant, pool)
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
