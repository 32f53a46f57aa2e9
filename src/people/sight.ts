import { Problem } from '../kernel/problem.ts'
import { may, type Right, type Who } from '../kernel/who.ts'

/** Pages about many people are for roles that work with people. */
export function refuseUnless(who: Who, right: Right): void {
  if (!may(who, right)) throw new Problem(403, 'kernel.not-allowed', { right })
}
