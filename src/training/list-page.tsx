import { BringSheet } from '../evidence/bring-page.tsx'
import { date, type Lang, percent } from '../kernel/words.ts'
import { Card } from '../pages/card.tsx'
import type { Shell } from '../pages/shell.ts'
import { type Column, Empty, Table } from '../pages/table.tsx'
import { ListActions } from '../programme/programme-list.tsx'
import type { AmongProgrammes } from '../programme/programme-tabs.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import type { ListedCourse } from './course-tables.ts'
import { courseWords } from './course-words.ts'
import { coursePath, coursesPath } from './paths.ts'
import { PlanFrame } from './plan-frame.tsx'

interface Props {
  shell: Shell
  rules: Rulebook
  among: AmongProgrammes
  courses: readonly ListedCourse[]
  writes: boolean
}

/** The columns of the list, on the page and in its file. */
export function courseColumns(lang: Lang, rules: Rulebook): Column<ListedCourse>[] {
  const text = courseWords(lang)
  const regionName = (nuts: string) => rules.regions.find(one => one.nuts === nuts)?.names[lang] ?? nuts
  return [
    {
      key: 'code',
      title: text.code,
      heads: true,
      cell: one => (
        <>
          <a href={coursePath(one.id)}>{one.code}</a>
          <span class="above">{one.title}</span>
        </>
      ),
    },
    { key: 'region', title: text.region, cell: one => regionName(one.region) },
    {
      key: 'period',
      title: text.period,
      cell: one => `${date(one.startsOn)} – ${date(one.examOn)}`,
    },
    { key: 'number', title: text.authorisation, tight: true, cell: one => one.number },
    {
      key: 'places',
      title: text.places,
      numeric: true,
      cell: one => (
        <>
          {text.placesTaken({ count: one.taken, whole: one.places })}
          {one.waiting > 0 && <span class="above">{text.waiting({ count: one.waiting })}</span>}
        </>
      ),
    },
    {
      key: 'sessions',
      title: text.sessions,
      numeric: true,
      cell: one => text.sessionsClosed({ count: one.closed, whole: one.lessons }),
    },
    {
      key: 'presence',
      title: text.presence,
      numeric: true,
      cell: one => (one.presence === null ? text.none : percent(lang, one.presence)),
    },
  ]
}

export function CoursesPage({ shell, rules, among, courses, writes }: Props) {
  const { lang } = shell
  const text = courseWords(lang)
  return (
    <PlanFrame
      shell={shell}
      current={coursesPath}
      among={among}
      actions={
        <>
          <BringSheet shell={shell} />
          <ListActions shell={shell} among={among} path={coursesPath} add={writes && text.newCourse} />
        </>
      }
    >
      <Card>
        <Table
          lang={lang}
          caption={text.courses}
          hideCaption
          rows={courses}
          rowKey={one => one.id}
          empty={<Empty>{text.noCourses}</Empty>}
          columns={courseColumns(lang, rules)}
        />
      </Card>
    </PlanFrame>
  )
}
