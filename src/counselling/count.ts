import type { Asking, Grounds } from '../kernel/command.ts'
import { type Details, Problem } from '../kernel/problem.ts'
import {
  decidedSupport,
  groundsForSupports,
  type Support,
  type SupportFact,
  type SupportGrounds,
} from '../people/support.ts'
import { whyOutside } from './accreditation.ts'
import { allAccreditations } from './accreditation-tables.ts'
import type { SeatRow, SessionRow } from './tables.ts'

type Sat = Pick<SeatRow, 'enrolment_id' | 're_entry' | 'note' | 'actions'>
type Held = Pick<SessionRow, 'kind' | 'on_day' | 'from_minute' | 'to_minute' | 'staff_id'>

/** What decides whether a signed seat counts. */
export interface CountGrounds {
  input: Support
  support: SupportGrounds
  /** The service was outside the accreditation of its provider. */
  outside: string | undefined
  givenBy: string
}

/** A seat that was signed, in its session. */
interface Signed {
  session: Held
  seat: Sat
}

/** Loads what decides whether it counts, in the scope of whoever may record support for the person. */
export async function groundsForCount(asking: Asking, session: Held, seat: Sat): Promise<CountGrounds> {
  return (await groundsForCounts(asking, [{ session, seat }])).of({ session, seat })
}

/** The same for many at once. */
export async function groundsForCounts(
  asking: Asking,
  signed: readonly Signed[],
): Promise<Grounds<Signed, CountGrounds, SupportFact>> {
  const supports = await groundsForSupports(signed.map(supportOf), asking)
  const accreditations = signed.length === 0 ? [] : await allAccreditations(asking.tx, asking.who.tenant)
  return {
    of(one) {
      const input = supportOf(one)
      const support = supports.of(input)
      const { programme, partner } = support.enrolment
      const own = accreditations.filter(accreditation => accreditation.programme === programme)
      const outside = whyOutside(support.rules, own, { kind: input.kind, partner, on: input.givenOn })
      return { input, support, outside, givenBy: one.session.staff_id }
    },
    took: (fact, one) => supports.took(fact, supportOf(one)),
  }
}

const supportOf = ({ session: { kind, on_day, from_minute, to_minute }, seat }: Signed): Support => ({
  enrolment: seat.enrolment_id,
  kind,
  givenOn: on_day,
  minutes: to_minute - from_minute,
  note: seat.note ?? seat.actions ?? undefined,
  reEntry: seat.re_entry,
})

export type Count = { support: SupportFact } | { ineligible: string; details: Details }

/** The support that a matched signature proves; a service outside the accreditation is kept as ineligible, with its reason. */
export function countOf(grounds: CountGrounds, asking: Omit<Asking, 'tx' | 'engine'>): Count {
  if (grounds.outside !== undefined) return { ineligible: grounds.outside, details: {} }
  return { support: { ...decidedSupport(grounds.input, grounds.support, asking), given_by: grounds.givenBy } }
}

/** As `countOf`, for one of many: what people's rules refuse is kept as ineligible with its reason, and does not refuse the others. */
export function countOfMany(grounds: CountGrounds, asking: Omit<Asking, 'tx' | 'engine'>): Count {
  try {
    return countOf(grounds, asking)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { code, details } = error.fields[0] ?? error
    return { ineligible: code, details: details ?? {} }
  }
}

/** The columns of a seat that a count fills. */
export const columnsOf = (
  count: Count | undefined,
): Pick<SeatRow, 'support_id' | 'ineligible' | 'ineligible_details'> => ({
  support_id: count && 'support' in count ? count.support.id : null,
  ineligible: count && 'ineligible' in count ? count.ineligible : null,
  ineligible_details: count && 'ineligible' in count ? count.details : null,
})
