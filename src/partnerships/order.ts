import type { Day } from '../kernel/day.ts'
import { refuseField } from '../kernel/problem.ts'
import type { ActionRow, PartyRow } from './tables.ts'

interface Order {
  drawnUpOn: Day
  parties: readonly Pick<PartyRow, 'signed_on'>[]
  actions: readonly Pick<ActionRow, 'happened_on'>[]
}

/** The day of the last signature so far. */
export const lastSignature = (parties: Order['parties']): Day | undefined =>
  parties
    .flatMap(one => one.signed_on ?? [])
    .toSorted()
    .at(-1)

/**
 * Nobody signs what is not drawn up, and nothing is done together before the last signature. Held to by whatever says one of these days, for
 * the first time or anew; it is refused at the field that says it.
 */
export function refuseDisorder(field: string, { drawnUpOn, parties, actions }: Order): void {
  if (parties.some(one => one.signed_on !== null && one.signed_on < drawnUpOn))
    throw refuseField(field, 'partnerships.before-it-was-drawn-up', { on: drawnUpOn })
  const signedOn = lastSignature(parties)
  if (signedOn !== undefined && actions.some(one => one.happened_on < signedOn))
    throw refuseField(field, 'partnerships.before-signature', { on: signedOn })
}
