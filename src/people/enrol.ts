import { z } from 'zod/mini'
import { answer } from '../kernel/answer.ts'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { missing, type Problem, refuseField } from '../kernel/problem.ts'
import { code, day, id, integer, personal, plain } from '../kernel/shape.ts'
import { isDemo } from '../kernel/tenant.ts'
import { scopesFor, type Who } from '../kernel/who.ts'
import { createPersonKey } from '../privacy/person-key.ts'
import { nuts } from '../programme/rule.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { cnpIndex, identity, identityColumns, settle } from './identity.ts'
import { findByCnp, type Known, newSalt, nextCode } from './tables.ts'
import { educationNow, iscedLevels, labourStatuses, uatKinds } from './codes.ts'

/** County as NUTS 3. `degurba` 3 and `uatKind` comuna are two different "rural". Source: decision 16 of the domain rules. */
export const residence = z.strictObject({
  county: nuts,
  locality: personal(120),
  siruta: z.optional(plain(6)),
  degurba: z.optional(integer(1, 3)),
  uatKind: z.optional(code(uatKinds)),
  address: z.optional(personal(200)),
})
export type Residence = z.infer<typeof residence>

/** Labour status and education on a day. `labourSince`: the first day of the present spell. */
export const situation = z.strictObject({
  onDay: day(),
  labour: answer(z.enum(labourStatuses)),
  labourSince: z.optional(day()),
  educationNow: answer(z.enum(educationNow)),
  isced: answer(z.enum(iscedLevels)),
})
export type Situation = z.infer<typeof situation>

export const category = z.strictObject({
  kind: code(['vmg', 'vmi', 'large-family']),
  validFrom: day(),
  validTo: z.optional(day()),
})

export const household = z.strictObject({
  members: z.optional(integer(1, 40)),
  dependentChildren: z.optional(integer(0, 39)),
})

export const enrolShape = z.strictObject({
  programme: code(),
  appliedOn: day(),
  region: nuts,
  partner: code(),
  centre: z.optional(code()),
  caseworker: z.optional(id()),
  priority: z.optional(integer(0, 1000)),
  noDoubleFundingOn: z.optional(day()),
  identity,
  domicile: z.optional(residence),
  livesAt: z.optional(residence),
  household: z.optional(household),
  /** Joins a household that is already here, such as a spouse's, in place of a new one. */
  withHousehold: z.optional(id()),
  categories: z.optional(z.array(category).check(z.maxLength(3))),
  situation: z.optional(situation),
})
export type Enrol = z.infer<typeof enrolShape>

interface Given {
  rules: Rulebook
  code: string
  demo: boolean
  keys: Parameters<typeof identityColumns>[2]['keys']
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
    const keys = engine.keyring.of(who.tenant)
    const demo = await isDemo(tx, who.tenant)
    const { cnp } = settle(input.identity, today, demo)
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
    if (!mayEnrolHere(who, input)) throw missing('people.not-your-place')
    if (given.known) throw alreadyRegistered(given.known)
    const tooManyChildren = (input.household?.dependentChildren ?? 0) >= (input.household?.members ?? 40)
    if (tooManyChildren) throw refuseField('household.dependentChildren', 'people.children-are-members')
    return rowsOf(input, given, who, settle(input.identity, today, given.demo))
  },
  async write({ person, household: home, residences, enrolment, situation: form, categories }, rows, asking) {
    if (home) await rows.insert('household', home)
    await rows.insert('person', person)
    await createPersonKey(rows, asking, person.id)
    for (const one of residences) await rows.insert('residence', one)
    await rows.insert('enrolment', enrolment)
    if (form) await rows.insert('situation', form)
    for (const one of categories) await rows.insert('category', one)
    return { person: person.id, enrolment: enrolment.id, code: person.code }
  },
})

/** The same CNP is the same person: refused, and named to whoever may see the person anyway. */
export function alreadyRegistered({ id: person, code: named, seen }: Known): Problem {
  if (!seen) return refuseField('identity.cnp', 'people.registered-elsewhere')
  return refuseField('identity.cnp', 'people.already-registered', { person, code: named })
}

function refuseUnknownPlace(input: Enrol, rules: Rulebook): void {
  const centre = rules.centres.find(one => one.code === input.centre)
  if (!rules.regions.some(one => one.nuts === input.region)) throw refuseField('region', 'people.no-such-region')
  if (!rules.partners.some(one => one.code === input.partner)) throw refuseField('partner', 'people.no-such-partner')
  if (input.centre !== undefined && centre?.region !== input.region)
    throw refuseField('centre', 'people.no-such-centre')
}

/** Whoever enrols somebody must be able to see them afterwards. */
function mayEnrolHere(who: Who, { programme, region, partner, centre, caseworker }: Enrol): boolean {
  return scopesFor(who, 'people.write').some(scope => {
    if (scope.of === 'tenant') return true
    if (scope.of === 'caseload') return caseworker === undefined || caseworker === who.account
    const place = { programme, region, partner, centre, enterprise: undefined }
    return place[scope.of] === scope.id
  })
}

function rowsOf(input: Enrol, { code: personCode, keys }: Given, who: Who, settled: ReturnType<typeof settle>) {
  const person = newId()
  const enrolment = newId()
  const ownHousehold = input.withHousehold === undefined && input.household !== undefined ? newId() : undefined
  const residences = [
    ...(input.domicile ? [residenceRow(person, 'domicile', input.domicile)] : []),
    ...(input.livesAt ? [residenceRow(person, 'actual', input.livesAt)] : []),
  ]
  return {
    household: ownHousehold && {
      id: ownHousehold,
      members: input.household?.members ?? null,
      dependent_children: input.household?.dependentChildren ?? null,
      salt: newSalt(),
    },
    person: {
      ...identityColumns(input.identity, settled, { keys, tenant: who.tenant, person }),
      id: person,
      code: personCode,
      household_id: input.withHousehold ?? ownHousehold ?? null,
      same_as: null,
    },
    residences,
    enrolment: {
      id: enrolment,
      person_id: person,
      programme: input.programme,
      applied_on: input.appliedOn,
      region: input.region,
      partner: input.partner,
      centre: input.centre ?? null,
      caseworker_id: input.caseworker ?? who.account,
      priority: input.priority ?? 0,
      no_double_funding_on: input.noDoubleFundingOn ?? null,
      withdrawn_on: null,
    },
    situation: input.situation && situationRow(person, enrolment, input.situation),
    categories: (input.categories ?? []).map(one => ({
      enrolment_id: enrolment,
      person_id: person,
      kind: one.kind,
      valid_from: one.validFrom,
      valid_to: one.validTo ?? null,
      salt: newSalt(),
    })),
  }
}

export const residenceRow = (person: string, kind: 'domicile' | 'actual', input: Residence) => ({
  person_id: person,
  kind,
  county: input.county,
  locality: input.locality,
  siruta: input.siruta ?? null,
  degurba: input.degurba ?? null,
  uat_kind: input.uatKind ?? null,
  address: input.address ?? null,
  salt: newSalt(),
})

export const situationRow = (person: string, enrolment: string, input: Situation) => ({
  enrolment_id: enrolment,
  person_id: person,
  on_day: input.onDay,
  labour: input.labour,
  labour_since: input.labourSince ?? null,
  education_now: input.educationNow,
  isced: input.isced,
  salt: newSalt(),
})
