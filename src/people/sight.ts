import { Problem } from '../kernel/problem.ts'
import { may, type Right, type Who } from '../kernel/who.ts'

/** Minutes of the selection are for whoever decides, and for whoever takes papers away to examine them. */
export const printsMinutes = (who: Who): boolean => may(who, 'people.decide') || may(who, 'export')

/** Pages about many people are for roles that work with people. */
export function refuseUnless(who: Who, right: Right): void {
  if (!may(who, right)) throw new Problem(403, 'kernel.not-allowed', { right })
}
