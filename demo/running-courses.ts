import { addDays, type Day } from '../src/kernel/day.ts'
import { read } from '../src/kernel/engine.ts'
import { minutesFrom } from '../src/training/clock-time.ts'
import { closeLesson } from '../src/training/attendance.ts'
import { recordAuthorisation, recordLapse } from '../src/training/authorisation.ts'
import { openCourse } from '../src/training/course.ts'
import { describeCurriculum } from '../src/training/curriculum.ts'
import { givePlaces, signContract } from '../src/training/learner.ts'
import { learnersOf, lessonsOf } from '../src/training/lesson-tables.ts'
import { timetable } from '../src/training/timetable.ts'
import type { Applicant } from './applications.ts'
import { addWorkingDays, workingDayUntil } from './calendar.ts'
import type { Desk } from './desk.ts'
import type { Here } from './diary.ts'
import type { Fate } from './fates.ts'
import { Later } from './later.ts'
import { writeNotice } from './notices.ts'
import type { Region } from './places.ts'
import { adviserIn, type Name } from './staff.ts'
import { lastDayOf } from './visit.ts'

interface Participant {
  fate: Fate
  applicant: Applicant
}

/** Thirty hours in the afternoons, half of them still ahead when the story is loaded. */
const modules = [
  { title: 'Telefonul și calculatorul', theoryHours: 3, practiceHours: 9 },
  { title: 'Servicii publice prin internet', theoryHours: 3, practiceHours: 6 },
  { title: 'Mesaje, parole, siguranță', theoryHours: 3, practiceHours: 6 },
]
const pattern = [1, 2, 3, 4, 5].map(weekday => ({ weekday, begins: '14:00', hours: 3 }))
const mostPeople = 4

type Place = { county: string; short: string; partner: string; centre: string; room: string }

/** In the South-West the course goes on; in București its authorisation is suspended after two sessions. */
const places: [Region, Place][] = [
  ['RO41', { county: 'RO411', short: 'SV', partner: 'partener-sv', centre: 'CRES-SV', room: 'Sala 2, Craiova' }],
  ['RO32', { county: 'RO321', short: 'BI', partner: 'partener-bi', centre: 'CRES-BI', room: 'Sala 3, București' }],
]
const suspendedIn: Region = 'RO32'
const heldBefore = 2

/** What is taught while the story is loaded, to people who are in no other course. */
export function writeRunningCourses(desk: Desk, participants: readonly Participant[]): void {
  const { diary, span } = desk
  const startsOn = workingDayUntil(addDays(span.lastOn, -7))
  const curriculum = new Later()
  const preparedOn = workingDayUntil(addDays(startsOn, -14))
  diary.write({
    on: preparedOn,
    hour: 'deliverables',
    by: 'mihai',
    command: describeCurriculum,
    input: () => ({
      programme: 'o-sansa',
      code: 'DIGI',
      title: 'Competențe digitale de bază',
      supportKind: 'training',
      completedKind: 'completed-training',
      certifiedKind: 'qualification',
      certificate: 'completion',
      modules,
    }),
    answered: answer => curriculum.known(answer.curriculum),
  })
  for (const [region, place] of places) {
    const here = participants.filter(one => one.applicant.region === region && staysUntil(one, startsOn, span.lastOn))
    if (here.length > 0)
      writeRunning(desk, { region, place, startsOn, preparedOn, curriculum }, here.slice(0, mostPeople))
  }
}

/** Is there already and leaves later, and is in no other course on these days. */
function staysUntil({ fate: { stays } }: Participant, from: Day, until: Day): boolean {
  const [{ visits }] = stays
  const isFree = visits.every(({ kind, on, untilOn = on }) => !kind.startsWith('training') || untilOn < from)
  return stays.length === 1 && isFree && (visits[0]?.on ?? until) < addDays(from, -14) && lastDayOf(stays[0]) > until
}

interface Running {
  region: Region
  place: Place
  startsOn: Day
  preparedOn: Day
  curriculum: Later
}

function writeRunning(
  desk: Desk,
  { region, place, startsOn, preparedOn, curriculum }: Running,
  people: readonly Participant[],
): void {
  const { diary, span } = desk
  const { county, short, partner, centre, room } = place
  const [authorisation, course] = [new Later(), new Later()]
  const by: Name = region === suspendedIn ? adviserIn[region] : 'mihai'
  const days = lessonDays(startsOn)
  const examOn = addWorkingDays(days.at(-1) ?? startsOn, 20)
  diary.write({
    on: preparedOn,
    hour: 'papers',
    by: 'mihai',
    command: recordAuthorisation,
    input: ({ staff }) => ({
      curriculum: curriculum.id,
      number: `${short}-0312/${preparedOn.slice(0, 4)}`,
      county,
      validFrom: preparedOn,
      validTo: addDays(preparedOn, 4 * 365),
      places: 14,
      theoryHours: 9,
      practiceHours: 21,
      trainers: [staff[by].account],
      rooms: [room],
    }),
    answered: answer => authorisation.known(answer.authorisation),
  })
  diary.write({
    on: preparedOn,
    hour: 'lessons',
    by: 'mihai',
    command: openCourse,
    input: ({ staff }) => ({
      authorisation: authorisation.id,
      code: `DIGI-${short}-1`,
      county,
      partner,
      centre,
      startsOn,
      examOn,
      trainer: staff[by].account,
      room,
      pattern,
    }),
    answered: answer => course.known(answer.course),
  })
  diary.write({
    on: startsOn,
    hour: 'papers',
    by: 'mihai',
    command: givePlaces,
    input: () => ({ course: course.id, enrolments: people.map(one => one.applicant.enrolment.id), on: startsOn }),
  })
  for (const at of people.keys()) {
    diary.write({
      on: startsOn,
      hour: 'signatures',
      by: 'mihai',
      command: signContract,
      input: ({ engine, staff: { mihai } }) =>
        read(engine, mihai, async tx => {
          const learner = (await learnersOf(tx, mihai.tenant, course.id))[at]?.id
          return { learner, contract: `DIGI-${short}-1/${at + 1}` }
        }),
    })
  }
  const told = {
    course,
    about: 'start',
    on: addWorkingDays(preparedOn, 1),
    number: `DIGI-${short}-1/start`,
    region,
  } as const
  writeNotice(desk, told)
  const isSuspended = region === suspendedIn
  const held = days.filter(day => day < span.lastOn)
  for (const [nth, day] of (isSuspended ? held.slice(0, heldBefore) : held).entries()) writeLesson(day, nth)
  const [first] = days.slice(heldBefore)
  if (!isSuspended || first === undefined || !span.isPast(first)) return
  diary.write({
    on: first,
    hour: 'papers',
    by: 'mihai',
    command: recordLapse,
    input: () => ({
      authorisation: authorisation.id,
      fromOn: first,
      untilOn: addDays(first, 20),
      decision: `Decizia nr. 12/${first.slice(0, 4)}: sala se verifică din nou`,
    }),
  })
  writeLesson(first, heldBefore, 'training.authorisation-does-not-hold')

  function writeLesson(day: Day, nth: number, refusedWith?: string): void {
    diary.write({
      on: day,
      hour: 'reports',
      by: 'mihai',
      command: closeLesson,
      input: here => marksOf(here, course, nth),
      ...(refusedWith !== undefined && { refusedWith }),
    })
  }
}

const lessonDays = (startsOn: Day): Day[] =>
  timetable(
    modules.map(({ theoryHours, practiceHours }, at) => ({
      place: at,
      theory_minutes: theoryHours * 60,
      practice_minutes: practiceHours * 60,
    })),
    pattern.map(({ weekday, begins, hours }) => ({ weekday, begins: minutesFrom(begins), minutes: hours * 60 })),
    startsOn,
  ).map(one => one.heldOn)

/** Everybody comes; on the second day one of them is a quarter of an hour late. */
function marksOf({ engine, staff }: Here<Name>, { id }: Later, nth: number): Promise<object> {
  return read(engine, staff.mihai, async tx => {
    const { tenant } = staff.mihai
    const lesson = (await lessonsOf(tx, tenant, id))[nth]
    const isLate = (at: number) => nth === 1 && at === 0
    const marks = (await learnersOf(tx, tenant, id)).map(({ id: learner }, at) =>
      isLate(at) ? { learner, presence: 'late', lateMinutes: 15 } : { learner, presence: 'present' },
    )
    return { lesson: lesson?.id, marks }
  })
}
