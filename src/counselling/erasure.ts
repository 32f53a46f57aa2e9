import type { Asking } from '../kernel/command.ts'
import type { Rows } from '../kernel/history.ts'

const noSalt = Buffer.alloc(0)

/** Takes away what was said and written in every session; that somebody sat there, and whether it counted, stays without a name. */
export async function eraseSeats(rows: Rows, _: Asking, person: string): Promise<void> {
  const blank = { needs: null, actions: null, note: null, signed_name: null, salt: noSalt }
  await rows.blank('seat', { person_id: person }, blank)
}
