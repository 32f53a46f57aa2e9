import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { verify } from '../../src/kernel/verify.ts'
import { closeLesson } from '../../src/training/attendance.ts'
import { correctAuthorisation, recordLapse } from '../../src/training/authorisation.ts'
import { concludeCourse } from '../../src/training/conclusion.ts'
import { givePlaces, leaveCourse, signContract, takePlace } from '../../src/training/learner.ts'
import { correctMark } from '../../src/training/mark-correction.ts'
import { leave } from '../../src/people/exit.ts'
import type { Story } from '../people-of-the-story.ts'
import { type Enrolled, enrolled } from '../people/ground.ts'
import {
  authorisation,
  begin,
  closeAll,
  course,
  curriculum,
  eligible,
  type Opened,
  paperOf,
  placed,
  present,
  refusal,
} from './ground.ts'

const ask = async <T>(story: Story, question: ReturnType<typeof sql<T>>): Promise<T[]> =>
  (await read(story.engine, story.who.dan, tx => question.execute(tx))).rows

const supportsOf = (story: Story, { person }: Enrolled) =>
  ask(
    story,
    sql<{ kind: string; given_on: string; minutes: number; theme: string | null }>`
      select kind, given_on, minutes, theme from support where person_id = ${person} order by given_on`,
  )

describe('places', () => {
  let story: Story
  let opened: Opened
  let maria: Enrolled
  let ana: Enrolled

  beforeAll(async () => {
    story = await begin({ on: '2026-03-16' })
    opened = await course(story, { authorisation: await authorisation(story, { places: 1 }) })
    maria = await eligible(story, 'Lăcătuș')
    ana = await eligible(story, 'Țuțea', 'Ana')
  }, 300_000)

  const give = (enrolments: string[], more: object = {}) =>
    refusal(story, givePlaces, { course: opened.course, enrolments, on: '2026-03-02', ...more })

  test('are for people who were found eligible', async () => {
    const { enrolment } = await enrolled(story, {
      partner: 'lider',
      identity: { familyName: 'Ene', givenName: 'Ion', bornOn: '1980-01-01', sex: 'M' },
    })

    expect(await give([enrolment])).toBe('people.not-eligible')
    expect(await give([maria.enrolment], { on: '2026-02-15' })).toBe('people.not-eligible')
    expect(await give([maria.enrolment], { on: '2026-03-17' })).toBe('training.lies-ahead')
  })

  test('are no more than the authorisation has: whoever comes later waits, in order', async () => {
    const [first = '', second = ''] = await placed(story, opened.course, [maria, ana])

    expect(await give([maria.enrolment])).toBe('training.is-in-the-course')
    expect(await refusal(story, takePlace, { learner: second, on: '2026-03-04' })).toBe('training.no-place-left')
    expect(await refusal(story, signContract, { learner: second, contract: '1' })).toBe('training.waits-for-a-place')
    expect(await refusal(story, leaveCourse, { learner: first, leftOn: '2026-03-03', reason: 'found-work' })).toBe(
      'done',
    )
    expect(await refusal(story, takePlace, { learner: second, on: '2026-03-04' })).toBe('done')
  })

  test('are offered on the page to the first who waits, when one is free; whoever no longer waits is taken off', async () => {
    const paper = { curriculum: await curriculum(story, { code: 'ANTR-9' }), places: 1, number: 'IS-9/2026' }
    const one = await course(story, { authorisation: await authorisation(story, paper), code: 'ANTR-NE-9' })
    const names = ['Bratu', 'Codrescu', 'Dobre']
    const people: Enrolled[] = []
    for (const name of names) people.push(await eligible(story, name, 'Ion'))
    const [first = '', second = '', third = ''] = await placed(story, one.course, people)
    const group = `/app/courses/${one.course}/group`
    const mihai = story.as('mihai')
    const offers = async () =>
      [...(await mihai.get(group)).html.matchAll(/\/group\/([0-9a-f-]+)\/take/g)].map(([, id]) => id)

    const full = await mihai.get(group)
    expect(full.text).toContain('Niciun loc autorizat nu este liber acum')
    expect(await offers()).toEqual([])

    await mihai.post(`${group}/${first}/leave`, { learner: first, leftOn: '03.03.2026', reason: 'found-work' })
    expect(await offers()).toEqual([second])

    const off = await mihai.get(`${group}/${second}`)
    expect(off.html).not.toContain('name="contract"')
    await mihai.post(`${group}/${second}/leave`, { learner: second, leftOn: '16.03.2026', reason: 'gave-up' })
    expect(await offers()).toEqual([third])
  })

  test('beyond an authorisation that was corrected to fewer are told', async () => {
    const own = await curriculum(story, { code: 'ANTR-8' })
    const paper = await authorisation(story, { curriculum: own, places: 2, number: 'IS-8/2026' })
    const one = await course(story, { authorisation: paper, code: 'ANTR-NE-8' })
    await placed(story, one.course, [await eligible(story, 'Ene', 'Eva'), await eligible(story, 'Filip', 'Eva')])

    await story.perform('mihai', correctAuthorisation, {
      ...paperOf(story),
      authorisation: paper,
      number: 'IS-8/2026',
      places: 1,
      reason: 'Actul spune un loc.',
    })

    const { text } = await story.as('mihai').get(`/app/courses/${one.course}/group`)
    expect(text).toContain('Autorizația are mai puține locuri decât cursanții: 1 cursant în plus.')
  })

  test('are in one course at a time', async () => {
    const other = await curriculum(story, { code: 'ANTR-2' })
    const paper = await authorisation(story, { curriculum: other, number: 'IS-2/2026' })
    const second = await course(story, { authorisation: paper, code: 'ANTR-NE-2' })
    const enrolments = [ana.enrolment]

    const told = await refusal(story, givePlaces, { course: second.course, enrolments, on: '2026-03-04' })

    expect(told).toBe('training.is-in-another-course')
  })
})

describe('a session', () => {
  let story: Story
  let opened: Opened
  let maria: Enrolled
  let ana: Enrolled
  let learners: string[]

  beforeAll(async () => {
    story = await begin({ on: '2026-03-03' })
    opened = await course(story)
    maria = await eligible(story, 'Lăcătuș')
    ana = await eligible(story, 'Țuțea', 'Ana')
    learners = await placed(story, opened.course, [maria, ana])
  }, 300_000)

  const close = (marks: object[], nth = 0) => refusal(story, closeLesson, { lesson: opened.lessons[nth] ?? '', marks })
  const [here, there] = [() => learners[0] ?? '', () => learners[1] ?? '']

  test('is not closed while somebody has no mark, or a stranger has one', async () => {
    expect(await close(present([here()]))).toBe('training.somebody-has-no-mark')
    expect(await close(present([here(), here()]))).toBe('training.not-on-the-roster')
    expect(await close(present([...learners, maria.enrolment]))).toBe('training.not-on-the-roster')
    expect(await close([{ learner: here(), presence: 'late' }, ...present([there()])])).toBe('training.how-late')
    expect(await close([{ learner: here(), presence: 'late', lateMinutes: 480 }, ...present([there()])])).toBe(
      'training.later-than-the-session',
    )
  })

  test('is not closed before it was held', async () => {
    expect(await close(present(learners), 2)).toBe('training.session-lies-ahead')
    story.at('2026-03-16')
  })

  test('is closed by whoever teaches, and by no counsellor', async () => {
    const input = { lesson: opened.lessons[0], marks: present(learners) }

    expect(await refusal(story, closeLesson, input, 'ioana')).toBe('kernel.not-allowed')
  })

  test('makes of each attending person the support that their minutes are, and locks itself', async () => {
    const marks = [
      { learner: here(), presence: 'late', lateMinutes: 30 },
      { learner: there(), presence: 'absent', excuse: 'certificate' },
    ]

    expect(await close(marks)).toBe('done')

    expect(await supportsOf(story, maria)).toEqual([
      { kind: 'training-entrepreneurship', given_on: '2026-03-02', minutes: 450, theme: null },
    ])
    expect(await supportsOf(story, ana)).toEqual([])
    expect(await close(marks)).toBe('training.lesson-is-closed')
  })

  test('of a module with a theme gives hours of that theme', async () => {
    for (const nth of [1, 2, 3, 4]) expect(await close(present(learners), nth)).toBe('done')

    expect((await supportsOf(story, ana)).map(one => one.theme)).toEqual([null, null, null, 'equal-opportunities'])
    const [{ code } = { code: '' }] = await ask(story, sql<{ code: string }>`select code from course`)
    const themes = await story.as('victor').get('/app/themes')
    expect(themes.text).toMatch(new RegExp(`Egalitate de șanse.*${code} .*ședință de curs 480 2 0 din 2`))
  })

  test('is corrected with a reason, and the support with it: it changes, goes, and comes', async () => {
    const correct = (learner: string, more: object) =>
      refusal(story, correctMark, { lesson: opened.lessons[0], learner, reason: 'lista spune altfel', ...more })
    const first = async (one: Enrolled) =>
      (await supportsOf(story, one)).filter(support => support.given_on === '2026-03-02')

    expect(await correct(here(), { presence: 'late', lateMinutes: 30 })).toBe('people.nothing-changes')
    expect(await correct(here(), { presence: 'late', lateMinutes: 60 })).toBe('done')
    expect(await first(maria)).toMatchObject([{ minutes: 420 }])
    expect(await correct(here(), { presence: 'absent' })).toBe('done')
    expect(await first(maria)).toEqual([])
    expect(await correct(there(), { presence: 'present' })).toBe('done')
    expect(await first(ana)).toMatchObject([{ minutes: 480 }])
    const reasons = await ask(story, sql`select reason from correction where about = 'mark'`)
    expect(reasons).toHaveLength(3)
  })

  test('the course is concluded once all hours were held: whoever missed too much has not completed it', async () => {
    expect(await refusal(story, concludeCourse, { course: opened.course })).toBe('done')

    const completed = await ask(
      story,
      sql<{
        person_id: string
        reached_on: string
      }>`select person_id, reached_on from outcome where kind = 'completed-entrepreneurship'`,
    )
    expect(completed).toEqual([{ person_id: ana.person, reached_on: '2026-03-06' }])
    const again = { lesson: opened.lessons[0], learner: here(), presence: 'present', reason: 'x' }
    expect(await refusal(story, correctMark, again)).toBe('training.course-is-concluded')
  })

  test('everything stored holds against the journal', async () => {
    expect(await verify(story.engine, story.tenant, [])).not.toHaveProperty('finding')
  })
})

test('a lapse of the authorisation blocks the sessions after it, and none before', { timeout: 300_000 }, async () => {
  const story = await begin({ on: '2026-03-16' })
  const paper = await authorisation(story)
  const opened = await course(story, { authorisation: paper })
  const maria = await eligible(story, 'Lăcătuș')
  const learners = await placed(story, opened.course, [maria])
  await story.perform('mihai', recordLapse, {
    authorisation: paper,
    fromOn: '2026-03-04',
    untilOn: '2026-03-04',
    decision: 'D',
  })

  const told = []
  for (const lesson of opened.lessons)
    told.push(await refusal(story, closeLesson, { lesson, marks: present(learners) }))

  const no = 'training.authorisation-does-not-hold'
  expect(told).toEqual(['done', 'done', no, no, no])
  const page = async (path: string) => (await story.as('mihai').get(`/app/courses/${opened.course}${path}`)).text
  const said = 'Autorizația IS-0147/2026 nu este valabilă pe 04.03.2026. Ședințele din acea zi încolo'
  expect(await page('')).toContain(said)
  expect(await page(`/sessions/${opened.lessons[2]}`)).toContain(said)
  expect(await page(`/sessions/${opened.lessons[0]}`)).not.toContain(said)
  const visit = async (day: string) => {
    story.at(day)
    return (await story.as('mihai').get('/app/visit')).text
  }
  expect(await visit('2026-03-03')).toContain('IS-0147/2026 Valabilă azi')
  expect(await visit('2026-03-05')).toContain('IS-0147/2026 Nu este valabilă azi: ședința nu contează')
})

test('a course is not concluded while sessions are open', { timeout: 300_000 }, async () => {
  const story = await begin({ on: '2026-03-16' })
  const opened = await course(story)
  const maria = await eligible(story, 'Lăcătuș')
  const learners = await placed(story, opened.course, [maria])

  expect(await refusal(story, concludeCourse, { course: opened.course })).toBe('training.sessions-are-open')
  await closeAll(story, opened, learners)
  expect(await refusal(story, concludeCourse, { course: opened.course })).toBe('done')
  const again = await story.as('mihai').get(`/app/courses/${opened.course}/conclude`)
  expect([again.status, again.location]).toEqual([302, `/app/courses/${opened.course}`])
})

test('a trainer of another region neither sees the course nor closes its sessions', { timeout: 300_000 }, async () => {
  const story = await begin({ on: '2026-03-16' })
  const opened = await course(story)
  const far = await story.join({ name: 'Sorin Petre', role: 'trainer', scope: { of: 'region', id: 'RO41' } })
  const input = { lesson: opened.lessons[0], marks: [] }

  const told = await story.performAs(far, closeLesson, input).catch((error: { code: string }) => error.code)

  expect(told).toBe('training.no-such-lesson')
  expect((await story.asWho(far).get(`/app/courses/${opened.course}`)).status).toBe(404)
})

test(
  'whoever turns out to have missed the last session left on the day of the one before',
  { timeout: 300_000 },
  async () => {
    const story = await begin({ on: '2026-03-16' })
    const opened = await course(story, { authorisation: await authorisation(story) })
    const maria = await eligible(story, 'Lăcătuș')
    const [learner = ''] = await placed(story, opened.course, [maria])
    await closeAll(story, opened, [learner])
    const leftOn = () =>
      ask(
        story,
        sql<{
          left_on: string
          about: string
        }>`select left_on, (select string_agg(about, ' ' order by entry) from correction) as about from exit`,
      )
    const days = (await supportsOf(story, maria)).map(one => one.given_on)
    await story.perform('ioana', leave, { enrolment: maria.enrolment, leftOn: days.at(-1), reason: 'completed' })

    const absent = { lesson: opened.lessons.at(-1), learner, presence: 'absent', reason: 'lista nu are semnătura' }
    expect(await refusal(story, correctMark, absent)).toBe('done')

    expect(await leftOn()).toEqual([{ left_on: days.at(-2), about: 'mark exit' }])
  },
)
