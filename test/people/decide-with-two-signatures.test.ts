import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { withdrawApplication } from '../../src/people/application.ts'
import { proposeDecision, revokeDecision, signDecision } from '../../src/people/decision.ts'
import type { Name, Story } from '../people-of-the-story.ts'
import {
  decideEligible,
  type Enrolled,
  enrolled,
  proof,
  proveEligibility,
  begin,
  supported,
  takeBack,
} from './ground.ts'

let story: Story
let maria: Enrolled

beforeAll(async () => {
  story = await begin()
})

beforeEach(async () => {
  maria = await enrolled(story)
})

const propose = (more: object = {}, by: Name = 'ioana', shown?: number) =>
  story.perform(
    by,
    proposeDecision,
    { enrolment: maria.enrolment, outcome: 'eligible', decidedOn: '2026-02-16', ...more },
    shown === undefined ? {} : { shown },
  )

const sign = (by: Name = 'dan', decidedOn = '2026-02-16') =>
  story.perform(by, signDecision, { enrolment: maria.enrolment, decidedOn })

describe('a proposal is refused', () => {
  test('dated tomorrow, or before the application', async () => {
    await proveEligibility(story, maria)

    await expect(propose({ decidedOn: '2026-03-17' })).rejects.toMatchObject({ fields: [{ path: 'decidedOn' }] })
    await expect(propose({ decidedOn: '2026-02-01' })).rejects.toMatchObject({
      fields: [{ code: 'people.before-application', details: { on: '2026-02-02' } }],
    })
  })

  test('without any paper: it names the criteria', async () => {
    await expect(propose()).rejects.toMatchObject({
      status: 422,
      code: 'people.criteria-without-paper',
      details: { criteria: 'identity,labour-status,category' },
    })
  })

  test.each([
    ['signed later than that day', { datedOn: '2026-02-17' }],
    ['too old on that day', { datedOn: '2026-01-16' }],
    ['that had run out by that day', { datedOn: '2026-01-30', validUntil: '2026-02-15' }],
  ])('with a paper %s', async (_, dates) => {
    await proof(story, maria, 'identity-paper', { claim: 'eligibility.identity' })
    await proof(story, maria, 'income-decision', { claim: 'eligibility.minimum-income' })
    await proof(story, maria, 'status-declaration', { claim: 'eligibility.labour-status', ...dates })

    await expect(propose()).rejects.toMatchObject({ details: { criteria: 'labour-status' } })
  })

  test('to refuse somebody without saying why', async () => {
    await expect(propose({ outcome: 'refused' })).rejects.toMatchObject({
      fields: [{ path: 'reason', code: 'people.refusing-wants-a-reason' }],
    })
  })

  test('about whoever is eligible already, or has withdrawn', async () => {
    await proveEligibility(story, maria)
    await decideEligible(story, maria)
    const ana = await enrolled(story)
    await story.perform('ioana', withdrawApplication, { enrolment: ana.enrolment, withdrawnOn: '2026-02-10' })

    await expect(propose()).rejects.toMatchObject({ code: 'people.already-eligible' })
    await expect(propose({ enrolment: ana.enrolment })).rejects.toMatchObject({ code: 'people.application-withdrawn' })
  })

  test('from somebody who decides nothing, and about somebody in another region', async () => {
    const elsewhere = await enrolled(story, { region: 'RO41', partner: 'lider' }, 'dan')

    await expect(propose({}, 'mihai')).rejects.toMatchObject({ status: 403 })
    await expect(propose({ enrolment: elsewhere.enrolment })).rejects.toMatchObject({ status: 404 })
  })

  test('to whoever had an earlier proposal before their eyes', async () => {
    await propose({ outcome: 'waiting', score: 40 })
    const { entry } = await propose({ outcome: 'waiting', score: 50 })
    await propose({ outcome: 'waiting', score: 60 }, 'dan', entry)

    await expect(propose({ outcome: 'waiting', score: 70 }, 'ioana', entry)).rejects.toMatchObject({ status: 409 })
  })
})

describe('a signature is refused', () => {
  test('where nothing was proposed', async () => {
    await expect(sign()).rejects.toMatchObject({ code: 'people.nothing-to-sign' })
  })

  test('by whoever proposed', async () => {
    await proveEligibility(story, maria)
    await propose({}, 'dan')

    await expect(sign('dan')).rejects.toMatchObject({ code: 'people.second-signer-is-somebody-else' })
  })

  test('before the proposal, and with a paper that was rejected since', async () => {
    await proveEligibility(story, maria)
    await propose()

    await expect(sign('dan', '2026-02-15')).rejects.toMatchObject({ fields: [{ code: 'people.before-proposal' }] })
    await expect(sign('dan', '2026-03-16')).rejects.toMatchObject({ details: { criteria: 'labour-status' } })
  })
})

describe('taking a decision back is refused', () => {
  test('where there is none, and once support was given', async () => {
    const revoke = { enrolment: maria.enrolment, reason: 'actul este al altei persoane' }

    await expect(story.perform('dan', revokeDecision, revoke)).rejects.toMatchObject({
      code: 'people.nothing-to-revoke',
    })
    await proveEligibility(story, maria)
    await decideEligible(story, maria)
    await supported(story, maria, '2026-02-23')
    await expect(story.perform('dan', revokeDecision, revoke)).rejects.toMatchObject({
      code: 'people.has-received-support',
    })
  })

  test('by undoing a signature: it had legal effect', async () => {
    await proveEligibility(story, maria)
    await propose()
    const { entry } = await sign()

    await expect(takeBack(story, 'dan', entry)).rejects.toMatchObject({ code: 'kernel.cannot-be-undone' })
  })
})

test('two people decide on the page, each with their own signature', async () => {
  await proveEligibility(story, maria)
  const path = `/app/people/${maria.person}/eligibility`
  const ioana = story.as('ioana')

  const proposed = await ioana.send(`${path}/propose`, {
    enrolment: maria.enrolment,
    outcome: 'eligible',
    decidedOn: '16.02.2026',
  })
  const own = await ioana.post(`${path}/sign`, { enrolment: maria.enrolment, decidedOn: '16.02.2026' })
  const signed = await story.as('dan').send(`${path}/sign`, { enrolment: maria.enrolment, decidedOn: '17.2.26' })

  expect(proposed.text).toContain('Propunerea este înregistrată')
  expect(proposed.text).toContain('A doua semnătură este a altei persoane')
  expect(own.status).toBe(422)
  expect(signed.text).toContain('Semnată de Ioana Marin și Dan Vlad')
  expect(signed.text).toContain('Data deciziei 17.02.2026')
})

test('the page says what each criterion still lacks', async () => {
  await proof(story, maria, 'identity-paper', { claim: 'eligibility.identity' })
  await proof(story, maria, 'status-declaration', { claim: 'eligibility.labour-status', datedOn: '2026-01-01' })

  const { text } = await story.as('ioana').get(`/app/people/${maria.person}/eligibility`)

  expect(text).toMatch(/Identitatea și domiciliul .*? Dovedit/)
  expect(text).toMatch(/Situația pe piața muncii la intrare .*? Actul este prea vechi/)
  expect(text).toContain('Este de ajuns una dintre categorii')
})

test('one category is enough, whichever it is', async () => {
  await proof(story, maria, 'identity-paper', { claim: 'eligibility.identity' })
  await proof(story, maria, 'status-declaration', { claim: 'eligibility.labour-status' })
  await proof(story, maria, 'target-group-declaration', { claim: 'eligibility.declared-category' })

  await propose()
  await sign()

  const { text } = await story.as('ioana').get(`/app/people/${maria.person}`)
  expect(text).toContain('Eligibil, neintrat')
})

test('a refusal keeps its reason out of the journal, and a proposal can be undone', async () => {
  const { entry } = await propose({ outcome: 'refused', reason: 'Nu locuiește în regiune' })
  const refused = await story.as('dan').get(`/app/people/${maria.person}/eligibility`)

  await takeBack(story, 'ioana', entry)
  const after = await story.as('dan').get(`/app/people/${maria.person}/eligibility`)

  expect(refused.text).toContain('Nu locuiește în regiune')
  expect(after.text).not.toContain('Nu locuiește în regiune')
  expect(after.text).toContain('Solicitant')
})

test('a decision nobody has acted on is revoked, with a reason', async () => {
  await proveEligibility(story, maria)
  await decideEligible(story, maria)
  const path = `/app/people/${maria.person}/eligibility/revoke`

  const without = await story.as('dan').post(path, { enrolment: maria.enrolment })
  const revoked = await story.as('dan').send(path, { enrolment: maria.enrolment, reason: 'act fals' })

  expect(without.status).toBe(400)
  expect(revoked.text).toContain('Decizia este anulată')
  expect(revoked.text).toContain('Solicitant')
})
