import { date } from '../kernel/words.ts'
import { Field } from '../pages/field.tsx'
import type { FormValues } from '../pages/form-state.ts'
import { mapOptions } from '../pages/options.ts'
import type { Asking } from './enterprise-fields.tsx'
import { offerKinds } from './offer.ts'
import { orderWords } from './order-words.ts'
import { openAmount } from './order.ts'
import type { OfferRow } from './tables.ts'
import { words } from './words.ts'

export function OfferFields({ state, open }: Asking) {
  const { rules } = open
  const text = words(state.lang)
  return (
    <>
      <Field
        state={state}
        kind="radios"
        name="kind"
        label={text.offerKind}
        inline
        options={mapOptions(state.lang, offerKinds, text.kinds)}
      />
      <Field state={state} kind="text" name="title" label={text.offerTitle} width="full" />
      <Field state={state} kind="textarea" name="says" label={text.says} optional />
      <Field state={state} kind="number" name="price" label={text.price} hint={text.priceHint} optional />
      <Field state={state} kind="text" name="unit" label={text.unit} hint={text.unitHint} width="short" optional />
      <Field
        state={state}
        kind="checkboxes"
        name="area"
        label={text.area}
        options={rules.regions.map(one => ({ value: one.nuts, text: one.names[state.lang] }))}
      />
      <Field state={state} kind="text" name="monthlyCapacity" label={text.capacity} optional />
      <Field
        state={state}
        kind="number"
        name="capacityWorth"
        label={text.capacityWorth}
        hint={text.capacityWorthHint}
        optional
      />
      <Field state={state} kind="text" name="cpv" label={text.cpv} hint={text.cpvHint} width="short" optional />
      <Field state={state} kind="day" name="publishedOn" label={text.publishedOn} optional />
    </>
  )
}

export const offerValues = (offer: OfferRow): FormValues => ({
  kind: offer.kind,
  title: offer.title,
  says: offer.says ?? undefined,
  price: offer.price_bani === null ? undefined : String(offer.price_bani / 100).replace('.', ','),
  unit: offer.unit ?? undefined,
  area: offer.area,
  monthlyCapacity: offer.monthly_capacity ?? undefined,
  capacityWorth: offer.capacity_bani === null ? undefined : String(offer.capacity_bani / 100).replace('.', ','),
  cpv: offer.cpv ?? undefined,
  publishedOn: offer.published_on ?? undefined,
})

export function SaleFields({ state, open }: Asking) {
  const text = words(state.lang)
  const own = orderWords(state.lang)
  const offers = open.offers.map(one => ({ value: one.id, text: one.title }))
  const orders = open.orders
    .filter(one => openAmount(one, open.sales) > 0)
    .map(one => ({ value: one.id, text: `${date(one.ordered_on)} ${one.buyer}` }))
  return (
    <>
      <Field state={state} kind="text" name="invoice" label={text.invoice} width="short" />
      <Field state={state} kind="day" name="invoicedOn" label={text.invoicedOn} />
      <Field state={state} kind="number" name="amount" label={text.amount} />
      {orders.length > 0 && (
        <Field
          state={state}
          kind="select"
          name="order"
          label={own.order}
          hint={own.orderHint}
          options={orders}
          optional
        />
      )}
      <Field state={state} kind="text" name="buyer" label={text.buyer} hint={own.buyerHint} optional />
      <Field state={state} kind="select" name="offer" label={text.offer} options={offers} optional />
      <Field state={state} kind="check" name="isReserved" label={text.isReserved} />
    </>
  )
}
