import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuseField } from '../kernel/problem.ts'
import { asPlain } from '../kernel/marks.ts'
import { bani, code, day, id, plain, plainLines } from '../kernel/shape.ts'
import { nuts } from '../programme/rule.ts'
import { placeOf, type Place } from './enterprise.ts'
import { openAmount } from './order.ts'
import { findOrder, type OrderRow } from './order-tables.ts'
import { type Fact, findIn, isInvoiced, type OfferRow, rowsOf, type SaleRow } from './tables.ts'

export const offerKinds = ['product', 'service'] as const

/** What is sold: without a price it is on request. `cpv`: eight digits of the common procurement vocabulary. Source: Reg. (EC) 213/2008. */
const said = {
  kind: code(offerKinds),
  title: plain(120),
  says: z.optional(plainLines(1000)),
  price: z.optional(bani()),
  unit: z.optional(plain(40)),
  area: z.array(nuts).check(z.minLength(1), z.maxLength(42)),
  monthlyCapacity: z.optional(plain(80)),
  /** What could be sold in a month, in money: contracts are held against it. */
  capacityWorth: z.optional(bani()),
  cpv: z.optional(asPlain(z.string().check(z.stringFormat('code', /^\d{8}$/)))),
  /** From then on it is in the catalogue; without a day it is a draft. */
  publishedOn: z.optional(day()),
}

const addShape = z.strictObject({ enterprise: id(), ...said })
type Add = z.infer<typeof addShape>

export const addOffer = command<Add, Place, Fact<OfferRow>>({
  kind: 'enterprises.add-offer',
  shape: addShape,
  example: {
    enterprise: '01930000-0000-7000-8000-000000000001',
    kind: 'service',
    title: 'Curățenie în birouri',
    price: 4_500,
    unit: 'oră',
    area: ['RO21'],
  },
  may: 'deliverable.write',
  given: (input, { tx, who }) => placeOf(tx, who, 'deliverable.write', input.enterprise),
  decide: (input, _, { today }) => ({ id: newId(), enterprise_id: input.enterprise, ...rowOf(input, today) }),
  async write(offer, rows) {
    await rows.insert('offer', offer)
    return { offer: offer.id, enterprise: offer.enterprise_id }
  },
})

const changeShape = z.strictObject({ offer: id(), ...said })

export const changeOffer = command<z.infer<typeof changeShape>, OfferRow, Fact<OfferRow>>({
  kind: 'enterprises.change-offer',
  shape: changeShape,
  example: {
    offer: '01930000-0000-7000-8000-000000000001',
    kind: 'service',
    title: 'Curățenie în birouri',
    price: 4_500,
    unit: 'oră',
    area: ['RO21'],
  },
  may: 'deliverable.write',
  async given(input, { tx, who }) {
    const offer = await findIn(tx, who.tenant, 'offer', input.offer)
    if (!offer) throw missing('enterprises.no-such-offer')
    await placeOf(tx, who, 'deliverable.write', offer.enterprise_id)
    return offer
  },
  decide: (input, offer, { today }) => ({
    id: offer.id,
    enterprise_id: offer.enterprise_id,
    ...rowOf(input, today),
  }),
  async write({ id: key, ...changes }, rows, { shown }) {
    await rows.revise('offer', { id: key }, changes, shown)
    return { offer: key, enterprise: changes.enterprise_id }
  },
})

function rowOf(input: Omit<Add, 'enterprise'>, today: string): Omit<Fact<OfferRow>, 'id' | 'enterprise_id'> {
  if (input.publishedOn !== undefined && input.publishedOn > today)
    throw refuseField('publishedOn', 'programme.lies-ahead')
  return {
    kind: input.kind,
    title: input.title,
    says: input.says ?? null,
    price_bani: input.price ?? null,
    unit: input.unit ?? null,
    area: [...new Set(input.area)],
    monthly_capacity: input.monthlyCapacity ?? null,
    capacity_bani: input.capacityWorth ?? null,
    cpv: input.cpv ?? null,
    published_on: input.publishedOn ?? null,
  }
}

/** An invoice. The buyer is an organisation or „persoană fizică”, never a person by name. */
const sellShape = z.strictObject({
  enterprise: id(),
  offer: z.optional(id()),
  /** It is an invoice of this order: offer, buyer and reserved contract are those of it. */
  order: z.optional(id()),
  invoice: plain(40),
  invoicedOn: day(),
  amount: bani(),
  buyer: z.optional(plain(200)),
  isReserved: z.optional(z.boolean()),
})
type Sell = z.infer<typeof sellShape>

interface SaleGiven extends Place {
  offer: OfferRow | undefined
  order: OrderRow | undefined
  sales: SaleRow[]
  taken: boolean
}

/** The claim that an invoice proves. */
export const saleClaim = 'enterprise.sale'

/** A sale that was invoiced: from the first one on, the enterprise earns. Nothing is paid here. */
export const recordSale = command<Sell, SaleGiven, Fact<SaleRow>>({
  kind: 'enterprises.record-sale',
  shape: sellShape,
  example: {
    enterprise: '01930000-0000-7000-8000-000000000001',
    invoice: 'EX-0001',
    invoicedOn: '2025-10-03',
    amount: 320_000,
    buyer: 'Primăria Exemplu',
  },
  may: 'deliverable.write',
  happenedOn: input => input.invoicedOn,
  async given(input, { tx, who }) {
    const place = await placeOf(tx, who, 'deliverable.write', input.enterprise)
    const taken = await isInvoiced(tx, who.tenant, input.enterprise, input.invoice)
    const offer = input.offer === undefined ? undefined : await findIn(tx, who.tenant, 'offer', input.offer)
    const order = input.order === undefined ? undefined : await findOrder(tx, who.tenant, input.order)
    return { ...place, offer, order, sales: await rowsOf(tx, who.tenant, 'sale', input.enterprise), taken }
  },
  decide(input, { found, offer, order, sales, taken }, { today }) {
    if (input.invoicedOn > today) throw refuseField('invoicedOn', 'programme.lies-ahead')
    if (input.invoicedOn < found.row.reached_on && found.row.existing !== true) {
      throw refuseField('invoicedOn', 'enterprises.before-enterprise')
    }
    if (taken) throw refuseField('invoice', 'enterprises.invoice-recorded-already', { invoice: input.invoice })
    if (input.offer !== undefined && offer?.enterprise_id !== input.enterprise) {
      throw refuseField('offer', 'enterprises.no-such-offer')
    }
    if (input.order !== undefined) refuseStrayOrder(input, order, sales)
    const buyer = order?.buyer ?? input.buyer
    if (buyer === undefined) throw refuseField('buyer', 'enterprises.buyer-or-order')
    return {
      id: newId(),
      enterprise_id: input.enterprise,
      offer_id: order ? order.offer_id : (input.offer ?? null),
      order_id: order?.id ?? null,
      invoice: input.invoice,
      invoiced_on: input.invoicedOn,
      amount_bani: input.amount,
      buyer,
      is_reserved: order?.is_reserved ?? input.isReserved ?? false,
    }
  },
  async write(sale, rows) {
    await rows.insert('sale', sale)
    return { sale: sale.id, enterprise: sale.enterprise_id }
  },
})

/** An order of this enterprise, on or before the day of the invoice, of which so much is still to be invoiced. */
function refuseStrayOrder(input: Sell, order: OrderRow | undefined, sales: readonly SaleRow[]): void {
  if (order?.enterprise_id !== input.enterprise) throw refuseField('order', 'enterprises.no-such-order')
  if (input.invoicedOn < order.ordered_on) throw refuseField('invoicedOn', 'enterprises.before-order')
  if (input.amount > openAmount(order, sales)) throw refuseField('amount', 'enterprises.more-than-ordered')
}

const dropSaleShape = z.strictObject({ sale: id(), reason: plain(300) })

/** A sale that was recorded by mistake, or whose invoice was reversed. */
export const dropSale = command<z.infer<typeof dropSaleShape>, SaleRow, SaleRow>({
  kind: 'enterprises.drop-sale',
  shape: dropSaleShape,
  example: { sale: '01930000-0000-7000-8000-000000000001', reason: 'Factură stornată.' },
  may: 'deliverable.write',
  async given(input, { tx, who }) {
    const sale = await findIn(tx, who.tenant, 'sale', input.sale)
    if (!sale) throw missing('enterprises.no-such-sale')
    await placeOf(tx, who, 'deliverable.write', sale.enterprise_id)
    return sale
  },
  decide: (_, sale) => sale,
  async write(sale, rows) {
    await rows.remove('sale', { id: sale.id })
    return { sale: sale.id, enterprise: sale.enterprise_id }
  },
})
