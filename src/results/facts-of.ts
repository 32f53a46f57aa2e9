import { type RawBuilder, sql } from 'kysely'
import type { Unit } from '../programme/facts.ts'
import type { Asked } from './asked.ts'
import { deliverableFacts } from './deliverable-facts.ts'
import { familyFacts } from './family-facts.ts'
import { hourFacts } from './hour-facts.ts'
import { participations } from './participation.ts'
import { personFacts } from './person-facts.ts'

/**
 * The facts of a unit as one SELECT behind the ground that they lean on: `subject` is what is counted, `about` is whose change may
 * change the row.
 */
export function factsOf(asked: Asked, unit: Unit): RawBuilder<unknown> {
  switch (unit) {
    case 'person':
      return personFacts(asked)
    case 'family':
      return familyFacts(asked)
    case 'hour':
      return hourFacts(asked)
    default:
      return deliverableFacts(asked, unit)
  }
}

/** Units of people; the others are things of the register. */
export const ofPeople: ReadonlySet<Unit> = new Set(['person', 'family', 'hour'])

/**
 * What the facts of these units lean on, as `with …`, and further parts behind it. Deliverables lean on nobody: a part that nothing leans
 * on would still be planned, and opened in each run.
 */
export function groundOf(asked: Asked, of: readonly Unit[], ...more: RawBuilder<unknown>[]): RawBuilder<unknown> {
  const parts = [...(of.some(unit => ofPeople.has(unit)) ? [participations(asked)] : []), ...more]
  return parts.length === 0 ? sql`` : sql`with ${sql.join(parts)}`
}
