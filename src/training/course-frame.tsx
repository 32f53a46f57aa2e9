import type { ComponentChildren } from 'preact'
import type { Day } from '../kernel/day.ts'
import { date } from '../kernel/words.ts'
import type { ClientModule } from '../pages/asset.ts'
import { Notice } from '../pages/notice.tsx'
import { Page } from '../pages/page.tsx'
import { Tabs } from '../pages/tabs.tsx'
import { Tag } from '../pages/tag.tsx'
import type { OpenCourse } from './asked-course.ts'
import { firstDayWithout } from './authorised.ts'
import { courseWords } from './course-words.ts'
import { examWords } from './exam-words.ts'
import { noticeWords } from './notice-words.ts'
import { paymentWords } from './payment-words.ts'
import { coursePath, coursesPath } from './paths.ts'

interface FrameProps extends Pick<OpenCourse, 'shell' | 'course' | 'curriculum' | 'authorisation'> {
  /** The section that is open, as its path ends: `/group`. */
  current: string
  actions?: ComponentChildren
  scripts?: readonly ClientModule[]
  children: ComponentChildren
}

/** What stands around every section of a course. */
export function CourseFrame(props: FrameProps) {
  const { shell, course, curriculum, current, actions, scripts = [], children } = props
  const { lang } = shell
  const text = courseWords(lang)
  const tab = (section: string, label: string) => ({ href: coursePath(course.id, section), text: label })
  return (
    <Page
      shell={shell}
      title={`${course.code} – ${curriculum.title}`}
      lead={
        <>
          {`${date(course.starts_on)} – ${date(course.exam_on)} · ${course.room} `}
          {course.concluded_on !== null && <Tag kind="ok">{text.concludedOn({ on: date(course.concluded_on) })}</Tag>}
        </>
      }
      current={coursesPath}
      breadcrumb={[{ text: text.courses, href: coursesPath }]}
      actions={actions}
      scripts={scripts}
    >
      <Tabs
        label={text.sections}
        current={coursePath(course.id, current)}
        items={[
          tab('', text.overview),
          tab('/group', text.group),
          tab('/hours', text.hours),
          tab('/exam', examWords(lang).exam),
          tab('/certificates', examWords(lang).certificates),
          tab('/payments', paymentWords(lang).payments),
          tab('/notices', noticeWords(lang).notices),
        ]}
      />
      <Lapsed {...props} />
      {children}
    </Page>
  )
}

/** Before a course is concluded: that its authorisation does not hold on a day of it, and from when on. */
export function Lapsed({
  shell,
  course: { starts_on, exam_on, concluded_on },
  authorisation,
  until = exam_on,
}: Pick<OpenCourse, 'shell' | 'course' | 'authorisation'> & { until?: Day }) {
  const from = firstDayWithout(authorisation, authorisation.lapses, starts_on, until)
  if (from === undefined || concluded_on !== null) return null
  return <Notice kind="error">{courseWords(shell.lang).lapsed({ paper: authorisation.number, on: date(from) })}</Notice>
}
