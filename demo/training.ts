import { read } from '../src/kernel/engine.ts'
import { addDays, type Day, weekday } from '../src/kernel/day.ts'
import { closeLesson } from '../src/training/attendance.ts'
import { recordAuthorisation } from '../src/training/authorisation.ts'
import { concludeCourse } from '../src/training/conclusion.ts'
import { openCourse } from '../src/training/course.ts'
import { describeCurriculum } from '../src/training/curriculum.ts'
import { givePlaces, leaveCourse } from '../src/training/learner.ts'
import { learnersOf, lessonsOf } from '../src/training/lesson-tables.ts'
import { bringSheet, checkSheet } from '../src/training/sheet.ts'
import type { Applicant } from './applications.ts'
import { workingDayUntil } from './calendar.ts'
import { Chance } from './chance.ts'
import { type Course, entrepreneurship, oivpd, type Series } from './courses.ts'
import type { Desk } from './desk.ts'
import type { Here } from './diary.ts'
import { writeExam } from './exams.ts'
import { Later } from './later.ts'
import { withMovedDay, writeMove } from './moved-session.ts'
import { writeNotice } from './notices.ts'
import { type Region, regions } from './places.ts'
import { adviserIn, type Name } from './staff.ts'

const homes: Record<Region, { county: string; room: string; short: string; partner: string; centre: string }> = {
  RO21: { county: 'RO213', room: 'Sala 1, Iași', short: 'NE', partner: 'lider', centre: 'CRES-NE' },
  RO41: { county: 'RO411', room: 'Sala 2, Craiova', short: 'SV', partner: 'partener-sv', centre: 'CRES-SV' },
  RO32: { county: 'RO321', room: 'Sala 3, București', short: 'BI', partner: 'partener-bi', centre: 'CRES-BI' },
}

/** Somebody in a course: until when, and how the exam goes. */
export interface Attendee {
  applicant: Applicant
  /** Place within the region. */
  at: number
  /** The last day, of whoever gives it up. */
  until?: Day
  /** The course is a re-entry. */
  again: boolean
}

/** A course of the story as it is known while it is played. */
export interface Held {
  desk: Desk
  of: Course
  region: Region
  series: Series
  people: readonly Attendee[]
  course: Later
  learnerOf: (here: Here<Name>, one: Attendee) => Promise<string>
}

/** Everybody who follows each course, in the order of their places. */
export class CourseBook {
  readonly #people = new Map<string, Attendee[]>()

  enter(course: Course, region: Region, attendee: Attendee): void {
    const key = `${course.code} ${region}`
    this.#people.set(key, [...(this.#people.get(key) ?? []), attendee])
  }

  of(course: Course, region: Region): readonly Attendee[] {
    return this.#people.get(`${course.code} ${region}`) ?? []
  }
}

/** Curricula, authorisations, and every course from its notice to its last certificate. */
export function writeTraining(desk: Desk, book: CourseBook): void {
  const { diary, span } = desk
  for (const taught of [oivpd, entrepreneurship]) {
    const curriculum = new Later()
    diary.write({
      on: span.day(1),
      hour: 'deliverables',
      by: 'mihai',
      command: describeCurriculum,
      input: () => ({
        programme: 'o-sansa',
        code: taught.code,
        title: taught.title,
        supportKind: `training-${taught.kind}`,
        completedKind: `completed-${taught.kind}`,
        certifiedKind: `certified-${taught.kind}`,
        certificate: taught.certificate,
        modules: taught.modules,
      }),
      answered: answer => curriculum.known(answer.curriculum),
    })
    for (const region of regions) writeCourse({ desk, of: taught, region, people: book.of(taught, region) }, curriculum)
  }
}

const trainerOf = (of: Course, region: Region): Name => (of === oivpd ? 'mihai' : adviserIn[region])

function writeCourse(asked: Pick<Held, 'desk' | 'of' | 'region' | 'people'>, curriculum: Later): void {
  const { desk, of, region, people } = asked
  const { diary, span } = desk
  const { county, room, short, partner, centre } = homes[region]
  const planned = of.in(region, span)
  const isMoved = of === oivpd && region === 'RO41'
  const { series, moved } = isMoved ? withMovedDay(planned) : { series: planned, moved: undefined }
  const [authorisation, course] = [new Later(), new Later()]
  const trainer = ({ staff }: Here<Name>) => staff[trainerOf(of, region)].account
  const code = `${of.code}-${short}-1`
  const hours = (part: 'theoryHours' | 'practiceHours') => of.modules.reduce((sum, one) => sum + (one[part] ?? 0), 0)
  diary.write({
    on: span.day(1),
    hour: 'papers',
    by: 'mihai',
    command: recordAuthorisation,
    input: here => ({
      curriculum: curriculum.id,
      number: `${short}-${of === oivpd ? '0147' : '0211'}/${span.startsOn.slice(0, 4)}`,
      county,
      validFrom: span.startsOn,
      validTo: addDays(span.startsOn, 4 * 365),
      places: 28,
      theoryHours: hours('theoryHours'),
      practiceHours: hours('practiceHours'),
      ...(of === oivpd && { scheme: 'CNC', level: '2' }),
      trainers: [trainer(here)],
      rooms: [room],
    }),
    answered: answer => authorisation.known(answer.authorisation),
  })
  const opensOn = workingDayUntil(addDays(series.startsOn, -7))
  diary.write({
    on: opensOn,
    hour: 'deliverables',
    by: 'mihai',
    command: openCourse,
    input: here => ({
      authorisation: authorisation.id,
      code,
      county,
      partner,
      centre,
      startsOn: series.startsOn,
      examOn: series.examOn,
      trainer: trainer(here),
      room,
      subsidy: 'by-attendance',
      pattern: of.pattern,
    }),
    answered: answer => course.known(answer.course),
  })
  for (const [about, on] of [
    ['start', opensOn],
    ['examiners', workingDayUntil(addDays(series.examOn, -32))],
  ] as const)
    writeNotice(desk, { course, about, on: on < opensOn ? opensOn : on, number: `${code}/${about}`, region })
  diary.write({
    on: series.startsOn,
    hour: 'papers',
    by: 'mihai',
    command: givePlaces,
    input: () => ({
      course: course.id,
      enrolments: people.map(({ applicant }) => applicant.enrolment.id),
      on: series.startsOn,
    }),
  })
  if (moved) {
    writeMove(desk, { course, moved, room, trainer, on: series.startsOn })
    writeNotice(desk, { course, about: 'change', on: series.startsOn, number: `${code}/change`, region })
  }
  const held: Held = { ...asked, series, course, learnerOf: learnersIn(course) }
  writeDepartures(held)
  writeLessons(held)
  writeSheets(held)
  diary.write({
    on: span.typingDay(series.lastOn),
    hour: 'conclusions',
    by: 'mihai',
    command: concludeCourse,
    input: () => ({ course: course.id }),
  })
  writeExam(held)
}

/** Looked up once, when the first of them is asked for. */
function learnersIn(course: Later): Held['learnerOf'] {
  let found: Promise<ReadonlyMap<string, string>> | undefined
  return async ({ engine, staff }, { applicant }) => {
    found ??= read(engine, staff.mihai, tx => learnersOf(tx, staff.mihai.tenant, course.id)).then(
      all => new Map(all.map(one => [one.enrolment_id, one.id])),
    )
    const learner = (await found).get(applicant.enrolment.id)
    if (learner === undefined) throw new Error('Nobody of that name is in the course.')
    return learner
  }
}

/** Whoever gives the course up: typed before the sessions of that fortnight. */
function writeDepartures({ desk: { diary, span }, people, learnerOf }: Held): void {
  for (const one of people) {
    const { until } = one
    if (until === undefined) continue
    diary.write({
      on: span.typingDay(until),
      hour: 'departures',
      by: 'mihai',
      command: leaveCourse,
      input: async here => ({ learner: await learnerOf(here, one), leftOn: until, reason: 'gave-up' }),
    })
  }
}

/** One command for each session, typed with the others of its fortnight. */
function writeLessons({ desk: { diary, span }, of, region, series, people, course, learnerOf }: Held): void {
  const chance = new Chance(of.code.length * 1000 + region.charCodeAt(3))
  const missed = new Map<Attendee, number>()
  const most = of === oivpd ? mostMissed.long : mostMissed.short
  let lessons: Promise<string[]> | undefined
  const idsIn = ({ engine, staff }: Here<Name>): Promise<string[]> =>
    (lessons ??= read(engine, staff.mihai, async tx =>
      (await lessonsOf(tx, staff.mihai.tenant, course.id)).map(one => one.id),
    ))
  for (const [nth, heldOn] of series.lessons.entries()) {
    const roster = people.filter(({ until }) => until === undefined || heldOn <= until)
    // Everybody is there on the first and the last day.
    const isOrdinary = nth > 0 && heldOn !== series.lastOn
    const marks = roster.map(one => {
      const may = isOrdinary && heldOn !== one.until && (missed.get(one) ?? 0) < most
      const mark = may ? markOf(chance, of === oivpd) : { presence: 'present' }
      if (mark.presence === 'absent') missed.set(one, (missed.get(one) ?? 0) + 1)
      return { one, mark }
    })
    diary.write({
      on: span.typingDay(heldOn),
      hour: 'lessons',
      by: 'mihai',
      command: closeLesson,
      input: async here => {
        const filled: object[] = []
        for (const { one, mark } of marks)
          filled.push({ learner: await learnerOf(here, one), ...mark, ...(one.again && { reEntry: true }) })
        return { lesson: (await idsIn(here))[nth], marks: filled }
      },
    })
  }
}

/** Nobody of the story misses so many sessions that the exam is lost. */
const mostMissed = { long: 4, short: 1 }

/** Of a hundred, two are late and four absent, every second of them with a paper; from a short course nobody stays away without one. */
function markOf(chance: Chance, isLong: boolean): { presence: string; lateMinutes?: number; excuse?: string } {
  const luck = chance.below(100)
  if (luck > 5) return { presence: 'present' }
  if (luck < 2) return { presence: 'late', lateMinutes: 15 }
  return luck < 4 || !isLong ? { presence: 'absent', excuse: 'certificate' } : { presence: 'absent' }
}

/**
 * The signed sheets: that of the first day is compared line by line, and in București somebody has not signed. Those of each later week are
 * scanned together at the end of the month.
 */
function writeSheets(held: Held): void {
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
