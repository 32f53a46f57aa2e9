import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { looksAt } from '../../src/kernel/read-log.ts'
import { apply, declareNoDoubleFunding } from '../../src/people/application.ts'
import { proposeDecision, signDecision } from '../../src/people/decision.ts'
import { ranked, type Waiting } from '../../src/people/ranking.ts'
import { unite } from '../../src/people/same-person.ts'
import type { Story } from '../people-of-the-story.ts'
import { textOf } from './pdf-text.ts'
import { begin, decideEligible, enrolled, participant, proveEligibility, supported } from './ground.ts'

let story: Story

beforeAll(async () => {
  story = await begin()
})

const waiting = fc.record<Waiting>({
  id: fc.uuid(),
  code: fc.integer({ min: 1, max: 20_000 }).map(n => `GT-${String(n).padStart(4, '0')}`),
  familyName: fc.constant('Popa'),
  givenName: fc.constant('Ana'),
  region: fc.constant('RO21'),
  appliedOn: fc.constantFrom('2026-01-05', '2026-01-06'),
  priority: fc.constantFrom(0, 1),
  score: fc.constantFrom(null, 0, 50, 99.5),
  reason: fc.constant(null),
})

test('the order is the same however the list comes: score, priority, day of application, code', () => {
  fc.assert(
    fc.property(fc.uniqueArray(waiting, { selector: one => one.code, maxLength: 12 }), people => {
      const order = ranked(people).map(one => one.code)

      expect(ranked(people.toReversed()).map(one => one.code)).toEqual(order)
      expect(ranked(people).map(one => one.place)).toEqual(people.map((_, at) => at + 1))
    }),
  )
  const one = { id: '', familyName: '', givenName: '', region: '', reason: null }
  const list = [
    { ...one, code: 'GT-10000', score: 50, priority: 1, appliedOn: '2026-01-05' },
    { ...one, code: 'GT-0009', score: 50, priority: 1, appliedOn: '2026-01-05' },
    { ...one, code: 'GT-0001', score: 50, priority: 1, appliedOn: '2026-01-06' },
    { ...one, code: 'GT-0002', score: 50, priority: 2, appliedOn: '2026-01-06' },
    { ...one, code: 'GT-0003', score: 51, priority: 0, appliedOn: '2026-01-06' },
    { ...one, code: 'GT-0004', score: null, priority: 9, appliedOn: '2026-01-01' },
  ]
  expect(ranked(list).map(({ code }) => code)).toEqual([
    'GT-0003',
    'GT-0002',
    'GT-0009',
    'GT-10000',
    'GT-0001',
    'GT-0004',
  ])
})

const put = (enrolment: string, outcome: string, decidedOn: string, more: object = {}) =>
  story.perform('ioana', proposeDecision, { enrolment, outcome, decidedOn, ...more })

test('the page stands in that order and prints its rule; whoever was chosen waits no more', async () => {
  const [low, high, gone] = [
    await enrolled(story, { identity: { familyName: 'Jos', givenName: 'Ana', sex: 'F' } }),
    await enrolled(story, { identity: { familyName: 'Sus', givenName: 'Ana', sex: 'F' } }),
    await enrolled(story, { identity: { familyName: 'Aleasa', givenName: 'Ana', sex: 'F' } }),
  ]
  await put(low.enrolment, 'waiting', '2026-02-10', { score: 40 })
  await put(high.enrolment, 'waiting', '2026-02-10', { score: 60 })
  await put(gone.enrolment, 'waiting', '2026-02-10', { score: 90 })
  await proveEligibility(story, gone)
  await put(gone.enrolment, 'eligible', '2026-02-16')
  await story.perform('dan', signDecision, { enrolment: gone.enrolment, decidedOn: '2026-02-16' })

  const { text } = await story.as('ioana').get('/app/people/waiting')

  expect(text).toContain('Ordinea: punctajul mai mare, apoi prioritatea mai mare')
  expect(text).toMatch(/1 Sus Ana .*2 Jos Ana/)
  expect(text).not.toContain('Aleasa')
})

test('the minutes of a day say what was decided on it, also where something else was decided later', async () => {
  const one = await enrolled(story, { identity: { familyName: 'Minutescu', givenName: 'Ana', sex: 'F' } })
  await put(one.enrolment, 'waiting', '2026-02-11', { score: 30, reason: 'locurile sunt ocupate' })
  await proveEligibility(story, one)
  await decideEligible(story, one, '2026-02-18')
  const dan = story.as('dan')

  const [first, second, quiet] = [
    await dan.get('/app/people/minutes?day=11.02.2026'),
    await dan.get('/app/people/minutes?day=18.02.2026'),
    await dan.get('/app/people/minutes?day=12.02.2026'),
  ]

  expect(first.headers.get('content-type')).toBe('application/pdf')
  expect(new TextDecoder('latin1').decode(first.bytes)).toContain('/StructTreeRoot')
  expect(await textOf(first.bytes)).toMatch(/Minutescu Ana[^]*locurile sunt ocupate[^]*Ioana Marin/)
  expect(await textOf(second.bytes)).toMatch(/Minutescu Ana[^]*Ioana Marin, Dan Vlad/)
  expect(await textOf(quiet.bytes)).toContain('nu s-a luat nicio decizie')
  expect(await textOf(first.bytes)).toContain('Regula ordinii')
  const seen = await read(story.engine, story, tx => looksAt(tx, story.tenant, one.person))
  expect(seen.map(look => look.kind)).toEqual(['people.minutes-printed'])
})

test('minutes are printed by whoever decides, for a day that exists', async () => {
  expect((await story.as('mihai').get('/app/people/minutes?day=11.02.2026')).status).toBe(403)
  expect((await story.as('dan').get('/app/people/minutes?day=31.02.2026')).status).toBe(422)
})

test('quotas: participants of each category on the day they entered, of how many promised; special ones are not counted here', async () => {
  const quotas = await begin()
  const at = (more: object) => participant(quotas, more)
  await at({ categories: [{ kind: 'vmi', validFrom: '2026-01-01' }] })
  await at({
    categories: [
      { kind: 'vmi', validFrom: '2026-01-01', validTo: '2026-02-22' },
      { kind: 'large-family', validFrom: '2026-02-01' },
    ],
  })
  await enrolled(quotas, { categories: [{ kind: 'large-family', validFrom: '2026-02-01' }] })

  const { text } = await quotas.as('ioana').get('/app/people/quotas')

  expect(text).toContain('2 participanți')
  expect(text).toMatch(/VMG sau VMI 1 40 50% 39/)
  expect(text).toMatch(/mai mult de doi copii 1 20 50% 19/)
  expect(text).toMatch(/etnie romă numărată zilnic, la Rezultate 30/)
})

test('the same kind of support on the same days, on two records of one person, is shown as possibly paid twice', async () => {
  const [one, other] = [await participant(story), await participant(story)]
  await supported(story, one, '2026-03-02', { kind: 'training', untilOn: '2026-03-06', minutes: 1200 })
  await supported(story, other, '2026-03-05', { kind: 'training', untilOn: '2026-03-09', minutes: 1200 })
  await supported(story, other, '2026-03-04', { kind: 'mediation' })
  const page = async () => (await story.as('ioana').get('/app/people/double-funding')).text

  const before = await page()
  await story.perform('ioana', unite, { person: one.person, with: other.code, reason: 'aceeași persoană' })
  const after = await page()
  await story.perform('ioana', declareNoDoubleFunding, { enrolment: one.enrolment, declaredOn: '2026-02-02' })

  expect(before).not.toContain('02.03.2026 – 06.03.2026')
  expect(after).toMatch(
    /Formare profesională o-sansa: 02\.03\.2026 – 06\.03\.2026 o-sansa: 05\.03\.2026 – 09\.03\.2026/,
  )
  expect(after).not.toContain('Mediere')
  expect(after).toContain(one.code)
  expect((await page()).split('fără declarația')[1]).not.toContain(one.code)
})

test('somebody who applies to a second programme is one person with two applications', async () => {
  const maria = await enrolled(story)

  await expect(
    story.perform('ioana', apply, {
      person: maria.person,
      programme: 'alt-program',
      appliedOn: '2026-02-02',
      region: 'RO21',
      partner: 'punte',
    }),
  ).rejects.toMatchObject({ status: 404, code: 'programme.no-such-programme' })
})
