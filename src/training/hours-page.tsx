import { number, percent } from '../kernel/words.ts'
import { Card, Stack } from '../pages/card.tsx'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { mayStay } from './absence.ts'
import type { OpenCourse } from './asked-course.ts'
import { absenceRule } from './conclusion.ts'
import { CourseFrame } from './course-frame.tsx'
import { courseWords } from './course-words.ts'
import { totalOf } from './curriculum.ts'
import { learnerName } from './group-page.tsx'
import type { LearnerPerson } from './learner-tables.ts'
import type { Attended } from './lesson-tables.ts'

interface Props extends OpenCourse {
  people: readonly LearnerPerson[]
  attended: ReadonlyMap<string, Attended>
  byModule: readonly { learner: string; module: number; minutes: number }[]
}

/** Hours per person: of the whole course, and of each module by itself. */
export function HoursPage({ people, attended, byModule, ...open }: Props) {
  const { shell } = open
  const text = courseWords(shell.lang)
  const here = people.filter(one => attended.has(one.learner))
  return (
    <CourseFrame {...open} current="/hours">
      <Stack>
        <Card title={text.hours}>
          <ByPerson {...open} people={here} attended={attended} byModule={byModule} />
        </Card>
        {here.length > 0 && (
          <Card title={text.byModule}>
            <ByModule {...open} people={here} attended={attended} byModule={byModule} />
          </Card>
        )}
      </Stack>
    </CourseFrame>
  )
}

function ByPerson({ shell, modules, rules, people, attended }: Props) {
  const { lang } = shell
  const text = courseWords(lang)
  const { whole } = totalOf(modules)
  const rule = absenceRule(rules)
  const minutesOf = (one: LearnerPerson, part: 'attended' | 'theory' | 'practice' | 'excused' | 'unexcused') =>
    attended.get(one.learner)?.[part] ?? 0
  const hours = (part: Parameters<typeof minutesOf>[1], title: string) => ({
    key: part,
    title,
    numeric: true,
    cell: (one: LearnerPerson) => number(lang, minutesOf(one, part) / 60),
  })
  return (
    <Table
      lang={lang}
      caption={text.hours}
      hideCaption
      rows={people}
      rowKey={one => one.learner}
      empty={<Empty>{text.noHours}</Empty>}
      columns={[
        { key: 'name', title: text.learner, heads: true, cell: one => learnerName(one, lang) },
        hours('theory', text.theory),
        hours('practice', text.practice),
        hours('attended', text.whole),
        hours('excused', text.excused),
        hours('unexcused', text.unexcused),
        {
          key: 'presence',
          title: text.presence,
          cell: one => {
            const missed = { excused: minutesOf(one, 'excused'), unexcused: minutesOf(one, 'unexcused') }
            const held = minutesOf(one, 'attended') + missed.excused + missed.unexcused
            return (
              <>
                {percent(lang, minutesOf(one, 'attended') / Math.max(1, held))}{' '}
                {!mayStay(whole, missed, rule) && <Tag kind="error">{text.overTheLimit}</Tag>}
              </>
            )
          },
        },
      ]}
    />
  )
}

function ByModule({ shell, modules, people, byModule }: Props) {
  const { lang } = shell
  const text = courseWords(lang)
  const minutesIn = (learner: string, module: number) =>
    byModule.find(one => one.learner === learner && one.module === module)?.minutes ?? 0
  const rows = modules.map(one => {
    const all = people.map(person => minutesIn(person.learner, one.place))
    return { ...one, sum: all.reduce((total, minutes) => total + minutes, 0), learners: all.filter(Boolean).length }
  })
  const titles = new Map(modules.map(one => [one.place, one.title]))
  const perPerson = people.flatMap(person =>
    modules.map(one => ({ person, place: one.place, minutes: minutesIn(person.learner, one.place) })),
  )
  return (
    <Stack>
      <Table
        lang={lang}
        caption={text.byModule}
        rows={rows}
        rowKey={one => String(one.place)}
        columns={[
          { key: 'module', title: text.module, heads: true, cell: one => one.title },
          { key: 'learners', title: text.learners, numeric: true, cell: one => number(lang, one.learners) },
          { key: 'hours', title: text.hoursLong, numeric: true, cell: one => number(lang, one.sum / 60) },
        ]}
      />
      <Table
        lang={lang}
        caption={text.hours}
        rows={perPerson.filter(one => one.minutes > 0)}
        rowKey={one => `${one.person.learner} ${one.place}`}
        columns={[
          { key: 'name', title: text.learner, heads: true, cell: one => learnerName(one.person, lang) },
          { key: 'module', title: text.module, cell: one => titles.get(one.place) },
          { key: 'hours', title: text.hoursLong, numeric: true, cell: one => number(lang, one.minutes / 60) },
        ]}
      />
    </Stack>
  )
}
