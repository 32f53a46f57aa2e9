import { addDays, type Day } from '../kernel/day.ts'
import { type Milestone, openMilestone } from './follow-up.ts'
import type { Record } from './record.ts'

/** What comes next for a person, and by when. */
export type NextStep =
  | { step: 'propose' | 'sign' | 'enter' | 'support' | 'done' }
  | { step: 'leave'; on: Day }
  | { step: 'follow-up'; milestone: Milestone }

/** Without support for so many days, somebody may have left without a word. Our choice: half of the immediate window. */
const silentDays = 14

/** Undefined for whoever was refused or has withdrawn: nothing comes next. */
export function nextStep(record: Record, on: Day): NextStep | undefined {
  const { decision, enrolment, entryOn, exitOn, lastOn } = record
  if (entryOn === undefined && (decision?.outcome === 'refused' || enrolment.withdrawn_on !== null)) return undefined
  if (entryOn === undefined && decision?.outcome === 'proposed') return { step: 'sign' }
  if (entryOn === undefined && decision?.outcome !== 'eligible') return { step: 'propose' }
  if (entryOn === undefined) return { step: 'enter' }
  if (exitOn === undefined) return stillHere(lastOn ?? entryOn, on)
  const milestone = openMilestone(record, on)
  return milestone ? { step: 'follow-up', milestone } : { step: 'done' }
}

const stillHere = (lastOn: Day, on: Day): NextStep =>
  addDays(lastOn, silentDays) <= on ? { step: 'leave', on: lastOn } : { step: 'support' }
