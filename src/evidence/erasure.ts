import type { Asking } from '../kernel/command.ts'
import type { Rows } from '../kernel/history.ts'
import { papersEverAbout, papersWithLinks } from './tables.ts'

/**
 * The links to this person go, and with them every paper that is about nobody else; their files are swept. A paper about others too (a
 * signature list) stays; what was written about it goes, since it may name the person.
 */
export async function eraseEvidence(rows: Rows, { tx, who }: Asking, person: string): Promise<void> {
  const papers = await papersEverAbout(tx, who.tenant, person)
  await rows.erase('proof', { subject_id: person })
  const shared = await papersWithLinks(tx, who.tenant, papers)
  for (const id of papers) {
    if (shared.has(id)) await rows.blank('paper', { id }, { reason: '' })
    else await rows.erase('paper', { id })
  }
}
