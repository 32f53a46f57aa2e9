import { beforeEach, describe, expect, test } from 'vitest'
import { addPaper } from '../../src/evidence/paper.ts'
import { takeFile } from '../../src/evidence/intake.ts'
import { correct, open, withdraw } from '../../src/enterprises/enterprise.ts'
import { recordChange } from '../../src/enterprises/notice.ts'
import { enterPhase, leavePhase } from '../../src/enterprises/phase.ts'
import { Problem } from '../../src/kernel/problem.ts'
import { recordDeliverable, withdrawDeliverable } from '../../src/programme/deliverable-command.ts'
import { resultsReport } from '../../src/results/report.ts'
import { dossier } from '../evidence/papers.ts'
import { type Name, story } from '../people-of-the-story.ts'
import { bakery, beginEnterprise, bring, type Ground, leadToTrading } from './ground.ts'

let here: Ground

beforeEach(async () => {
  here = await beginEnterprise()
})

const enter = (phase: string, reachedOn: string, name: Name = 'dan') =>
  here.story.perform(name, enterPhase, { enterprise: here.bakery, phase, reachedOn })

async function refusal(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Problem)) throw new Error('It was not refused.', { cause: error })
  return error
}

const reached = async (): Promise<number | undefined> => {
  const { indicators } = await resultsReport(here.story.engine, here.story, { programme: 'o-sansa', day: '2026-03-16' })
  return indicators.find(one => one.code === 'ses')?.claimed
}

describe('is refused:', () => {
  test('a phase without its papers, or with one that nobody has accepted or that has run out on the day', async () => {
    await enter('idea', '2025-05-05')
    const without = await refusal(enter('founded', '2025-06-02'))
    await bring(here, here.bakery, 'statute')
    await bring(here, here.bakery, 'cui-certificate', { validUntil: '2025-05-31' })

    const afterwards = await refusal(enter('founded', '2025-06-02'))

    expect([without.code, without.details.papers]).toEqual([
      'enterprises.phase-without-papers',
      'statute,cui-certificate',
    ])
    expect(afterwards.details.papers).toBe('cui-certificate')
  })

  test('a phase that leaves one out, one that comes before the last, one reached already, and one of no profile', async () => {
    const skipping = await refusal(enter('founded', '2025-06-02'))
    await enter('idea', '2025-05-12')

    expect(skipping.code).toBe('enterprises.phase-skipped')
    expect((await refusal(enter('training', '2025-05-11'))).code).toBe('enterprises.phase-before-last')
    expect((await refusal(enter('idea', '2025-05-12'))).code).toBe('enterprises.phase-reached-already')
    expect((await refusal(enter('dreamt', '2025-05-12'))).code).toBe('enterprises.no-such-phase')
    expect((await refusal(enter('training', '2026-03-17'))).code).toBe('programme.lies-ahead')
  })

  test('a foundation without the tax number', async () => {
    const { answer } = await here.story.perform('dan', open, {
      ...bakery,
      code: 'SES-2',
      cui: undefined,
      existing: true,
    })
    const enterprise = String(answer.enterprise)

    const problem = await refusal(
      here.story.perform('dan', enterPhase, { enterprise, phase: 'founded', reachedOn: '2025-06-02' }),
    )

    expect(problem.code).toBe('enterprises.founded-without-cui')
  })

  test.each<Name>(['radu', 'ioana', 'victor'])('a phase by %s, who does not decide on enterprises', async name => {
    expect((await refusal(enter('idea', '2025-05-05', name))).code).toBe('kernel.not-allowed')
  })

  test('an enterprise of another organisation, a wrong tax number, an unknown form, a code that is taken', async () => {
    const other = await story()
    const foreign = other.perform('dan', leavePhase, { enterprise: here.bakery, phase: 'idea', reason: 'Nu.' })

    expect((await refusal(foreign)).code).toBe('enterprises.no-such-enterprise')
    expect((await refusal(here.story.perform('dan', open, { ...bakery, cui: '1590083' }))).status).toBe(400)
    expect((await refusal(here.story.perform('dan', open, { ...bakery, code: 'S', legalForm: 'guild' }))).code).toBe(
      'enterprises.no-such-form',
    )
    expect((await refusal(here.story.perform('dan', open, bakery))).code).toBe('programme.code-taken')
  })

  test('to take back a phase that another followed, and to withdraw what has jobs', async () => {
    await leadToTrading(here)
    const post = {
      unit: 'job',
      programme: 'o-sansa',
      code: 'J-1',
      title: 'Brutar',
      region: 'RO21',
      reachedOn: '2025-10-01',
    }
    await here.story.perform('dan', recordDeliverable, {
      ...post,
      enterprise: here.bakery,
      weeklyHours: 40,
      contract: 'permanent',
    })
    const back = { enterprise: here.bakery, phase: 'founded', reason: 'Greșit.' }

    expect((await refusal(here.story.perform('dan', leavePhase, back))).code).toBe('enterprises.phase-not-last')
    expect(
      (await refusal(here.story.perform('dan', withdraw, { enterprise: here.bakery, reason: 'Greșit.' }))).code,
    ).toBe('enterprises.holds-records')
  })

  test('to be active six months after support, before they are over, or without having operated', async () => {
    await leadToTrading(here)
    await bring(here, here.bakery, 'activity-proof', { datedOn: '2026-02-20' })
    const { answer } = await here.story.perform('dan', open, { ...bakery, code: 'SES-2', existing: true })
    const existing = { enterprise: String(answer.enterprise), phase: 'sustained', reachedOn: '2026-03-01' }

    const early = await refusal(enter('sustained', '2026-02-28'))
    const never = await refusal(here.story.perform('dan', enterPhase, existing))
    await enter('sustained', '2026-03-01')

    expect([early.code, early.details.from]).toEqual(['enterprises.support-ended-lately', '2026-03-01'])
    expect([never.code, never.details.phase]).toEqual(['enterprises.phase-skipped', 'operating'])
  })

  test('to change it in the register, past its own rules', async () => {
    const past = here.story.perform('dan', withdrawDeliverable, { deliverable: here.bakery, reason: 'Greșit.' })

    expect((await refusal(past)).code).toBe('programme.has-own-pages')
    expect((await here.story.as('dan').get(`/app/register/${here.bakery}`)).location).toBe(`/app/ses/${here.bakery}`)
  })
})

test('it counts as developed from the phase that its indicator names, and no longer when that phase is taken back', async () => {
  await leadToTrading(here)
  const trading = await reached()

  await here.story.perform('dan', leavePhase, { enterprise: here.bakery, phase: 'operating', reason: 'Nu lucra încă.' })

  expect([trading, await reached()]).toEqual([1, 0])
})

test('its page says who signed each phase, from which one it counts, and what was taken back, by whom and why', async () => {
  await leadToTrading(here)
  await here.story.perform('dan', leavePhase, { enterprise: here.bakery, phase: 'operating', reason: 'Nu lucra încă.' })

  const form = await here.story.as('dan').get(`/app/ses/${here.bakery}/phase-back`)
  const { text } = await here.story.as('victor').get(`/app/ses/${here.bakery}`)

  expect(form.html).toMatch(/value="attested"[^>]*checked/)
  expect(form.html).not.toContain('value="founded"')
  expect(text).toContain('Semnată de Dan Vlad')
  expect(text).toContain('Din faza aceasta se numără: Structuri de economie socială dezvoltate')
  expect(text).toMatch(/Faze întoarse.*În activitate\s*01\.09\.2025.*Dan Vlad.*Nu lucra încă\./s)
})

test('a paper that was brought and not yet accepted is told apart from one that is missing', async () => {
  await enter('idea', '2025-05-05')
  const file = await takeFile(here.story.engine, here.story.who.dan, dossier(1))
  const claims = [{ kind: 'deliverable.enterprise', id: here.bakery, subject: here.bakery }]
  await here.story.perform('dan', addPaper, { kind: 'statute', datedOn: '2025-05-06', file, claims })

  const { text } = await here.story.as('dan').get(`/app/ses/${here.bakery}`)

  expect(text).toContain('Statut sau act constitutiv: adus, așteaptă să fie acceptat')
  expect(text).toContain('Adaugă actul: Certificat de înregistrare fiscală')
})

test('one that existed before enters at the phase in which it is, and is developed from there', async () => {
  const { answer } = await here.story.perform('dan', open, {
    ...bakery,
    code: 'SES-2',
    legalForm: 'protected-unit',
    existing: true,
  })
  const enterprise = String(answer.enterprise)
  await bring(here, enterprise, 'authorisation', { validUntil: '2027-01-01' })

  await here.story.perform('dan', enterPhase, { enterprise, phase: 'attested', reachedOn: '2025-06-02' })
  await here.story.perform('dan', recordChange, { enterprise, says: 'Alt administrator', changedOn: '2026-03-10' })

  const page = await here.story.as('dan').get(`/app/ses/${enterprise}`)
  expect(page.text).toContain('din 02.06.2025')
  expect(page.text).toContain('Poate primi contracte rezervate')
  expect(page.text).toContain('SES-2: anunțați schimbarea la agenția pentru ocupare')
  expect(page.text).toContain('SES-2: raportul social și situațiile anului 2025')
})

test('what is corrected keeps its phases; what was a mistake goes as a whole', async () => {
  await enter('idea', '2025-05-05')
  const { programme: _, ...said } = bakery
  await here.story.perform('dan', correct, {
    enterprise: here.bakery,
    reason: 'Denumirea.',
    ...said,
    title: 'Brutăria',
  })
  const page = await here.story.as('dan').get(`/app/ses/${here.bakery}`)

  await here.story.perform('dan', withdraw, { enterprise: here.bakery, reason: 'De două ori.' })

  expect(page.text).toContain('Brutăria')
  expect(page.text).toContain('din 05.05.2025')
  expect((await here.story.as('dan').get(`/app/ses/${here.bakery}`)).status).toBe(404)
})

test('on screen a refused phase comes back with what was chosen and says which papers it lacks', async () => {
  await enter('idea', '2025-05-05')

  const answer = await here.story
    .as('dan')
    .post(`/app/ses/${here.bakery}/phase`, { enterprise: here.bakery, phase: 'founded', reachedOn: '2 iunie 2025' })

  expect(answer.status).toBe(422)
  expect(answer.text).toContain('Fazei îi lipsesc acte acceptate și valabile în acea zi.')
  expect(answer.html).toMatch(/value="founded"[^>]*checked/)
})
