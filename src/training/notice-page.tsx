import { date } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Columns, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { mapOptions } from '../pages/options.ts'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { addPaperPath, paperPath } from '../programme/paths.ts'
import type { OpenCourse } from './asked-course.ts'
import { CourseFrame } from './course-frame.tsx'
import type { DueNotice } from './notice.ts'
import { noticeClaim, noticeKinds, type SentNotice } from './notice-tables.ts'
import { noticeWords } from './notice-words.ts'
import { coursePath } from './paths.ts'

interface Props extends OpenCourse {
  due: readonly DueNotice[]
  sent: readonly SentNotice[]
  /** The reader brings papers about this course. */
  brings: boolean
  state: FormState
}

/** What the authority is still to be told of a course, and what it was told. */
export function NoticesPage({ due, sent, brings, state, ...open }: Props) {
  const { shell, course, on, writes } = open
  const { lang } = shell
  const text = noticeWords(lang)
  const letter = (about: string) => coursePath(course.id, `/notices/${about}/letter.pdf`)
  return (
    <CourseFrame {...open} current="/notices" scripts={writes ? ['form'] : []}>
      <Columns>
        <Stack>
          <Card title={text.toSend} lead={text.lead}>
            <Table
              lang={lang}
              caption={text.toSend}
              hideCaption
              rows={due}
              rowKey={one => one.about}
              empty={<Empty>{text.nothing}</Empty>}
              columns={[
                { key: 'what', title: text.what, heads: true, cell: one => text.about[one.about] },
                {
                  key: 'due',
                  title: text.due,
                  cell: one => (one.due < on ? <Tag kind="warn">{date(one.due)}</Tag> : date(one.due)),
                },
                {
                  key: 'letter',
                  cell: one =>
                    writes && (
                      <LinkButton icon="printer" href={letter(one.about)}>
                        {text.print}
                      </LinkButton>
                    ),
                },
              ]}
            />
          </Card>
          <Card title={text.sent}>
            <Table
              lang={lang}
              caption={text.sent}
              hideCaption
              rows={sent}
              rowKey={one => one.id}
              empty={<Empty>{text.none}</Empty>}
              columns={[
                { key: 'what', title: text.what, heads: true, cell: one => text.about[one.about] },
                { key: 'on', title: text.sentOn, cell: one => date(one.sent_on) },
                { key: 'number', title: text.number, cell: one => one.number },
                {
                  key: 'paper',
                  title: text.paper,
                  cell: one => {
                    if (one.paper !== null)
                      return (
                        <a href={paperPath(one.paper)}>
                          <Tag kind={one.isAccepted ? 'ok' : 'warn'}>
                            {one.isAccepted ? text.accepted : text.toCheck}
                          </Tag>
                        </a>
                      )
                    if (!brings) return text.noPaper
                    return (
                      <a href={addPaperPath(one.id, noticeClaim, noticeClaim, coursePath(course.id, '/notices'))}>
                        {text.bring}
                      </a>
                    )
                  },
                },
              ]}
            />
          </Card>
        </Stack>
        {writes && (
          <Card title={text.record}>
            <Form state={state} action={coursePath(course.id, '/notices')} submit={text.record}>
              <Field state={state} kind="hidden" name="course" value={course.id} />
              <Field
                state={state}
                kind="radios"
                name="about"
                label={text.what}
                options={mapOptions(lang, noticeKinds, text.about)}
              />
              <Field state={state} kind="day" name="sentOn" label={text.sentOn} />
              <Field state={state} kind="text" name="number" label={text.number} width="short" />
            </Form>
          </Card>
        )}
      </Columns>
    </CourseFrame>
  )
}
