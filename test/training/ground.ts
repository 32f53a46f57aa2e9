import type { AnyCommand } from '../../src/kernel/command.ts'
import { read } from '../../src/kernel/engine.ts'
import { recordAuthorisation } from '../../src/training/authorisation.ts'
import { closeLesson } from '../../src/training/attendance.ts'
import { openCourse } from '../../src/training/course.ts'
import { describeCurriculum } from '../../src/training/curriculum.ts'
import { givePlaces } from '../../src/training/learner.ts'
import { learnersOf, lessonsOf } from '../../src/training/lesson-tables.ts'
import { importProfile, importProgramme } from '../../src/programme/rules-command.ts'
import { type Story, story as beginStory } from '../people-of-the-story.ts'
import { decideEligible, type Enrolled, enrolled, proof } from '../people/ground.ts'
import { oSansa, profiles } from '../programme/shipped.ts'

/** A story with the source programme, whose rules know kinds of training. */
export async function begin(setting: Parameters<typeof beginStory>[0] = {}): Promise<Story> {
  const story = await beginStory(setting)
  for (const profile of profiles()) await story.perform('dan', importProfile, profile)
  await story.perform('dan', importProgramme, oSansa())
  return story
}

export const entrepreneurship = {
  programme: 'o-sansa',
  code: 'ANTR',
  title: 'Competențe antreprenoriale',
  supportKind: 'training-entrepreneurship',
  completedKind: 'completed-entrepreneurship',
  certifiedKind: 'certified-entrepreneurship',
  certificate: 'completion' as const,
  modules: [
    { title: 'Planul de afaceri', theoryHours: 16, practiceHours: 16 },
    { title: 'Egalitate de șanse și de gen', theoryHours: 8, theme: 'equal-opportunities' },
  ],
}

export const week = [1, 2, 3, 4, 5].map(weekday => ({ weekday, begins: '09:00', hours: 8 }))

export async function curriculum(story: Story, more: object = {}): Promise<string> {
  const { answer } = await story.perform('mihai', describeCurriculum, { ...entrepreneurship, ...more })
  return String(answer.curriculum)
}

export const paperOf = (story: Story) => ({
  number: 'IS-0147/2026',
  county: 'RO213',
  validFrom: '2026-01-15',
  validTo: '2030-01-14',
  places: 12,
  theoryHours: 24,
  practiceHours: 16,
  trainers: [story.who.mihai.account],
  rooms: ['Sala 1, Iași'],
})

export async function authorisation(story: Story, more: object = {}): Promise<string> {
  const of = 'curriculum' in more ? {} : { curriculum: await curriculum(story) }
  const { answer } = await story.perform('mihai', recordAuthorisation, { ...paperOf(story), ...of, ...more })
  return String(answer.authorisation)
}

export const courseOf = (story: Story, asked: string) => ({
  authorisation: asked,
  code: 'ANTR-NE-1',
  county: 'RO213',
  partner: 'lider',
  centre: 'CRES-NE',
  startsOn: '2026-03-02',
  examOn: '2026-03-13',
  trainer: story.who.mihai.account,
  room: 'Sala 1, Iași',
  pattern: week,
})

export interface Opened {
  course: string
  /** In the order of the timetable. */
  lessons: string[]
}

export async function course(
  story: Story,
  more: { authorisation?: string } & Record<string, unknown> = {},
): Promise<Opened> {
  const asked = more.authorisation ?? (await authorisation(story))
  const { answer } = await story.perform('mihai', openCourse, { ...courseOf(story, asked), ...more })
  const id = String(answer.course)
  const lessons = await read(story.engine, story.who.mihai, tx => lessonsOf(tx, story.tenant, id))
  return { course: id, lessons: lessons.map(one => one.id) }
}

const criteria = {
  'identity-paper': 'eligibility.identity',
  'employment-service-certificate': 'eligibility.labour-status',
  'income-decision': 'eligibility.minimum-income',
}

/** Found eligible, with the papers that entry asks for. */
export async function eligible(story: Story, familyName: string, givenName = 'Maria'): Promise<Enrolled> {
  const one = await enrolled(story, {
    partner: 'lider',
    identity: { familyName, givenName, bornOn: '1990-05-12', sex: 'F' },
  })
  for (const [kind, claim] of Object.entries(criteria)) await proof(story, one, kind, { claim, datedOn: '2026-02-10' })
  await decideEligible(story, one)
  return one
}

/** Gives them places, and says which learner each is, in their order. */
export async function placed(
  story: Story,
  asked: string,
  people: readonly Enrolled[],
  on = '2026-03-02',
): Promise<string[]> {
  await story.perform('mihai', givePlaces, { course: asked, enrolments: people.map(one => one.enrolment), on })
  const learners = await read(story.engine, story.who.mihai, tx => learnersOf(tx, story.tenant, asked))
  return people.map(one => learners.find(learner => learner.enrolment_id === one.enrolment)?.id ?? '')
}

export const present = (learners: readonly string[]) =>
  learners.map(learner => ({ learner, presence: 'present' as const }))

/** Closes every session of a course, everybody being there unless `marks` says otherwise for the nth. */
export async function closeAll(
  story: Story,
  { lessons }: Opened,
  learners: readonly string[],
  marks: (nth: number) => object[] = () => present(learners),
): Promise<void> {
  for (const [nth, lesson] of lessons.entries())
    await story.perform('mihai', closeLesson, { lesson, marks: marks(nth) })
}

/** The code with which a command is refused. */
export const refusal = (story: Story, command: AnyCommand, input: unknown, by: 'mihai' | 'ioana' | 'elena' = 'mihai') =>
  story.perform(by, command, input).then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )
