import { date, money } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Stack } from '../pages/card.tsx'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { OpenEnterprise } from './asked-enterprise.ts'
import { claimPaperPath } from './figures-page.tsx'
import { EnterpriseFrame } from './frame.tsx'
import { saleClaim } from './offer.ts'
import { enterprisePath } from './paths.ts'
import { OrdersCard } from './orders-card.tsx'
import { photosPath } from './photo-page.tsx'
import { photoWords } from './photo-words.ts'
import { words } from './words.ts'

/** What an enterprise sells, and what it has sold. */
export function OffersPage({ open }: { open: OpenEnterprise }) {
  return (
    <EnterpriseFrame open={open} current="/offers">
      <Stack>
        <Offers open={open} />
        <OrdersCard open={open} />
        <Sales open={open} />
      </Stack>
    </EnterpriseFrame>
  )
}

function Offers({ open }: { open: OpenEnterprise }) {
  const { shell, found, rules, offers, photos, mayWrite } = open
  const { lang } = shell
  const text = words(lang)
  const { id } = found.row
  const area = (nuts: string) => rules.regions.find(one => one.nuts === nuts)?.names[lang] ?? nuts
  return (
    <Card
      title={text.offersTitle}
      actions={
        mayWrite && (
          <LinkButton look="primary" icon="plus" href={enterprisePath(id, '/offer')}>
            {text.addOffer}
          </LinkButton>
        )
      }
    >
      <Table
        lang={lang}
        caption={text.offersTitle}
        hideCaption
        rows={offers}
        rowKey={row => row.id}
        empty={<Empty>{text.noOffers}</Empty>}
        columns={[
          {
            key: 'title',
            title: text.offerTitle,
            heads: true,
            cell: row => (mayWrite ? <a href={enterprisePath(id, `/offers/${row.id}`)}>{row.title}</a> : row.title),
          },
          { key: 'kind', title: text.offerKind, cell: row => text.kinds[row.kind] },
          {
            key: 'price',
            title: text.price,
            numeric: true,
            cell: row =>
              row.price_bani === null
                ? text.onRequest
                : `${money(lang, row.price_bani)}${row.unit === null ? '' : ` / ${row.unit}`}`,
          },
          { key: 'area', title: text.area, cell: row => row.area.map(area).join(', ') },
          { key: 'capacity', title: text.capacity, cell: row => row.monthly_capacity ?? '–' },
          {
            key: 'photos',
            title: photoWords(lang).photos,
            cell: row => (
              <a href={photosPath(id, row.id)}>
                {photoWords(lang).count({ count: photos.filter(one => one.offer_id === row.id).length })}
              </a>
            ),
          },
          {
            key: 'published',
            title: text.publishedOn,
            tight: true,
            cell: row => (row.published_on === null ? <Tag kind="neutral">{text.draft}</Tag> : date(row.published_on)),
          },
        ]}
      />
    </Card>
  )
}

function Sales({ open }: { open: OpenEnterprise }) {
  const { shell, found, offers, sales, papers, mayWrite } = open
  const { lang } = shell
  const text = words(lang)
  const { id } = found.row
  return (
    <Card
      title={text.salesTitle}
      lead={text.salesLead}
      actions={
        mayWrite && (
          <LinkButton icon="plus" href={enterprisePath(id, '/sale')}>
            {text.addSale}
          </LinkButton>
        )
      }
    >
      <Table
        lang={lang}
        caption={`${text.total}: ${money(
          lang,
          sales.reduce((sum, one) => sum + one.amount_bani, 0),
        )}`}
        rows={sales.toReversed()}
        rowKey={row => row.id}
        empty={<Empty>{text.noSales}</Empty>}
        columns={[
          { key: 'invoice', title: text.invoice, heads: true, cell: row => row.invoice },
          { key: 'on', title: text.invoicedOn, tight: true, cell: row => date(row.invoiced_on) },
          { key: 'buyer', title: text.buyer, cell: row => row.buyer },
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
            key: 'proof',
            title: text.proofState,
            cell: row =>
              papers.some(paper => paper.claim === row.id) ? (
                <Tag kind="ok">{text.proven}</Tag>
              ) : mayWrite ? (
                <a
                  href={claimPaperPath({
                    claim: saleClaim,
                    record: row.id,
                    enterprise: id,
                    kind: 'invoice',
                    back: '/offers',
                  })}
                >
                  {text.toBring}
                </a>
              ) : (
                text.toBring
              ),
          },
          {
            key: 'drop',
            title: text.dropSale,
            cell: row => (mayWrite ? <a href={enterprisePath(id, `/sales/${row.id}`)}>{text.dropSale}</a> : '–'),
          },
        ]}
      />
    </Card>
  )
}
