import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { code, day, id, integer, personal } from '../kernel/shape.ts'
import { scopesFor, type Who } from '../kernel/who.ts'
import { nuts } from '../programme/rule.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { keepReason } from './correction.ts'
import { hasSupport, poolAround } from './record-tables.ts'
import { enrolmentsOf, getEnrolment, getPerson } from './person-tables.ts'
import type { EnrolmentRow, PersonRow } from './tables.ts'

/** A person in a programme: since when, where, and who looks after them. */
export const application = z.strictObject({
  programme: code(),
  appliedOn: day(),
  region: nuts,
  partner: code(),
  centre: z.optional(code()),
  caseworker: z.optional(id()),
  priority: z.optional(integer(0, 1000)),
  /** The day of the declaration that nobody else funds the same support. */
  noDoubleFundingOn: z.optional(day()),
})
export type Application = z.infer<typeof application>

export type Place = Pick<Application, 'programme' | 'region' | 'partner' | 'centre' | 'caseworker'>

export function refuseUnknownPlace(place: Place, rules: Rulebook): void {
  const centre = rules.centres.find(one => one.code === place.centre)
  if (!rules.regions.some(one => one.nuts === place.region)) throw refuseField('region', 'people.no-such-region')
  if (!rules.partners.some(one => one.code === place.partner)) throw refuseField('partner', 'people.no-such-partner')
  if (place.centre !== undefined && centre?.region !== place.region)
    throw refuseField('centre', 'people.no-such-centre')
}

/** Whoever puts somebody somewhere must be able to see them there. */
export function refuseOutOfPlace(who: Who, place: Place): void {
  const reaches = scopesFor(who, 'people.write').some(scope => {
    if (scope.of === 'tenant') return true
    if (scope.of === 'caseload') return place.caseworker === undefined || place.caseworker === who.account
    return { ...place, enterprise: undefined }[scope.of] === scope.id
  })
  if (!reaches) throw missing('people.not-your-place')
}

export const enrolmentRow = (person: string, input: Application, who: Who) => ({
  id: newId(),
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
})

const applyShape = z.strictObject({ person: id(), ...application.shape })

interface ApplyGiven {
  person: PersonRow
  rules: Rulebook
  programmes: string[]
}

/** Somebody who is registered already applies to another programme. */
export const apply = command<z.infer<typeof applyShape>, ApplyGiven, ReturnType<typeof enrolmentRow>>({
  kind: 'people.apply',
  shape: applyShape,
  example: {
    person: '01930000-0000-7000-8000-000000000001',
    programme: 'alt-program',
    appliedOn: '2026-02-02',
    region: 'RO21',
    partner: 'lider',
  },
  may: 'people.write',
  happenedOn: input => input.appliedOn,
  given: async (input, { tx, who }) => ({
    person: await getPerson(tx, who, 'people.write', input.person),
    rules: await getRulebook(tx, who.tenant, input.programme, input.appliedOn),
    programmes: (await enrolmentsOf(tx, who.tenant, input.person)).map(one => one.programme),
  }),
  decide(input, { person, rules, programmes }, { who, today }) {
    if (input.appliedOn > today) throw refuseField('appliedOn', 'people.lies-ahead')
    if (programmes.includes(input.programme)) throw refuseField('programme', 'people.has-applied')
    refuseUnknownPlace(input, rules)
    refuseOutOfPlace(who, input)
    return enrolmentRow(person.id, input, who)
  },
  async write(enrolment, rows) {
    await rows.insert('enrolment', enrolment)
    return { enrolment: enrolment.id }
  },
})

const withdrawShape = z.strictObject({ enrolment: id(), withdrawnOn: day(), reason: z.optional(personal(500)) })

/** The person does not want to take part any more, before any support. Whoever has entered leaves instead. */
export const withdrawApplication = command<
  z.infer<typeof withdrawShape>,
  { enrolment: EnrolmentRow; supported: boolean },
  { enrolment: EnrolmentRow; on: string; reason: string | undefined }
>({
  kind: 'people.withdraw-application',
  shape: withdrawShape,
  example: { enrolment: '01930000-0000-7000-8000-000000000001', withdrawnOn: '2026-02-10' },
  may: 'people.write',
  happenedOn: input => input.withdrawnOn,
  async given(input, { tx, who }) {
    const enrolment = await getEnrolment(tx, who, 'people.write', input.enrolment)
    return { enrolment, supported: await hasSupport(tx, who.tenant, await poolAround(tx, enrolment)) }
  },
  decide({ withdrawnOn, reason }, { enrolment, supported }, { today }) {
    if (withdrawnOn > today) throw refuseField('withdrawnOn', 'people.lies-ahead')
    if (withdrawnOn < enrolment.applied_on)
      throw refuseField('withdrawnOn', 'people.before-application', { on: enrolment.applied_on })
    if (enrolment.withdrawn_on !== null) throw refuse('people.application-withdrawn')
    if (supported) throw refuse('people.has-received-support')
    return { enrolment, on: withdrawnOn, reason }
  },
  async write({ enrolment, on, reason }, rows, { shown }) {
    await rows.revise('enrolment', { id: enrolment.id }, { withdrawn_on: on }, shown)
    if (reason !== undefined) await keepReason(rows, enrolment.person_id, 'enrolment', enrolment.id, reason)
    return { enrolment: enrolment.id }
  },
})

const declareShape = z.strictObject({ enrolment: id(), declaredOn: day() })

/** The signed declaration that no other project funds the same support. */
export const declareNoDoubleFunding = command<
  z.infer<typeof declareShape>,
  EnrolmentRow,
  { enrolment: string; on: string }
>({
  kind: 'people.declare-no-double-funding',
  shape: declareShape,
  example: { enrolment: '01930000-0000-7000-8000-000000000001', declaredOn: '2026-02-02' },
  may: 'people.write',
  happenedOn: input => input.declaredOn,
  given: ({ enrolment }, { tx, who }) => getEnrolment(tx, who, 'people.write', enrolment),
  decide({ declaredOn }, { id: enrolment }, { today }) {
    if (declaredOn > today) throw refuseField('declaredOn', 'people.lies-ahead')
    return { enrolment, on: declaredOn }
  },
  async write({ enrolment, on }, rows, { shown }) {
    await rows.revise('enrolment', { id: enrolment }, { no_double_funding_on: on }, shown)
    return { enrolment }
  },
})
