import type { Context } from 'hono'
import { Problem } from '../kernel/problem.ts'
import { may, type Right, type Who } from '../kernel/who.ts'
import type { Asked } from '../pages/slice.ts'
import type { Sight } from './tables.ts'

/** Whoever may read people sees their papers; whoever only brings papers sees those within reach of that. */
const viewing = (who: Who): Right => (may(who, 'people.read') ? 'people.read' : 'evidence.write')

export const canSee = (who: Who): boolean => may(who, viewing(who))

/** The papers that this reader sees. Refuses whoever sees none. */
export function sightOfReader(c: Context<Asked>): Sight {
  const who = c.get('who')
  if (!canSee(who)) throw new Problem(403, 'kernel.not-allowed')
  return { who, reach: c.get('engine').reach, right: viewing(who) }
}
