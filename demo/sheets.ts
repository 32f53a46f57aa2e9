import { addDays, type Day, weekday } from '../src/kernel/day.ts'
import { read } from '../src/kernel/engine.ts'
import { lessonsOf } from '../src/training/lesson-tables.ts'
import { bringSheet, checkSheet } from '../src/training/sheet.ts'
import { oivpd } from './courses.ts'
import { Later } from './later.ts'
import type { Held } from './training.ts'

/**
 * The signed sheets: that of the first day is compared line by line, and in București somebody has not signed. Those of each later week are
 * scanned together at the end of the month.
 */
export function writeSheets(held: Held): void {
  const { desk, of, region, series, people, course, learnerOf } = held
  const { diary, papers, span } = desk
  const typedOn = span.scanningDay(span.typingDay(series.startsOn))
  const [lesson, paper] = [new Later(), new Later()]
  diary.write({
    on: typedOn,
    hour: 'proofs',
    by: 'mihai',
    command: bringSheet,
    input: async ({ engine, staff }) => {
      const [first] = await read(engine, staff.mihai, tx => lessonsOf(tx, staff.mihai.tenant, course.id))
      lesson.known(first?.id)
      return { lesson: lesson.id, datedOn: series.startsOn, file: await papers.file('attendance-list') }
    },
    answered: answer => paper.known(answer.paper),
  })
  const isMissing = (at: number) => of === oivpd && region === 'RO32' && at === 2
  diary.write({
    on: span.typingDay(addDays(typedOn, 1)),
    hour: 'comparisons',
    by: 'lidia',
    command: checkSheet,
    input: async here => {
      const lines: object[] = []
      for (const [at, one] of people.entries())
        lines.push({ learner: await learnerOf(here, one), verdict: isMissing(at) ? 'absent' : 'signed' })
      return { lesson: lesson.id, paper: paper.id, lines }
    },
  })
  for (const [monday, days] of Map.groupBy(series.days.slice(1), mondayOf)) {
    const last = days.at(-1) ?? monday
    papers.bring({
      kind: 'attendance-list',
      on: span.scanningDay(span.typingDay(last)),
      hour: 'proofs',
      by: 'mihai',
      datedOn: last,
      proves: ({ engine, staff }) =>
        read(engine, staff.mihai, async tx => {
          const rows = await tx
            .selectFrom('mark')
            .innerJoin('lesson', join =>
              join.onRef('lesson.tenant_id', '=', 'mark.tenant_id').onRef('lesson.id', '=', 'mark.lesson_id'),
            )
            .select(['mark.support_id as support', 'mark.person_id as person'])
            .where('mark.tenant_id', '=', staff.mihai.tenant)
            .where('lesson.course_id', '=', course.id)
            .where('lesson.held_on', 'in', days)
            .execute()
          return rows.flatMap(({ support, person }) =>
            support === null ? [] : [{ kind: `support.training-${of.kind}`, id: support, subject: person }],
          )
        }),
    })
  }
}

const mondayOf = (day: Day): Day => addDays(day, 1 - weekday(day))
