import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import type { TenantKeys } from '../kernel/keys.ts'
import { missing, refuseField } from '../kernel/problem.ts'
import { id, personal } from '../kernel/shape.ts'
import { isDemo } from '../kernel/tenant.ts'
import type { Who } from '../kernel/who.ts'
import { createPersonKey } from '../privacy/person-key.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
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
import { situation, situationRow } from './situation.ts'
import { findByCnp, getPerson, householdIsSeen, type Known, nextCode } from './person-tables.ts'

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
  async given(input, { tx, who, engine, today }) {
    if (input.withHousehold !== undefined && !(await householdIsSeen(tx, who, input.withHousehold)))
      throw missing('people.no-such-record')
    for (const one of input.anotherThan?.people ?? []) await getPerson(tx, who, 'people.read', one)
    const keys = engine.keyring.of(who.tenant)
    const demo = await isDemo(tx, who.tenant)
    const { cnp } = settle(input.identity, { today, demo, at: 'identity.' })
    return {
      rules: await getRulebook(tx, who.tenant, input.programme, input.appliedOn),
      code: await nextCode(tx, who.tenant),
      demo,
      keys,
      known: cnp === null ? undefined : await findByCnp(tx, who, cnpIndex(keys, cnp)),
    }
  },
  decide(input, given, { who, today }) {
    if (input.appliedOn > today) throw refuseField('appliedOn', 'people.lies-ahead')
    refuseUnknownPlace(input, given.rules)
    refuseOutOfPlace(who, input)
    if (given.known) throw alreadyRegistered(given.known, 'identity.cnp')
    refuseUnwitnessedMark(input.identity, 'identity.')
    refuseTooManyChildren(input.household ?? {}, 'household.')
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
