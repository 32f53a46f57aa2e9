import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { bani, day, id, plain } from '../kernel/shape.ts'
import { placeOf, type Place } from './enterprise.ts'
import { findOrder, type OrderRow } from './order-tables.ts'
import { type Fact, findIn, type OfferRow, rowsOf, type SaleRow } from './tables.ts'

/** The buyer is an organisation or „persoană fizică”, never a person by name. */
const shape = z.strictObject({
  enterprise: id(),
  offer: z.optional(id()),
  orderedOn: day(),
  amount: bani(),
  buyer: plain(200),
  isReserved: z.optional(z.boolean()),
})

/** Something was ordered. It is no sale: what was earned is counted from invoices, which name the order. */
export const recordOrder = command<z.infer<typeof shape>, Place & { offer: OfferRow | undefined }, Fact<OrderRow>>({
  kind: 'enterprises.record-order',
  shape,
  example: {
    enterprise: '01930000-0000-7000-8000-000000000001',
    orderedOn: '2025-09-22',
    amount: 320_000,
    buyer: 'Primăria Exemplu',
  },
  may: 'deliverable.write',
  happenedOn: input => input.orderedOn,
  given: async (input, { tx, who }) => ({
    ...(await placeOf(tx, who, 'deliverable.write', input.enterprise)),
    offer: input.offer === undefined ? undefined : await findIn(tx, who.tenant, 'offer', input.offer),
  }),
  decide(input, { found, offer }, { today }) {
    if (input.orderedOn > today) throw refuseField('orderedOn', 'programme.lies-ahead')
    if (input.orderedOn < found.row.reached_on && found.row.existing !== true)
      throw refuseField('orderedOn', 'enterprises.before-enterprise')
    if (input.offer !== undefined && offer?.enterprise_id !== input.enterprise)
      throw refuseField('offer', 'enterprises.no-such-offer')
    return {
      id: newId(),
      enterprise_id: input.enterprise,
      offer_id: input.offer ?? null,
      ordered_on: input.orderedOn,
      amount_bani: input.amount,
      buyer: input.buyer,
      is_reserved: input.isReserved ?? false,
    }
  },
  async write(order, rows) {
    await rows.insert('sale_order', order)
    return { order: order.id, enterprise: order.enterprise_id }
  },
})

const dropShape = z.strictObject({ order: id(), reason: plain(300) })

/** An order that was recorded by mistake, or taken back by whoever ordered. What was invoiced of it stands in the way. */
export const dropOrder = command<z.infer<typeof dropShape>, { order: OrderRow; sales: SaleRow[] }, OrderRow>({
  kind: 'enterprises.drop-order',
  shape: dropShape,
  example: { order: '01930000-0000-7000-8000-000000000001', reason: 'Comandă anulată.' },
  may: 'deliverable.write',
  async given(input, { tx, who }) {
    const order = await findOrder(tx, who.tenant, input.order)
    if (!order) throw missing('enterprises.no-such-order')
    await placeOf(tx, who, 'deliverable.write', order.enterprise_id)
    return { order, sales: await rowsOf(tx, who.tenant, 'sale', order.enterprise_id) }
  },
  decide(_, { order, sales }) {
    if (sales.some(one => one.order_id === order.id)) throw refuse('enterprises.order-is-invoiced')
    return order
  },
  async write(order, rows) {
    await rows.remove('sale_order', { id: order.id })
    return { order: order.id, enterprise: order.enterprise_id }
  },
})

/** What is still to be invoiced of an order. */
export const openAmount = (order: OrderRow, sales: readonly SaleRow[]): number =>
  order.amount_bani - sales.filter(one => one.order_id === order.id).reduce((sum, one) => sum + one.amount_bani, 0)
