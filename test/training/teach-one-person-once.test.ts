import { beforeAll, describe, expect, test } from 'vitest'
import { recordOutcome } from '../../src/people/outcome.ts'
import { unite } from '../../src/people/same-person.ts'
import { givePlaces } from '../../src/training/learner.ts'
import type { Story } from '../people-of-the-story.ts'
import { type Enrolled, enrolled, supported } from '../people/ground.ts'
import { authorisation, begin, course, curriculum, eligible, type Opened, placed, refusal } from './ground.ts'

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
