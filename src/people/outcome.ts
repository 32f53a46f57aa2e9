import { z } from 'zod/mini'
import { type Asking, command, type Grounds } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import type { Rows } from '../kernel/history.ts'
import { newId } from '../kernel/ids.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { day, id, personal } from '../kernel/shape.ts'
import { code } from '../programme/rule.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook, rulebooksFor } from '../programme/tables.ts'
import { heldBy, heldOf } from './act-grounds.ts'
import type { Past } from './people-tables.ts'
import { getFact } from './record-tables.ts'
import { entryDay } from './support.ts'
import { type EnrolmentRow, newSalt, type OutcomeRow } from './tables.ts'

/** `endedOn`: the last day on which a state was still true; without it, it still is. An event has none. */
const shape = z.strictObject({
  enrolment: id(),
  kind: code,
  reachedOn: day(),
  endedOn: z.optional(day()),
  detail: z.optional(personal(500)),
})
export type Outcome = z.infer<typeof shape>

/** What a decision about an outcome leans on. */
export interface OutcomeGrounds {
  enrolment: EnrolmentRow
  rules: Rulebook
  entryOn: Day | undefined
  outcomes: Past['outcomes']
}

/** `known`: the same fact has been recorded before, under this id. */
export type OutcomeFact = { known: string } | Omit<OutcomeRow, 'tenant_id' | 'entry'>

/** What a person reached, and when. The same kind reached on the same day is one fact: the second time answers with the first. */
export const recordOutcome = command<Outcome, OutcomeGrounds, OutcomeFact>({
  kind: 'people.record-outcome',
  shape,
  example: { enrolment: '01930000-0000-7000-8000-000000000001', kind: 'employment', reachedOn: '2026-04-20' },
  may: 'outcome.write',
  happenedOn: input => input.reachedOn,
  given: groundsForOutcome,
  givenAll: groundsForOutcomes,
  decide: decidedOutcome,
  async write(fact, rows) {
    return { outcome: await writeOutcome(fact, rows) }
  },
})

/** For slices above, whose own acts are outcomes too: loads what `decidedOutcome` needs, in the scope of the asker. */
export async function groundsForOutcome(input: Outcome, asking: Pick<Asking, 'tx' | 'who'>): Promise<OutcomeGrounds> {
  return (await groundsForOutcomes([input], asking)).of(input)
}

/** The same for many at once. */
export async function groundsForOutcomes(
  inputs: readonly Outcome[],
  { tx, who }: Pick<Asking, 'tx' | 'who'>,
): Promise<Grounds<Outcome, OutcomeGrounds, OutcomeFact>> {
  const held = await heldBy(
    tx,
    who,
    'outcome.write',
    inputs.map(input => input.enrolment),
  )
  const books = await rulebooksFor(
    tx,
    who.tenant,
    inputs.flatMap(input => {
      const one = held.get(input.enrolment)
      return one ? [{ code: one.enrolment.programme, on: input.reachedOn }] : []
    }),
  )
  return {
    of(input) {
      const { enrolment, past } = heldOf(held, input.enrolment)
      const rules = books(enrolment.programme, input.reachedOn)
      return { enrolment, rules, entryOn: entryDay(past.supports, rules), outcomes: past.outcomes }
    },
    took(fact, input) {
      if (!('known' in fact)) heldOf(held, input.enrolment).past.outcomes.push(fact)
    },
  }
}

/** Refuses as `recordOutcome` does. */
export function decidedOutcome(
  input: Outcome,
  { enrolment, rules, entryOn, outcomes }: OutcomeGrounds,
  { today }: Pick<Asking, 'today'>,
): OutcomeFact {
  const kind = findOutcomeKind(rules, input.kind)
  if (!kind) throw refuseField('kind', 'people.no-such-outcome-kind', { kind: input.kind })
  if (entryOn === undefined) throw refuse('people.not-entered')
  if (input.reachedOn > today) throw refuseField('reachedOn', 'people.lies-ahead')
  if (input.endedOn !== undefined && !kind.state) throw refuseField('endedOn', 'people.an-event-does-not-end')
  if (input.endedOn !== undefined && input.endedOn < input.reachedOn) {
    throw refuseField('endedOn', 'people.ends-before-it-begins')
  }
  const known = outcomes.find(one => one.kind === input.kind && one.reached_on === input.reachedOn)
  if (known) return { known: known.id }
  return {
    id: newId(),
    enrolment_id: enrolment.id,
    person_id: enrolment.person_id,
    kind: input.kind,
    reached_on: input.reachedOn,
    ended_on: input.endedOn ?? null,
    detail: input.detail ?? null,
    salt: newSalt(),
  }
}

/** Writes it, or leaves what is known; answers with the id of the outcome. */
export async function writeOutcome(fact: OutcomeFact, rows: Rows): Promise<string> {
  if ('known' in fact) return fact.known
  await rows.insert('outcome', fact)
  return fact.id
}

const endShape = z.strictObject({ outcome: id(), endedOn: day() })

/** A job lost, a search given up: the state was true until that day, inclusive. */
export const endOutcome = command<z.infer<typeof endShape>, OutcomeRow, { id: string; endedOn: Day }>({
  kind: 'people.end-outcome',
  shape: endShape,
  example: { outcome: '01930000-0000-7000-8000-000000000001', endedOn: '2026-08-31' },
  may: 'outcome.write',
  happenedOn: input => input.endedOn,
  async given(input, { tx, who }) {
    const { fact, enrolment } = await getFact(tx, who, 'outcome.write', 'outcome', input.outcome)
    const rules = await getRulebook(tx, who.tenant, enrolment.programme, fact.reached_on)
    if (!findOutcomeKind(rules, fact.kind)?.state) throw refuseField('endedOn', 'people.an-event-does-not-end')
    return fact
  },
  decide(input, outcome, { today }) {
    if (input.endedOn > today) throw refuseField('endedOn', 'people.lies-ahead')
    if (input.endedOn < outcome.reached_on) throw refuseField('endedOn', 'people.ends-before-it-begins')
    return { id: outcome.id, endedOn: input.endedOn }
  },
  async write(fact, rows, { shown }) {
    await rows.revise('outcome', { id: fact.id }, { ended_on: fact.endedOn, salt: newSalt() }, shown)
    return { outcome: fact.id }
  },
})

export const findOutcomeKind = (rules: Rulebook, kind: string) => rules.outcomes.find(one => one.code === kind)
