import { atGate, read } from '../kernel/engine.ts'
import { missing } from '../kernel/problem.ts'
import type { OrganisationRow } from '../partnerships/tables.ts'
import { organisationsOf } from '../partnerships/tables.ts'
import { type C, idIn } from '../partnerships/form-way.tsx'
import { reaches } from '../programme/deliverable.ts'
import { type NeededPaper, neededPapers } from '../programme/deliverable-papers.ts'
import { papersOf } from '../programme/deliverable-tables.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { onDay } from '../programme/sight.ts'
import { getRulebook } from '../programme/tables.ts'
import { placeOf, type Place } from './event.ts'
import { deliveriesOf, type Delivery } from './post-tables.ts'
import { type FeedbackRow, feedbackOf, type PracticeRow, practicesOf, type UptakeRow, uptakesOf } from './tables.ts'

/** An event with everything its pages show. */
export interface OpenEvent extends Place {
  rules: Rulebook
  needed: NeededPaper[]
  feedback: FeedbackRow[]
  practices: PracticeRow[]
  uptakes: UptakeRow[]
  organisations: OrganisationRow[]
  deliveries: Delivery[]
  mayWrite: boolean
  mayBring: boolean
}

export const eventIn = (c: C): string => idIn(c, 'event', 'events.no-such-event')

/** Whoever reads the programme reads its events; 404 for an id that is none. */
export async function openEvent(c: C): Promise<OpenEvent> {
  const who = c.get('who')
  const { tenant } = who
  const id = eventIn(c)
  const open = await read(c.get('engine'), who, async tx => {
    const place = await placeOf(tx, who, undefined, id)
    const rules = await getRulebook(tx, tenant, place.found.row.programme, onDay(c))
    return {
      ...place,
      rules,
      needed: neededPapers(rules, place.found.row, await papersOf(tx, tenant, [id]), onDay(c)),
      feedback: await feedbackOf(tx, tenant, id),
      practices: await practicesOf(tx, tenant, id),
      uptakes: await uptakesOf(tx, tenant, id),
      organisations: await organisationsOf(tx, tenant),
    }
  })
  return {
    ...open,
    deliveries: await atGate(c.get('engine'), tx => deliveriesOf(tx, tenant, id)),
    mayWrite: reaches(who, 'deliverable.write', open.found.row, undefined),
    mayBring: reaches(who, 'evidence.write', open.found.row, undefined),
  }
}

/** An event that the reader may change; 404 for all others. Whoever may not never sees its guests by name. */
export async function toChange(c: C): Promise<OpenEvent> {
  const open = await openEvent(c)
  if (!open.mayWrite) throw missing('events.no-such-event')
  return open
}
