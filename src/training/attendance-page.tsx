import { date, longDate, number, percent } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { Page, PageHead } from '../pages/page.tsx'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { personPath } from '../people/paths.ts'
import { allowance, mayStay } from './absence.ts'
import type { OpenCourse } from './asked-course.ts'
import { attendanceWords } from './attendance-words.ts'
import { timeAt } from './clock-time.ts'
import { absenceRule } from './conclusion.ts'
import { Lapsed } from './course-frame.tsx'
import { courseWords } from './course-words.ts'
import { totalOf } from './curriculum.ts'
import { learnerName } from './group-page.tsx'
import type { LearnerPerson } from './learner-tables.ts'
import type { Attended } from './lesson-tables.ts'
import { coursePath, coursesPath, lessonPath } from './paths.ts'
import { TickBoxes } from './roll.tsx'
import { Mismatches, SeenOnSheet, SheetActions } from './sheet-pages.tsx'
import type { BroughtSheet, SheetLineRow } from './sheet-tables.ts'
import { sheetWords } from './sheet-words.ts'
import type { LessonRow, MarkRow } from './tables.ts'

export interface LessonProps extends OpenCourse {
  lesson: LessonRow
  /** Its place in the timetable, from 1, and how many there are. */
  nth: number
  of: number
  /** Everybody with a place on that day. */
  roster: readonly LearnerPerson[]
  /** In the sessions that are closed. */
  attended: ReadonlyMap<string, Attended>
  marks: readonly MarkRow[]
  /** Signed sheets that were brought, and what was seen on them. */
  sheets: readonly BroughtSheet[]
  lines: readonly SheetLineRow[]
  /** People who have left the programme. */
  left: ReadonlySet<string>
  closedBy: string | undefined
  state: FormState
}

/** The one screen of a session: to be closed, or closed. */
export function LessonPage(props: LessonProps) {
  const { shell, course, curriculum, modules, lesson, nth, of, roster, on, writes } = props
  const { lang } = shell
  const text = attendanceWords(lang)
  const until = timeAt(lesson.begins + lesson.minutes)
  const when = `${longDate(lang, lesson.held_on)}, ${timeAt(lesson.begins)}–${until}`
  const part = `${modules.find(one => one.place === lesson.module)?.title ?? ''}, ${courseWords(lang)[lesson.kind].toLocaleLowerCase(lang)}`
  const isOpen = lesson.closed_on === null
  return (
    <Page
      shell={shell}
      title={text.title({ when })}
      lead={text.nthOf({ nth, of, part, hours: number(lang, lesson.minutes / 60) })}
      current={coursesPath}
      breadcrumb={[
        { text: courseWords(lang).courses, href: coursesPath },
        { text: `${course.code} – ${curriculum.title}`, href: coursePath(course.id) },
      ]}
      actions={<SheetActions {...props} hasRoster={roster.length > 0} />}
      scripts={isOpen && writes ? ['form', 'roll'] : []}
    >
      <Card>
        {roster.length === 0 && (
          <Empty action={<LinkButton href={coursePath(course.id, '/group')}>{text.toGroup}</LinkButton>}>
            {text.emptyGroup}
          </Empty>
        )}
        {roster.length > 0 && isOpen && lesson.held_on > on && <Notice kind="info">{text.ahead}</Notice>}
        {isOpen && <Lapsed {...props} until={lesson.held_on} />}
        {roster.length > 0 && isOpen && lesson.held_on <= on && writes && <Roll {...props} />}
        {!isOpen && <Closed {...props} />}
      </Card>
    </Page>
  )
}

function Roll(props: LessonProps) {
  const { shell, lesson, roster, state } = props
  const { lang } = shell
  const text = attendanceWords(lang)
  return (
    <div class="roll" data-roll data-minutes={lesson.minutes} data-locale={lang === 'ro' ? 'ro-RO' : 'en-GB'}>
      <p class="buttons">
        <a class="button plain" href={lessonPath(lesson, '?all=present')} data-all="present" aria-keyshortcuts="t">
          <span>{text.allPresent}</span>
          <kbd aria-hidden="true">T</kbd>
        </a>
        <span class="muted keys">{text.keys}</span>
      </p>
      <Form state={state} action={lessonPath(lesson)} submit={text.close}>
        <Field state={state} kind="hidden" name="lesson" value={lesson.id} />
        <Table
          lang={lang}
          caption={text.learner}
          hideCaption
          rows={[...roster.entries()]}
          rowKey={([, one]) => one.learner}
          columns={[
            { key: 'place', title: text.place, numeric: true, cell: ([at]) => at + 1 },
            { key: 'name', title: text.learner, heads: true, cell: ([, one]) => <Name {...props} one={one} /> },
            {
              key: 'mark',
              title: text.mark,
              cell: ([at, one]) => (
                <>
                  <input type="hidden" name={`marks.${at}.learner`} value={one.learner} />
                  <TickBoxes
                    state={state}
                    prefix={`marks.${at}.`}
                    label={learnerName(one, lang)}
                    hasLeft={props.left.has(one.person)}
                  />
                </>
              ),
            },
            { key: 'hours', title: text.hours, numeric: true, cell: () => <output data-hours>–</output> },
            { key: 'toDate', title: text.toDate, cell: ([, one]) => <ToDate {...props} one={one} /> },
          ]}
        />
        <p class="roll-sum" data-sum hidden>
          <strong data-present></strong> <span data-sum-hours class="muted"></span>
        </p>
      </Form>
    </div>
  )
}

const Name = ({ shell, one }: LessonProps & { one: LearnerPerson }) =>
  one.familyName === null ? <>{one.code}</> : <a href={personPath(one.person)}>{learnerName(one, shell.lang)}</a>

/** The share of the minutes held so far, and whether the absences of the whole course are within bounds. The script goes on counting. */
function ToDate({ shell, attended, modules, rules, one }: LessonProps & { one: LearnerPerson }) {
  const { lang } = shell
  const text = attendanceWords(lang)
  const so = attended.get(one.learner) ?? { attended: 0, excused: 0, unexcused: 0 }
  const { whole } = totalOf(modules)
  const rule = absenceRule(rules)
  const left = allowance(whole, so, rule)
  const held = so.attended + so.excused + so.unexcused
  return (
    <span
      data-attended={so.attended}
      data-held={held}
      data-excused-left={left.excused}
      data-unexcused-left={left.unexcused}
    >
      <output data-share>{held === 0 ? '–' : percent(lang, so.attended / held)}</output>{' '}
      <span data-over hidden={mayStay(whole, so, rule)}>
        <Tag kind="error">{text.overTheLimit}</Tag>
      </span>
    </span>
  )
}

function Closed(props: LessonProps) {
  const { shell, course, lesson, roster, marks, lines, closedBy, writes } = props
  const { lang } = shell
  const text = attendanceWords(lang)
  const markOf = (one: LearnerPerson) => marks.find(mark => mark.learner_id === one.learner)
  const present = marks.filter(one => one.minutes > 0).length
  const hours = marks.reduce((sum, one) => sum + one.minutes, 0) / 60
  const mayCorrect = writes && course.concluded_on === null
  return (
    <>
      <Notice kind="ok">
        {`${text.closedBy({ on: date(lesson.closed_on ?? lesson.held_on), name: closedBy ?? '' })} ${text.sum({ present, absent: marks.length - present })} · ${text.learnerHours({ hours: number(lang, hours) })}`}
      </Notice>
      <Mismatches shell={shell} lines={lines} marks={marks} />
      <Table
        lang={lang}
        caption={text.learner}
        hideCaption
        rows={roster.filter(markOf)}
        rowKey={one => one.learner}
        columns={[
          { key: 'name', title: text.learner, heads: true, cell: one => <Name {...props} one={one} /> },
          { key: 'mark', title: text.mark, cell: one => <Mark lang={lang} mark={markOf(one)} /> },
          {
            key: 'hours',
            title: text.hours,
            numeric: true,
            cell: one => number(lang, (markOf(one)?.minutes ?? 0) / 60),
          },
          ...(lines.length > 0
            ? [
                {
                  key: 'sheet',
                  title: sheetWords(lang).onSheet,
                  cell: (one: LearnerPerson) => (
                    <SeenOnSheet
                      shell={shell}
                      line={lines.find(line => line.learner_id === one.learner)}
                      mark={markOf(one)}
                    />
                  ),
                },
              ]
            : []),
          { key: 'toDate', title: text.toDate, cell: one => <ToDate {...props} one={one} /> },
          ...(mayCorrect
            ? [
                {
                  key: 'correct',
                  cell: (one: LearnerPerson) => (
                    <LinkButton look="quiet" href={lessonPath(lesson, `/marks/${one.learner}`)}>
                      {text.correct}
                    </LinkButton>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

const looks = { present: 'ok', late: 'warn', excused: 'info', unexcused: 'error' } as const

function Mark({ lang, mark }: { lang: LessonProps['shell']['lang']; mark: MarkRow | undefined }) {
  const text = attendanceWords(lang)
  if (!mark) return null
  const reasons: Readonly<Record<string, string>> = text.excuses
  return (
    <>
      <Tag kind={looks[mark.presence]}>{text.presences[mark.presence]}</Tag>
      {mark.excuse !== null && <span class="above">{reasons[mark.excuse] ?? mark.excuse}</span>}
    </>
  )
}

interface CorrectProps extends OpenCourse {
  lesson: LessonRow
  person: LearnerPerson
  mark: MarkRow
  hasLeft: boolean
  state: FormState
}

export function CorrectPage({ shell, course, lesson, person, mark, hasLeft, state }: CorrectProps) {
  const { lang } = shell
  const text = attendanceWords(lang)
  const name = learnerName(person, lang)
  return (
    <Page
      shell={shell}
      title={person.code}
      head={<PageHead title={text.correctTitle({ name })} lead={text.correctionLead} />}
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
          action={lessonPath(lesson, `/marks/${person.learner}`)}
          submit={text.saveCorrection}
          cancel={lessonPath(lesson)}
          shown={mark.entry}
        >
          <Field state={state} kind="hidden" name="lesson" value={lesson.id} />
          <Field state={state} kind="hidden" name="learner" value={person.learner} />
          <TickBoxes state={state} prefix="" label={name} hasLeft={hasLeft} />
          <Field state={state} kind="text" name="reason" label={text.reason} hint={text.reasonHint} width="full" />
        </Form>
      </Card>
    </Page>
  )
}
