import type { Asking } from '../kernel/command.ts'
import type { Rows } from '../kernel/history.ts'

const noSalt = Buffer.alloc(0)
/** In place of a reason that a rule requires. */
const withheld = '…'

/** What somebody looked for goes; posts held, steps taken and checks made stay without what names the person, since posts are counted. */
export async function eraseJobs(rows: Rows, _: Asking, person: string): Promise<void> {
  const theirs = { person_id: person }
  await rows.erase('job_wish', theirs)
  await rows.blank('referral', theirs, { reason: withheld, salt: noSalt })
  await rows.blank('referral_step', theirs, { note: null, salt: noSalt })
  await rows.blank('occupancy', theirs, { contract_number: null, salt: noSalt })
  await rows.blank('retention_check', theirs, { salt: noSalt })
  await rows.blank('better_situation', theirs, { salt: noSalt })
}
