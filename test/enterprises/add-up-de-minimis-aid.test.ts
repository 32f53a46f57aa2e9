import { beforeEach, describe, expect, test } from 'vitest'
import { grantAid, payTranche } from '../../src/enterprises/aid.ts'
import { correct, open } from '../../src/enterprises/enterprise.ts'
import { importProgramme } from '../../src/programme/rules-command.ts'
import { story } from '../people-of-the-story.ts'
import { oSansa } from '../programme/shipped.ts'
import { bakery, beginEnterprise, bring, type Ground, leadToTrading } from './ground.ts'

let here: Ground

beforeEach(async () => {
  here = await beginEnterprise()
})

const found = async (other: Partial<typeof bakery> & { undertaking?: string; cui?: string }): Promise<string> => {
  const { answer } = await here.story.perform('dan', open, { ...bakery, code: 'SES-2', title: 'Moara', ...other })
  return String(answer.enterprise)
}

const join = (enterprise: string, said: Partial<typeof bakery>, undertaking: string) => {
  const { programme: _, ...own } = { ...bakery, ...said }
  return here.story.perform('dan', correct, { enterprise, reason: 'Au același proprietar.', ...own, undertaking })
}

const grant = (enterprise: string, contract: string, grantedOn: string, euro: number) =>
  here.story.perform('dan', grantAid, {
    enterprise,
    contract,
    grantedOn,
    grantedBy: 'Asociația Exemplu',
    amount: euro * 5 * 100,
    euroCents: euro * 100,
    isDeMinimis: true,
  })

const ledger = async () => (await here.story.as('victor').get('/app/ses/de-minimis')).text

describe('is refused:', () => {
  test('aid that two enterprises under one control would get beyond the ceiling together', async () => {
    await join(here.bakery, {}, 'GRUP')
    const mill = await found({ cui: '14399840', undertaking: 'GRUP' })
    await grant(here.bakery, 'S-1', '2025-06-02', 200_000)

    await expect(grant(mill, 'S-2', '2025-09-01', 100_001)).rejects.toMatchObject({
      code: 'enterprises.over-de-minimis',
    })
    await grant(mill, 'S-2', '2025-09-01', 100_000)
  })

  test('aid to the same tax number in another programme, though nobody gave it a code', async () => {
    await here.story.perform('dan', importProgramme, { ...oSansa(), code: 'zorile' })
    const again = await found({ programme: 'zorile', code: 'SES-1' })
    await grant(here.bakery, 'S-1', '2025-06-02', 200_000)

    await expect(grant(again, 'S-2', '2025-09-01', 100_001)).rejects.toMatchObject({
      code: 'enterprises.over-de-minimis',
    })
  })

  test('the ledger to nobody who has not signed in, and to another organisation without a line of this one', async () => {
    await grant(here.bakery, 'S-1', '2025-06-02', 200_000)
    const other = await story()

    expect((await here.story.visitor().get('/app/ses/de-minimis')).location).toContain('/login')
    expect((await other.as('dan').get('/app/ses/de-minimis')).text).not.toContain('S-1')
  })
})

test('the ledger adds up each undertaking, says what it may still receive, and is taken along', async () => {
  await join(here.bakery, {}, 'GRUP')
  const mill = await found({ cui: '14399840', undertaking: 'GRUP' })
  await grant(here.bakery, 'S-1', '2023-01-10', 50_000)
  await grant(here.bakery, 'S-2', '2024-02-01', 100_000)
  await grant(mill, 'S-3', '2025-03-10', 120_000)

  const text = await ledger()
  const own = await here.story.as('victor').get(`/app/ses/${mill}/aid`)
  const file = await here.story.as('dan').get('/app/ses/de-minimis.csv')

  // On 16 March 2026 the first aid has fallen out; it still counted on the day of the last.
  expect(text).toMatch(/SES-1 Brutăria din Deal SES-2 Moara GRUP 220\.000 € 80\.000 € 270\.000 €/)
  expect(text).toContain('S-1 SES-1 Brutăria din Deal GRUP Asociația Exemplu 10.01.2023 50.000 € 10.01.2026')
  expect(own.text).toContain('SES-1 Brutăria din Deal')
  expect(new TextDecoder().decode(file.bytes)).toContain('S-3')
})

test('enterprises that come under one control later show what they are over, and receive nothing more', async () => {
  const mill = await found({ cui: '14399840' })
  await grant(here.bakery, 'S-1', '2025-06-02', 200_000)
  await grant(mill, 'S-2', '2025-09-01', 150_000)
  await join(here.bakery, {}, 'GRUP')
  await join(mill, { code: 'SES-2', title: 'Moara', cui: '14399840' }, 'GRUP')

  expect(await ledger()).toMatch(/GRUP 350\.000 € 0 € 350\.000 €, peste plafon/)
  for (const one of [here.bakery, mill])
    expect((await here.story.as('dan').get(`/app/ses/${one}/aid`)).text).toContain(
      'Întreprinderea unică trece peste plafon: 350.000 € față de 300.000 €.',
    )
  await expect(grant(mill, 'S-3', '2025-10-01', 1)).rejects.toMatchObject({ code: 'enterprises.over-de-minimis' })
})

test('a paid tranche asks for its payment order, and is proved by one of its day', async () => {
  await leadToTrading(here)
  const { answer } = await here.story.perform('dan', grantAid, { ...grantAid.example, enterprise: here.bakery })
  const aid = String(answer.aid)
  await expect(here.story.perform('dan', payTranche, { aid, number: 1, paidOn: '2025-06-01' })).rejects.toMatchObject({
    code: 'enterprises.paid-before-contract',
  })
  await here.story.perform('dan', payTranche, { aid, number: 1, paidOn: '2025-07-01' })
  const page = async () => (await here.story.as('dan').get(`/app/ses/${here.bakery}/aid`)).text
  const claim = { kind: 'enterprise.tranche', id: aid }

  const before = await page()
  await bring(here, here.bakery, 'payment-order', { datedOn: '2025-06-30', claim })
  const ofAnotherDay = await page()
  await bring(here, here.bakery, 'payment-order', { datedOn: '2025-07-01', claim })

  expect(before).toContain('act de adus')
  expect(ofAnotherDay).toContain('act de adus')
  expect(await page()).toContain('01.07.2025 dovedit')
})

test('tranches paid on one day with one order say that it is for both, until each has its own', async () => {
  await leadToTrading(here)
  const tranches = [
    { amount: 15_000_000, phase: 'founded' },
    { amount: 10_000_000, phase: 'founded' },
  ]
  const { answer } = await here.story.perform('dan', grantAid, {
    ...grantAid.example,
    enterprise: here.bakery,
    tranches,
  })
  const aid = String(answer.aid)
  for (const number of [1, 2]) await here.story.perform('dan', payTranche, { aid, number, paidOn: '2025-07-01' })
  const page = async () => (await here.story.as('dan').get(`/app/ses/${here.bakery}/aid`)).text
  const claim = { kind: 'enterprise.tranche', id: aid }
  const together = '1 ordin pentru tranșele 1, 2, plătite în aceeași zi.'
  const before = await page()

  await bring(here, here.bakery, 'payment-order', { datedOn: '2025-07-01', claim })
  const withOne = await page()
  await bring(here, here.bakery, 'payment-order', { datedOn: '2025-07-01', claim })
  const withTwo = await page()

  expect(before).not.toContain('dovedit')
  expect(withOne.split(together)).toHaveLength(3)
  expect(withTwo).toContain('dovedit')
  expect(withTwo).not.toContain(together)
})
