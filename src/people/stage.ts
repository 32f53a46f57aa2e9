import type { Stage } from './list-tables.ts'
import type { Record } from './record.ts'

/** Where somebody stands, as the list says it too. */
export function stageOf({ enrolment, decision, entryOn, exitOn }: Record): Stage {
  if (enrolment.withdrawn_on !== null) return 'withdrawn'
  if (entryOn !== undefined) return exitOn === undefined ? 'participant' : 'left'
  return decision?.outcome ?? 'applicant'
}
