import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { sql } from 'kysely'
import { PageImages } from '../../src/evidence/page-images.ts'
import { newId } from '../../src/kernel/ids.ts'
import { verify } from '../../src/kernel/verify.ts'
import { closeLesson } from '../../src/training/attendance.ts'
import { correctMark } from '../../src/training/mark-correction.ts'
import { checkSheet } from '../../src/training/sheet.ts'
import type { Story } from '../people-of-the-story.ts'
import type { Enrolled } from '../people/ground.ts'
import { begin, course, eligible, type Opened, placed, refusal } from './ground.ts'

describe('a signed attendance sheet', () => {
  let story: Story
  let opened: Opened
  let learners: string[]
  let people: Enrolled[]
  let photo: File

  const one = (nth: number) => `/app/courses/${opened.course}/sessions/${opened.lessons[nth]}`
  const ask = async <T>(question: ReturnType<typeof sql<T>>): Promise<T[]> =>
    (await read(story.engine, story.who.dan, tx => question.execute(tx))).rows
  const proved = async () =>
    (
      await ask(sql<{ person: string }>`
          select subject_id as person from proof where claim_kind = 'support.training-entrepreneurship' order by entry`)
    ).map(row => row.person)
  const paper = async () => (await ask(sql<{ paper_id: string }>`select paper_id from lesson_sheet`))[0]?.paper_id ?? ''
  const today = async () => (await story.as('mihai').get('/app')).text

  beforeAll(async () => {
    story = await begin({ on: '2026-03-16' })
    opened = await course(story)
    people = [await eligible(story, 'Lăcătuș'), await eligible(story, 'Țuțea', 'Ana')]
    learners = await placed(story, opened.course, people)
    const printed = await story.as('mihai').get(`${one(0)}/sheet.pdf`)
    const images = new PageImages()
    const [page] = await images.of('pdf', printed.bytes)
    await images.close()
    photo = new File([await asPhotographed(page as Uint8Array)], 'lista.jpg', { type: 'image/jpeg' })
  }, 300_000)

  test('without its code comes back to whoever brought it', async () => {
    const blank = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer()
    const file = new File([new Uint8Array(blank)], 'alta.jpg', { type: 'image/jpeg' })

    const answer = await story.as('ioana').post('/app/evidence/sheets', { file })

    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Codul QR de pe listă nu se poate citi')
  })

  test('is attached to its session by its code alone, from a crooked photograph', async () => {
    const answer = await story.as('ioana').post('/app/evidence/sheets', { file: photo })

    expect(answer.location).toBe(one(0))
    expect(await ask(sql`select lesson_id from lesson_sheet`)).toEqual([{ lesson_id: opened.lessons[0] }])
  })

  test('is compared only once the session is closed, and by a second person', async () => {
    const [first = ''] = learners
    const input = { lesson: opened.lessons[0], paper: await paper(), lines: [{ learner: first, verdict: 'signed' }] }

    expect(await story.performAs(story.who.dan, checkSheet, input).catch(({ code }) => code)).toBe(
      'training.close-it-first',
    )
    const marks = [
      { learner: first, presence: 'present' },
      { learner: learners[1], presence: 'present' },
    ]
    await story.perform('mihai', closeLesson, { lesson: opened.lessons[0], marks })
    expect(await refusal(story, checkSheet, input, 'ioana')).toBe('evidence.second-person')
    const other = { ...input, paper: newId() }
    expect(await story.performAs(story.who.dan, checkSheet, other).catch(({ code }) => code)).toBe(
      'training.no-such-sheet',
    )
  })

  test('proves the hours of whoever signed; a line without a signature stays open in Azi', async () => {
    const lines = { 'lines.0.learner': learners[0] ?? '', 'lines.0.verdict': 'signed' }
    const others = { 'lines.1.learner': learners[1] ?? '', 'lines.1.verdict': 'absent' }
    const form = { lesson: opened.lessons[0] ?? '', paper: await paper(), ...lines, ...others }

    await story.as('dan').send(`${one(0)}/check`, form)

    const confirmed = await ask(sql`
      select f.subject_id as person from proof f where f.claim_kind = 'support.training-entrepreneurship' and f.confirmed_by is not null`)
    expect(confirmed).toEqual([{ person: people[0]?.person }])
    expect(await today()).toContain('nu se potrivește cu prezența înregistrată')
    expect((await story.as('mihai').get(one(0))).text).toContain('1 rând nu se potrivește')
  })

  test('agrees once the mark is corrected', async () => {
    const reason = 'pe listă nu este semnătură'
    await story.perform('mihai', correctMark, {
      lesson: opened.lessons[0],
      learner: learners[1],
      presence: 'absent',
      reason,
    })

    expect(await today()).not.toContain('nu se potrivește cu prezența înregistrată')
    expect(await verify(story.engine, story.tenant, [])).not.toHaveProperty('finding')
  })

  test('compared again, it proves what is seen now; a mark corrected to what was signed asks for the sheet once more', async () => {
    const compare = async (first: string, second: string) =>
      story.performAs(story.who.dan, checkSheet, {
        lesson: opened.lessons[0],
        paper: await paper(),
        lines: [
          { learner: learners[0], verdict: first },
          { learner: learners[1], verdict: second },
        ],
      })
    const asked = async () => (await story.as('dan').get('/app')).html.includes(`${one(0)}/check`)

    await compare('absent', 'signed')
    const afterDoubt = await proved()
    await compare('signed', 'signed')
    const askedBefore = await asked()
    const reason = 'a semnat, am sărit rândul'
    const [lesson] = opened.lessons
    await story.perform('mihai', correctMark, { lesson, learner: learners[1], presence: 'present', reason })
    const askedAfter = await asked()
    await compare('signed', 'signed')

    expect(afterDoubt).toEqual([])
    expect([askedBefore, askedAfter, await asked()]).toEqual([false, true, false])
    expect(await proved()).toEqual([people[0]?.person, people[1]?.person])
    expect(await verify(story.engine, story.tenant, [])).not.toHaveProperty('finding')
  })
})

/** As from a phone: turned, with grey around it, compressed. */
async function asPhotographed(page: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  // The images of pages are WebP, which no file that comes in may be.
  sharp.unblock({ operation: ['VipsForeignLoadWebpBuffer'] })
  const turned = sharp(page).rotate(6, { background: '#665' }).modulate({ brightness: 0.85 })
  return new Uint8Array(await turned.jpeg({ quality: 70 }).toBuffer())
}
