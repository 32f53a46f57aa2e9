import type { Record } from './record.ts'
import type { Stage } from './stage-tables.ts'

/** Where somebody stands. */
export function stageOf({ enrolment, decision, entryOn, exitOn }: Record): Stage {
  if (entryOn !== undefined) return exitOn === undefined ? 'participant' : 'left'
  return enrolment.withdrawn_on === null ? (decision?.outcome ?? 'applicant') : 'withdrawn'
}
