import { parameterOf, type Rulebook } from '../programme/rulebook.ts'
import { totalOf } from './curriculum.ts'
import { hasPassed } from './exam.ts'
import type { ResultRow } from './exam-tables.ts'
import type { LearnerPerson } from './learner-tables.ts'
import type { Attended } from './lesson-tables.ts'
import { subsidyOf } from './subsidy.ts'
import type { CourseRow, ModuleRow } from './tables.ts'

/** One line of a payment list. */
export interface Payment {
  person: LearnerPerson
  /** Attended, in minutes. */
  minutes: number
  passed: boolean
  bani: number
}

interface Ground {
  course: Pick<CourseRow, 'subsidy'>
  modules: readonly ModuleRow[]
  rules: Rulebook
  people: readonly LearnerPerson[]
  attended: ReadonlyMap<string, Attended>
  results: readonly ResultRow[]
}

/**
 * Everybody who was in the course, with what the rule of the course gives them. It is worked out from the marks each time, never typed: a list
 * cannot differ from the attendance. Empty where the course pays nothing.
 */
export function paymentsOf({ course, modules, rules, people, attended, results }: Ground): Payment[] {
  const { subsidy } = course
  if (subsidy === null) return []
  const lei = parameterOf(rules, 'subsidy-per-hour')
  return people
    .filter(person => attended.has(person.learner))
    .map(person => {
      const minutes = attended.get(person.learner)?.attended ?? 0
      const passed = results.some(one => one.learner_id === person.learner && hasPassed(one, rules))
      const earned = { programmeMinutes: totalOf(modules).whole, attendedMinutes: minutes, passed }
      return { person, minutes, passed, bani: subsidyOf(subsidy, lei, earned) }
    })
}
