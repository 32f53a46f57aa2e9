import { z } from 'zod/mini'
import { type Asking, command, type Grounds } from '../kernel/command.ts'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { day, id, integer, personalLines } from '../kernel/shape.ts'
import { code } from '../programme/rule.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { rulebooksFor } from '../programme/tables.ts'
import { type Held, heldBy, heldOf } from './act-grounds.ts'
import { holdCriteria, standingInTheWay } from './criteria.ts'
import type { Past } from './people-tables.ts'
import { type AcceptedPaper, acceptedPapersOfEach } from './record-tables.ts'
import { type EnrolmentRow, newSalt, type SupportRow } from './tables.ts'

/** Support lasts from `givenOn` to `untilOn`, inclusive; without an end, that day. `minutes` is the whole of it. */
const shape = z.strictObject({
  enrolment: id(),
  kind: code,
  givenOn: day(),
  untilOn: z.optional(day()),
  minutes: integer(1, 100_000),
  theme: z.optional(code),
  note: z.optional(personalLines(2000)),
  /** Support after a recorded exit is a re-entry or a mistake: whoever records it says which. */
  reEntry: z.optional(z.boolean()),
})
export type Support = z.infer<typeof shape>

/** What a decision about support leans on. */
export interface SupportGrounds {
  enrolment: EnrolmentRow
  rules: Rulebook
  past: Pick<Past, 'approval' | 'exits' | 'supports'>
  /** Criteria without a paper that is accepted and valid on the day of entry. Empty where this support does not move entry. */
  unproven: string[]
}

export type SupportFact = Omit<SupportRow, 'tenant_id' | 'entry'>

/**
 * Support counts only after an eligibility decision, and opens entry only with papers valid on that very day.
 * Source: decisions 3 and 4 of the domain rules (docs/promises.md).
 */
export const giveSupport = command<Support, SupportGrounds, SupportFact>({
  kind: 'people.give-support',
  shape,
  example: {
    enrolment: '01930000-0000-7000-8000-000000000001',
    kind: 'assessment',
    givenOn: '2026-03-02',
    minutes: 60,
  },
  may: 'support.write',
  happenedOn: input => input.givenOn,
  given: groundsForSupport,
  givenAll: groundsForSupports,
  decide(input, given, asking) {
    refuseUnsigned(input, given)
    return decidedSupport(input, given, asking)
  },
  async write(support, rows) {
    await rows.insert('support', support)
    return { support: support.id }
  },
})

/** For slices above, whose own acts are support too: loads what `decidedSupport` needs, in the scope of the asker. */
export async function groundsForSupport(input: Support, asking: Pick<Asking, 'tx' | 'who'>): Promise<SupportGrounds> {
  return (await groundsForSupports([input], asking)).of(input)
}

/** As `groundsForSupport`, for everybody who was in one session. By enrolment; 404 where one of them is out of the asker's reach. */
export async function groundsForGroup(
  { enrolments, ...support }: { kind: string; givenOn: Day; enrolments: readonly string[] },
  asking: Pick<Asking, 'tx' | 'who'>,
): Promise<ReadonlyMap<string, SupportGrounds>> {
  const inputs = enrolments.map(enrolment => ({ ...support, enrolment }))
  const grounds = await groundsForSupports(inputs, asking)
  return new Map(inputs.map(input => [input.enrolment, grounds.of(input)]))
}

/** What the grounds of support are looked up by. */
type Sought = Pick<Support, 'enrolment' | 'kind' | 'givenOn'>

/** As `groundsForSupport`, for many at once. */
export async function groundsForSupports(
  inputs: readonly Sought[],
  { tx, who }: Pick<Asking, 'tx' | 'who'>,
): Promise<Grounds<Sought, SupportGrounds, SupportFact>> {
  const held = await heldBy(
    tx,
    who,
    'support.write',
    inputs.map(input => input.enrolment),
  )
  const seen = inputs.flatMap(input => {
    const one = held.get(input.enrolment)
    return one ? [{ ...one, input }] : []
  })
  const books = await rulebooksFor(
    tx,
    who.tenant,
    seen.map(({ enrolment, input }) => ({ code: enrolment.programme, on: input.givenOn })),
  )
  const moving = seen.filter(({ enrolment, past, input }) =>
    movesEntry(input, past, books(enrolment.programme, input.givenOn)),
  )
  const papers = await papersOf(tx, who.tenant, moving)
  return {
    of(input) {
      const { enrolment, past } = heldOf(held, input.enrolment)
      const rules = books(enrolment.programme, input.givenOn)
      const criteria = movesEntry(input, past, rules)
        ? holdCriteria(rules, papers.get(enrolment.id) ?? [], enrolment.applied_on, input.givenOn)
        : []
      return { enrolment, rules, past, unproven: standingInTheWay(criteria) }
    },
    took({ kind, given_on }, input) {
      heldOf(held, input.enrolment).past.supports.push({ kind, given_on })
    },
  }
}

/** Support of a kind that opens entry, before any other such: the criteria must be proven on its day. */
function movesEntry({ kind, givenOn }: Sought, { supports }: Pick<Past, 'supports'>, rules: Rulebook): boolean {
  if (findSupportKind(rules, kind)?.opensEntry !== true) return false
  const entryOn = entryDay(supports, rules)
  return entryOn === undefined || givenOn < entryOn
}

async function papersOf(tx: Tx, tenant: string, moving: readonly Pick<Held, 'enrolment'>[]) {
  if (moving.length === 0) return new Map<string, AcceptedPaper[]>()
  return acceptedPapersOfEach(
    tx,
    tenant,
    moving.map(({ enrolment }) => enrolment.id),
  )
}

/** The support that is now true, to be written by `rows.insert('support', …)`; refuses as `giveSupport` does. */
export function decidedSupport(
  input: Support,
  given: SupportGrounds,
  { who, today }: Pick<Asking, 'who' | 'today'>,
): SupportFact {
  const untilOn = input.untilOn ?? input.givenOn
  refuseWrongDays(input, untilOn, given, today)
  refuseBeforeEligible(input, given)
  refuseUnsaidReEntry(input, untilOn, given)
  return {
    id: newId(),
    enrolment_id: given.enrolment.id,
    person_id: given.enrolment.person_id,
    kind: input.kind,
    given_on: input.givenOn,
    until_on: untilOn,
    minutes: input.minutes,
    theme: input.theme ?? null,
    given_by: who.account,
    note: input.note ?? null,
    salt: newSalt(),
  }
}

/** A service counts by the signature of the person: its session is recorded, and makes the support. Source: the services of the profile. */
function refuseUnsigned({ kind }: Support, { rules }: SupportGrounds): void {
  if (rules.services.some(service => service.kind === kind)) throw refuseField('kind', 'people.counts-by-a-signature')
}

function refuseWrongDays(input: Support, untilOn: Day, { enrolment, rules }: SupportGrounds, today: Day): void {
  if (!findSupportKind(rules, input.kind))
    throw refuseField('kind', 'people.no-such-support-kind', { kind: input.kind })
  if (input.theme !== undefined && !rules.themes.some(theme => theme.code === input.theme)) {
    throw refuseField('theme', 'people.no-such-theme', { theme: input.theme })
  }
  if (input.givenOn > today) throw refuseField('givenOn', 'people.lies-ahead')
  if (untilOn < input.givenOn) throw refuseField('untilOn', 'people.ends-before-it-begins')
  if (input.givenOn < enrolment.applied_on)
    throw refuseField('givenOn', 'people.before-application', { on: enrolment.applied_on })
}

/** What neither opens entry nor extends exit is no part of participation: it asks for no decision, before entry or after. */
function refuseBeforeEligible(input: Support, { rules, past, unproven }: SupportGrounds): void {
  const { supports, approval } = past
  const kind = findSupportKind(rules, input.kind)
  if (!kind?.opensEntry && !kind?.extendsExit) return
  if (!kind.opensEntry && entryDay(supports, rules) === undefined) throw refuse('people.not-entered')
  if (!approval) throw refuse('people.not-eligible')
  if (input.givenOn < approval.decided_on)
    throw refuseField('givenOn', 'people.before-decision', { on: approval.decided_on })
  if (unproven.length > 0)
    throw refuse('people.criteria-without-paper', { criteria: unproven.join(','), on: input.givenOn })
}

function refuseUnsaidReEntry(input: Support, untilOn: Day, { rules, past }: SupportGrounds): void {
  const exit = past.exits.at(-1)
  if (!exit || !findSupportKind(rules, input.kind)?.extendsExit || untilOn <= exit.left_on) return
  if (input.reEntry !== true) throw refuseField('reEntry', 'people.after-exit', { on: exit.left_on })
}

export const findSupportKind = (rules: Rulebook, kind: string) => rules.supports.find(one => one.code === kind)

/** Entry: the first day of support of a kind that opens entry. */
export function entryDay(supports: readonly Pick<SupportRow, 'kind' | 'given_on'>[], rules: Rulebook): Day | undefined {
  const opening = supports.filter(support => findSupportKind(rules, support.kind)?.opensEntry)
  return opening.map(support => support.given_on).toSorted()[0]
}

/** The last day of support of a kind that extends exit: the day that an exit is. */
export function lastDay(supports: readonly Pick<SupportRow, 'kind' | 'until_on'>[], rules: Rulebook): Day | undefined {
  const extending = supports.filter(support => findSupportKind(rules, support.kind)?.extendsExit)
  return extending
    .map(support => support.until_on)
    .toSorted()
    .at(-1)
}
