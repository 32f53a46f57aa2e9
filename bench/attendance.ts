import { sql } from 'kysely'
import { type AnyCommand, perform } from '../src/kernel/command.ts'
import { addDays, today } from '../src/kernel/day.ts'
import { read } from '../src/kernel/engine.ts'
import { newId } from '../src/kernel/ids.ts'
import { closeLesson } from '../src/training/attendance.ts'
import { recordAuthorisation } from '../src/training/authorisation.ts'
import { openCourse } from '../src/training/course.ts'
import { describeCurriculum } from '../src/training/curriculum.ts'
import { givePlaces } from '../src/training/learner.ts'
import { learnersOf, lessonsOf } from '../src/training/lesson-tables.ts'
import { bareCommit } from './commands.ts'
import { programme } from './crowd.ts'
import { type Figure, ms, percentile, timesOf } from './figure.ts'
import { type Office, openOffice } from './office.ts'

/** A group as it is authorised, among people enough for one. */
const group = 12
const people = 300

const warm = 8
const runs = 32

/** Attendance of a session saved: the marks of a group, the hours of each person, and everything that is derived from them. */
export async function benchAttendance(): Promise<Figure[]> {
  const office = await openOffice(people)
  const { engine, colleagues } = office
  const { lessons, learners } = await groupAtWork(office)
  const marks = learners.map((learner, at) =>
    at === 0 ? { learner, presence: 'absent' } : { learner, presence: 'present' },
  )
  const close = (run: number) =>
    perform(engine, closeLesson, { lesson: lessons[run], marks }, colleagues.mihai, { id: newId() })
  const commits = await timesOf(100, () => bareCommit(office))
  const commit = percentile(commits, 0.5)
  await timesOf(warm, close)
  const times = await timesOf(runs, run => close(warm + run))
  await office.close()
  const [median, most] = [percentile(times, 0.5), percentile(times, 0.95)]
  return [
    {
      what: `Attendance of a session saved, a group of ${group}, median, beside its commit`,
      value: `${ms(median - commit)} (in all ${ms(median)}, p95 ${ms(most)}, processor ${ms(times.worked)})`,
      bound: '≤ 30 ms',
      yardstick: `a bare commit of one row: ${ms(commit)}, processor ${ms(commits.worked)}`,
    },
  ]
}

/** A course of forty sessions that are over, and its group. */
async function groupAtWork({ engine, colleagues }: Office): Promise<{ lessons: string[]; learners: string[] }> {
  const { dan, mihai } = colleagues
  const on = today(engine.clock())
  const startsOn = addDays(on, -100)
  const does = async (command: AnyCommand, input: unknown) =>
    (await perform(engine, command, input, dan, { id: newId() })).answer
  const hours = { theoryHours: 80, practiceHours: 80 }
  const { curriculum } = await does(describeCurriculum, {
    programme,
    code: 'OIVPD',
    title: 'Operator introducere, validare și prelucrare date',
    supportKind: 'training-oivpd',
    completedKind: 'completed-oivpd',
    certifiedKind: 'certified-oivpd',
    certificate: 'qualification',
    modules: [{ title: 'Modul', ...hours }],
  })
  const { authorisation } = await does(recordAuthorisation, {
    curriculum,
    number: 'IS-0147/2026',
    county: 'RO213',
    validFrom: addDays(on, -200),
    validTo: addDays(on, 400),
    places: group,
    ...hours,
    trainers: [mihai.account],
    rooms: ['Sala 1, Iași'],
  })
  const { course } = await does(openCourse, {
    authorisation,
    code: 'OIVPD-NE-1',
    county: 'RO213',
    partner: 'lider',
    startsOn,
    examOn: addDays(on, 10),
    trainer: mihai.account,
    room: 'Sala 1, Iași',
    pattern: [1, 2, 3, 4, 5].map(weekday => ({ weekday, begins: '09:00', hours: 4 })),
  })
  const id = String(course)
  await does(givePlaces, { course, enrolments: await eligible(engine, dan), on: startsOn })
  return read(engine, dan, async tx => ({
    lessons: (await lessonsOf(tx, dan.tenant, id)).map(one => one.id),
    learners: (await learnersOf(tx, dan.tenant, id)).map(one => one.id),
  }))
}

/** Eligible people of the region who have not left. */
function eligible(engine: Office['engine'], who: Office['colleagues']['dan']): Promise<string[]> {
  return read(engine, who, async tx => {
    const { rows } = await sql<{ id: string }>`
      select e.id from enrolment e join decision d on d.tenant_id = e.tenant_id and d.enrolment_id = e.id and d.outcome = 'eligible'
      where e.tenant_id = ${who.tenant} and e.region = 'RO21'
        and not exists (select from exit x where x.tenant_id = e.tenant_id and x.enrolment_id = e.id)
      order by e.id limit ${group}`.execute(tx)
    return rows.map(row => row.id)
  })
}
