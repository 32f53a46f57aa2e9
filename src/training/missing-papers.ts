import type { Tx } from '../kernel/database.ts'
import { may } from '../kernel/who.ts'
import type { MissingPapers, Reader } from '../pages/slice.ts'
import { noticeClaim, unprovenNotices } from './notice-tables.ts'

/** Letters to the authority that were sent and have not come back with their number, or came back and were rejected. */
export async function lettersStillMissing(tx: Tx, { who }: Reader): Promise<MissingPapers> {
  if (!may(who, 'people.read')) return { kinds: [], papers: [] }
  const unproven = await unprovenNotices(tx, who, 'people.read')
  const papers = unproven.map(({ notice }) => ({
    claim: { kind: noticeClaim, id: notice },
    subject: notice,
    papers: [noticeClaim],
  }))
  return { kinds: [noticeClaim], papers }
}
