import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import { refuseField } from '../kernel/problem.ts'
import { code, day, id, plain } from '../kernel/shape.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { getAccreditation } from './accreditation-tables.ts'
import type { AccreditationRow } from './tables.ts'

/** Valid from one day to another, both included; without an end, until it is withdrawn. */
const shape = z.strictObject({
  programme: code(),
  partner: code(),
  number: plain(60),
  services: z.array(code()).check(z.minLength(1), z.maxLength(20)),
  validFrom: day(),
  validTo: z.optional(day()),
})
type Accreditation = z.infer<typeof shape>

/**
 * A provider of information, counselling or mediation is accredited by the employment agency for each of them and for some time.
 * Source: Government Decision 277/2002 (to be checked against the text in force).
 */
export const recordAccreditation = command<Accreditation, Rulebook, Omit<AccreditationRow, 'tenant_id' | 'entry'>>({
  kind: 'counselling.record-accreditation',
  shape,
  example: {
    programme: 'o-sansa',
    partner: 'punte',
    number: '24/2024',
    services: ['counselling'],
    validFrom: '2024-09-01',
  },
  may: 'programme.write',
  happenedOn: input => input.validFrom,
  given: ({ programme, validFrom }, { tx, who }) => getRulebook(tx, who.tenant, programme, validFrom),
  decide({ programme, partner, number, services, validFrom, validTo }, { partners, services: known }) {
    if (!partners.some(one => one.code === partner)) throw refuseField('partner', 'counselling.no-such-partner')
    if (services.some(service => !known.some(one => one.kind === service)))
      throw refuseField('services', 'counselling.no-such-service')
    if (validTo !== undefined && validTo < validFrom) throw refuseField('validTo', 'counselling.ends-before-it-begins')
    const dates = { valid_from: validFrom, valid_to: validTo ?? null }
    return { id: newId(), programme, partner, number, services: [...new Set(services)], ...dates }
  },
  async write(fact, rows) {
    await rows.insert('accreditation', fact)
    return { accreditation: fact.id }
  },
})

const endShape = z.strictObject({ accreditation: id(), validTo: day() })

/** Withdrawn by the agency, or not renewed: valid until that day, the day included. */
export const endAccreditation = command<z.infer<typeof endShape>, AccreditationRow, { id: string; validTo: Day }>({
  kind: 'counselling.end-accreditation',
  shape: endShape,
  example: { accreditation: '01930000-0000-7000-8000-000000000001', validTo: '2026-08-31' },
  may: 'programme.write',
  happenedOn: input => input.validTo,
  given: ({ accreditation }, { tx, who }) => getAccreditation(tx, who.tenant, accreditation),
  decide({ validTo }, { id: ended, valid_from }) {
    if (validTo < valid_from) throw refuseField('validTo', 'counselling.ends-before-it-begins')
    return { id: ended, validTo }
  },
  async write({ id: ended, validTo }, rows, { shown }) {
    await rows.revise('accreditation', { id: ended }, { valid_to: validTo }, shown)
    return { accreditation: ended }
  },
})

interface Given {
  kind: string
  partner: string
  on: Day
}

/** Both days included. */
export const isValid = ({ valid_from, valid_to }: AccreditationRow, on: Day): boolean =>
  valid_from <= on && (valid_to === null || valid_to >= on)

/** The accreditation under which this partner gives it; undefined where none is needed or none holds. */
export const heldUnder = (
  { services }: Pick<Rulebook, 'services'>,
  accreditations: readonly AccreditationRow[],
  { kind, partner, on }: Given,
): AccreditationRow | undefined =>
  services.some(one => one.kind === kind && one.accredited)
    ? accreditations.find(one => one.partner === partner && one.services.includes(kind) && isValid(one, on))
    : undefined

/** Why a service of this kind, given by this partner on this day, cannot count; undefined where it can. */
export function whyOutside(
  { services }: Pick<Rulebook, 'services'>,
  accreditations: readonly AccreditationRow[],
  { kind, partner, on }: Given,
): string | undefined {
  if (!services.some(one => one.kind === kind && one.accredited)) return undefined
  const own = accreditations.filter(one => one.partner === partner)
  if (own.length === 0) return 'counselling.not-accredited'
  const forIt = own.filter(one => one.services.includes(kind))
  if (forIt.length === 0) return 'counselling.not-accredited-for-this'
  return forIt.some(one => isValid(one, on)) ? undefined : 'counselling.not-accredited-that-day'
}
