import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { refuseField } from '../kernel/problem.ts'
import { code, day, id, integer, personalLines, plain } from '../kernel/shape.ts'
import { findPersonByCode } from '../people/person-tables.ts'
import { newSalt, type PersonRow } from '../people/tables.ts'
import { type Place, placeOf, refuseDay } from './centre.ts'
import { isOffered } from './offered.ts'
import { enterprisesIn, type Fact, getIn, type GivenRow, type ServiceRow } from './tables.ts'

/** How a service ended. */
export const serviceResults = [
  'informed',
  'advised',
  'document-drafted',
  'referred',
  'partner-found',
  'follow-up',
] as const

const giveShape = z.strictObject({
  centre: id(),
  service: id(),
  givenOn: day(),
  minutes: integer(5, 600),
  /** The code of a person, as `GT-0047`; or one of the two below. */
  person: z.optional(plain(12, /^GT-\d{4,7}$/)),
  enterprise: z.optional(id()),
  organisation: z.optional(plain(200)),
  result: code(serviceResults),
  note: z.optional(personalLines(1000)),
})

interface Giving extends Place {
  service: ServiceRow
  person: PersonRow | undefined
  enterprises: readonly { id: string }[]
}

/**
 * One line of the log of a centre: for whom, about what, how long, with what result. It is no support of a participant: that is recorded
 * with the person, under the rules for support.
 */
export const giveService = command<z.infer<typeof giveShape>, Giving, Fact<GivenRow>>({
  kind: 'centres.give-service',
  shape: giveShape,
  example: {
    centre: '01930000-0000-7000-8000-000000000001',
    service: '01930000-0000-7000-8000-000000000002',
    givenOn: '2025-10-06',
    minutes: 45,
    organisation: 'Primăria Exemplu',
    result: 'informed',
  },
  may: 'deliverable.write',
  happenedOn: input => input.givenOn,
  async given(input, { tx, who }) {
    const place = await placeOf(tx, who, 'deliverable.write', input.centre)
    const person =
      input.person === undefined ? undefined : await findPersonByCode(tx, who, 'support.write', input.person)
    const enterprises = await enterprisesIn(tx, who.tenant, place.found.row.programme)
    return { ...place, service: await getIn(tx, who.tenant, 'centre_service', input.service), person, enterprises }
  },
  decide(input, given, { who, today }) {
    const { service, person, enterprises } = given
    refuseDay(given, 'givenOn', input.givenOn, today)
    if (service.centre_id !== input.centre) throw refuseField('service', 'centres.no-such-service')
    if (!isOffered(service, input.givenOn)) throw refuseField('givenOn', 'centres.service-not-offered')
    const named = [input.person, input.enterprise, input.organisation].filter(one => one !== undefined)
    if (named.length !== 1) throw refuseField('person', 'centres.given-to-one')
    if (input.person !== undefined && !person) throw refuseField('person', 'centres.no-such-person')
    if (input.enterprise !== undefined && !enterprises.some(one => one.id === input.enterprise))
      throw refuseField('enterprise', 'programme.no-such-enterprise')
    return {
      id: newId(),
      centre_id: input.centre,
      service_id: service.id,
      given_on: input.givenOn,
      minutes: input.minutes,
      person_id: person?.id ?? null,
      enterprise_id: input.enterprise ?? null,
      organisation: input.organisation ?? null,
      result: input.result,
      note: input.note ?? null,
      given_by: who.account,
      salt: newSalt(),
    }
  },
  async write(given, rows) {
    await rows.insert('service_given', given)
    if (given.person_id !== null) rows.subjects.add(given.person_id)
    return { given: given.id, centre: given.centre_id }
  },
})

const dropShape = z.strictObject({ given: id(), reason: plain(300) })

/** A line was recorded by mistake. */
export const dropService = command<z.infer<typeof dropShape>, GivenRow, GivenRow>({
  kind: 'centres.drop-service',
  shape: dropShape,
  example: { given: '01930000-0000-7000-8000-000000000001', reason: 'Consemnată de două ori.' },
  may: 'deliverable.write',
  async given(input, { tx, who }) {
    const row = await getIn(tx, who.tenant, 'service_given', input.given)
    await placeOf(tx, who, 'deliverable.write', row.centre_id)
    return row
  },
  decide: (_, row) => row,
  async write({ id: key, centre_id }, rows) {
    await rows.remove('service_given', { id: key })
    return { centre: centre_id }
  },
})
