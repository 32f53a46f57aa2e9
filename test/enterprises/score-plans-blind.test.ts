import { beforeAll, describe, expect, test } from 'vitest'
import { appointScorer, publishRanking } from '../../src/enterprises/call.ts'
import { decideEntry, enterCall } from '../../src/enterprises/call-entry.ts'
import { declareInterest, scoreEntry } from '../../src/enterprises/call-score.ts'
import { nameAuthor, writePlan } from '../../src/enterprises/plan.ts'
import { submitPlan } from '../../src/enterprises/plan-version.ts'
import type { Who } from '../../src/kernel/who.ts'
import { enrol } from '../../src/people/enrol.ts'
import { application } from '../people/ground.ts'
import { textOf } from '../people/pdf-text.ts'
import { templatesOf } from '../site/routes.ts'
import { beginCompetition, type Competition, refused, scoreAll, seatsOf, titles } from './competition.ts'
import type { Ground } from './ground.ts'
import { sectionsOf } from './plans.ts'

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
  ;({ here, call, enterprises, entries, scorers, done, doneBy } = competition)
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
