import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { takeFile } from '../../src/evidence/intake.ts'
import { filesAreWhole } from '../../src/evidence/file-care.ts'
import { addPaper } from '../../src/evidence/paper.ts'
import { detach } from '../../src/evidence/proof.ts'
import { accept, reject } from '../../src/evidence/verdict.ts'
import { count, read } from '../../src/kernel/engine.ts'
import { newId } from '../../src/kernel/ids.ts'
import { verify } from '../../src/kernel/verify.ts'
import { answerSpecial } from '../../src/privacy/answer.ts'
import { recordConsent } from '../../src/privacy/consent.ts'
import { erase } from '../../src/privacy/erasure.ts'
import { sweepFiles } from '../../src/night.ts'
import { liftHold, placeHold } from '../../src/privacy/hold.ts'
import { reveal } from '../../src/privacy/reveal.ts'
import { dossier } from '../evidence/papers.ts'
import { anybody, story as beginStory, type Story } from '../people-of-the-story.ts'
import { somebody } from './person.ts'

let story: Story
let person: string

beforeEach(async () => {
  story = await beginStory({ on: '2026-03-16', reach: anybody })
  person = await somebody(story)
})

const eraseThem = () => story.perform('ana', erase, { person })

const claim = (subject: string) => ({ kind: 'participation', id: newId(), subject })

async function paper(...subjects: string[]): Promise<{ id: string; file: string }> {
  const file = await takeFile(story.engine, story.who.dan, dossier(1))
  const input = { kind: 'identity-card', datedOn: '2026-03-01', file, claims: subjects.map(claim) }
  const { answer } = await story.perform('elena', addPaper, input)
  return { id: String(answer.paper), file: file.hash }
}

/** Everything in every table, current and past, as one text. */
const everything = () =>
  count(story.engine, story, async tx => {
    const texts: string[] = []
    for (const { name } of story.engine.versioned.values()) {
      for (const table of [`public.${name}`, `history.${name}`]) {
        const { rows } = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(table)} t`.execute(
          tx,
        )
        texts.push(...rows.map(({ row }) => row))
      }
    }
    return texts.join('\n')
  })

describe('refused', () => {
  test.each(['dan', 'ioana', 'elena', 'victor'] as const)('to %s, whose role does not erase', async name => {
    await expect(story.perform(name, erase, { person })).rejects.toMatchObject({ status: 403 })
  })

  test('while the file must be kept for the funder, to its last day', async () => {
    await story.perform('ana', placeHold, { person, untilOn: '2026-03-16', reason: 'Dosar de finanțare' })

    await expect(eraseThem()).rejects.toMatchObject({ code: 'privacy.legal-hold', details: { until: '2026-03-16' } })

    story.at('2026-03-17')
    await eraseThem()
  })

  test('a hold that is over before it begins, and lifting one that is not there', async () => {
    const past = { person, untilOn: '2026-03-15', reason: 'Dosar de finanțare' }

    await expect(story.perform('ana', placeHold, past)).rejects.toMatchObject({ code: 'privacy.hold-is-over' })
    await expect(story.perform('ana', liftHold, { person })).rejects.toMatchObject({ code: 'privacy.no-hold' })
  })

  test('somebody who was erased already, and anything more about them', async () => {
    await eraseThem()

    await expect(eraseThem()).rejects.toMatchObject({ status: 404 })
    const late = { person, question: 'roma', answer: 'yes', askedOn: '2026-03-16' }
    await expect(story.perform('dan', answerSpecial, late)).rejects.toMatchObject({ status: 404 })
  })
})

test('a hold that was lifted lets the person go', async () => {
  await story.perform('ana', placeHold, { person, untilOn: '2032-12-31', reason: 'Dosar de finanțare' })
  await story.perform('ana', liftHold, { person })

  await eraseThem()

  expect(await everything()).not.toContain('Dosar de finanțare')
})

test('key, answers and consents go from the present and the past; the bits for counting stay', async () => {
  await story.perform('dan', answerSpecial, { person, question: 'roma', answer: 'no', askedOn: '2026-03-16' })
  await story.perform('dan', answerSpecial, { person, question: 'roma', answer: 'yes', askedOn: '2026-03-16' })
  await story.perform('dan', reveal, {
    people: [person],
    purpose: 'reporting',
    reason: 'ZQX-motiv cu numele persoanei',
  })
  await story.perform('dan', recordConsent, {
    person,
    purpose: 'images',
    answer: 'given',
    answeredOn: '2026-03-16',
    textVersion: 'images-1',
    lang: 'ro',
    how: 'signed',
    paper: (await paper(person)).id,
  })

  await eraseThem()

  const left = await count(story.engine, story, async tx => {
    const tables = ['person_key', 'special_answer', 'special_use', 'consent', 'legal_hold']
    const counts: Record<string, number> = {}
    for (const table of tables) {
      const { rows } = await sql<{ n: number }>`
        select (select count(*) from ${sql.table(`public.${table}`)} where tenant_id = ${story.tenant})
          + (select count(*) from ${sql.table(`history.${table}`)} where tenant_id = ${story.tenant}) as n`.execute(tx)
      counts[table] = Number(rows[0]?.n)
    }
    const { rows } = await sql<{ roma: boolean }>`
      select roma from sealed_facts where tenant_id = ${story.tenant} and person_id = ${person}`.execute(tx)
    return { counts, roma: rows[0]?.roma }
  })
  expect(left.counts).toEqual({ person_key: 0, special_answer: 0, special_use: 0, consent: 0, legal_hold: 0 })
  expect(left.roma).toBe(true)
  expect(await everything()).not.toContain('ZQX-motiv')
})

test('the journal still verifies, and says version by version what went', async () => {
  await story.perform('dan', answerSpecial, { person, question: 'roma', answer: 'no', askedOn: '2026-03-16' })
  await story.perform('dan', answerSpecial, { person, question: 'roma', answer: 'yes', askedOn: '2026-03-16' })
  await paper(person)

  const { entry } = await eraseThem()

  expect((await verify(story.engine, story.tenant, [filesAreWhole])).finding).toBeUndefined()
  const { rows } = await read(story.engine, story, tx =>
    sql<{ gone: number }>`
      select count(*) as gone from journal, jsonb_array_elements(line::jsonb -> 'rows') r
      where tenant_id = ${story.tenant} and entry = ${entry} and r ->> 'digest' is null and r ? 'of'`.execute(tx),
  )
  expect(rows[0]?.gone).toBeGreaterThan(4)
})

test('a row that went without an erasure is found: erasing is not a way to hide', async () => {
  await story.perform('dan', answerSpecial, { person, question: 'roma', answer: 'yes', askedOn: '2026-03-16' })
  const client = await story.engine.db.pool.connect()
  await client.query('delete from special_use where person_id = $1', [person])
  client.release()

  const { finding } = await verify(story.engine, story.tenant)

  expect(finding).toMatchObject({ check: 'rows', says: expect.stringContaining('special_use') })
})

test('the salted marks of the commands about the person go, so that nobody can try out what was typed', async () => {
  await story.perform('dan', answerSpecial, { person, question: 'roma', answer: 'yes', askedOn: '2026-03-16' })
  const other = await somebody(story)
  await story.perform('dan', answerSpecial, { person: other, question: 'roma', answer: 'yes', askedOn: '2026-03-16' })

  await eraseThem()

  const { rows } = await read(story.engine, story, tx =>
    sql<{ subject: string; marks: number }>`
      select s.subject_id as subject, count(c.body_mac) as marks from command c
        join journal_subject s on s.tenant_id = c.tenant_id and s.entry = c.entry
      where c.tenant_id = ${story.tenant} and s.subject_id in (${person}, ${other}) group by s.subject_id`.execute(tx),
  )
  const marks = Object.fromEntries(rows.map(row => [row.subject, row.marks]))
  expect(marks[other]).toBe(2)
  // The erasure itself is a line about the person, with no more in it than their id.
  expect(marks[person]).toBe(1)
})

/** What results see of papers, now or as it was known. */
const proofs = (known?: { entry: number }) =>
  read(
    story.engine,
    story,
    async tx => {
      const { rows } = await sql`
        select claim_kind, claim_id, paper_kind, dated_on from evidence_facts where tenant_id = ${story.tenant}
        order by claim_id`.execute(tx)
      return rows
    },
    known,
  )

test('what was proven stays proven, now and as it was known; the file is gone and its page says so', async () => {
  const own = await paper(person)
  const { entry } = await story.perform('dan', accept, { paper: own.id })
  const before = await proofs()

  await eraseThem()
  // The disk's clock is the real one; a day later by any clock.
  story.at('2999-01-01')
  await sweepFiles(story.engine, story)

  expect(before).toHaveLength(1)
  expect([await proofs(), await proofs({ entry })]).toEqual([before, before])
  expect(await story.engine.files.names(story.tenant)).toEqual([])
  expect((await story.as('dan').get(`/app/evidence/${own.id}`)).text).toContain('Fișierul a fost șters')
  expect((await story.as('dan').get(`/app/evidence/${own.id}/original`)).status).toBe(404)
  expect((await story.as('dan').get(`/app/evidence/${own.id}/pages/1`)).status).toBe(404)
  expect((await verify(story.engine, story.tenant, [filesAreWhole])).finding).toBeUndefined()
})

test('a paper about others too stays with them, without what was written about it', async () => {
  const neighbour = await somebody(story)
  const shared = await paper(person, neighbour)
  await story.perform('dan', reject, { paper: shared.id, reason: 'ZQX-vecina a semnat în locul ei' })

  await eraseThem()
  story.at('2999-01-01')
  await sweepFiles(story.engine, story)

  expect(await story.engine.files.has(story.tenant, shared.file)).toBe(true)
  expect((await story.as('dan').get(`/app/evidence/${shared.id}`)).html).toContain('/pages/1')
  expect(await everything()).not.toContain('ZQX-vecina')
  expect((await verify(story.engine, story.tenant, [filesAreWhole])).finding).toBeUndefined()
})

test('a paper that was once about the person by mistake stays with the person it is about', async () => {
  const neighbour = await somebody(story)
  const mistaken = claim(person)
  const file = await takeFile(story.engine, story.who.dan, dossier(1))
  const claims = [mistaken, claim(neighbour)]
  const { answer } = await story.perform('elena', addPaper, { kind: 'diploma', datedOn: '2026-03-01', file, claims })
  await story.perform('elena', detach, { paper: String(answer.paper), claim: mistaken })

  await eraseThem()

  expect((await story.as('dan').get(`/app/evidence/${answer.paper}`)).html).toContain('/pages/1')
})
