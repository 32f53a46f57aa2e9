import { beforeAll, describe, expect, test } from 'vitest'
import { takeFile } from '../../src/evidence/intake.ts'
import { addPaper } from '../../src/evidence/paper.ts'
import { accept } from '../../src/evidence/verdict.ts'
import { open as openEnterprise } from '../../src/enterprises/enterprise.ts'
import { appointScorer, concludeCall, openCall, publishRanking } from '../../src/enterprises/call.ts'
import { answerAppeal, decideEntry, enterCall, lodgeAppeal, withdrawEntry } from '../../src/enterprises/call-entry.ts'
import { declareInterest, scoreEntry } from '../../src/enterprises/call-score.ts'
import { enterPhase } from '../../src/enterprises/phase.ts'
import { nameAuthor, writePlan } from '../../src/enterprises/plan.ts'
import { submitPlan } from '../../src/enterprises/plan-version.ts'
import type { AnyCommand } from '../../src/kernel/command.ts'
import type { Who } from '../../src/kernel/who.ts'
import { enrol } from '../../src/people/enrol.ts'
import { dossier } from '../evidence/papers.ts'
import { application } from '../people/ground.ts'
import { textOf } from '../people/pdf-text.ts'
import { templatesOf } from '../site/routes.ts'
import { bakery, beginEnterprise, type Ground } from './ground.ts'
import { fillPlan, sectionsOf } from './plans.ts'

/**
 * One competition with two places and one of reserve: the bakery, a weaver, a mill and a laundry. The tests follow each other, as its days
 * do.
 */
let here: Ground
let call: string
const enterprises: string[] = []
const entries: string[] = []
const scorers: Who[] = []

const done = async (command: AnyCommand, input: object) => (await here.story.perform('dan', command, input)).answer
const doneBy = async (who: Who, command: AnyCommand, input: object) =>
  (await here.story.performAs(who, command, input)).answer

const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  )

const titles = ['Brutăria din Deal', 'Războiul Mare', 'Moara Veche', 'Spălătoria Albă', 'Florăria Târzie']

/** Who was given a plan and has not given it back, in the order of their seats. */
async function seats(entry: string): Promise<Who[]> {
  const seen: Who[] = []
  for (const who of scorers)
    if ((await here.story.asWho(who).get(`/app/scoring/${entry}`)).status === 200) seen.push(who)
  return seen
}

/** Declares and scores for everybody who has the plan and has not. */
async function score(entry: string, ...points: number[][]): Promise<void> {
  for (const [at, who] of (await seats(entry)).entries()) {
    await doneBy(who, declareInterest, { candidacy: entry, interest: 'none' })
    await doneBy(who, scoreEntry, { candidacy: entry, points: points[at] })
  }
}

beforeAll(async () => {
  here = await beginEnterprise()
  const { story } = here
  for (const name of ['Sorin Bratu', 'Tudora Lazăr', 'Ilinca Rotaru', 'Valeriu Stoica'])
    scorers.push(await story.join({ name, role: 'scorer', scope: { of: 'tenant' } }))
  const { answer } = await story.perform('dan', openCall, {
    ...openCall.example,
    programme: 'o-sansa',
    opensOn: '2026-03-20',
    closesOn: '2026-03-31',
    places: 2,
    reserve: 1,
  })
  call = String(answer.call)
  enterprises.push(here.bakery)
  for (const [at, title] of titles.entries()) {
    if (at === 0) continue
    const made = await story.perform('dan', openEnterprise, {
      ...bakery,
      code: `SES-${at + 1}`,
      title,
      existing: false,
    })
    enterprises.push(String(made.answer.enterprise))
  }
  for (const enterprise of enterprises) {
    await fillPlan(story, enterprise)
    await story.perform('dan', submitPlan, { enterprise })
  }
}, 60_000)

describe('intake', () => {
  test('refuses a plan that tells a name, a telephone, an address or a CNP, until another version is submitted', async () => {
    const [enterprise = ''] = enterprises
    const early = await refused(done(enterCall, { call, enterprise }))
    here.story.at('2026-03-20')
    const person = await here.story.perform('ioana', enrol, application({ partner: 'lider' }))
    await done(nameAuthor, { enterprise, person: String(person.answer.code) })
    const enter = () => refused(done(enterCall, { call, enterprise }))
    const tried: string[] = []

    for (const people of [
      'Ne conduce MARIA.',
      'Sunați la 0722 000 111.',
      'Scrieți la paine@deal.example',
      'CNP 4900512220010',
    ]) {
      await done(writePlan, { enterprise, sections: sectionsOf({ people }) })
      await done(submitPlan, { enterprise })
      tried.push(await enter())
    }

    expect(early).toBe('enterprises.call-not-open')
    expect(tried).toEqual(Array.from({ length: 4 }, () => 'enterprises.plan-gives-away'))
    await done(writePlan, { enterprise, sections: sectionsOf() })
    await done(submitPlan, { enterprise })
    entries.push(String((await done(enterCall, { call, enterprise })).candidacy))
  })

  test('refuses the same enterprise twice, a ranking before the last day, and whoever comes after it', async () => {
    const [first = ''] = enterprises
    const twice = await refused(done(enterCall, { call, enterprise: first }))
    for (const enterprise of enterprises.slice(1, 4))
      entries.push(String((await done(enterCall, { call, enterprise })).candidacy))
    const ranked = await refused(done(publishRanking, { call }))
    here.story.at('2026-04-01')

    const late = await refused(done(enterCall, { call, enterprise: enterprises[4] }))

    expect([twice, ranked, late]).toEqual([
      'enterprises.entered-already',
      'enterprises.call-still-open',
      'enterprises.call-closed',
    ])
  })

  test('a decision that it is not eligible needs a reason', async () => {
    expect(await refused(done(decideEntry, { candidacy: entries[3], eligible: 'no' }))).toBe(
      'enterprises.reason-needed',
    )
  })
})

describe('the panel', () => {
  test('takes nobody with another role', async () => {
    const account = here.story.who.ioana.account

    expect(await refused(done(appointScorer, { call, account }))).toBe('enterprises.scorer-sees-names')
  })

  test('gives each plan to two, and nobody a plan that they wrote in', async () => {
    for (const { account } of scorers.slice(0, 3)) await done(appointScorer, { call, account })
    for (const entry of entries) await done(decideEntry, { candidacy: entry, eligible: 'yes' })

    for (const entry of entries) expect(await seats(entry)).toHaveLength(2)
  })

  test('a scorer sees plans by their codes, and no page that tells whose they are', async () => {
    const [entry = ''] = entries
    const [one] = await seats(entry)
    const browser = here.story.asWho(one as Who)

    const plan = await browser.get(`/app/scoring/${entry}`)
    const elsewhere: string[] = []
    const theirs = new Set(['/app', '/app/scoring', '/app/scoring/:candidacy', '/app/find', '/app/undo'])
    for (const template of templatesOf(here.story.app, 'GET')) {
      if (!template.startsWith('/app/') || theirs.has(template)) continue
      const address = template
        .replaceAll(/:candidacy/g, entry)
        .replaceAll(/:call/g, call)
        .replaceAll(/:enterprise/g, here.bakery)
      if (address.includes(':')) continue
      const { status, text } = await browser.get(address)
      if (status === 200 && titles.some(title => text.includes(title))) elsewhere.push(address)
      if (status === 200 && /^\/app\/(ses|calls|entries|people|results)/.test(address)) elsewhere.push(address)
    }

    expect(plan.text).toContain('Coacem pâine')
    expect(plan.text).toMatch(/P-[A-Z0-9]{5}/)
    for (const told of [...titles, 'Dan Vlad', 'SES-1', 'Lăcătuș']) expect(plan.text).not.toContain(told)
    expect(elsewhere).toEqual([])
  })

  test('a scorer takes the plan along on paper: neither its pages, nor what the file says of itself, nor its name tell whose it is', async () => {
    const [entry = ''] = entries
    const [one] = await seats(entry)
    const scorer = here.story.asWho(one as Who)
    const identity = { familyName: 'Vatră', givenName: 'Ileana', bornOn: '1990-05-12', sex: 'F' as const }
    const late = await here.story.perform('ioana', enrol, application({ partner: 'lider', identity }))
    await done(nameAuthor, { enterprise: here.bakery, person: String(late.answer.code) })

    const { status, headers, bytes } = await scorer.get(`/app/scoring/${entry}/plan.pdf`)
    const text = await textOf(bytes)
    const told = [text, Buffer.from(bytes).toString('latin1'), Buffer.from(bytes).toString('utf16le')].join('\n')

    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toMatch(/^inline; filename="P-[A-Z0-9]{5}\.pdf"$/)
    expect(text).toMatch(/P-[A-Z0-9]{5}/)
    expect(text).toContain('Coacem pâine')
    expect(text.match(/20(2[6-9]|3[01])/g)?.length).toBeGreaterThan(60)
    for (const whose of [...titles, 'Dan Vlad', 'SES-1', 'Lăcătuș', 'Ana Lăcătuș', here.bakery])
      expect(told).not.toContain(whose)
    expect(told).not.toMatch(/\/Author/)
  })

  test('refuses points before a declaration, from whoever was not given the plan, too many, and a second time', async () => {
    const [entry = ''] = entries
    const [one, other] = (await seats(entry)) as [Who, Who]
    const outside = scorers.find(who => who !== one && who !== other) as Who
    const give = (who: Who, points: number[]) => refused(doneBy(who, scoreEntry, { candidacy: entry, points }))

    expect(await give(one, [8, 8, 8])).toBe('enterprises.not-declared')
    expect(await give(outside, [8, 8, 8])).toBe('enterprises.no-such-entry')
    await doneBy(one, declareInterest, { candidacy: entry, interest: 'none' })
    expect(await give(one, [8, 11, 8])).toBe('enterprises.too-many-points')
    expect(await give(one, [8, 8])).toBe('enterprises.points-missing')
    expect(await give(one, [9, 9, 9])).toBe('done')
    expect(await give(one, [10, 10, 10])).toBe('enterprises.scored-already')
  })

  test('nobody sees the points of the first before the second has given theirs: not the other, not whoever decides, not the journal', async () => {
    const [entry = ''] = entries
    const [one, other] = (await seats(entry)) as [Who, Who]
    const pages = () =>
      Promise.all([
        here.story.asWho(other).get(`/app/scoring/${entry}`),
        here.story.as('dan').get(`/app/entries/${entry}`),
        here.story.as('victor').get(`/app/entries/${entry}`),
      ])

    const before = await pages()
    await doneBy(other, declareInterest, { candidacy: entry, interest: 'none' })
    await doneBy(other, scoreEntry, { candidacy: entry, points: [8, 9, 9] })
    const after = await pages()

    for (const page of before) expect(page.text).not.toMatch(/\b90\b/)
    for (const page of after) expect(page.text).toMatch(/\b90\b/)
    expect((await here.story.asWho(one).get(`/app/scoring/${entry}`)).text).toMatch(/\b87\b/)
  })

  test('whoever has an interest gives the plan back, and somebody else has it; nobody scores what they wrote in', async () => {
    const entry = entries[1] ?? ''
    const before = await seats(entry)
    const [one] = before as [Who]

    await doneBy(one, declareInterest, { candidacy: entry, interest: 'has' })

    const after = await seats(entry)
    expect(after).toHaveLength(2)
    expect(after).not.toContain(one)
    expect(await refused(doneBy(one, scoreEntry, { candidacy: entry, points: [5, 5, 5] }))).toBe(
      'enterprises.no-such-entry',
    )
    const own = { ...here.story.who.dan, grants: [{ role: 'scorer' as const, scope: { of: 'tenant' as const } }] }
    expect(await refused(doneBy(own, scoreEntry, { candidacy: entry, points: [10, 10, 10] }))).toBe(
      'enterprises.scores-own',
    )
  })

  test('refuses points of a scorer who has been given another role since', async () => {
    const entry = entries[1] ?? ''
    const [one] = (await seats(entry)) as [Who]
    const sighted = { ...one, grants: [...one.grants, { role: 'auditor' as const, scope: { of: 'tenant' as const } }] }

    expect(await refused(doneBy(sighted, declareInterest, { candidacy: entry, interest: 'none' }))).toBe(
      'enterprises.scorer-sees-names',
    )
  })

  test('where the first two differ beyond the rule, a third gets the plan', async () => {
    const entry = entries[2] ?? ''
    await score(entry, [9, 9, 9], [6, 6, 6])

    expect(await seats(entry)).toHaveLength(3)
  })
})

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
    expect(text).toMatch(/Spălătoria Albă 50 sub punctajul minim sub 60 puncte/)
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
    await doneBy(here.lia, accept, { paper })
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
