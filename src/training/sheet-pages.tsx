import { BringSheet, CompareSheet } from '../evidence/sheet-pages.tsx'
import { may } from '../kernel/who.ts'
import { LinkButton } from '../pages/button.tsx'
import { Field } from '../pages/field.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { mapOptions } from '../pages/options.ts'
import type { Shell } from '../pages/shell.ts'
import { Tag } from '../pages/tag.tsx'
import { date } from '../kernel/words.ts'
import type { OpenCourse } from './asked-course.ts'
import { attendanceWords } from './attendance-words.ts'
import { timeAt } from './clock-time.ts'
import { courseWords } from './course-words.ts'
import { learnerName } from './group-page.tsx'
import type { LearnerPerson } from './learner-tables.ts'
import { coursePath, coursesPath, lessonPath } from './paths.ts'
import { agrees } from './sheet.ts'
import { type BroughtSheet, type SheetLineRow, lineVerdicts } from './sheet-tables.ts'
import { sheetWords } from './sheet-words.ts'
import type { LessonRow, MarkRow } from './tables.ts'

interface BringProps {
  shell: Shell
  state: FormState
  course: OpenCourse['course']
  lesson: LessonRow
}

/** What stands around both forms about the sheet of a session. */
function around({ shell, course, lesson }: { shell: Shell; course: OpenCourse['course']; lesson: LessonRow }) {
  const path = lessonPath(lesson)
  return {
    shell,
    current: coursesPath,
    cancel: path,
    breadcrumb: [
      { text: courseWords(shell.lang).courses, href: coursesPath },
      { text: course.code, href: coursePath(course.id) },
      { text: `${date(lesson.held_on)}, ${timeAt(lesson.begins)}`, href: path },
    ],
  }
}

/** Takes the signed sheet of one session: a photo from a phone, or a scan. */
export function BringSheetPage({ shell, state, course, lesson }: BringProps) {
  const text = sheetWords(shell.lang)
  return (
    <BringSheet
      {...around({ shell, course, lesson })}
      title={text.bring}
      lead={text.bringLead}
      state={state}
      action={lessonPath(lesson, '/sheet')}
      submit={text.bring}
    >
      <Field state={state} kind="day" name="datedOn" label={text.signedOn} />
    </BringSheet>
  )
}

interface CheckProps extends OpenCourse {
  lesson: LessonRow
  roster: readonly LearnerPerson[]
  marks: readonly MarkRow[]
  state: FormState
  paper: { id: string; pages: readonly string[] }
  isOwn: boolean
}

/** The scan beside the marks: one answer for each line. */
export function CheckSheetPage({ shell, course, lesson, roster, marks, state, paper, isOwn }: CheckProps) {
  const { lang } = shell
  const text = sheetWords(lang)
  const lines = roster.flatMap(one => {
    const mark = marks.find(found => found.learner_id === one.learner)
    if (!mark) return []
    const hint = text.marked({ mark: attendanceWords(lang).presences[mark.presence] })
    return [{ id: one.learner, name: `${learnerName(one, lang)} (${one.code})`, hint }]
  })
  return (
    <CompareSheet
      {...around({ shell, course, lesson })}
      title={text.compare}
      lead={text.compareLead}
      state={state}
      action={lessonPath(lesson, '/check')}
      submit={text.save}
      paper={paper}
      isOwn={isOwn}
      roster={text.roster}
      list="lines"
      about="learner"
      lines={lines}
      verdicts={mapOptions(lang, lineVerdicts, text.verdict)}
    >
      <Field state={state} kind="hidden" name="lesson" value={lesson.id} />
    </CompareSheet>
  )
}

interface OfLesson {
  shell: Shell
  lesson: LessonRow
  sheets: readonly BroughtSheet[]
}

/** Print, bring, compare: whichever this reader may do now. */
export function SheetActions({ shell, lesson, sheets, hasRoster }: OfLesson & { hasRoster: boolean }) {
  const { lang, who } = shell
  const text = sheetWords(lang)
  if (!who || !hasRoster) return null
  const waits = sheets.some(sheet => sheet.verdict !== 'rejected')
  return (
    <>
      {may(who, 'training.write') && (
        <LinkButton icon="printer" href={lessonPath(lesson, '/sheet.pdf')}>
          {text.print}
        </LinkButton>
      )}
      {may(who, 'evidence.write') && (
        <LinkButton icon="camera" href={lessonPath(lesson, '/sheet')}>
          {text.bring}
        </LinkButton>
      )}
      {may(who, 'evidence.check') && waits && lesson.closed_on !== null && (
        <LinkButton look="primary" icon="list-checks" href={lessonPath(lesson, '/check')}>
          {text.compare}
        </LinkButton>
      )}
    </>
  )
}

/** How many lines do not say what the marks say. */
export function Mismatches({
  shell,
  lines,
  marks,
}: {
  shell: Shell
  lines: readonly SheetLineRow[]
  marks: readonly MarkRow[]
}) {
  const open = lines.filter(line => {
    const mark = marks.find(one => one.learner_id === line.learner_id)
    return mark !== undefined && !agrees(line.verdict, mark)
  })
  return open.length === 0 ? null : <Notice kind="warn">{sheetWords(shell.lang).open({ count: open.length })}</Notice>
}

/** What the sheet says of one learner, and whether the mark says so too. */
export function SeenOnSheet({
  shell,
  line,
  mark,
}: {
  shell: Shell
  line: SheetLineRow | undefined
  mark: MarkRow | undefined
}) {
  const text = sheetWords(shell.lang)
  if (!line || !mark) return <>{courseWords(shell.lang).none}</>
  const isRight = agrees(line.verdict, mark)
  return (
    <>
      {text.verdict[line.verdict]} <Tag kind={isRight ? 'ok' : 'error'}>{isRight ? text.agrees : text.disagrees}</Tag>
    </>
  )
}
