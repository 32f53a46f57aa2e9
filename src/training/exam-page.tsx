import { date, type Lang, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Block, Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { mapOptions } from '../pages/options.ts'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { OpenCourse } from './asked-course.ts'
import { attendanceWords } from './attendance-words.ts'
import { CourseFrame } from './course-frame.tsx'
import { courseWords } from './course-words.ts'
import { hasPassed, memberRoles } from './exam.ts'
import type { ExamRow, MemberRow, ResultRow } from './exam-tables.ts'
import { examWords } from './exam-words.ts'
import { meanOf } from './grade.ts'
import { learnerName } from './group-page.tsx'
import type { LearnerPerson } from './learner-tables.ts'
import { coursePath } from './paths.ts'

export interface ExamProps extends OpenCourse {
  people: readonly LearnerPerson[]
  exams: readonly ExamRow[]
  members: readonly MemberRow[]
  results: readonly ResultRow[]
  /** Who completed the course and has not passed. */
  candidates: readonly LearnerPerson[]
  /** Those of them who have left the programme: an exam is support, and sitting it a re-entry. */
  left: ReadonlySet<string>
  state: FormState
}

const mark = (lang: Lang, hundredths: number | null): string =>
  hundredths === null ? courseWords(lang).none : number(lang, hundredths / 100)

/** Every exam of the course with its commission and marks; then the next one. */
export function ExamPage(props: ExamProps) {
  const { shell, course, exams, candidates, writes } = props
  const text = examWords(shell.lang)
  return (
    <CourseFrame {...props} current="/exam" scripts={['form']}>
      <Stack>
        {exams.length === 0 && course.concluded_on === null && (
          <Card>
            <Empty>{text.noExam}</Empty>
          </Card>
        )}
        {exams.map(exam => (
          <Held key={exam.id} {...props} exam={exam} />
        ))}
        {writes && course.concluded_on !== null && candidates.length > 0 && <Hold {...props} />}
        {course.concluded_on !== null && candidates.length === 0 && (
          <Card>
            <Empty>{text.nobody}</Empty>
          </Card>
        )}
      </Stack>
    </CourseFrame>
  )
}

function Held({ shell, course, rules, people, exam, members, results, writes }: ExamProps & { exam: ExamRow }) {
  const { lang } = shell
  const text = examWords(lang)
  const commission = members
    .filter(one => one.exam_id === exam.id)
    .map(one => `${one.name} (${text.roles[one.role].toLocaleLowerCase(lang)})`)
  const rows = results.filter(one => one.exam_id === exam.id)
  const nameOf = ({ learner_id }: ResultRow) => {
    const person = people.find(one => one.learner === learner_id)
    return person ? learnerName(person, lang) : courseWords(lang).none
  }
  return (
    <Card
      title={text.held({ on: date(exam.held_on), number: exam.number })}
      lead={`${text.commission}: ${commission.join(', ')}`}
    >
      <Table
        lang={lang}
        caption={text.exam}
        hideCaption
        rows={rows}
        rowKey={one => one.learner_id}
        columns={[
          { key: 'name', title: courseWords(lang).learner, heads: true, cell: nameOf },
          { key: 'theory', title: text.theory, numeric: true, cell: one => mark(lang, one.theory) },
          { key: 'practice', title: text.practice, numeric: true, cell: one => mark(lang, one.practice) },
          {
            key: 'mean',
            title: text.mean,
            numeric: true,
            cell: ({ theory, practice }) =>
              mark(lang, theory === null || practice === null ? null : meanOf({ theory, practice })),
          },
          {
            key: 'outcome',
            title: text.outcome,
            cell: one => (
              <>
                {one.theory === null && <Tag kind="neutral">{text.absent}</Tag>}
                {one.theory !== null && hasPassed(one, rules) && <Tag kind="ok">{text.passed}</Tag>}
                {one.theory !== null && !hasPassed(one, rules) && <Tag kind="error">{text.failed}</Tag>}
                {one.appealed_on !== null && (
                  <span class="above">
                    {one.decided_on === null
                      ? text.appealed({ on: date(one.appealed_on) })
                      : text.appealDecided({ on: date(one.decided_on) })}
                  </span>
                )}
              </>
            ),
          },
          ...(writes
            ? [
                {
                  key: 'appeal',
                  cell: (one: ResultRow) =>
                    one.theory !== null &&
                    one.decided_on === null && (
                      <LinkButton
                        look="quiet"
                        href={coursePath(course.id, `/exam/${exam.id}/appeals/${one.learner_id}`)}
                      >
                        {text.appeal}
                      </LinkButton>
                    ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  )
}

/** Rows of the form for the commission. */
const mostMembers = 4

function Hold({ shell, course, exams, candidates, left, state }: ExamProps) {
  const { lang } = shell
  const text = examWords(lang)
  return (
    <Card title={exams.length === 0 ? text.exam : text.resit}>
      <Form state={state} action={coursePath(course.id, '/exam')} submit={exams.length === 0 ? text.hold : text.resit}>
        <Field state={state} kind="hidden" name="course" value={course.id} />
        <Block title={text.exam}>
          <Field state={state} kind="day" name="heldOn" label={text.heldOn} />
          <Field state={state} kind="number" name="minutes" label={text.minutes} unit={text.minutesUnit} />
          <Field state={state} kind="text" name="number" label={text.number} />
        </Block>
        <Block title={text.commission}>
          {Array.from({ length: mostMembers }, (_, at) => (
            <Block key={at} title={text.member({ nth: at + 1 })}>
              <Field state={state} kind="text" name={`commission.${at}.name`} label={text.name} optional={at > 0} />
              <Field
                state={state}
                kind="select"
                name={`commission.${at}.role`}
                label={text.role}
                options={mapOptions(lang, memberRoles, text.roles)}
                optional={at > 0}
              />
              <Field state={state} kind="check" name={`commission.${at}.external`} label={text.external} />
            </Block>
          ))}
        </Block>
        <Block title={text.candidates} lead={text.candidatesLead}>
          {candidates.map((one, at) => (
            <Block key={one.learner} title={learnerName(one, lang)}>
              <Field state={state} kind="hidden" name={`results.${at}.learner`} value={one.learner} />
              <Field state={state} kind="number" name={`results.${at}.theory`} label={text.theory} optional />
              <Field state={state} kind="number" name={`results.${at}.practice`} label={text.practice} optional />
              {left.has(one.person) && (
                <Field
                  state={state}
                  kind="check"
                  name={`results.${at}.reEntry`}
                  label={attendanceWords(lang).reEntry}
                />
              )}
            </Block>
          ))}
        </Block>
      </Form>
    </Card>
  )
}

interface AppealProps extends OpenCourse {
  exam: ExamRow
  result: ResultRow
  name: string
  state: FormState
}

/** Lodging an appeal; once lodged, deciding it. */
export function AppealPage({ exam, result, name, state, ...open }: AppealProps) {
  const text = examWords(open.shell.lang)
  const isLodged = result.appealed_on !== null
  const back = coursePath(open.course.id, '/exam')
  const own = `${back}/${exam.id}/appeals/${result.learner_id}`
  return (
    <CourseFrame {...open} current="/exam" scripts={['form']}>
      <Card title={text.appealTitle({ name })} lead={text.appealLead}>
        <Form
          state={state}
          action={isLodged ? `${own}/decide` : own}
          submit={isLodged ? text.decide : text.lodge}
          cancel={back}
        >
          <Field state={state} kind="hidden" name="exam" value={exam.id} />
          <Field state={state} kind="hidden" name="learner" value={result.learner_id} />
          {isLodged ? (
            <>
              <Field state={state} kind="number" name="theory" label={text.newTheory} hint={text.newTheoryHint} />
              <Field state={state} kind="day" name="decidedOn" label={text.decidedOn} />
            </>
          ) : (
            <Field state={state} kind="day" name="lodgedOn" label={text.lodgedOn} />
          )}
        </Form>
      </Card>
    </CourseFrame>
  )
}
