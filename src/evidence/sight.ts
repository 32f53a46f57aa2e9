import type { Context } from 'hono'
import { Problem } from '../kernel/problem.ts'
import { may, type Right, type Who } from '../kernel/who.ts'
import type { Asked } from '../pages/slice.ts'
import type { Sight } from './tables.ts'

/** Whoever may read people sees their papers; whoever only brings papers sees those within reach of that. */
const viewing = (who: Who): Right => (may(who, 'people.read') ? 'people.read' : 'evidence.write')

export const canSee = (who: Who): boolean => may(who, viewing(who))

/** The papers that this reader sees. Refuses whoever sees none. */
export const sightOfReader = (c: Context<Asked>): Sight => sightTo(c, viewing(c.get('who')))

/** The papers over which this reader has the right. Refuses whoever has it nowhere. */
export function sightTo(c: Context<Asked>, right: Right): Sight {
  const who = c.get('who')
  if (!may(who, right)) throw new Problem(403, 'kernel.not-allowed', { right })
  return { who, reach: c.get('engine').reach, right }
}
