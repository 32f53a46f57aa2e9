import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { perform } from '../../src/kernel/command.ts'
import { count, read } from '../../src/kernel/engine.ts'
import { newId } from '../../src/kernel/ids.ts'
import { verify } from '../../src/kernel/verify.ts'
import { answerSpecial } from '../../src/privacy/answer.ts'
import { findRevealed, reveal } from '../../src/privacy/reveal.ts'
import { withdrawUse } from '../../src/privacy/withdrawal.ts'
import { anybody, story as beginStory, type Story } from '../people-of-the-story.ts'
import { somebody } from './person.ts'

let story: Story

beforeAll(async () => {
  story = await beginStory({ on: '2026-03-16', reach: anybody })
})

const reason = 'Pregătirea sălii pentru examen'

const answer = (person: string, said: string, uses?: object[], question = 'roma') =>
  story.perform('dan', answerSpecial, {
    person,
    question,
    answer: said,
    askedOn: '2026-03-16',
    ...(uses ? { uses } : {}),
  })

const revealed = (person: string, as: 'dan' | 'ioana' = 'dan') =>
  read(story.engine, story, tx => findRevealed(tx, story.engine, story.who[as], person))

const bitOf = (person: string, question = 'roma', known?: { entry: number }) =>
  count(
    story.engine,
    story,
    async tx => {
      const { rows } = await sql<{ bit: boolean | null }>`
        select ${sql.ref(question)} as bit from sealed_facts where tenant_id = ${story.tenant} and person_id = ${person}`.execute(
        tx,
      )
      return rows[0]?.bit
    },
    known,
  )

describe('refused', () => {
  test.each(['elena', 'mihai', 'victor', 'carmen', 'ana'] as const)('asking and revealing, to %s', async name => {
    const person = await somebody(story)

    const question = { person, question: 'roma', answer: 'yes', askedOn: '2026-03-16' }
    await expect(story.perform(name, answerSpecial, question)).rejects.toMatchObject({ status: 403 })
    const wish = { people: [person], purpose: 'support', reason }
    await expect(story.perform(name, reveal, wish)).rejects.toMatchObject({ status: 403 })
  })

  test('people of another region, as if they were not there', async () => {
    const person = await somebody(story)
    await answer(person, 'yes')

    const input = { person, question: 'roma', answer: 'no', askedOn: '2026-03-16' }
    await expect(story.perform('ioana', answerSpecial, input)).rejects.toMatchObject({ status: 404 })
    await expect(
      story.perform('ioana', reveal, { people: [person], purpose: 'reporting', reason }),
    ).rejects.toMatchObject({ status: 404 })
    await expect(
      story.perform('ioana', withdrawUse, { person, question: 'roma', purpose: 'reporting' }),
    ).rejects.toMatchObject({ status: 404 })
  })

  test('a reveal of one person out of reach among many refuses them all', async () => {
    const person = await somebody(story)
    await answer(person, 'yes')

    await expect(
      story.perform('dan', reveal, { people: [person, newId()], purpose: 'reporting', reason }),
    ).rejects.toMatchObject({ status: 404 })

    expect(await revealed(person)).toBeUndefined()
  })

  test('a reveal for no reason', async () => {
    const person = await somebody(story)

    await expect(
      story.perform('dan', reveal, { people: [person], purpose: 'support', reason: 'test' }),
    ).rejects.toMatchObject({ fields: [{ path: 'reason', code: 'privacy.reason-too-short' }] })
  })

  test('an answer that is none of the answers, and one given tomorrow', async () => {
    const person = await somebody(story)

    await expect(answer(person, 'maybe')).rejects.toMatchObject({ status: 400 })
    const tomorrow = { person, question: 'roma', answer: 'yes', askedOn: '2026-03-17' }
    await expect(story.perform('dan', answerSpecial, tomorrow)).rejects.toMatchObject({ status: 422 })
  })

  test('taking back what was never given, or was taken back already', async () => {
    const person = await somebody(story)
    await answer(person, 'yes', [{ purpose: 'support' }])
    const withdrawal = (purpose: string) => story.perform('dan', withdrawUse, { person, question: 'roma', purpose })

    await expect(withdrawal('eligibility')).rejects.toMatchObject({ status: 404 })
    await withdrawal('support')
    await expect(withdrawal('support')).rejects.toMatchObject({ code: 'privacy.withdrawn-already' })
  })
})

test('nothing that was stored shows an answer: not the row, not the journal, not the readers', async () => {
  const [yes, refused] = [await somebody(story), await somebody(story)]
  await answer(yes, 'yes')
  await answer(refused, 'refused')

  const stored = await read(story.engine, story, async tx => {
    const { rows: lines } = await sql<{
      line: string
    }>`select line from journal where tenant_id = ${story.tenant}`.execute(tx)
    const { rows: sealed } = await sql<{ person: string; sealed: Buffer }>`
      select person_id as person, sealed from special_answer where tenant_id = ${story.tenant}`.execute(tx)
    return { lines: lines.map(row => row.line).filter(line => line.includes('privacy.answer')), sealed }
  })

  expect(stored.lines.join()).not.toMatch(/"(yes|no|refused|unknown)"/)
  expect(stored.lines[0]).toContain('"answer":"…"')
  expect(stored.sealed.some(({ sealed }) => /yes|refused/.test(sealed.toString('latin1')))).toBe(false)
})

test('the role that reads pages cannot read the bits that are counted, now or in the past', async () => {
  for (const table of ['sealed_facts', 'history.sealed_facts', 'as_known.sealed_facts']) {
    const asReader = read(story.engine, story, tx => sql`select * from ${sql.table(table)}`.execute(tx))

    await expect(asReader).rejects.toThrow('permission denied')
  }
})

test('answers are shown to whoever gave a reason, for a quarter of an hour, and to nobody else', async () => {
  const person = await somebody(story)
  await answer(person, 'yes')
  const vlad = await story.join({ name: 'Vlad Ene', role: 'counsellor', scope: { of: 'tenant' } })
  story.at('2026-03-16T10:00:00Z')

  const before = await revealed(person)
  await perform(story.engine, reveal, { people: [person], purpose: 'reporting', reason }, vlad, { id: newId() })
  const seen = (at: string, who = vlad) => {
    story.at(at)
    return read(story.engine, story, tx => findRevealed(tx, story.engine, who, person))
  }

  expect(before).toBeUndefined()
  expect(await seen('2026-03-16T10:14:59Z')).toMatchObject({ answers: [{ question: 'roma', answer: 'yes' }] })
  expect(await seen('2026-03-16T10:15:00Z')).toBeUndefined()
  expect(await seen('2026-03-16T10:05:00Z', story.who.dan)).toBeUndefined()
  story.at('2026-03-16')
})

test('an answer is shown only for a purpose that the person was told', async () => {
  const person = await somebody(story)
  await answer(person, 'yes', [{ purpose: 'reporting' }], 'roma')
  await answer(person, 'yes', [{ purpose: 'support' }], 'disability')

  await story.perform('dan', reveal, { people: [person], purpose: 'support', reason })

  expect(await revealed(person)).toMatchObject({
    purpose: 'support',
    answers: [{ question: 'disability', answer: 'yes' }],
  })
})

test('a yes and a no are counted, refused and unknown are not', async () => {
  const people = await Promise.all(
    ['yes', 'no', 'refused', 'unknown'].map(async said => {
      const person = await somebody(story)
      await answer(person, said)
      return person
    }),
  )

  expect(await Promise.all(people.map(person => bitOf(person)))).toEqual([true, false, null, null])
})

test('a new answer replaces the one before, and the past keeps what was known', async () => {
  const person = await somebody(story)
  const { entry } = await answer(person, 'no')
  await answer(person, 'yes')

  expect([await bitOf(person), await bitOf(person, 'roma', { entry })]).toEqual([true, false])
})

test('a withdrawal under consent ends reading and counting; what was counted before stands in the past', async () => {
  const person = await somebody(story)
  const { entry } = await answer(person, 'yes', [{ purpose: 'eligibility', basis: 'consent' }])

  await story.perform('dan', withdrawUse, { person, question: 'roma', purpose: 'eligibility' })
  await story.perform('dan', reveal, { people: [person], purpose: 'eligibility', reason })

  expect((await revealed(person))?.answers).toEqual([])
  expect([await bitOf(person), await bitOf(person, 'roma', { entry })]).toEqual([null, true])
})

test('a withdrawal where the law obliges ends reading, not counting', async () => {
  const person = await somebody(story)
  await answer(person, 'yes', [{ purpose: 'reporting', basis: 'law' }])

  await story.perform('dan', withdrawUse, { person, question: 'roma', purpose: 'reporting' })
  await story.perform('dan', reveal, { people: [person], purpose: 'reporting', reason })

  expect((await revealed(person))?.answers).toEqual([])
  expect(await bitOf(person)).toBe(true)
})

test('everything written about special answers verifies', async () => {
  expect((await verify(story.engine, story.tenant)).finding).toBeUndefined()
})
