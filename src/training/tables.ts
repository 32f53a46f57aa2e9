import type { Day } from '../kernel/day.ts'
import type { Presence } from './presence.ts'

interface Version {
  tenant_id: string
  entry: number
}

export interface CurriculumRow extends Version {
  id: string
  programme: string
  code: string
  title: string
  support_kind: string
  completed_kind: string
  certified_kind: string | null
  certificate: 'qualification' | 'completion'
}

export interface ModuleRow extends Version {
  curriculum_id: string
  place: number
  title: string
  theory_minutes: number
  practice_minutes: number
  theme: string | null
}

export interface AuthorisationRow extends Version {
  id: string
  curriculum_id: string
  number: string
  county: string
  valid_from: Day
  valid_to: Day
  places: number
  theory_minutes: number
  practice_minutes: number
  scheme: string | null
  level: string | null
  trainers: string[]
  rooms: string[]
}

export interface LapseRow extends Version {
  id: string
  authorisation_id: string
  from_on: Day
  until_on: Day | null
  decision: string
}

export interface CourseRow extends Version {
  id: string
  programme: string
  curriculum_id: string
  authorisation_id: string
  code: string
  region: string
  county: string
  partner: string
  centre: string | null
  starts_on: Day
  exam_on: Day
  trainer_id: string
  room: string
  subsidy: 'by-attendance' | 'flat' | 'certificate' | null
  concluded_on: Day | null
}

export interface LearnerRow extends Version {
  id: string
  course_id: string
  enrolment_id: string
  person_id: string
  asked_on: Day
  taken_on: Day | null
  left_on: Day | null
  left_reason: string | null
  contract: string | null
}

export interface LessonRow extends Version {
  id: string
  course_id: string
  held_on: Day
  begins: number
  minutes: number
  kind: 'theory' | 'practice'
  module: number
  trainer_id: string
  room: string
  closed_on: Day | null
  closed_by: string | null
}

export interface MarkRow extends Version {
  lesson_id: string
  learner_id: string
  person_id: string
  presence: Presence
  minutes: number
  excuse: string | null
  support_id: string | null
}

declare module '../kernel/database.ts' {
  interface Tables {
    curriculum: CurriculumRow
    course_module: ModuleRow
    authorisation: AuthorisationRow
    authorisation_lapse: LapseRow
    course: CourseRow
    learner: LearnerRow
    lesson: LessonRow
    mark: MarkRow
  }
}
