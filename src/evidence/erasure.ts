import type { Asking } from '../kernel/command.ts'
import type { Rows } from '../kernel/history.ts'
import { newSalt, papersEverAbout } from './tables.ts'

/**
 * Of a paper that was about this person alone, only that it was there, of which kind and dates, and accepted, remains: what it proved
 * still counts. Its file is swept. A paper about others too (a signature list) stays with them; what was written about it goes.
 */
export async function eraseEvidence(rows: Rows, { tx, who }: Asking, person: string): Promise<void> {
  for (const { id, shared } of await papersEverAbout(tx, who.tenant, person)) {
    const written = { reason: '', salt: newSalt() }
    await rows.blank('paper', { id }, shared ? written : { ...written, file: null, pages: [] })
  }
}
