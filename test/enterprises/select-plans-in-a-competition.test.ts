import { beforeAll, describe, expect, test } from 'vitest'
import { takeFile } from '../../src/evidence/intake.ts'
import { addPaper } from '../../src/evidence/paper.ts'
import { accept } from '../../src/evidence/verdict.ts'
import { appointScorer, concludeCall, publishRanking } from '../../src/enterprises/call.ts'
import { answerAppeal, lodgeAppeal, withdrawEntry } from '../../src/enterprises/call-entry.ts'
import { declareInterest, scoreEntry } from '../../src/enterprises/call-score.ts'
import { enterPhase } from '../../src/enterprises/phase.ts'
import type { Who } from '../../src/kernel/who.ts'
import { dossier } from '../evidence/papers.ts'
import { textOf } from '../people/pdf-text.ts'
import { beginCompetition, type Competition, refused, scoreAll, scoreBakeryAndMill, seatsOf } from './competition.ts'
import type { Ground } from './ground.ts'

/**
 * One competition with two places and one of reserve: the bakery, a weaver, a mill and a laundry. The tests follow each other, as its days
 * do.
 */
let competition: Competition
let here: Ground
let call: string
let enterprises: string[]
let entries: string[]
let scorers: Who[]
let done: Competition['done']
let doneBy: Competition['doneBy']

const seats = (entry: string) => seatsOf(competition, entry)
const score = (entry: string, ...points: number[][]) => scoreAll(competition, entry, points)

beforeAll(async () => {
  competition = await beginCompetition()
  await scoreBakeryAndMill(competition)
  ;({ here, call, enterprises, entries, scorers, done, doneBy } = competition)
}, 60_000)

describe('the ranking', () => {
  test('is refused before all are scored', async () => {
    here.story.at('2026-04-10')

    expect(await refused(done(publishRanking, { call }))).toBe('enterprises.not-all-scored')
  })

  test('says of each plan its place and why: the bakery first, the weaver, the mill in reserve, the laundry below', async () => {
    await score(entries[1] ?? '', [8, 8, 8], [8, 8, 8])
    const mill = entries[2] ?? ''
    for (const who of await seats(mill)) {
      await doneBy(who, declareInterest, { candidacy: mill, interest: 'none' }).catch(() => undefined)
      await doneBy(who, scoreEntry, { candidacy: mill, points: [7, 7, 7] }).catch(() => undefined)
    }
    await score(entries[3] ?? '', [5, 5, 5], [5, 5, 5])
    await done(publishRanking, { call })

    const { text } = await here.story.as('dan').get(`/app/calls/${call}`)

    expect(text).toMatch(/1 P-\w+ Brutăria din Deal 88,5 selectat cel mai mare punctaj/)
    expect(text).toMatch(/2 P-\w+ Războiul Mare 80 selectat mai puține puncte/)
    expect(text).toMatch(/3 P-\w+ Moara Veche 65 rezervă/)
    expect(text).toMatch(/Spălătoria Albă 50 sub punctajul minim sub 60 de puncte/)
  })

  test('an appeal outside its days is refused; one that is upheld is scored again by somebody who has not read the plan', async () => {
    const entry = entries[2] ?? ''
    const lodge = (lodgedOn: string) =>
      refused(done(lodgeAppeal, { candidacy: entry, lodgedOn, says: 'Bugetul este bun.' }))
    expect(await lodge('2026-04-09')).toBe('enterprises.appeal-too-late')
    expect(await lodge('2026-04-10')).toBe('done')
    const answer = { candidacy: entry, upheld: 'yes', answer: 'Se punctează din nou.', answeredOn: '2026-04-10' }
    expect(await refused(done(answerAppeal, answer))).toBe('enterprises.nobody-left-to-score')
    const early = await refused(done(concludeCall, { call }))
    here.story.at('2026-04-16')
    const unanswered = await refused(done(concludeCall, { call }))

    await done(appointScorer, { call, account: scorers[3]?.account })
    await done(answerAppeal, answer)

    expect([early, unanswered]).toEqual(['enterprises.appeals-still-open', 'enterprises.appeal-unanswered'])
    expect(await refused(done(concludeCall, { call }))).toBe('enterprises.not-all-scored')
    const fourth = scorers[3] as Who
    await doneBy(fourth, declareInterest, { candidacy: entry, interest: 'none' })
    await doneBy(fourth, scoreEntry, { candidacy: entry, points: [7, 8, 7] })
    await done(concludeCall, { call })
    expect((await here.story.as('dan').get(`/app/calls/${call}`)).text).toMatch(/3 P-\w+ Moara Veche 74 rezervă/)
  })

  test('as known on the day it was published it is what it was', async () => {
    const then = await here.story.as('dan').get(`/app/calls/${call}?known=2026-04-10`)

    expect(then.text).toMatch(/3 P-\w+ Moara Veche 65 rezervă/)
    expect(then.text).toContain('Așa cum se știa la 10.04.2026')
  })
})

const select = (enterprise = '', reachedOn = '2026-04-17') =>
  refused(done(enterPhase, { enterprise, phase: 'selected', reachedOn }))

describe('places', () => {
  test('one scan of the signed minutes proves every selected plan, and opens the phase once somebody else accepts it', async () => {
    here.story.at('2026-04-17')
    for (const enterprise of enterprises.slice(0, 4))
      for (const phase of ['idea', 'plan']) await done(enterPhase, { enterprise, phase, reachedOn: '2026-03-31' })
    const printed = await textOf((await here.story.as('dan').get(`/app/calls/${call}/minutes.pdf`)).bytes)
    const before = await select(enterprises[0])
    const file = new File([new Uint8Array(dossier(1))], 'pv.pdf', { type: 'application/pdf' })

    const sent = await here.story.as('dan').post(`/app/calls/${call}/minutes`, { file, datedOn: '16.04.2026' })

    expect(printed).toContain('Proces-verbal al juriului')
    expect(printed).toContain('Războiul Mare')
    expect(before).toBe('enterprises.phase-without-papers')
    expect(sent.status).toBe(303)
    const list = await here.story.as('dan').get('/app/evidence')
    const paper = /\/app\/evidence\/([0-9a-f-]{36})/.exec(list.html)?.[1] ?? ''
    const page = async () => (await here.story.as('dan').get(`/app/calls/${call}`)).text
    expect(await page()).toMatch(/Procesul-verbal semnat .* 16\.04\.2026 ?pentru 2 planuri De verificat/)
    await doneBy(here.lia, accept, { paper })
    expect(await page()).toMatch(/16\.04\.2026 ?pentru 2 planuri Acceptat/)
    expect(await select(enterprises[0])).toBe('done')
  })

  test('no more are selected than the call has places, until somebody withdraws and the first of the reserve moves up', async () => {
    const [, weaver, mill] = enterprises
    const minutes = await takeFile(here.story.engine, here.story.who.dan, dossier(2))
    const claims = [{ kind: 'enterprise.selection', id: entries[2], subject: mill }]
    const paper = await done(addPaper, { kind: 'jury-minutes', datedOn: '2026-04-17', file: minutes, claims })
    await doneBy(here.lia, accept, { paper: String(paper.paper) })
    const beyond = await select(mill)
    const takenUp = await refused(done(withdrawEntry, { candidacy: entries[0], reason: 'Nu mai vor.' }))

    await done(withdrawEntry, { candidacy: entries[1], reason: 'Nu mai au spațiul.' })

    expect([beyond, takenUp]).toEqual(['enterprises.no-place-won', 'enterprises.place-taken-up'])
    expect(await select(weaver)).toBe('enterprises.no-place-won')
    expect(await select(mill)).toBe('done')
  })
})
