import { read } from '../src/kernel/engine.ts'
import { addDays, type Day } from '../src/kernel/day.ts'
import { recordAuthorisation } from '../src/training/authorisation.ts'
import { concludeCourse } from '../src/training/conclusion.ts'
import { openCourse } from '../src/training/course.ts'
import { describeCurriculum } from '../src/training/curriculum.ts'
import { givePlaces, leaveCourse, signContract } from '../src/training/learner.ts'
import { learnersOf } from '../src/training/lesson-tables.ts'
import type { Applicant } from './applications.ts'
import { workingDayUntil } from './calendar.ts'
import { type Course, entrepreneurship, oivpd, type Series } from './courses.ts'
import type { Desk } from './desk.ts'
import type { Here } from './diary.ts'
import { writeExam } from './exams.ts'
import { Later } from './later.ts'
import { writeLessons } from './lessons.ts'
import { withMovedDay, writeMove } from './moved-session.ts'
import { writeNotice } from './notices.ts'
import { type Region, regions } from './places.ts'
import { writeSheets } from './sheets.ts'
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
  writeContracts(held, code)
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

/** The training contract that each of them signs on the first day. */
function writeContracts({ desk: { diary }, series: { startsOn }, people, learnerOf }: Held, code: string): void {
  for (const [at, one] of people.entries()) {
    diary.write({
      on: startsOn,
      hour: 'signatures',
      by: 'mihai',
      command: signContract,
      input: async here => ({ learner: await learnerOf(here, one), contract: `${code}/${at + 1}` }),
    })
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
