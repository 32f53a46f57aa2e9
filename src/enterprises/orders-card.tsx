import { date, money } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import type { FormState, FormValues } from '../pages/form-state.ts'
import { Empty, Table } from '../pages/table.tsx'
import type { OpenEnterprise } from './asked-enterprise.ts'
import { openAmount } from './order.ts'
import { orderWords } from './order-words.ts'
import { enterprisePath } from './paths.ts'
import { words } from './words.ts'

/** What was ordered, and how much of it is still to be invoiced. */
export function OrdersCard({ open }: { open: OpenEnterprise }) {
  const { shell, found, offers, orders, sales, mayWrite } = open
  const { lang } = shell
  const text = words(lang)
  const own = orderWords(lang)
  const { id } = found.row
  return (
    <Card
      title={own.orders}
      lead={own.lead}
      actions={
        mayWrite && (
          <LinkButton icon="plus" href={enterprisePath(id, '/order')}>
            {own.add}
          </LinkButton>
        )
      }
    >
      <Table
        lang={lang}
        caption={own.orders}
        hideCaption
        rows={orders.toReversed()}
        rowKey={row => row.id}
        empty={<Empty>{own.none}</Empty>}
        columns={[
          { key: 'on', title: own.orderedOn, tight: true, cell: row => date(row.ordered_on) },
          { key: 'buyer', title: text.buyer, heads: true, cell: row => row.buyer },
          { key: 'offer', title: text.offer, cell: row => offers.find(one => one.id === row.offer_id)?.title ?? '–' },
          {
            key: 'amount',
            title: text.amount,
            numeric: true,
            cell: row => (
              <>
                {money(lang, row.amount_bani)}
                {row.is_reserved && <span class="note">{text.reserved}</span>}
              </>
            ),
          },
          {
            key: 'open',
            title: own.open,
            numeric: true,
            cell: row => {
              const left = openAmount(row, sales)
              if (left <= 0) return own.invoiced
              return mayWrite ? (
                <a href={enterprisePath(id, `/sale?order=${row.id}`)}>{`${own.invoice} ${money(lang, left)}`}</a>
              ) : (
                money(lang, left)
              )
            },
          },
          {
            key: 'drop',
            title: own.drop,
            cell: row =>
              mayWrite && !sales.some(one => one.order_id === row.id) ? (
                <a href={enterprisePath(id, `/orders/${row.id}`)}>{own.drop}</a>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </Card>
  )
}

/** The form of an invoice begins with its order and what is left of it. */
export function invoiceOf({ orders, sales }: OpenEnterprise, asked: string | undefined): FormValues {
  const order = orders.find(one => one.id === asked)
  return order ? { order: order.id, amount: String(openAmount(order, sales) / 100).replace('.', ',') } : {}
}

export function OrderFields({ state, open }: { state: FormState; open: OpenEnterprise }) {
  const text = words(state.lang)
  const offers = open.offers.map(one => ({ value: one.id, text: one.title }))
  return (
    <>
      <Field state={state} kind="day" name="orderedOn" label={orderWords(state.lang).orderedOn} />
      <Field state={state} kind="number" name="amount" label={text.amount} />
      <Field state={state} kind="text" name="buyer" label={text.buyer} hint={text.buyerHint} />
      <Field state={state} kind="select" name="offer" label={text.offer} options={offers} optional />
      <Field state={state} kind="check" name="isReserved" label={text.isReserved} />
    </>
  )
}
