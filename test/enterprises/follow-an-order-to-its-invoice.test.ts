import { beforeAll, expect, test } from 'vitest'
import { addOffer, recordSale } from '../../src/enterprises/offer.ts'
import { dropOrder, recordOrder } from '../../src/enterprises/order.ts'
import { beginEnterprise, type Ground } from './ground.ts'

let here: Ground
let offer: string

beforeAll(async () => {
  here = await beginEnterprise()
  const added = await here.story.perform('dan', addOffer, { ...addOffer.example, enterprise: here.bakery })
  offer = String(added.answer.offer)
})

const ordered = async (more: object = {}): Promise<string> => {
  const said = { enterprise: here.bakery, orderedOn: '2025-09-22', amount: 320_000, buyer: 'Primăria Exemplu' }
  return String((await here.story.perform('dan', recordOrder, { ...said, ...more })).answer.order)
}

let number = 0

const invoiced = (more: object) => {
  number += 1
  const said = { enterprise: here.bakery, invoice: `F-${number}`, invoicedOn: '2025-10-03', amount: 120_000 }
  return here.story.perform('dan', recordSale, { ...said, ...more })
}

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { code: string; fields?: { code: string }[] }) => error.fields?.[0]?.code ?? error.code,
  )

test('an invoice has a buyer or an order, is no older than the order, and never more than it', async () => {
  const order = await ordered()

  expect(await refusal(invoiced({}))).toBe('enterprises.buyer-or-order')
  expect(await refusal(invoiced({ order, invoicedOn: '2025-09-21' }))).toBe('enterprises.before-order')
  expect(await refusal(invoiced({ order, amount: 320_001 }))).toBe('enterprises.more-than-ordered')
  expect(await refusal(invoiced({ order: here.bakery }))).toBe('enterprises.no-such-order')
})

test('an order is invoiced in parts: what it says is not typed again, and what is left is shown', async () => {
  const order = await ordered({ offer, isReserved: true, buyer: 'Școala Exemplu' })
  await invoiced({ order })

  const page = await here.story.as('dan').get(`/app/ses/${here.bakery}/offers`)

  expect(page.text).toContain('Facturează 2.000 lei')
  expect(page.text).toMatch(/Școala Exemplu Curățenie în birouri 1\.200 lei contract rezervat/)
  expect(await refusal(here.story.perform('dan', dropOrder, { order, reason: 'Gata.' }))).toBe(
    'enterprises.order-is-invoiced',
  )
  await invoiced({ order, amount: 200_000 })
  expect((await here.story.as('dan').get(`/app/ses/${here.bakery}/offers`)).text).toContain('facturată')
})

test('an order that was taken back goes, and the form of an invoice opens with the order it is about', async () => {
  const order = await ordered({ buyer: 'Spitalul Exemplu' })
  const dan = here.story.as('dan')
  const form = await dan.get(`/app/ses/${here.bakery}/sale?order=${order}`)
  await here.story.perform('dan', dropOrder, { order, reason: 'Anulată.' })

  expect(form.html).toContain(`value="${order}" selected`)
  expect(form.html).toMatch(/name="amount"[^>]*value="3200"/)
  expect((await dan.get(`/app/ses/${here.bakery}/offers`)).text).not.toContain('Spitalul Exemplu')
})
