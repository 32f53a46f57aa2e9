import { addDays } from '../src/kernel/day.ts'
import { recordAuthorisation } from '../src/training/authorisation.ts'
import { openCourse } from '../src/training/course.ts'
import { describeCurriculum } from '../src/training/curriculum.ts'
import { addWorkingDays, workingDayUntil } from './calendar.ts'
import type { Desk } from './desk.ts'
import { Later } from './later.ts'

/** How long before its first day people can sign up on the public page when the story is loaded. */
const daysAhead = 20

const modules = [
  { title: 'Igiena și bucătăria', theoryHours: 6, practiceHours: 12 },
  { title: 'Servirea la masă', theoryHours: 3, practiceHours: 9 },
]

/** A course of the North-East that begins after the story: everybody can sign up for it. */
export function writeCourseToCome({ diary, span }: Desk): void {
  const [curriculum, authorisation] = [new Later(), new Later()]
  const preparedOn = workingDayUntil(addDays(span.lastOn, -5))
  const startsOn = addWorkingDays(addDays(span.lastOn, daysAhead), 1)
  const typed = { on: preparedOn, by: 'mihai' } as const
  diary.write({
    ...typed,
    hour: 'deliverables',
    command: describeCurriculum,
    input: () => ({
      programme: 'o-sansa',
      code: 'MASA',
      title: 'Ajutor la masă și în bucătărie',
      supportKind: 'training',
      completedKind: 'completed-training',
      certifiedKind: 'qualification',
      certificate: 'completion',
      modules,
    }),
    answered: answer => curriculum.known(answer.curriculum),
  })
  diary.write({
    ...typed,
    hour: 'papers',
    command: recordAuthorisation,
    input: ({ staff }) => ({
      curriculum: curriculum.id,
      number: `NE-0418/${preparedOn.slice(0, 4)}`,
      county: 'RO213',
      validFrom: preparedOn,
      validTo: addDays(preparedOn, 4 * 365),
      places: 14,
      theoryHours: 9,
      practiceHours: 21,
      trainers: [staff.mihai.account],
      rooms: ['Sala 4, Iași'],
    }),
    answered: answer => authorisation.known(answer.authorisation),
  })
  diary.write({
    ...typed,
    hour: 'lessons',
    command: openCourse,
    input: ({ staff }) => ({
      authorisation: authorisation.id,
      code: 'MASA-NE-1',
      county: 'RO213',
      partner: 'lider',
      centre: 'CRES-NE',
      startsOn,
      examOn: addWorkingDays(startsOn, 30),
      trainer: staff.mihai.account,
      room: 'Sala 4, Iași',
      pattern: [1, 2, 3, 4, 5].map(weekday => ({ weekday, begins: '09:00', hours: 3 })),
    }),
  })
}
