import type { Context } from 'hono'
import { type Day, today } from '../kernel/day.ts'
import { Problem } from '../kernel/problem.ts'
import { may, type Right } from '../kernel/who.ts'
import type { Asked } from '../pages/slice.ts'

export type C = Context<Asked>

export const onDay = (c: C): Day => today(c.get('engine').clock())

/** Refuses whoever lacks the right before anything is read. */
export function allow(c: C, right: Right): void {
  if (!may(c.get('who'), right)) throw new Problem(403, 'kernel.not-allowed', { right })
}
