import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Tables } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Rows } from '../kernel/history.ts'
import { newId } from '../kernel/ids.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { day, id, integer, personal } from '../kernel/shape.ts'
import { getFact } from './record-tables.ts'
import { type ExitRow, newSalt, type OutcomeRow, type SupportRow } from './tables.ts'

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

export const correctSupport = command<z.infer<typeof correctSupportShape>, SupportRow, Correction<'support'>>({
  kind: 'people.correct-support',
  shape: correctSupportShape,
  example: { record: '01930000-0000-7000-8000-000000000001', minutes: 90, reason: 'the sheet says 90 minutes' },
  may: 'support.write',
  given: async (input, { tx, who }) => (await getFact(tx, who, 'support.write', 'support', input.record)).fact,
  decide(input, support, { today }) {
    const given_on = input.givenOn ?? support.given_on
    const until_on =
      input.untilOn ?? (input.givenOn === undefined ? support.until_on : later(given_on, support.until_on))
    if (given_on > today) throw refuseField('givenOn', 'people.lies-ahead')
    if (until_on < given_on) throw refuseField('untilOn', 'people.ends-before-it-begins')
    const changes = { given_on, until_on, minutes: input.minutes ?? support.minutes }
    return changed(support, changes, input.reason)
  },
  write: ({ fact, changes, reason }, rows, { shown }) => writeCorrection('support', fact, changes, reason, rows, shown),
})

const correctExitShape = z.strictObject({ record: id(), leftOn: day(), reason: personal(500) })

export const correctExit = command<z.infer<typeof correctExitShape>, ExitRow, Correction<'exit'>>({
  kind: 'people.correct-exit',
  shape: correctExitShape,
  example: {
    record: '01930000-0000-7000-8000-000000000001',
    leftOn: '2026-03-30',
    reason: 'last attended a day earlier',
  },
  may: 'support.write',
  given: async (input, { tx, who }) => (await getFact(tx, who, 'support.write', 'exit', input.record)).fact,
  decide(input, exit, { today }) {
    if (input.leftOn > today) throw refuseField('leftOn', 'people.lies-ahead')
    return changed(exit, { left_on: input.leftOn }, input.reason)
  },
  write: ({ fact, changes, reason }, rows, { shown }) => writeCorrection('exit', fact, changes, reason, rows, shown),
})

const correctOutcomeShape = z.strictObject({
  record: id(),
  reachedOn: z.optional(day()),
  endedOn: z.optional(z.nullable(day())),
  reason: personal(500),
})

export const correctOutcome = command<z.infer<typeof correctOutcomeShape>, OutcomeRow, Correction<'outcome'>>({
  kind: 'people.correct-outcome',
  shape: correctOutcomeShape,
  example: {
    record: '01930000-0000-7000-8000-000000000001',
    reachedOn: '2026-04-21',
    reason: 'the contract begins a day later',
  },
  may: 'outcome.write',
  given: async (input, { tx, who }) => (await getFact(tx, who, 'outcome.write', 'outcome', input.record)).fact,
  decide(input, outcome, { today }) {
    const reached_on = input.reachedOn ?? outcome.reached_on
    const ended_on = input.endedOn === undefined ? outcome.ended_on : input.endedOn
    if (reached_on > today) throw refuseField('reachedOn', 'people.lies-ahead')
    if (ended_on !== null && ended_on < reached_on) throw refuseField('endedOn', 'people.ends-before-it-begins')
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
