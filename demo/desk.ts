import type { Rulebook } from '../src/programme/rulebook.ts'
import type { Chance } from './chance.ts'
import type { Diary } from './diary.ts'
import type { CourseBook } from './training.ts'
import type { Hours } from './sessions.ts'
import type { Papers } from './papers.ts'
import type { SignatureLists } from './signature-lists.ts'
import type { Span } from './span.ts'
import type { Name } from './staff.ts'
import type { Workplaces } from './workplaces.ts'

/** What everybody who writes a part of the story has at hand. */
export interface Desk {
  diary: Diary<Name>
  papers: Papers
  lists: SignatureLists
  rules: Rulebook
  span: Span
  chance: Chance
  workplaces: Workplaces
  hours: Hours
  courses: CourseBook
}
