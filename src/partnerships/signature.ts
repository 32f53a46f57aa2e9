import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { missing, refuseField } from '../kernel/problem.ts'
import { day, id, personal } from '../kernel/shape.ts'
import { newSalt } from '../people/tables.ts'
import { keyOf, type Place, placeOf } from './agreement.ts'
import { refuseDisorder } from './order.ts'
import type { Fact, Party, PartyRow } from './tables.ts'

const shape = z.strictObject({ agreement: id(), organisation: id(), signedOn: day(), signatory: personal(120) })
type Sign = z.infer<typeof shape>

interface Given {
  party: Party
  place: Place
}

type Signed = Pick<Fact<PartyRow>, 'agreement_id' | 'organisation_id' | 'signed_on' | 'signatory' | 'salt'>

/** Somebody signs for a party. The agreement is signed on the day of the last of them. Said again, it corrects the day or the name. */
export const sign = command<Sign, Given, Signed>({
  kind: 'partnerships.sign',
  shape,
  example: {
    agreement: '01930000-0000-7000-8000-000000000001',
    organisation: '01930000-0000-7000-8000-000000000002',
    signedOn: '2026-02-09',
    signatory: 'Ion Exemplu, primar',
  },
  may: 'deliverable.write',
  happenedOn: input => input.signedOn,
  async given(input, { tx, who }) {
    const place = await placeOf(tx, who, 'deliverable.write', input.agreement)
    const party = place.parties.find(one => one.organisation_id === input.organisation)
    if (!party) throw missing('partnerships.no-such-party')
    return { party, place }
  },
  decide({ signedOn, signatory }, { party, place: { found, parties, actions } }, { today }) {
    if (signedOn > today) throw refuseField('signedOn', 'programme.lies-ahead')
    const signed = parties.map(one => (one === party ? { signed_on: signedOn } : one))
    refuseDisorder('signedOn', { drawnUpOn: found.row.reached_on, parties: signed, actions })
    return { ...keyOf(party), signed_on: signedOn, signatory, salt: newSalt() }
  },
  async write({ agreement_id, organisation_id, ...signature }, rows) {
    await rows.revise('agreement_party', { agreement_id, organisation_id }, signature)
    return { agreement: agreement_id }
  },
})
