import { date, longDate, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Columns, Facts, Stack } from '../pages/card.tsx'
import { Notice } from '../pages/notice.tsx'
import { Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { findCounty } from '../programme/place.ts'
import type { OpenCourse } from './asked-course.ts'
import { CourseFrame } from './course-frame.tsx'
import { courseWords } from './course-words.ts'
import { inHours } from './curriculum-pages.tsx'
import { totalOf } from './curriculum.ts'
import { timeAt } from './clock-time.ts'
import { needWords } from './needs.ts'
import { authorisationPath, coursePath, curriculumPath, lessonPath } from './paths.ts'
import type { LessonRow } from './tables.ts'

interface Props extends OpenCourse {
  lessons: readonly LessonRow[]
  trainer: string
  /** What the group asked for, and how many did. */
  needs: readonly { need: string; count: number }[]
}

/** The course with its timetable: what is closed, what is to be closed, what lies ahead. */
export function TimetablePage({ lessons, trainer, needs, ...open }: Props) {
  const { shell, course, curriculum, modules, authorisation, rules, writes } = open
  const { lang } = shell
  const text = courseWords(lang)
  const centre = rules.centres.find(one => one.code === course.centre)?.name
  return (
    <CourseFrame
      {...open}
      current=""
      actions={
        writes &&
        course.concluded_on === null && (
          <>
            <LinkButton icon="plus" href={coursePath(course.id, '/sessions/new')}>
              {text.addSession}
            </LinkButton>
            <LinkButton icon="check" href={coursePath(course.id, '/conclude')}>
              {text.conclude}
            </LinkButton>
          </>
        )
      }
    >
      <Next {...open} lessons={lessons} />
      <Columns>
        <Card title={text.overview}>
          <Lessons {...open} lessons={lessons} />
        </Card>
        <Stack>
          <Card>
            <Facts
              items={[
                [text.curriculum, <a href={curriculumPath(curriculum.id)}>{curriculum.title}</a>],
                [text.whole, inHours(lang, totalOf(modules).whole)],
                [text.authorisation, <a href={authorisationPath(authorisation.id)}>{authorisation.number}</a>],
                [text.county, findCounty(course.county)?.name ?? course.county],
                [text.partner, rules.partners.find(one => one.code === course.partner)?.name ?? course.partner],
                [text.centre, centre ?? text.none],
                [text.trainer, trainer],
                [text.subsidy, course.subsidy === null ? text.none : text.subsidies[course.subsidy]],
              ]}
            />
          </Card>
          <Card title={text.needs} lead={text.needsLead}>
            {needs.length === 0 && <p class="muted">{text.noNeeds}</p>}
            <ul>
              {needs.map(({ need, count }) => (
                <li key={need}>{`${number(lang, count)} × ${needWords(lang, need)}`}</li>
              ))}
            </ul>
          </Card>
        </Stack>
      </Columns>
    </CourseFrame>
  )
}

/** The one thing to do now. */
function Next({ shell, course, modules, lessons, writes, on }: OpenCourse & { lessons: readonly LessonRow[] }) {
  const { lang } = shell
  const text = courseWords(lang)
  if (!writes || course.concluded_on !== null) return null
  const missing = totalOf(modules).whole - lessons.reduce((sum, one) => sum + one.minutes, 0)
  if (missing > 0) {
    return <Notice kind="warn">{text.hoursMissing({ missing: number(lang, missing / 60) })}</Notice>
  }
  const next = lessons.find(one => one.closed_on === null)
  if (!next) {
    const action = (
      <LinkButton look="primary" href={coursePath(course.id, '/conclude')}>
        {text.conclude}
      </LinkButton>
    )
    return (
      <Notice kind="next" actions={action}>
        {text.isReady}
      </Notice>
    )
  }
  if (next.held_on > on) return null
  const action = (
    <LinkButton look="primary" href={lessonPath(next)}>
      {text.openSession}
    </LinkButton>
  )
  return (
    <Notice kind="next" actions={action}>
      {`${longDate(lang, next.held_on)}, ${timeAt(next.begins)}`}
    </Notice>
  )
}

function Lessons({ shell, modules, lessons, on, writes }: OpenCourse & { lessons: readonly LessonRow[] }) {
  const { lang } = shell
  const text = courseWords(lang)
  return (
    <Table
      lang={lang}
      caption={text.overview}
      hideCaption
      rows={lessons}
      rowKey={one => one.id}
      columns={[
        {
          key: 'day',
          title: text.day,
          heads: true,
          cell: one => <a href={lessonPath(one)}>{`${date(one.held_on)}, ${timeAt(one.begins)}`}</a>,
        },
        { key: 'hours', title: text.hoursLong, numeric: true, cell: one => inHours(lang, one.minutes) },
        {
          key: 'module',
          title: text.module,
          cell: one => `${modules.find(module => module.place === one.module)?.title ?? ''} (${text[one.kind]})`,
        },
        {
          key: 'state',
          title: text.state,
          cell: one => {
            if (one.closed_on !== null) return <Tag kind="ok">{text.closed}</Tag>
            return one.held_on <= on ? <Tag kind="warn">{text.toClose}</Tag> : <Tag kind="neutral">{text.ahead}</Tag>
          },
        },
        ...(writes
          ? [
              {
                key: 'move',
                cell: (one: LessonRow) =>
                  one.closed_on === null && (
                    <LinkButton look="quiet" href={lessonPath(one, '/move')}>
                      {text.move}
                    </LinkButton>
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}
