import { z } from 'zod/mini'
import { type Asking, command, type Grounds } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import type { TenantKeys } from '../kernel/keys.ts'
import { missing, Problem, refuseField } from '../kernel/problem.ts'
import { id, personal } from '../kernel/shape.ts'
import type { Tx } from '../kernel/database.ts'
import { isDemo } from '../kernel/tenant.ts'
import type { Who } from '../kernel/who.ts'
import { createPersonKey } from '../privacy/person-key.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { rulebooksFor } from '../programme/tables.ts'
import { writeApart } from './apart.ts'
import { application, enrolmentRow, refuseOutOfPlace, refuseUnknownPlace } from './application.ts'
import { category, categoryRow, refuseWrongDays } from './category.ts'
import { household, householdRow, refuseTooManyChildren } from './household.ts'
import {
  alreadyRegistered,
  cnpIndex,
  contactColumns,
  identity,
  nameColumns,
  refuseUnwitnessedMark,
  settle,
  signingColumns,
} from './identity.ts'
import { residence, residenceRow } from './residence.ts'
import { refuseWrongSpell, situation, situationRow } from './situation.ts'
import { codeAfter, findByCnps, getPerson, householdsSeen, type Known, lastCode } from './person-tables.ts'

export const enrolShape = z.strictObject({
  ...application.shape,
  identity,
  domicile: z.optional(residence),
  livesAt: z.optional(residence),
  household: z.optional(household),
  /** Joins a household that is already here, such as a spouse's, in place of a new one. */
  withHousehold: z.optional(id()),
  categories: z.optional(z.array(category).check(z.maxLength(3))),
  situation: z.optional(situation),
  /** Records that look alike and that the asker found to be of somebody else. */
  anotherThan: z.optional(z.strictObject({ people: z.array(id()).check(z.maxLength(20)), reason: personal(500) })),
})
export type Enrol = z.infer<typeof enrolShape>

interface Given {
  rules: Rulebook
  code: string
  demo: boolean
  keys: TenantKeys
  /** Somebody with this CNP. */
  known: Known | undefined
  /** Somebody of the same batch has this CNP. */
  met: boolean
}

/** An application: the person, and the person in a programme. Nobody is a participant by it. */
export const enrol = command<Enrol, Given, ReturnType<typeof rowsOf>>({
  kind: 'people.enrol',
  shape: enrolShape,
  example: {
    programme: 'o-sansa',
    appliedOn: '2026-02-02',
    region: 'RO21',
    partner: 'lider',
    identity: { familyName: 'Demonstrescu', givenName: 'Maria', bornOn: '1990-05-12', sex: 'F' },
  },
  may: 'people.write',
  happenedOn: input => input.appliedOn,
  given: async (input, asking) => (await groundsForAll([input], asking)).of(input),
  givenAll: groundsForAll,
  decide(input, given, { who, today }) {
    if (input.appliedOn > today) throw refuseField('appliedOn', 'people.lies-ahead')
    refuseUnknownPlace(input, given.rules)
    refuseOutOfPlace(who, input)
    if (given.known) throw alreadyRegistered(given.known, 'identity.cnp')
    if (given.met) throw refuseField('identity.cnp', 'people.twice-at-once')
    refuseUnwitnessedMark(input.identity, 'identity.')
    refuseTooManyChildren(input.household ?? {}, 'household.')
    if (input.situation) refuseWrongSpell(input.situation, today, 'situation.')
    for (const [at, one] of (input.categories ?? []).entries()) refuseWrongDays(one, `categories.${at}.`)
    return rowsOf(input, given, { who, today }, settle(input.identity, { today, demo: given.demo, at: 'identity.' }))
  },
  async write(fact, rows, asking) {
    const { person, household: home, residences, enrolment, situation: form, categories, apart } = fact
    if (home) await rows.insert('household', home)
    await rows.insert('person', person)
    await createPersonKey(rows, asking, person.id)
    for (const one of residences) await rows.insert('residence', one)
    await rows.insert('enrolment', enrolment)
    if (form) await rows.insert('situation', form)
    for (const one of categories) await rows.insert('category', one)
    for (const one of apart) await writeApart(rows, one)
    return { person: person.id, enrolment: enrolment.id, code: person.code }
  },
})

async function groundsForAll(
  inputs: readonly Enrol[],
  { tx, who, engine, today }: Asking,
): Promise<Grounds<Enrol, Given, ReturnType<typeof rowsOf>>> {
  const keys = engine.keyring.of(who.tenant)
  const demo = await isDemo(tx, who.tenant)
  const indexOf = (input: Enrol): string | undefined => {
    const { cnp } = settle(input.identity, { today, demo, at: 'identity.' })
    return cnp === null ? undefined : cnpIndex(keys, cnp)
  }
  const known = await findByCnps(
    tx,
    who,
    inputs.flatMap(input => unlessRefused(() => indexOf(input)) ?? []),
  )
  const homes = await householdsSeen(
    tx,
    who,
    inputs.flatMap(input => input.withHousehold ?? []),
  )
  const rules = await rulebooksFor(
    tx,
    who.tenant,
    inputs.map(input => ({ code: input.programme, on: input.appliedOn })),
  )
  const unseen = await notSeen(
    tx,
    who,
    inputs.flatMap(input => input.anotherThan?.people ?? []),
  )
  const met = new Set<string>()
  let last = await lastCode(tx, who.tenant)
  return {
    of(input) {
      if (input.withHousehold !== undefined && !homes.has(input.withHousehold)) throw missing('people.no-such-record')
      if (input.anotherThan?.people.some(one => unseen.has(one))) throw missing('people.no-such-record')
      const index = indexOf(input)
      return {
        rules: rules(input.programme, input.appliedOn),
        code: codeAfter(last),
        demo,
        keys,
        known: index === undefined ? undefined : known.get(index),
        met: index !== undefined && met.has(index),
      }
    },
    took({ person }) {
      last += 1
      if (person.cnp_index !== null) met.add(person.cnp_index)
    },
  }
}

/** Of these people, whoever the asker may not read. */
async function notSeen(tx: Tx, who: Who, people: readonly string[]): Promise<Set<string>> {
  const unseen = new Set<string>()
  for (const one of new Set(people)) {
    const known = await getPerson(tx, who, 'people.read', one).catch(onlyProblems)
    if (!known) unseen.add(one)
  }
  return unseen
}

function onlyProblems(error: unknown): undefined {
  if (error instanceof Problem) return undefined
  throw error
}

/** What cannot be read is refused when its turn comes. */
function unlessRefused<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

const apartRows = (person: string, { anotherThan }: Enrol, on: Day) =>
  (anotherThan?.people ?? []).map(other => ({ person, other, reason: anotherThan?.reason ?? '', on }))

function rowsOf(
  input: Enrol,
  { code: personCode, keys }: Given,
  { who, today }: { who: Who; today: Day },
  settled: ReturnType<typeof settle>,
) {
  const person = newId()
  const enrolment = enrolmentRow(person, input, who)
  const home = input.withHousehold === undefined && input.household ? newId() : undefined
  return {
    household: home && householdRow(home, input.household ?? {}),
    person: {
      ...nameColumns(input.identity, settled, { keys, tenant: who.tenant, person }),
      ...contactColumns(input.identity),
      ...signingColumns(input.identity),
      id: person,
      code: personCode,
      household_id: input.withHousehold ?? home ?? null,
      same_as: null,
    },
    residences: [
      ...(input.domicile ? [residenceRow(person, 'domicile', input.domicile)] : []),
      ...(input.livesAt ? [residenceRow(person, 'actual', input.livesAt)] : []),
    ],
    enrolment,
    situation: input.situation && situationRow(person, enrolment.id, input.situation),
    categories: (input.categories ?? []).map(one => categoryRow(enrolment, one)),
    apart: apartRows(person, input, today),
  }
}
