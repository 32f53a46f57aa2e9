import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { takeFile } from '../../src/evidence/intake.ts'
import { addPaper, correctPaper } from '../../src/evidence/paper.ts'
import { attach, detach } from '../../src/evidence/proof.ts'
import { accept, reject, stateOn } from '../../src/evidence/verdict.ts'
import { type AnyCommand, perform } from '../../src/kernel/command.ts'
import type { Known } from '../../src/kernel/database.ts'
import { read } from '../../src/kernel/engine.ts'
import { newId } from '../../src/kernel/ids.ts'
import { verify } from '../../src/kernel/verify.ts'
import { anybody, type Name, story as beginStory, type Story } from '../people-of-the-story.ts'
import { dossier } from './papers.ts'

let story: Story

/** Elena uploads, Dan checks; Ioana works in another region. */
beforeAll(async () => {
  story = await beginStory({ on: '2026-11-23', reach: anybody })
})

interface Claim {
  kind: string
  id: string
  subject: string
}

const claim = (kind = 'participation'): Claim => ({ kind, id: newId(), subject: newId() })

const taken = () => takeFile(story.engine, story.who.elena, dossier(1))

async function paper(claims: Claim[], more: { kind?: string } = {}, by: Name = 'elena'): Promise<string> {
  const input = { kind: 'identity-card', datedOn: '2026-10-01', file: await taken(), claims, ...more }
  const { answer } = await story.perform(by, addPaper, input)
  return String(answer.paper)
}

/** What results see: the accepted papers of a claim. */
const proofs = (of: Claim, known?: Known) =>
  read(
    story.engine,
    story,
    async tx => {
      const { rows } = await sql<{ kind: string; until: string | null }>`
        select paper_kind as kind, valid_until as until from evidence_facts
        where tenant_id = ${story.tenant} and claim_kind = ${of.kind} and claim_id = ${of.id}`.execute(tx)
      return rows
    },
    known,
  )

describe('refused', () => {
  test('a paper that proves nothing', async () => {
    const input = { kind: 'identity-card', datedOn: '2026-10-01', file: await taken(), claims: [] }

    await expect(story.perform('elena', addPaper, input)).rejects.toMatchObject({ status: 400 })
  })

  test('a paper dated tomorrow, or that ran out before its date', async () => {
    const file = await taken()
    const input = { kind: 'identity-card', file, claims: [claim()] }

    await expect(story.perform('elena', addPaper, { ...input, datedOn: '2026-11-24' })).rejects.toMatchObject({
      status: 422,
      fields: [{ path: 'datedOn', code: 'evidence.dated-in-the-future' }],
    })
    await expect(
      story.perform('elena', addPaper, { ...input, datedOn: '2026-10-02', validUntil: '2026-10-01' }),
    ).rejects.toMatchObject({ fields: [{ path: 'validUntil' }] })
  })

  test('a file that is not on the disk, and one that is a paper already', async () => {
    const file = await taken()
    const input = { kind: 'identity-card', datedOn: '2026-10-01', file, claims: [claim()] }
    await story.perform('elena', addPaper, input)

    await expect(story.perform('elena', addPaper, input)).rejects.toMatchObject({
      code: 'evidence.file-is-a-paper-already',
    })
    const elsewhere = { ...input, file: { ...file, hash: 'a'.repeat(64) } }
    await expect(story.perform('elena', addPaper, elsewhere)).rejects.toMatchObject({
      code: 'evidence.file-is-not-here',
    })
  })

  test('the uploader as checker', async () => {
    const id = await paper([claim()], {}, 'dan')

    await expect(story.perform('dan', accept, { paper: id })).rejects.toMatchObject({
      code: 'evidence.second-person',
    })
    await expect(story.perform('dan', reject, { paper: id, reason: 'neclar' })).rejects.toMatchObject({
      code: 'evidence.second-person',
    })
  })

  test('whoever corrected it as checker', async () => {
    const id = await paper([claim()])
    await story.perform('dan', correctPaper, { paper: id, kind: 'diploma', datedOn: '2026-10-01' })

    await expect(story.perform('dan', accept, { paper: id })).rejects.toMatchObject({ code: 'evidence.second-person' })
  })

  test('a trainer as checker: the role does not check papers', async () => {
    const id = await paper([claim()])

    await expect(story.perform('mihai', accept, { paper: id })).rejects.toMatchObject({ status: 403 })
  })

  test('a rejection without a reason', async () => {
    const id = await paper([claim()])

    await expect(story.perform('dan', reject, { paper: id, reason: ' ' })).rejects.toMatchObject({ status: 400 })
  })

  test('the same decision twice', async () => {
    const id = await paper([claim()])
    await story.perform('dan', accept, { paper: id })

    await expect(story.perform('dan', accept, { paper: id })).rejects.toMatchObject({
      code: 'evidence.accepted-already',
    })
  })

  test('a decision about a paper that was corrected meanwhile', async () => {
    const id = await paper([claim()])
    const { entry } = await story.perform('dan', accept, { paper: id })
    await story.perform('elena', correctPaper, { paper: id, kind: 'diploma', datedOn: '2026-10-01' })

    await expect(
      story.perform('dan', reject, { paper: id, reason: 'ilizibil' }, { shown: entry }),
    ).rejects.toMatchObject({
      status: 409,
    })
  })

  test('taking away the last link', async () => {
    const only = claim()
    const id = await paper([only])

    await expect(story.perform('elena', detach, { paper: id, claim: only })).rejects.toMatchObject({
      code: 'evidence.last-link-stays',
    })
  })
})

test('papers of people out of reach are not there at all', async () => {
  const [here, elsewhere] = [claim(), claim()]
  const id = await paper([elsewhere])
  const file = await taken()

  const acts: [AnyCommand, object][] = [
    [attach, { paper: id, claims: [here] }],
    [detach, { paper: id, claim: elsewhere }],
    [correctPaper, { paper: id, kind: 'diploma', datedOn: '2026-10-01' }],
    [accept, { paper: id }],
    [reject, { paper: id, reason: 'neclar' }],
    [addPaper, { kind: 'diploma', datedOn: '2026-10-01', file, claims: [here] }],
  ]

  for (const [act, input] of acts) {
    await expect(story.perform('ioana', act, input)).rejects.toMatchObject({ status: 404, code: 'kernel.not-found' })
  }
})

test('a paper proves its claims once a second person accepts it, and none of them once it is rejected', async () => {
  const claims = [claim('support'), claim('support'), claim('support')]
  const id = await paper(claims, { kind: 'signature-list' })
  const before = await Promise.all(claims.map(one => proofs(one)))

  await story.perform('dan', accept, { paper: id })
  const accepted = await Promise.all(claims.map(one => proofs(one)))
  const { entry } = await story.perform('dan', reject, { paper: id, reason: 'Semnături lipsă' })
  const rejected = await Promise.all(claims.map(one => proofs(one)))

  expect([before, rejected]).toEqual([
    [[], [], []],
    [[], [], []],
  ])
  expect(accepted.flat().map(({ kind }) => kind)).toEqual(['signature-list', 'signature-list', 'signature-list'])
  const asKnown = await Promise.all(claims.map(one => proofs(one, { entry: entry - 1 })))
  expect(asKnown).toEqual(accepted)
})

test('a claim attached to an accepted paper waits for its own check', async () => {
  const [first, late] = [claim(), claim()]
  const id = await paper([first])
  await story.perform('dan', accept, { paper: id })
  await story.perform('dan', attach, { paper: id, claims: [late] })
  const waiting = await proofs(late)

  await expect(story.perform('dan', accept, { paper: id })).rejects.toMatchObject({ code: 'evidence.second-person' })
  const vlad = await story.join({ name: 'Vlad Ene', role: 'manager', scope: { of: 'tenant' } })
  await perform(story.engine, accept, { paper: id }, vlad, { id: newId() })

  expect(waiting).toEqual([])
  expect(await proofs(late)).toHaveLength(1)
  expect(await proofs(first)).toHaveLength(1)
})

test('a correction puts the paper back to be checked', async () => {
  const one = claim()
  const id = await paper([one])
  await story.perform('dan', accept, { paper: id })

  await story.perform('elena', correctPaper, {
    paper: id,
    kind: 'diploma',
    datedOn: '2026-09-30',
    validUntil: '2027-09-30',
  })
  const after = await proofs(one)
  await story.perform('dan', accept, { paper: id })

  expect(after).toEqual([])
  expect(await proofs(one)).toEqual([{ kind: 'diploma', until: '2027-09-30' }])
})

test('a paper on the wrong claim is taken off it', async () => {
  const [right, wrong] = [claim(), claim()]
  const id = await paper([right, wrong])
  await story.perform('dan', accept, { paper: id })

  await story.perform('elena', detach, { paper: id, claim: wrong })

  expect(await proofs(wrong)).toEqual([])
  expect(await proofs(right)).toHaveLength(1)
})

test('attaching the same claim again changes nothing', async () => {
  const one = claim()
  const id = await paper([one])

  await expect(story.perform('elena', attach, { paper: id, claims: [one] })).rejects.toMatchObject({
    code: 'evidence.attached-already',
  })
})

test('a paper holds to the last day of its validity and runs out by itself the day after', () => {
  const accepted = { verdict: 'accepted' as const, validUntil: '2026-12-31' }

  expect([stateOn('2026-12-31', accepted), stateOn('2027-01-01', accepted)]).toEqual(['accepted', 'expired'])
  expect(stateOn('2027-01-01', { verdict: null, validUntil: '2026-12-31' })).toBe('to-check')
  expect(stateOn('2027-01-01', { verdict: 'rejected', validUntil: '2026-12-31' })).toBe('rejected')
  expect(stateOn('2099-01-01', { verdict: 'accepted', validUntil: null })).toBe('accepted')
})

test('everybody a decision is about is named by its line, also those who were not attached by it', async () => {
  const [one, other] = [claim(), claim()]
  const id = await paper([one, other])

  const { entry } = await story.perform('dan', reject, { paper: id, reason: 'Ilizibil' })

  const { rows } = await read(story.engine, story, tx =>
    sql<{ subject: string }>`
      select subject_id as subject from journal_subject where tenant_id = ${story.tenant} and entry = ${entry}`.execute(
      tx,
    ),
  )
  expect(rows.map(row => row.subject).toSorted()).toEqual([one.subject, other.subject].toSorted())
})

test('the journal holds what was done and not why, and everything verifies', async () => {
  const id = await paper([claim()])

  const { entry } = await story.perform('dan', reject, { paper: id, reason: 'Actul este al vecinei Maria' })

  const { rows } = await read(story.engine, story, tx =>
    sql<{ line: string }>`select line from journal where tenant_id = ${story.tenant} and entry = ${entry}`.execute(tx),
  )
  expect(rows[0]?.line).toContain('evidence.reject')
  expect(rows[0]?.line).not.toContain('Maria')
  expect((await verify(story.engine, story.tenant)).finding).toBeUndefined()
})
