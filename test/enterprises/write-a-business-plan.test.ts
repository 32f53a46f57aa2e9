import { beforeEach, describe, expect, test } from 'vitest'
import { erase } from '../../src/privacy/erasure.ts'
import { enterPhase } from '../../src/enterprises/phase.ts'
import { nameAuthor, setPlan, writePlan } from '../../src/enterprises/plan.ts'
import { addLine, changeLine, dropLine } from '../../src/enterprises/plan-line.ts'
import { submitPlan } from '../../src/enterprises/plan-version.ts'
import type { AnyCommand } from '../../src/kernel/command.ts'
import { enrol } from '../../src/people/enrol.ts'
import { application } from '../people/ground.ts'
import { textOf } from '../people/pdf-text.ts'
import { beginEnterprise, type Ground } from './ground.ts'
import { fillPlan, sectionsOf, terms } from './plans.ts'

let here: Ground

beforeEach(async () => {
  here = await beginEnterprise()
})

const done = (command: AnyCommand, input: object) => here.story.perform('dan', command, input)

const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  )

describe('is refused:', () => {
  test('a text or a line before the plan is begun', async () => {
    const { bakery: enterprise } = here

    expect(await refused(done(writePlan, { enterprise, sections: sectionsOf() }))).toBe('enterprises.plan-not-begun')
    expect(await refused(done(addLine, { ...addLine.example, enterprise }))).toBe('enterprises.plan-not-begun')
    expect((await here.story.as('dan').get(`/app/ses/${enterprise}/plan/texts`)).status).toBe(404)
  })

  test('to submit it without its texts, without money, or twice as it stands', async () => {
    const { bakery: enterprise } = here
    await done(setPlan, { enterprise, ...terms })
    const bare = await refused(done(submitPlan, { enterprise }))
    await done(writePlan, { enterprise, sections: sectionsOf() })
    const poor = await refused(done(submitPlan, { enterprise }))
    await fillPlan(here.story, enterprise)
    await done(submitPlan, { enterprise })

    const twice = await refused(done(submitPlan, { enterprise }))

    expect([bare, poor, twice]).toEqual([
      'enterprises.plan-lacks-texts',
      'enterprises.plan-lacks-money',
      'enterprises.plan-unchanged',
    ])
  })

  test('a line that ends before it begins, a text of no profile, an author of no code, half a season', async () => {
    const { bakery: enterprise } = here
    await done(setPlan, { enterprise, ...terms })
    const line = { ...addLine.example, enterprise, from: 8, until: 7 }

    expect(await refused(done(addLine, line))).toBe('enterprises.ends-before-it-begins')
    expect(await refused(done(writePlan, { enterprise, sections: [{ code: 'dreams', says: 'Da.' }] }))).toBe(
      'enterprises.no-such-section',
    )
    expect(await refused(done(nameAuthor, { enterprise, person: 'GT-9999' }))).toBe('enterprises.no-such-person')
    expect(await refused(done(setPlan, { enterprise, ...terms, season: [100, 80] }))).toBe('kernel.wrong-shape')
  })

  test('the phase of the plan before a plan was submitted, or on an earlier day', async () => {
    const { bakery: enterprise } = here
    await done(enterPhase, { enterprise, phase: 'idea', reachedOn: '2025-05-05' })
    const enter = (reachedOn: string) => refused(done(enterPhase, { enterprise, phase: 'plan', reachedOn }))
    const before = await enter('2026-03-16')
    await fillPlan(here.story, enterprise)
    await done(submitPlan, { enterprise })

    expect([before, await enter('2026-03-15'), await enter('2026-03-16')]).toEqual([
      'enterprises.phase-without-plan',
      'enterprises.phase-without-plan',
      'done',
    ])
  })

  test('its page to another enterprise, which reads the programme and no plans', async () => {
    const { bakery: enterprise, story } = here
    const other = await story.join({ name: 'Petre Luca', role: 'enterprise', scope: { of: 'enterprise', id: 'SES-9' } })
    await fillPlan(story, enterprise)

    expect((await story.asWho(other).get(`/app/ses/${enterprise}`)).status).toBe(200)
    expect((await story.asWho(other).get(`/app/ses/${enterprise}/plan`)).status).toBe(404)
    expect((await story.asWho(other).get(`/app/ses/${enterprise}/plan.pdf`)).status).toBe(404)
  })
})

test('the page says from when income covers costs, the least cash, and both scenarios beside', async () => {
  await fillPlan(here.story, here.bakery)

  const page = await here.story.as('dan').get(`/app/ses/${here.bakery}/plan`)

  // The bakery that was reckoned by hand: an oven of 30,000 in month 1, bread from month 4, which is July 2026.
  expect(page.text).toContain('Cum ne așteptăm iulie 2026')
  expect(page.text).toContain('-28.000 lei, în aprilie 2026')
  expect(page.text).toContain('Mai greu venituri -20%, cheltuieli +10%, venituri mai târziu cu 2 luni')
  expect(page.html).toContain('<svg class="line cash"')
})

test('months are shown in each scenario, and the plan is printed with its texts, its years and sixty months', async () => {
  await fillPlan(here.story, here.bakery)
  const dan = here.story.as('dan')

  const worse = await dan.get(`/app/ses/${here.bakery}/plan/months?scenario=cautious`)
  const printed = await textOf((await dan.get(`/app/ses/${here.bakery}/plan.pdf`)).bytes)

  expect(worse.text).toContain('septembrie 2026')
  expect(printed).toContain('Plan de afaceri')
  expect(printed).toContain('Coacem pâine')
  expect(printed).toContain('venituri -20%')
  expect(printed).toContain('martie 2031')
})

test('what was submitted stays as it was; later changes make another version', async () => {
  const { bakery: enterprise, story } = here
  const lines = await fillPlan(story, enterprise)
  await done(submitPlan, { enterprise })
  await done(changeLine, { ...changeLine.example, line: lines[0], title: 'Cozonac' })
  await done(dropLine, { line: lines[1] })
  await done(submitPlan, { enterprise }).catch(() => undefined)

  const first = await story.as('dan').get(`/app/ses/${enterprise}/plan/versions/1`)

  expect(first.text).toContain('Pâine')
  expect(first.text).not.toContain('Cozonac')
  expect((await story.as('dan').get(`/app/ses/${enterprise}/plan`)).text).toContain('Cozonac')
})

test('on screen a wrong line comes back with what was typed, and a line of an investment asks for no growth', async () => {
  const { bakery: enterprise, story } = here
  await fillPlan(story, enterprise)
  const dan = story.as('dan')
  const path = `/app/ses/${enterprise}/plan/line`

  const back = await dan.post(path, {
    enterprise,
    kind: 'income',
    title: 'Covrigi',
    amount: '1.200,50',
    from: '9',
    until: '3',
  })
  const once = await dan.get(`${path}?kind=investment`)

  expect(back.status).toBe(422)
  expect(back.html).toContain('value="Covrigi"')
  expect(back.html).toContain('value="1.200,50"')
  expect(once.html).not.toContain('name="growth"')
})

test('the page warns where the plan tells whose it is', async () => {
  const { bakery: enterprise, story } = here
  await fillPlan(story, enterprise)
  const { answer } = await story.perform('ioana', enrol, application({ partner: 'lider' }))
  await done(nameAuthor, { enterprise, person: String(answer.code) })
  const clean = await story.as('dan').get(`/app/ses/${enterprise}/plan`)

  await done(writePlan, { enterprise, sections: sectionsOf({ people: 'Ne conduce Maria, tel. 0722 000 111.' }) })

  const page = await story.as('dan').get(`/app/ses/${enterprise}/plan`)
  expect(clean.text).toContain('Textele nu spun al cui este planul.')
  expect(page.text).toContain('Oamenii: un nume, un telefon sau o adresă')
})

test('when somebody behind it is erased, texts about people go from every version and the figures stay', async () => {
  const { bakery: enterprise, story } = here
  await fillPlan(story, enterprise)
  const { answer } = await story.perform('ioana', enrol, application({ partner: 'lider' }))
  await done(nameAuthor, { enterprise, person: String(answer.code) })
  await done(submitPlan, { enterprise })

  await story.perform('ana', erase, { person: String(answer.person) })

  const version = await story.as('dan').get(`/app/ses/${enterprise}/plan/versions/1`)
  const working = await story.as('dan').get(`/app/ses/${enterprise}/plan`)
  expect(version.text).not.toContain('Trei femei din sat')
  expect(version.text).toContain('Coacem pâine')
  expect(working.text).not.toContain('Coacem pâine')
  expect(version.text).toContain('-28.000 lei, în aprilie 2026')
})

describe('month by month', () => {
  test('a line takes single months apart in its form, which the plan, its months and its paper show', async () => {
    const { bakery: enterprise, story } = here
    const [bread = ''] = await fillPlan(story, enterprise)
    const dan = story.as('dan')
    const path = `/app/ses/${enterprise}/plan`
    const form = { line: bread, kind: 'income', title: 'Pâine', amount: '6.000', from: '4', growth: '10' }

    const rows = { 'apart.0.month': '9', 'apart.0.amount': '25.000,50', 'apart.2.month': '10', 'apart.2.amount': '0' }
    const half = await dan.post(`${path}/lines/${bread}`, { ...form, 'apart.0.month': '9' })
    const again = await dan.post(`${path}/lines/${bread}`, {
      ...form,
      ...rows,
      'apart.1.month': '9',
      'apart.1.amount': '1',
    })
    const sent = await dan.post(`${path}/lines/${bread}`, { ...form, ...rows })
    const [plan, months, opened, paper] = [
      await dan.get(path),
      await dan.get(`${path}/months`),
      await dan.get(`${path}/lines/${bread}`),
      await textOf((await dan.get(`${path}.pdf`)).bytes),
    ]

    expect([half.status, again.status, sent.status]).toEqual([422, 422, 303])
    expect(again.text).toContain('Luna aceasta are deja o sumă a ei.')
    expect(plan.text).toContain('în decembrie 2026 25.000,50 lei, în ianuarie 2027 0 lei')
    expect(months.text).toContain('Lună de lună (lei)')
    expect(months.text).toMatch(/decembrie 2026 25\.000,50 4\.000/)
    expect(months.text).toMatch(/ianuarie 2027 0 4\.000/)
    expect(opened.html).toMatch(
      /name="apart\.0\.amount"[^>]*value="25000,5"|value="25000,5"[^>]*name="apart\.0\.amount"/,
    )
    expect(paper).toContain('25.000,50')
  })
})
