import { may } from '../kernel/who.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Columns } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { mapOptions } from '../pages/options.ts'
import { Page } from '../pages/page.tsx'
import { valueOf } from '../pages/question.ts'
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

/** Takes the signed sheet of one session: a photo from a phone, or a scan. */
export function BringSheetPage({ shell, state, course, lesson }: BringProps) {
  const { lang } = shell
  const text = sheetWords(lang)
  return (
    <Page
      shell={shell}
      title={text.bring}
      lead={text.bringLead}
      current={coursesPath}
      breadcrumb={[
        { text: courseWords(lang).courses, href: coursesPath },
        { text: course.code, href: coursePath(course.id) },
        { text: `${date(lesson.held_on)}, ${timeAt(lesson.begins)}`, href: lessonPath(lesson) },
      ]}
      scripts={['form']}
    >
      <Card>
        <Form
          state={state}
          action={lessonPath(lesson, '/sheet')}
          submit={text.bring}
          submitIcon="upload"
          files
          cancel={lessonPath(lesson)}
        >
          <Field state={state} kind="hidden" name="taken" />
          {valueOf(state, 'taken') !== '' && <Notice kind="ok">{text.kept}</Notice>}
          <Field state={state} kind="file" name="file" label={text.file} />
          <Field state={state} kind="day" name="datedOn" label={text.signedOn} />
        </Form>
      </Card>
    </Page>
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
  const markOf = (one: LearnerPerson) => marks.find(mark => mark.learner_id === one.learner)
  return (
    <Page
      shell={shell}
      title={text.compare}
      lead={text.compareLead}
      current={coursesPath}
      breadcrumb={[
        { text: courseWords(lang).courses, href: coursesPath },
        { text: course.code, href: coursePath(course.id) },
        { text: `${date(lesson.held_on)}, ${timeAt(lesson.begins)}`, href: lessonPath(lesson) },
      ]}
      scripts={['form']}
    >
      <Columns beside="even">
        <Card title={text.scanned}>
          <div class="paper-pages">
            {paper.pages.map((page, at) => (
              <img key={page} src={`/app/evidence/${paper.id}/pages/${at + 1}`} alt={text.page({ at: at + 1 })} />
            ))}
          </div>
        </Card>
        <Card title={text.roster}>
          {isOwn ? (
            <Notice kind="info">{text.own}</Notice>
          ) : (
            <Form state={state} action={lessonPath(lesson, '/check')} submit={text.save} cancel={lessonPath(lesson)}>
              <Field state={state} kind="hidden" name="lesson" value={lesson.id} />
              <Field state={state} kind="hidden" name="paper" value={paper.id} />
              {roster.filter(markOf).map((one, at) => (
                <div key={one.learner}>
                  <Field state={state} kind="hidden" name={`lines.${at}.learner`} value={one.learner} />
                  <Field
                    state={state}
                    kind="radios"
                    name={`lines.${at}.verdict`}
                    label={`${learnerName(one, lang)} (${one.code})`}
                    hint={text.marked({ mark: attendanceWords(lang).presences[markOf(one)?.presence ?? 'present'] })}
                    inline
                    options={mapOptions(lang, lineVerdicts, text.verdict)}
                  />
                </div>
              ))}
            </Form>
          )}
        </Card>
      </Columns>
    </Page>
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
