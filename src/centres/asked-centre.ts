import type { Context } from 'hono'
import { read } from '../kernel/engine.ts'
import { isId } from '../kernel/ids.ts'
import { missing } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { type Shell, shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { reaches } from '../programme/deliverable.ts'
import { type NeededPaper, neededPapers } from '../programme/deliverable-papers.ts'
import { papersOf } from '../programme/deliverable-tables.ts'
import { allow, onDay } from '../programme/sight.ts'
import { type Place, placeOf } from './centre.ts'

/** A centre as every page of it needs it. */
export interface OpenCentre extends Place {
  shell: Shell
  on: Day
  /** What its opening must be proved with. */
  needed: NeededPaper[]
  mayWrite: boolean
  mayRefer: boolean
  mayOverride: boolean
}

export function centreIn(c: Context<Asked>): string {
  const id = c.req.param('centre') ?? ''
  if (!isId(id)) throw missing('centres.no-such-centre')
  return id
}

/** Whoever reads the programme reads its centres; with whatever else the page shows, all as of one moment. */
export async function openCentre<T extends object>(
  c: Context<Asked>,
  more: (tx: Tx, place: Place) => Promise<T>,
): Promise<OpenCentre & T> {
  allow(c, 'programme.read')
  const who = c.get('who')
  const on = onDay(c)
  const found = await read(c.get('engine'), who, async tx => {
    const place = await placeOf(tx, who, undefined, centreIn(c), on)
    const { row } = place.found
    const needed = neededPapers(place.rules, row, await papersOf(tx, who.tenant, [row.id]), on)
    return { ...place, needed, ...(await more(tx, place)) }
  })
  return {
    shell: shellOf(c),
    on,
    mayWrite: reaches(who, 'deliverable.write', found.found.row, undefined),
    mayRefer: may(who, 'referral.write'),
    mayOverride: may(who, 'referral.override'),
    ...found,
  }
}
