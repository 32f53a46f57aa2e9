import { atGate, type Engine } from '../kernel/engine.ts'
import { isId } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Who } from '../kernel/who.ts'
import { accountRows } from './session-tables.ts'

/**
 * Whoever a line of the command line is done by: an account's id or its e-mail. The operator of the server stands behind the door
 * already, so no password is asked; rights and scope are those of the account. Refuses an e-mail that two organisations know.
 */
export async function getActor(engine: Engine, by: string): Promise<Who> {
  const wanted = by.trim().toLowerCase()
  const found = await atGate(engine, tx => accountRows(tx, isId(wanted) ? { id: wanted } : { email: wanted }))
  const [first, second] = found
  if (!first) throw new Problem(404, 'rights.no-such-account')
  if (second) throw new Problem(409, 'rights.email-of-two', {}, [{ path: 'by', code: 'rights.email-of-two' }])
  return first
}
