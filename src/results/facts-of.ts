import type { RawBuilder } from 'kysely'
import type { Unit } from '../programme/facts.ts'
import type { Asked } from './asked.ts'
import { deliverableFacts } from './deliverable-facts.ts'
import { familyFacts } from './family-facts.ts'
import { hourFacts } from './hour-facts.ts'
import { personFacts } from './person-facts.ts'

/**
 * The facts of a unit as one SELECT behind `with ${participations(asked)}`: `subject` is what is counted, `about` is whose change may
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
