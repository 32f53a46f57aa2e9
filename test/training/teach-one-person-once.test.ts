import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { recordOutcome } from '../../src/people/outcome.ts'
import { unite } from '../../src/people/same-person.ts'
import { closeLesson } from '../../src/training/attendance.ts'
import { concludeCourse } from '../../src/training/conclusion.ts'
import { holdExam } from '../../src/training/exam.ts'
import { givePlaces } from '../../src/training/learner.ts'
import { correctMark } from '../../src/training/mark-correction.ts'
import type { Story } from '../people-of-the-story.ts'
import { type Enrolled, enrolled, supported } from '../people/ground.ts'
import {
  authorisation,
  begin,
  closeAll,
  course,
  curriculum,
  eligible,
  type Opened,
  placed,
  present,
  refusal,
} from './ground.ts'

let story: Story
let opened: Opened

beforeAll(async () => {
  story = await begin({ on: '2026-03-16' })
  opened = await course(story)
}, 300_000)

/** Of somebody who is recorded already: the later record of the same person. */
async function recordedTwice(first: Enrolled, familyName: string): Promise<Enrolled> {
  const identity = { familyName, givenName: 'Maria', bornOn: '1990-05-12', sex: 'F' as const }
  const second = await enrolled(story, { partner: 'lider', identity })
  await story.perform('dan', unite, { person: second.person, with: first.code, reason: 'aceeași adresă' })
  return second
}

const give = (of: Opened, ...people: Enrolled[]) =>
  refusal(story, givePlaces, {
    course: of.course,
    enrolments: people.map(one => one.enrolment),
    on: '2026-03-02',
  })

let count = 1
const anotherCourse = async (): Promise<Opened> => {
  count += 1
  const own = await curriculum(story, { code: `ANTR-${count}` })
  const paper = await authorisation(story, { curriculum: own, number: `IS-${count}/2026` })
  return course(story, { authorisation: paper, code: `ANTR-NE-${count}` })
}

describe('a place is refused to whoever, on another of their records,', () => {
  test('is in the same course already, or asks for it at the same time', async () => {
    const ana = await eligible(story, 'Achim')
    const again = await recordedTwice(ana, 'Achim')

    expect(await give(opened, ana, again)).toBe('training.is-in-the-course')
    await placed(story, opened.course, [again])
    expect(await give(opened, ana)).toBe('training.is-in-the-course')
    const { html } = await story.as('mihai').get(`/app/courses/${opened.course}/group`)
    expect(html).not.toContain(ana.enrolment)
  })

  test('is in another course at the same time', async () => {
    const bianca = await eligible(story, 'Bălan')
    const again = await recordedTwice(bianca, 'Bălan')
    const other = await anotherCourse()
    await placed(story, opened.course, [bianca])

    expect(await give(other, again)).toBe('training.is-in-another-course')
  })

  test('has the certificate', async () => {
    const carmen = await eligible(story, 'Ciobanu')
    await supported(story, carmen, '2026-02-23')
    await story.perform('dan', recordOutcome, {
      enrolment: carmen.enrolment,
      kind: 'certified-entrepreneurship',
      reachedOn: '2026-02-27',
    })
    const again = await recordedTwice(carmen, 'Ciobanu')

    expect(await give(opened, again)).toBe('training.is-certified-already')
  })
})

/** Two records that stood beside each other in the group before somebody found that they are one person. */
async function twoInTheGroup(familyName: string): Promise<{ of: Opened; learners: string[]; people: Enrolled[] }> {
  const of = await anotherCourse()
  const people = [await eligible(story, familyName), await eligible(story, familyName), await eligible(story, 'Zamfir')]
  const learners = await placed(story, of.course, people)
  const [one, other] = people
  await story.perform('dan', unite, { person: one?.person, with: other?.code, reason: 'aceeași adresă' })
  return { of, learners, people }
}

const minutesOf = async (people: readonly Enrolled[]): Promise<number> => {
  const ids = people.map(one => one.enrolment)
  const { rows } = await read(story.engine, story.who.dan, tx =>
    sql<{ minutes: number }>`
      select coalesce(sum(minutes), 0)::int as minutes from support where enrolment_id = any (${ids}::uuid[])`.execute(
      tx,
    ),
  )
  return rows[0]?.minutes ?? 0
}

describe('two records of one person', () => {
  test('are not both there in a session: its minutes count once', async () => {
    const { of, learners, people } = await twoInTheGroup('Dinu')
    const [lesson = ''] = of.lessons
    const [one = '', twin = '', ...others] = learners
    const close = (presence: object) =>
      story.perform('mihai', closeLesson, {
        lesson,
        marks: [...present([one, ...others]), { learner: twin, ...presence }],
      })

    const refused = { fields: [{ path: 'marks.2.presence', code: 'training.is-there-twice' }] }
    await expect(close({ presence: 'present' })).rejects.toMatchObject(refused)
    await expect(close({ presence: 'late', lateMinutes: 30 })).rejects.toMatchObject(refused)
    await close({ presence: 'absent' })

    expect(await minutesOf(people.slice(0, 2))).toBe(480)
    const correction = { lesson, learner: twin, presence: 'present', reason: 'a semnat' }
    expect(await refusal(story, correctMark, correction)).toBe('training.is-there-twice')
  })

  test('say so on the page, in the language of the reader', async () => {
    const { of, learners } = await twoInTheGroup('Ene')
    const path = `/app/courses/${of.course}/sessions/${of.lessons[0]}`
    const form = Object.fromEntries(
      learners.flatMap((learner, at) => [
        [`marks.${at}.learner`, learner],
        [`marks.${at}.presence`, 'present'],
      ]),
    )
    const mihai = story.as('mihai')

    const romanian = await mihai.post(path, { lesson: of.lessons[0], ...form })
    await mihai.get(`${path}?lang=en`)
    const english = await mihai.post(path, { lesson: of.lessons[0], ...form })

    expect(romanian.text).toContain('Aceeași persoană are două fișe în grupă')
    expect(english.text).toContain('The same person has two records in the group')
  })

  test('do not both sit an exam', async () => {
    const of = await anotherCourse()
    const people = [await eligible(story, 'Filip'), await eligible(story, 'Filip')]
    const learners = await placed(story, of.course, people)
    await closeAll(story, of, learners)
    await story.perform('mihai', concludeCourse, { course: of.course })
    const [one, other] = people
    await story.perform('dan', unite, { person: one?.person, with: other?.code, reason: 'aceeași adresă' })
    const marks = { theory: 9, practice: 9 }
    const { commission } = holdExam.example
    const externals = [...commission, { name: 'Ana Exemplu', role: 'member', external: true }]
    const hold = (results: object[]) =>
      story.perform('mihai', holdExam, { ...holdExam.example, commission: externals, course: of.course, results })

    await expect(hold(learners.map(learner => ({ learner, ...marks })))).rejects.toMatchObject({
      fields: [{ path: 'results.1.theory', code: 'training.sits-twice' }],
    })
    await hold([{ learner: learners[0], ...marks }, { learner: learners[1] }])

    expect(await minutesOf(people)).toBe(2 * 40 * 60 + holdExam.example.minutes)
  })
})
