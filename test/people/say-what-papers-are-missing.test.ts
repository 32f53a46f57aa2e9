import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { reject } from '../../src/evidence/verdict.ts'
import { read } from '../../src/kernel/engine.ts'
import { withdrawApplication } from '../../src/people/application.ts'
import { setCategory } from '../../src/people/category.ts'
import { missingOf } from '../../src/people/claim.ts'
import { leave } from '../../src/people/exit.ts'
import { recordOutcome } from '../../src/people/outcome.ts'
import { papersStillMissing } from '../../src/people/missing-papers.ts'
import { missingPapers } from '../../src/people/missing-tables.ts'
import { getRecord } from '../../src/people/record.ts'
import { getRulebook } from '../../src/programme/tables.ts'
import type { Story } from '../people-of-the-story.ts'
import { begin, type Enrolled, enrolled, participant, proof, supported } from './ground.ts'

let story: Story

beforeAll(async () => {
  story = await begin({ on: '2026-10-05' })
})

/** As one question about everybody says it, and as the person's own file says it. */
async function bothWays({ person }: Enrolled): Promise<[string[], string[]]> {
  const { who } = story
  return read(story.engine, story, async tx => {
    const reader = { who: who.dan, lang: 'ro', today: '2026-10-05' } as const
    const { papers: everybody } = await papersStillMissing(tx, reader, { most: 500 })
    const record = await getRecord(tx, who.dan, person, '2026-10-05')
    const one = everybody.filter(missing => missing.subject === person)
    return [
      one.map(({ claim, papers }) => `${claim.kind} ${claim.id} ${papers.join()}`).toSorted(),
      missingOf(record, '2026-10-05')
        .map(line => `${line.claimKind} ${line.claimId} ${line.papers.join()}`)
        .toSorted(),
    ]
  })
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
  'support',
  'leave',
  'employment',
  'prove-employment',
  'qualification',
)

test('whatever happened to somebody, the list of everybody and the file say the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(step, { maxLength: 8 }), async (enters, steps) => {
      const maria = enters ? await participant(story) : await enrolled(story)
      await play(maria, enters, steps)

      const [everybody, own] = await bothWays(maria)

      expect(everybody).toEqual(own)
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
