import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { reject } from '../../src/evidence/verdict.ts'
import { read } from '../../src/kernel/engine.ts'
import { withdrawApplication } from '../../src/people/application.ts'
import { setCategory } from '../../src/people/category.ts'
import { missingOf, neededOf } from '../../src/people/claim.ts'
import { leave } from '../../src/people/exit.ts'
import { recordOutcome } from '../../src/people/outcome.ts'
import { papersStillMissing } from '../../src/people/missing-papers.ts'
import { missingPapers } from '../../src/people/missing-tables.ts'
import { linksAbout } from '../../src/people/record-tables.ts'
import { getRecord } from '../../src/people/record.ts'
import { unite } from '../../src/people/same-person.ts'
import { getRulebook } from '../../src/programme/tables.ts'
import { claimsOf } from '../../src/results/claims.ts'
import type { Story } from '../people-of-the-story.ts'
import { begin, decideEligible, type Enrolled, enrolled, participant, proof, supported } from './ground.ts'

let story: Story

const today = '2026-10-05'

beforeAll(async () => {
  story = await begin({ on: today })
})

/** As one question about everybody says it, and as the person's own file says it, which asks for what is on all of their records. */
async function bothWays({ person }: Enrolled): Promise<[string[], string[]]> {
  const { who } = story
  return read(story.engine, story, async tx => {
    const reader = { who: who.dan, lang: 'ro', today: '2026-10-05' } as const
    const { papers: everybody } = await papersStillMissing(tx, reader, { most: 5000 })
    const record = await getRecord(tx, who.dan, person, '2026-10-05')
    const records = new Set([person, ...record.others.map(other => other.id)])
    const one = everybody.filter(missing => records.has(missing.subject))
    return [
      one.map(({ claim, papers }) => `${claim.kind} ${claim.id} ${papers.join()}`).toSorted(),
      missingOf(record, '2026-10-05')
        .map(line => `${line.claimKind} ${line.claimId} ${line.papers.join()}`)
        .toSorted(),
    ]
  })
}

/** What results miss, of everything but categories, and whether one of these is proven; `undefined` of somebody who has not entered. */
async function asCounted({ person, enrolment }: Enrolled): Promise<[string[], boolean] | undefined> {
  return read(story.engine, story, async tx => {
    const rules = await getRulebook(tx, story.tenant, 'o-sansa', today)
    const asked = { tenant: story.tenant, programme: 'o-sansa', rules, day: today, about: [person] }
    const states = (await claimsOf(tx, asked)).filter(({ claim }) => !isOfRecord(claim.kind) || claim.id === enrolment)
    if (!states.some(({ claim }) => claim.kind === 'participation')) return undefined
    const lines = states.flatMap(({ claim, missing }) =>
      missing.map(papers => `${claim.kind} ${claim.id} ${papers.join()}`),
    )
    const categories = states.filter(({ claim }) => isOfCategory(claim.kind))
    return [lines.filter(isGeneral).toSorted(), categories.some(({ missing }) => missing.length === 0)]
  })
}

/** The list of everybody and the file agree, and both with what results find proven. */
async function agrees(one: Enrolled): Promise<void> {
  const [everybody, own] = await bothWays(one)
  const counted = await asCounted(one)
  const needed = await read(story.engine, story, async tx =>
    neededOf(await getRecord(tx, story.who.dan, one.person, today), today),
  )
  expect(everybody).toEqual(own)
  if (!counted) return
  const belongs = needed.some(({ claimKind, state }) => isOfCategory(claimKind) && state === 'complete')
  expect([own.filter(isGeneral), belongs]).toEqual(counted)
}

const isOfRecord = (line: string) => line.startsWith('participation') || line.startsWith('eligibility.')
const isOfCategory = (line: string) => /^eligibility\.(declared-category|minimum-income|large-family)/.test(line)
const isGeneral = (line: string) => !isOfCategory(line)

/** The claims for which this person's file asks a paper. */
const asks = async (one: Enrolled): Promise<string[]> => (await bothWays(one))[1].map(line => line.split(' ')[0] ?? '')

type Dates = Pick<Parameters<typeof proof>[3], 'datedOn' | 'validUntil'>

/** Enters on 23 February; afterwards the paper of this kind is found to be no good, and another is brought. */
async function withAnother(kind: string, claim: string, dates: Dates): Promise<Enrolled> {
  const one = await enrolled(story)
  const papers = new Map<string, string>()
  const proofs = [
    ['identity-paper', 'identity'],
    ['employment-service-certificate', 'labour-status'],
    ['income-decision', 'minimum-income'],
  ] as const
  for (const [paper, criterion] of proofs) {
    papers.set(paper, await proof(story, one, paper, { claim: `eligibility.${criterion}` }))
  }
  await decideEligible(story, one)
  await supported(story, one, '2026-02-23')
  await story.perform('dan', reject, { paper: papers.get(kind), reason: 'ilizibil' })
  await proof(story, one, kind, { claim, ...dates })
  return one
}

const withIdentity = (dates: Dates) => withAnother('identity-paper', 'eligibility.identity', dates)
const withLabour = (datedOn: string) =>
  withAnother('employment-service-certificate', 'eligibility.labour-status', { datedOn })

const uniteTwo = (one: Enrolled, other: Enrolled) =>
  story.perform('dan', unite, { person: one.person, with: other.code, reason: 'aceeași persoană' })

async function proveParticipation(one: Enrolled): Promise<void> {
  for (const kind of ['registration-form', 'privacy-notice', 'no-double-funding', 'session-record']) {
    await proof(story, one, kind, { claim: 'participation' })
  }
}

test('an applicant who has named no category is asked for any of them', async () => {
  const [everybody, own] = await bothWays(await enrolled(story))

  expect(everybody).toEqual(own)
  expect(own.map(line => line.split(' ')[0])).toEqual([
    'eligibility.declared-category',
    'eligibility.identity',
    'eligibility.labour-status',
    'eligibility.large-family',
    'eligibility.minimum-income',
  ])
})

test('whoever has withdrawn is asked for nothing', async () => {
  const maria = await enrolled(story)
  await story.perform('ioana', withdrawApplication, { enrolment: maria.enrolment, withdrawnOn: '2026-03-01' })

  expect(await bothWays(maria)).toEqual([[], []])
})

describe('a paper is held against the day that its rule names', () => {
  test('signed after entry, run out on that day or older than its criterion allows, it is asked for again', async () => {
    const late = await withIdentity({ datedOn: '2026-02-24' })

    expect(await asks(late)).toContain('eligibility.identity')
    expect(await asks(await withIdentity({ validUntil: '2026-02-22' }))).toContain('eligibility.identity')
    expect(await asks(await withLabour('2026-01-23'))).toContain('eligibility.labour-status')
    expect(await asks(await withLabour('2026-01-24'))).not.toContain('eligibility.labour-status')
    await agrees(late)
    const { text } = await story.as('ioana').get(`/app/people/${late.person}/file`)
    expect(text).toContain('Act de identitate, copie 24.02.2026 Incomplet')
  })

  test('valid at entry and run out since, it is not', async () => {
    const maria = await withIdentity({ validUntil: '2026-02-23' })

    expect(await asks(maria)).not.toContain('eligibility.identity')
    await agrees(maria)
  })

  test('before entry that day is today', async () => {
    const [old, fresh] = [await enrolled(story), await enrolled(story)]
    const labour = 'eligibility.labour-status'
    await proof(story, old, 'employment-service-certificate', { claim: labour, datedOn: '2026-09-04' })
    await proof(story, fresh, 'employment-service-certificate', { claim: labour, datedOn: '2026-09-05' })
    await proof(story, old, 'identity-paper', { claim: 'eligibility.identity', validUntil: '2026-10-04' })
    await proof(story, fresh, 'identity-paper', { claim: 'eligibility.identity', validUntil: '2026-10-05' })

    expect((await asks(old)).filter(isGeneral)).toEqual(['eligibility.identity', labour])
    expect((await asks(fresh)).filter(isGeneral)).toEqual([])
    await agrees(old)
    await agrees(fresh)
  })

  test('of support, of an outcome and of the sixth month it is the day of each', async () => {
    const maria = await participant(story)
    const support = await supported(story, maria, '2026-03-02')
    await story.perform('ioana', leave, { enrolment: maria.enrolment, leftOn: '2026-03-02', reason: 'completed' })
    const job = { enrolment: maria.enrolment, kind: 'employment', reachedOn: '2026-03-09' }
    const id = String((await story.perform('ioana', recordOutcome, job)).answer.outcome)
    const brings = async (kind: string, paper: Dates & { claim: string; id: string }) => {
      await proof(story, maria, kind, paper)
      await agrees(maria)
      return (await bothWays(maria))[1].some(line => line.startsWith(`${paper.claim} ${paper.id}`))
    }

    const session = { claim: 'support.counselling', id: support }
    expect(await brings('session-record', { ...session, validUntil: '2026-03-01' })).toBe(true)
    expect(await brings('session-record', { ...session, validUntil: '2026-03-02' })).toBe(false)
    const contract = { claim: 'outcome.employment', id }
    expect(await brings('employment-contract', { ...contract, validUntil: '2026-03-08' })).toBe(true)
    expect(await brings('employment-contract', { ...contract, validUntil: '2026-03-09' })).toBe(false)
    const extract = { claim: 'six-months.employment', id }
    expect(await brings('register-extract', { ...extract, validUntil: '2026-09-01' })).toBe(true)
    expect(await brings('register-extract', { ...extract, validUntil: '2026-09-02' })).toBe(false)
  })
})

describe('of two records of one person', () => {
  test('one that has all papers is enough: they are not asked for on the other', async () => {
    const [first, again] = [await enrolled(story), await participant(story)]
    await proveParticipation(again)
    await uniteTwo(first, again)

    expect((await asks(first)).filter(isOfRecord)).toEqual([])
    expect((await asks(again)).filter(isOfRecord)).toEqual([])
    await agrees(first)
  })

  test('one whose papers are too old is not', async () => {
    const first = await enrolled(story)
    const again = await withLabour('2026-01-23')
    await proveParticipation(again)
    await uniteTwo(first, again)

    expect(await asks(first)).toEqual(expect.arrayContaining(['eligibility.labour-status', 'participation']))
    await agrees(first)
  })

  test('where each has a part, the first is asked for the rest', async () => {
    const [first, again] = [await enrolled(story), await participant(story)]
    await proof(story, first, 'identity-paper', { claim: 'eligibility.identity' })
    await uniteTwo(first, again)

    expect(await asks(first)).toContain('eligibility.labour-status')
    expect(await asks(first)).not.toContain('eligibility.identity')
    await agrees(first)
  })

  test('before entry the papers of the criteria are enough', async () => {
    const [first, again] = [await enrolled(story), await enrolled(story)]
    const fresh = { datedOn: '2026-10-01' }
    await proof(story, again, 'identity-paper', { claim: 'eligibility.identity', ...fresh })
    await proof(story, again, 'status-declaration', { claim: 'eligibility.labour-status', ...fresh })
    await uniteTwo(first, again)
    const before = await asks(first)
    await proof(story, again, 'children-papers', { claim: 'eligibility.large-family', ...fresh })

    expect(before).toContain('eligibility.identity')
    expect(await asks(first)).toEqual([])
    await agrees(first)
  })

  test('one that the reader does not see is enough too', async () => {
    const first = await enrolled(story, { region: 'RO41', partner: 'lider' }, 'dan')
    const again = await participant(story)
    await proveParticipation(again)
    const far = await story.join({ name: 'Nora Pop', role: 'counsellor', scope: { of: 'partner', id: 'lider' } })
    const listed = async () => {
      const reader = { who: far, lang: 'ro', today } as const
      const { papers } = await read(story.engine, story, tx => papersStillMissing(tx, reader, { most: 5000 }))
      return papers.map(({ subject }) => subject)
    }

    const before = await listed()
    await uniteTwo(first, again)

    expect(before).toContain(first.person)
    expect(await listed()).toEqual([])
  })
})

test('the oldest are found among the first to apply as among everybody', async () => {
  const months = ['02', '03', '04', '05']
  for (const month of months) await enrolled(story, { appliedOn: `2026-${month}-02` })
  await supported(story, await participant(story), '2026-03-02', { reEntry: true })
  const missing = (most: number, first: number) =>
    read(story.engine, story, async tx => {
      const rules = await getRulebook(tx, story.tenant, 'o-sansa', '2026-10-05')
      return missingPapers(tx, { who: story.who.dan, programme: 'o-sansa', rules, on: '2026-10-05', most, first })
    })

  const all = await missing(500, 10_000)
  expect(all.length).toBeGreaterThan(20)
  for (const first of [1, 3, 5]) {
    for (const most of [1, 4, 12, all.length, 500]) expect(await missing(most, first)).toEqual(all.slice(0, most))
  }
})

const step = fc.constantFrom(
  'name-vmi',
  'name-large-family',
  'prove-large-family',
  'prove-declared',
  'reject-last',
  'run-out',
  'reject-general',
  'prove-labour-too-late',
  'prove-identity-for-a-while',
  'support',
  'leave',
  'employment',
  'prove-employment',
  'qualification',
)

test('whatever happened to somebody, the list of everybody, the file and results say the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(step, { maxLength: 8 }), async (enters, steps) => {
      const maria = enters ? await participant(story) : await enrolled(story)
      await play(maria, enters, steps)

      const [everybody, own] = await bothWays(maria)
      expect(everybody).toEqual(own)
      await agrees(maria)
    }),
    { numRuns: 15 },
  )
}, 300_000)

async function play(maria: Enrolled, enters: boolean, steps: readonly string[]): Promise<void> {
  const { enrolment } = maria
  const papers: string[] = []
  let jobs: unknown[] = []
  const category = (kind: string) => story.perform('ioana', setCategory, { enrolment, kind, validFrom: '2026-02-01' })
  for (const one of steps) {
    if (one === 'name-vmi') await category('vmi')
    if (one === 'name-large-family') await category('large-family')
    if (one === 'prove-large-family') {
      papers.push(await proof(story, maria, 'children-papers', { claim: 'eligibility.large-family' }))
    }
    if (one === 'prove-declared') {
      papers.push(await proof(story, maria, 'target-group-declaration', { claim: 'eligibility.declared-category' }))
    }
    if (one === 'run-out') {
      await proof(story, maria, 'town-hall-certificate', {
        claim: 'eligibility.large-family',
        validUntil: '2026-05-01',
      })
    }
    if (one === 'reject-general') await rejectGeneral(maria, papers)
    if (one === 'prove-labour-too-late') {
      const paper = { claim: 'eligibility.labour-status', datedOn: '2026-09-04' }
      papers.push(await proof(story, maria, 'employment-service-certificate', paper))
    }
    if (one === 'prove-identity-for-a-while') {
      const paper = { claim: 'eligibility.identity', validUntil: '2026-05-01' }
      papers.push(await proof(story, maria, 'identity-paper', paper))
    }
    const last = one === 'reject-last' ? papers.pop() : undefined
    if (last !== undefined) await story.perform('dan', reject, { paper: last, reason: 'ilizibil' })
    if (!enters) continue
    if (one === 'support') await supported(story, maria, '2026-03-02', { reEntry: true })
    if (one === 'leave') await departs(maria)
    if (one === 'employment') {
      const { answer } = await story.perform('ioana', recordOutcome, {
        enrolment,
        kind: 'employment',
        reachedOn: '2026-03-09',
      })
      jobs = [answer.outcome]
    }
    if (one === 'qualification') {
      await story.perform('ioana', recordOutcome, { enrolment, kind: 'qualification', reachedOn: '2026-03-10' })
    }
    for (const job of one === 'prove-employment' ? jobs : []) {
      await proof(story, maria, 'employment-contract', { claim: 'outcome.employment', id: String(job) })
    }
  }
}

/** On the day of the last support, whichever that is; a second exit on one day is refused and changes nothing. */
async function departs({ enrolment }: Enrolled): Promise<void> {
  for (const leftOn of ['2026-02-23', '2026-03-02']) {
    await story.perform('ioana', leave, { enrolment, leftOn, reason: 'completed' }).catch(() => undefined)
  }
}

/** The papers behind the general criteria are no good after all, but for these. */
async function rejectGeneral({ person }: Enrolled, but: readonly string[]): Promise<void> {
  const links = await read(story.engine, story, tx => linksAbout(tx, story.tenant, [person]))
  const accepted = links.filter(
    ({ claimKind, verdict, paper }) =>
      isOfRecord(claimKind) && isGeneral(claimKind) && verdict === 'accepted' && !but.includes(paper),
  )
  for (const { paper } of accepted) await story.perform('dan', reject, { paper, reason: 'ilizibil' })
}
