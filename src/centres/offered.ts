import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import { refuseField } from '../kernel/problem.ts'
import { code, day, id, plain, plainLines } from '../kernel/shape.ts'
import { type Place, placeOf } from './centre.ts'
import { type Fact, getIn, rowsOf, type ServiceRow, topics } from './tables.ts'

/** For whom a service is. */
export const audiences = ['people', 'enterprises', 'organisations', 'authorities'] as const

const said = {
  title: plain(120),
  says: z.optional(plainLines(1000)),
  topic: code(topics),
  audience: z.array(code(audiences)).check(z.minLength(1), z.maxLength(4)),
  byAppointment: z.optional(z.boolean()),
  since: day(),
  until: z.optional(day()),
}

const offerShape = z.strictObject({ centre: id(), ...said })
type Offer = z.infer<typeof offerShape>

/** A service that the centre offers. Source of the terms: Open Referral, Human Services Data Specification 3. */
export const offerService = command<Offer, Place, Fact<ServiceRow>>({
  kind: 'centres.offer-service',
  shape: offerShape,
  example: {
    centre: '01930000-0000-7000-8000-000000000001',
    title: 'Consultanță pentru achiziții publice',
    topic: 'procurement',
    audience: ['enterprises'],
    since: '2025-05-12',
  },
  may: 'deliverable.write',
  happenedOn: input => input.since,
  given: (input, { tx, who }) => placeOf(tx, who, 'deliverable.write', input.centre),
  decide: input => ({ id: newId(), centre_id: input.centre, ...serviceOf(input) }),
  async write(service, rows) {
    await rows.insert('centre_service', service)
    return { service: service.id, centre: service.centre_id }
  },
})

function serviceOf(input: Omit<Offer, 'centre'>): Omit<Fact<ServiceRow>, 'id' | 'centre_id'> {
  if (input.until !== undefined && input.until < input.since)
    throw refuseField('until', 'centres.ends-before-it-begins', { on: input.since })
  return {
    title: input.title,
    says: input.says ?? null,
    topic: input.topic,
    audience: [...new Set(input.audience)],
    by_appointment: input.byAppointment ?? false,
    since_on: input.since,
    until_on: input.until ?? null,
  }
}

const changeShape = z.strictObject({ service: id(), ...said })

/** Whether it is offered on a day, both ends included. */
export const isOffered = ({ since_on, until_on }: Pick<ServiceRow, 'since_on' | 'until_on'>, on: Day): boolean =>
  on >= since_on && (until_on === null || on <= until_on)

/** It may change; on the days on which it was given it was offered, and what it was about stays. */
export const changeService = command<z.infer<typeof changeShape>, ServiceRow & { given: Day[] }, Fact<ServiceRow>>({
  kind: 'centres.change-service',
  shape: changeShape,
  example: {
    service: '01930000-0000-7000-8000-000000000001',
    title: 'Consultanță pentru achiziții publice',
    topic: 'procurement',
    audience: ['enterprises'],
    since: '2025-05-12',
  },
  may: 'deliverable.write',
  async given(input, { tx, who }) {
    const service = await getIn(tx, who.tenant, 'centre_service', input.service)
    await placeOf(tx, who, 'deliverable.write', service.centre_id)
    const given = await rowsOf(tx, who.tenant, 'service_given', service.centre_id)
    return { ...service, given: given.flatMap(one => (one.service_id === service.id ? one.given_on : [])) }
  },
  decide(input, service) {
    if (service.given.length > 0 && input.topic !== service.topic) throw refuseField('topic', 'centres.topic-was-given')
    const row = { id: service.id, centre_id: service.centre_id, ...serviceOf(input) }
    const outside = service.given.find(on => !isOffered(row, on))
    if (outside !== undefined)
      throw refuseField(outside < row.since_on ? 'since' : 'until', 'centres.given-on', { on: outside })
    return row
  },
  async write({ id: key, ...changes }, rows, { shown }) {
    await rows.revise('centre_service', { id: key }, changes, shown)
    return { service: key, centre: changes.centre_id }
  },
})
