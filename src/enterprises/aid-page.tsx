import { date, type Lang, money, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Stack } from '../pages/card.tsx'
import { Notice } from '../pages/notice.tsx'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { asGrant, minimisRule, paymentOrders, trancheClaim } from './aid.ts'
import type { OpenEnterprise } from './asked-enterprise.ts'
import { countedOn, fallsOutOn, mostCounted } from './de-minimis.ts'
import { EnterpriseFrame, phaseName } from './frame.tsx'
import { claimPaperPath } from './figures-page.tsx'
import type { MinimisRow } from './minimis-tables.ts'
import { enterprisePath, ledgerPath } from './paths.ts'
import { words } from './words.ts'

export const euro = (lang: Lang, cents: number): string => `${number(lang, cents / 100)} €`

/** Aid with its tranches, and the ledger of de minimis aid of the single undertaking. */
export function AidPage({ open }: { open: OpenEnterprise }) {
  const { shell, found, aids, mayDecide } = open
  const text = words(shell.lang)
  return (
    <EnterpriseFrame open={open} current="/aid">
      <Stack>
        <Card
          title={text.aidTitle}
          lead={`${text.aidLead} ${text.paymentOrderHint}`}
          actions={
            mayDecide && (
              <LinkButton look="primary" icon="plus" href={enterprisePath(found.row.id, '/grant')}>
                {text.addAid}
              </LinkButton>
            )
          }
        >
          {aids.length === 0 && <Empty>{text.noAid}</Empty>}
          {aids.map(aid => (
            <Tranches key={aid.id} open={open} aid={aid} />
          ))}
        </Card>
        <Ledger open={open} />
      </Stack>
    </EnterpriseFrame>
  )
}

function Tranches({ open, aid }: { open: OpenEnterprise; aid: OpenEnterprise['aids'][number] }) {
  const { shell, found, rules, tranches, mayDecide } = open
  const { lang } = shell
  const text = words(lang)
  const own = tranches.filter(one => one.aid_id === aid.id)
  const next = own.find(one => one.paid_on === null)?.number
  const caption = [
    aid.contract,
    date(aid.granted_on),
    aid.granted_by,
    money(lang, aid.amount_bani),
    euro(lang, aid.cents_eur),
  ]
  return (
    <Table
      lang={lang}
      caption={caption.join(' · ')}
      rows={own}
      rowKey={row => String(row.number)}
      empty={<p>{caption.join(' · ')}</p>}
      columns={[
        { key: 'number', title: text.tranches, heads: true, cell: row => text.tranche({ number: row.number }) },
        { key: 'amount', title: text.amount, numeric: true, cell: row => money(lang, row.amount_bani) },
        { key: 'phase', title: text.opensWith, cell: row => phaseName(row.phase, rules, lang) },
        {
          key: 'paid',
          title: text.paidOn,
          cell: row =>
            row.paid_on !== null ? (
              <Tag kind="ok">{date(row.paid_on)}</Tag>
            ) : mayDecide && row.number === next ? (
              <a href={enterprisePath(found.row.id, `/aids/${aid.id}?number=${row.number}`)}>{text.pay1}</a>
            ) : (
              text.unpaid
            ),
        },
        {
          key: 'order',
          title: text.paymentOrder,
          cell: row => (row.paid_on === null ? '–' : <Orders open={open} tranche={row} />),
        },
      ]}
    />
  )
}

/** Whether a payment order stands behind a tranche, and whether it is its own or one for several of the day. */
function Orders({ open, tranche }: { open: OpenEnterprise; tranche: OpenEnterprise['tranches'][number] }) {
  const { shell, found, tranches, papers, mayWrite } = open
  const text = words(shell.lang)
  const orders = paymentOrders(tranche, tranches, papers)
  const asked = { claim: trancheClaim, record: tranche.aid_id, enterprise: found.row.id, kind: 'payment-order' }
  const bring = (says: string) => (mayWrite ? <a href={claimPaperPath({ ...asked, back: '/aid' })}>{says}</a> : null)
  if (orders.count === 0) return bring(text.toBring) ?? <>{text.toBring}</>
  return (
    <>
      <Tag kind="ok">{text.proven}</Tag>
      {orders.count < orders.tranches.length && (
        <p class="note">
          {text.ordersTogether({ count: orders.count, tranches: orders.tranches.join(', ') })}{' '}
          {bring(text.anotherOrder)}
        </p>
      )}
    </>
  )
}

/** Who got the aid, with the way to its page. */
export const Receiver = ({ row }: { row: MinimisRow }) => (
  <a href={enterprisePath(row.enterprise_id, '/aid')}>{`${row.code} ${row.title}`}</a>
)

function Ledger({ open }: { open: OpenEnterprise }) {
  const { shell, found, rules, minimis, on } = open
  const { lang } = shell
  const text = words(lang)
  const rule = minimisRule(rules)
  const most = mostCounted(minimis.map(asGrant), rule)
  return (
    <Card
      title={text.ledger}
      lead={text.ledgerOn({
        sum: euro(lang, countedOn(minimis.map(asGrant), on, rule)),
        limit: euro(lang, rule.limitCents),
        years: rule.years,
      })}
      actions={<LinkButton href={ledgerPath}>{text.allLedger}</LinkButton>}
    >
      {most > rule.limitCents && (
        <Notice kind="error">
          {text.undertakingOver({ sum: euro(lang, most), limit: euro(lang, rule.limitCents) })}
        </Notice>
      )}
      <Table
        lang={lang}
        caption={text.ledger}
        hideCaption
        rows={minimis}
        rowKey={row => row.id}
        empty={<Empty>{text.noAid}</Empty>}
        columns={[
          { key: 'contract', title: text.contract, heads: true, cell: row => row.contract },
          ...(minimis.some(row => row.enterprise_id !== found.row.id)
            ? [{ key: 'enterprise', title: text.one, cell: (row: MinimisRow) => <Receiver row={row} /> }]
            : []),
          { key: 'by', title: text.grantedBy, cell: row => row.granted_by },
          { key: 'on', title: text.grantedOn, tight: true, cell: row => date(row.granted_on) },
          { key: 'amount', title: text.euroCents, numeric: true, cell: row => euro(lang, row.cents_eur) },
          { key: 'out', title: text.fallsOut, tight: true, cell: row => date(fallsOutOn(asGrant(row), rule)) },
        ]}
      />
    </Card>
  )
}
