import type { Asking } from '../kernel/command.ts'
import type { Rows } from '../kernel/history.ts'

const noSalt = Buffer.alloc(0)

/**
 * Takes away what was said and written in every session and plan, and all answers; that somebody sat there, and whether it counted, stays
 * without a name.
 */
export async function eraseCounselling(rows: Rows, _: Asking, person: string): Promise<void> {
  const blank = { needs: null, actions: null, note: null, signed_name: null, salt: noSalt }
  await rows.blank('seat', { person_id: person }, blank)
  await rows.blank('plan', { person_id: person }, { goals: '', barriers: null, salt: noSalt })
  await rows.blank('plan_step', { person_id: person }, { what: '', salt: noSalt })
  await rows.blank('plan_review', { person_id: person }, { note: '', salt: noSalt })
  await rows.blank('contact_attempt', { person_id: person }, { note: null, salt: noSalt })
  await rows.erase('assessment', { person_id: person })
}
