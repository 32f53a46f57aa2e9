import { Downloads } from '../pages/downloads.tsx'
import { date } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Columns, Facts, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { type Column, Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { OpenCourse } from './asked-course.ts'
import { dueOn } from './certificate.ts'
import type { CertificateRow, Form as OfficialForm } from './certificate-tables.ts'
import { copyWords } from './certificate-copy-words.ts'
import { CourseFrame } from './course-frame.tsx'
import { courseWords } from './course-words.ts'
import { inHours } from './curriculum-pages.tsx'
import type { ExamRow } from './exam-tables.ts'
import { examWords } from './exam-words.ts'
import { learnerName } from './group-page.tsx'
import type { LearnerPerson } from './learner-tables.ts'
import { certificatePath, coursePath } from './paths.ts'
import { shownCode } from './public-code.ts'

/** Somebody who passed, with the certificates that were issued to them. */
export interface Passed {
  person: LearnerPerson
  exam: ExamRow
  issued: readonly CertificateRow[]
}

export const formNumber = ({ series, number: nth }: OfficialForm): string => `${series} ${String(nth).padStart(6, '0')}`

/** The columns of the list, on the page and in its file. */
export function certificateColumns({
  shell,
  course,
  rules,
  on,
  writes,
}: Pick<OpenCourse, 'shell' | 'course' | 'rules' | 'on' | 'writes'>): Column<Passed>[] {
  const { lang } = shell
  const text = examWords(lang)
  return [
    {
      key: 'name',
      title: courseWords(lang).learner,
      heads: true,
      cell: one => learnerName(one.person, lang),
    },
    {
      key: 'form',
      title: text.form,
      cell: one =>
        one.issued.map(certificate => (
          <span key={certificate.id} class="above">
            <a href={certificatePath(certificate)}>{formNumber(certificate)}</a>{' '}
            {certificate.revoked_on !== null && text.revoked}
          </span>
        )),
    },
    {
      key: 'issued',
      title: text.issuedOn,
      cell: ({ issued, exam }) => {
        const due = dueOn(exam, rules)
        const [first] = issued
        const isLate = (first?.issued_on ?? on) > due
        return (
          <>
            {first ? date(first.issued_on) : text.due({ on: date(due) })} {isLate && <Tag kind="warn">{text.late}</Tag>}
          </>
        )
      },
    },
    {
      key: 'handed',
      title: text.handedOn,
      cell: ({ issued }) => {
        const handed = issued.at(-1)?.handed_on
        return handed ? date(handed) : courseWords(lang).none
      },
    },
    ...(writes
      ? [
          {
            key: 'issue',
            cell: (one: Passed) =>
              one.issued.length === 0 && (
                <LinkButton href={coursePath(course.id, `/certificates/for/${one.person.learner}`)}>
                  {text.issue}
                </LinkButton>
              ),
          },
        ]
      : []),
  ]
}

export function CertificatesPage({ passed, ...open }: OpenCourse & { passed: readonly Passed[] }) {
  const { shell, course } = open
  const { lang } = shell
  const text = examWords(lang)
  return (
    <CourseFrame {...open} current="/certificates">
      <Card
        title={text.certificates}
        lead={text.certificatesLead}
        actions={<Downloads shell={shell} path={coursePath(course.id, '/certificates')} />}
      >
        <Table
          lang={lang}
          caption={text.certificates}
          hideCaption
          rows={passed}
          rowKey={one => one.person.learner}
          empty={<Empty>{text.nobodyPassed}</Empty>}
          columns={certificateColumns(open)}
        />
      </Card>
    </CourseFrame>
  )
}

/** Series, number and day of a form that is filled in. */
function FormFields({ state, next }: { state: FormState; next: readonly OfficialForm[] }) {
  const text = examWords(state.lang)
  const hint = next.length === 0 ? text.noFormsLeft : text.nextForms({ forms: next.map(formNumber).join(', ') })
  return (
    <>
      <Field state={state} kind="text" name="series" label={text.series} hint={text.seriesHint} width="short" />
      <Field state={state} kind="number" name="number" label={text.formNumber} hint={hint} />
      <Field state={state} kind="day" name="issuedOn" label={text.issuedOn} />
    </>
  )
}

interface IssueProps extends OpenCourse {
  person: LearnerPerson
  /** Which the person passed; undefined where none was. */
  exam: ExamRow | undefined
  next: readonly OfficialForm[]
  state: FormState
}

export function IssuePage({ person, exam, next, state, ...open }: IssueProps) {
  const { lang } = open.shell
  const text = examWords(lang)
  const back = coursePath(open.course.id, '/certificates')
  return (
    <CourseFrame {...open} current="/certificates" scripts={['form']}>
      <Card title={text.issueTitle({ name: learnerName(person, lang) })} lead={exam && issueLead(exam, open)}>
        <Form state={state} action={`${back}/for/${person.learner}`} submit={text.issue} cancel={back}>
          <Field state={state} kind="hidden" name="learner" value={person.learner} />
          <FormFields state={state} next={next} />
        </Form>
      </Card>
    </CourseFrame>
  )
}

function issueLead(exam: ExamRow, { shell, rules, on }: OpenCourse): string {
  const { issueLead: inTime, issueLate } = examWords(shell.lang)
  const due = dueOn(exam, rules)
  return (on > due ? issueLate : inTime)({ exam: exam.held_on, due })
}

export interface CertificateStates {
  handing: FormState
  revoking: FormState
  duplicating: FormState
}

interface CertificateProps extends OpenCourse, CertificateStates {
  certificate: CertificateRow
  name: string
  next: readonly OfficialForm[]
}

export function CertificatePage(props: CertificateProps) {
  const { certificate, name, next, handing, revoking, duplicating, ...open } = props
  const { shell, writes } = open
  const { lang } = shell
  const text = examWords(lang)
  const own = certificatePath(certificate)
  const { id, handed_on, handed_to, revoked_on, duplicate_of } = certificate
  return (
    <CourseFrame {...open} current="/certificates" scripts={['form']}>
      <Columns>
        <Card title={`${formNumber(certificate)} · ${name}`}>
          {revoked_on === null ? <Tag kind="ok">{text.valid}</Tag> : <Tag kind="error">{text.revoked}</Tag>}{' '}
          {duplicate_of !== null && <Tag kind="info">{text.isDuplicate}</Tag>}
          {writes && (
            <p class="buttons">
              <LinkButton icon="printer" href={`${own}/copy.pdf`}>
                {copyWords(lang).print}
              </LinkButton>
              <LinkButton icon="printer" href={`${own}/copy-en.pdf`}>
                {copyWords(lang).printOther}
              </LinkButton>
            </p>
          )}
          <Facts
            items={[
              [text.course, certificate.title],
              [text.hours, inHours(lang, certificate.minutes)],
              [text.heldOn, date(certificate.passed_on)],
              [text.issuedOn, date(certificate.issued_on)],
              [text.handedOn, handed_on === null ? courseWords(lang).none : date(handed_on)],
              [text.handedTo, handed_to === null ? courseWords(lang).none : text.to[handed_to]],
              [text.publicCode, <a href={`/v/${certificate.code}`}>{shownCode(certificate.code)}</a>],
              ...(revoked_on === null
                ? []
                : [[text.revokedOn, `${date(revoked_on)}, ${certificate.revoked_by_decision}`] as const]),
              ...(certificate.loss_notice === null ? [] : [[text.lossNotice, certificate.loss_notice] as const]),
            ]}
          />
        </Card>
        {writes && revoked_on === null && (
          <Stack>
            {handed_on === null && (
              <Card title={text.handOver}>
                <Form state={handing} action={`${own}/hand-over`} submit={text.handOver}>
                  <Field state={handing} kind="hidden" name="certificate" value={id} />
                  <Field state={handing} kind="day" name="handedOn" label={text.handedOn} />
                  <Field
                    state={handing}
                    kind="radios"
                    name="to"
                    label={text.handedTo}
                    options={(['holder', 'representative'] as const).map(value => ({ value, text: text.to[value] }))}
                  />
                </Form>
              </Card>
            )}
            {duplicate_of === null && (
              <Card title={text.duplicate} lead={text.duplicateLead}>
                <Form state={duplicating} action={`${own}/duplicate`} submit={text.duplicate}>
                  <Field state={duplicating} kind="hidden" name="certificate" value={id} />
                  <FormFields state={duplicating} next={next} />
                  <Field
                    state={duplicating}
                    kind="text"
                    name="lossNotice"
                    label={text.lossNotice}
                    hint={text.lossHint}
                    width="full"
                  />
                </Form>
              </Card>
            )}
            <Card title={text.revoke}>
              <Form state={revoking} action={`${own}/revoke`} submit={text.revoke} danger>
                <Field state={revoking} kind="hidden" name="certificate" value={id} />
                <Field state={revoking} kind="day" name="revokedOn" label={text.revokedOn} />
                <Field state={revoking} kind="text" name="decision" label={text.decision} />
              </Form>
            </Card>
          </Stack>
        )}
      </Columns>
    </CourseFrame>
  )
}
