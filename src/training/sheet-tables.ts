import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Who } from '../kernel/who.ts'
import { inScope } from '../people/scope.ts'
import { courseInScope } from './scope.ts'

interface Version {
  tenant_id: string
  entry: number
}

export interface LessonSheetRow extends Version {
  paper_id: string
  lesson_id: string
}

/** What a second person sees on a line of the sheet. */
export const lineVerdicts = ['signed', 'absent', 'differs', 'unreadable'] as const
export type LineVerdict = (typeof lineVerdicts)[number]

export interface SheetLineRow extends Version {
  lesson_id: string
  learner_id: string
  person_id: string
  paper_id: string
  verdict: LineVerdict
  checked_by: string
  checked_on: Day
}

declare module '../kernel/database.ts' {
  interface Tables {
    lesson_sheet: LessonSheetRow
    sheet_line: SheetLineRow
  }
}

/** A signed sheet of a session, the newest first. */
export interface BroughtSheet {
  paper: string
  addedBy: string
  verdict: 'accepted' | 'rejected' | null
}

export async function sheetsOf(tx: Tx, tenant: string, lesson: string): Promise<BroughtSheet[]> {
  const { rows } = await sql<BroughtSheet>`
    select p.id as paper, p.added_by as "addedBy", p.verdict
    from lesson_sheet s join paper p on p.tenant_id = s.tenant_id and p.id = s.paper_id
    where s.tenant_id = ${tenant} and s.lesson_id = ${lesson} order by s.entry desc`.execute(tx)
  return rows
}

export const linesOf = (tx: Tx, tenant: string, lesson: string): Promise<SheetLineRow[]> =>
  tx.selectFrom('sheet_line').selectAll().where('tenant_id', '=', tenant).where('lesson_id', '=', lesson).execute()

/** Whether a line says what the mark beside it says, as a condition on `sheet_line s` and `mark m`. */
const agrees = sql`case s.verdict when 'signed' then m.minutes > 0 when 'absent' then m.minutes = 0 else false end`

/** A line that does not say what the mark says, in a course of whoever teaches it. */
export interface Mismatch {
  course: string
  lesson: string
  heldOn: Day
  person: string
  code: string
  family_name: string
  given_name: string
}

export async function mismatchesOf(tx: Tx, who: Who): Promise<Mismatch[]> {
  const { rows } = await sql<Mismatch>`
    select course.id as course, l.id as lesson, l.held_on as "heldOn", p.id as person, p.code, p.family_name, p.given_name
    from sheet_line s
      join mark m on m.tenant_id = s.tenant_id and m.lesson_id = s.lesson_id and m.learner_id = s.learner_id
      join lesson l on l.tenant_id = s.tenant_id and l.id = s.lesson_id
      join course on course.tenant_id = l.tenant_id and course.id = l.course_id
      join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
    where s.tenant_id = ${who.tenant} and not (${agrees}) and ${who.account} in (l.trainer_id, course.trainer_id)
      and ${courseInScope(who, 'training.write')} and ${inScope(who, 'people.read', 'p.id')}
    order by l.held_on, p.sort_key`.execute(tx)
  return rows
}

/**
 * A sheet that somebody else has brought and nobody has compared: nobody has looked at it, or it was accepted like any paper, without its
 * lines, or a mark was corrected to what it says and its hours wait to be proven.
 */
export interface UncheckedSheet {
  course: string
  code: string
  lesson: string
  heldOn: Day
}

export async function uncheckedSheets(tx: Tx, who: Who): Promise<UncheckedSheet[]> {
  const { rows } = await sql<UncheckedSheet>`
    select distinct on (l.held_on, l.id) course.id as course, course.code, l.id as lesson, l.held_on as "heldOn"
    from lesson_sheet s join paper p on p.tenant_id = s.tenant_id and p.id = s.paper_id
      join lesson l on l.tenant_id = s.tenant_id and l.id = s.lesson_id
      join course on course.tenant_id = l.tenant_id and course.id = l.course_id
    where s.tenant_id = ${who.tenant} and p.added_by <> ${who.account} and l.closed_on is not null
      and ${courseInScope(who, 'evidence.check')} and (
        p.verdict is null
        or p.verdict = 'accepted' and not exists (
          select from sheet_line x where x.tenant_id = s.tenant_id and x.lesson_id = s.lesson_id)
        or p.verdict = 'accepted' and exists (
          select from sheet_line x
            join mark m on m.tenant_id = x.tenant_id and m.lesson_id = x.lesson_id and m.learner_id = x.learner_id
          where x.tenant_id = s.tenant_id and x.paper_id = s.paper_id and x.verdict = 'signed' and m.support_id is not null
            and not exists (
              select from proof f where f.tenant_id = x.tenant_id and f.paper_id = x.paper_id and f.claim_id = m.support_id)))
    order by l.held_on, l.id limit 100`.execute(tx)
  return rows
}
