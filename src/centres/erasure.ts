import type { Asking } from '../kernel/command.ts'
import type { Rows } from '../kernel/history.ts'

const noSalt = Buffer.alloc(0)
/** In place of a name that a rule requires. */
const withheld = '…'

/** What was written about somebody goes; that a service was given and a referral made stays without it, since centres are counted. */
export async function eraseCentres(rows: Rows, _: Asking, person: string): Promise<void> {
  const theirs = { person_id: person }
  await rows.blank('service_given', theirs, { note: null, salt: noSalt })
  await rows.blank('centre_referral', theirs, {
    organisation: withheld,
    topic: 'other',
    reason: withheld,
    salt: noSalt,
  })
}
