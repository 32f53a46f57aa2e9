import { date } from '../kernel/words.ts'
import { Card } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { LinkButton } from '../pages/button.tsx'
import { Page } from '../pages/page.tsx'
import type { Option } from '../pages/question.ts'
import type { OpenCourse } from './asked-course.ts'
import { timeAt } from './clock-time.ts'
import { courseWords } from './course-words.ts'
import { coursePath, coursesPath, lessonPath } from './paths.ts'
import type { LessonRow } from './tables.ts'

interface Props extends OpenCourse {
  /** The one that is moved; without it, one is added. */
  lesson?: LessonRow
  /** Those on the authorisation. */
  trainers: readonly Option[]
  state: FormState
}

export function LessonFormPage({ shell, course, curriculum, modules, authorisation, lesson, trainers, state }: Props) {
  const { lang } = shell
  const text = courseWords(lang)
  const action = lesson ? lessonPath(lesson, '/move') : coursePath(course.id, '/sessions/new')
  return (
    <Page
      shell={shell}
      title={lesson ? text.moveTitle : text.addSession}
      current={coursesPath}
      breadcrumb={[
        { text: text.courses, href: coursesPath },
        { text: `${course.code} – ${curriculum.title}`, href: coursePath(course.id) },
      ]}
      actions={
        lesson && (
          <LinkButton look="quiet" icon="trash-2" href={lessonPath(lesson, '/cancel')}>
            {text.cancelSession}
          </LinkButton>
        )
      }
      scripts={['form']}
    >
      <Card {...(lesson && { title: `${date(lesson.held_on)}, ${timeAt(lesson.begins)}` })}>
        <Form
          state={state}
          action={action}
          submit={lesson ? text.move : text.addSession}
          cancel={coursePath(course.id)}
          shown={lesson?.entry}
        >
          {lesson ? (
            <Field state={state} kind="hidden" name="lesson" value={lesson.id} />
          ) : (
            <Field state={state} kind="hidden" name="course" value={course.id} />
          )}
          <Field state={state} kind="day" name="heldOn" label={text.day} />
          <Field state={state} kind="text" name="begins" label={text.begins} hint={text.beginsHint} width="short" />
          {!lesson && (
            <>
              <Field
                state={state}
                kind="select"
                name="module"
                label={text.module}
                options={modules.map(one => ({ value: String(one.place), text: one.title }))}
              />
              <Field
                state={state}
                kind="radios"
                name="kind"
                label={text.part}
                options={(['theory', 'practice'] as const).map(value => ({ value, text: text[value] }))}
              />
              <Field state={state} kind="number" name="hours" label={text.hoursLong} unit={text.hoursUnit} />
            </>
          )}
          <Field state={state} kind="select" name="trainer" label={text.trainer} options={trainers} />
          <Field
            state={state}
            kind="select"
            name="room"
            label={text.room}
            options={authorisation.rooms.map(one => ({ value: one, text: one }))}
          />
        </Form>
      </Card>
    </Page>
  )
}
