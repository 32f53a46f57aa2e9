import type { Context } from 'hono'
import type { Tx } from '../kernel/database.ts'
import { isId } from '../kernel/ids.ts'
import { missing, Problem } from '../kernel/problem.ts'
import { may, type Right } from '../kernel/who.ts'
import type { Asked } from '../pages/slice.ts'
import { refuseOutOfReach } from './tables.ts'

/** The person in the address. */
export function personId(c: Context<Asked>): string {
  const person = c.req.param('person') ?? ''
  if (!isId(person)) throw missing()
  return person
}

/** Refuses whoever has none of these rights (403), or has them for other people only (404). */
export async function refuseUnlessReached(c: Context<Asked>, tx: Tx, rights: readonly Right[]): Promise<void> {
  const who = c.get('who')
  const right = rights.find(one => may(who, one))
  if (right === undefined) throw new Problem(403, 'kernel.not-allowed')
  await refuseOutOfReach(tx, { who, reach: c.get('engine').reach, right }, [personId(c)])
}
