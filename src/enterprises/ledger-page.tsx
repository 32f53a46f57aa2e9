import type { Day } from '../kernel/day.ts'
import { date, type Lang } from '../kernel/words.ts'
import { Card, Line, Lines, Stack } from '../pages/card.tsx'
import { Downloads } from '../pages/downloads.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { type Column, Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { asGrant } from './aid.ts'
import { euro, Receiver } from './aid-page.tsx'
import { countedOn, fallsOutOn, type MinimisRule, mostCounted } from './de-minimis.ts'
import type { MinimisRow } from './minimis-tables.ts'
import { enterprisePath, enterprisesPath, ledgerPath } from './paths.ts'
import { words } from './words.ts'

/** A single undertaking with its de minimis aid, oldest first, under the rule of the programme of the last. */
export interface Undertaking {
  key: string
  rows: readonly MinimisRow[]
  rule: MinimisRule
}

/** By what enterprises are one; `ruleIn` says the rule of a programme. */
export const undertakingsOf = (
  rows: readonly MinimisRow[],
  ruleIn: (programme: string) => MinimisRule,
): Undertaking[] =>
  [...Map.groupBy(rows, row => row.group)].map(([key, own]) => ({
    key,
    rows: own,
    rule: ruleIn(own.at(-1)?.programme ?? ''),
  }))

/** Each aid, as the page and its file have it. */
export function grantColumns(lang: Lang, undertakings: readonly Undertaking[]): Column<MinimisRow>[] {
  const text = words(lang)
  const ruleOf = (row: MinimisRow) => undertakings.find(one => one.key === row.group)?.rule
  return [
    { key: 'contract', title: text.contract, heads: true, cell: row => row.contract },
    { key: 'enterprise', title: text.one, cell: row => <Receiver row={row} /> },
    { key: 'undertaking', title: text.undertaking, tight: true, cell: row => row.undertaking ?? '–' },
    { key: 'by', title: text.grantedBy, cell: row => row.granted_by },
    { key: 'on', title: text.grantedOn, tight: true, cell: row => date(row.granted_on) },
    { key: 'amount', title: text.euroCents, numeric: true, cell: row => euro(lang, row.cents_eur) },
    {
      key: 'out',
      title: text.fallsOut,
      tight: true,
      cell: row => {
        const rule = ruleOf(row)
        return rule ? date(fallsOutOn(asGrant(row), rule)) : '–'
      },
    },
  ]
}

interface LedgerProps {
  shell: Shell
  on: Day
  undertakings: readonly Undertaking[]
}

/** De minimis aid beyond one enterprise: what counts today for each undertaking, and what it may still receive. */
export function LedgerPage({ shell, on, undertakings }: LedgerProps) {
  const { lang } = shell
  const text = words(lang)
  const counted = ({ rows, rule }: Undertaking) => countedOn(rows.map(asGrant), on, rule)
  const columns: Column<Undertaking>[] = [
    {
      key: 'who',
      title: text.enterprisesIn,
      heads: true,
      cell: ({ rows }) => (
        <Lines>
          {[...new Map(rows.map(row => [row.enterprise_id, row])).values()].map(row => (
            <Line key={row.enterprise_id}>
              <a href={enterprisePath(row.enterprise_id, '/aid')}>{`${row.code} ${row.title}`}</a>
            </Line>
          ))}
        </Lines>
      ),
    },
    {
      key: 'code',
      title: text.undertaking,
      tight: true,
      cell: ({ rows }) => rows.find(row => row.undertaking !== null)?.undertaking ?? '–',
    },
    { key: 'counts', title: text.counts({ on: date(on) }), numeric: true, cell: one => euro(lang, counted(one)) },
    {
      key: 'free',
      title: text.free,
      numeric: true,
      cell: one => euro(lang, Math.max(0, one.rule.limitCents - counted(one))),
    },
    {
      key: 'most',
      title: text.most,
      numeric: true,
      cell: ({ rows, rule }) => {
        const most = mostCounted(rows.map(asGrant), rule)
        return most > rule.limitCents ? (
          <Tag kind="error">{`${euro(lang, most)}, ${text.overLimit}`}</Tag>
        ) : (
          euro(lang, most)
        )
      },
    },
  ]
  const grants = undertakings.flatMap(one => one.rows)
  return (
    <Page
      shell={shell}
      title={text.ledger}
      lead={text.allLedgerLead}
      current={enterprisesPath}
      breadcrumb={[{ text: text.enterprises, href: enterprisesPath }]}
      actions={grants.length > 0 && <Downloads shell={shell} path={ledgerPath} />}
    >
      <Stack>
        <Card title={text.undertakings}>
          <Table
            lang={lang}
            caption={text.undertakings}
            hideCaption
            rows={undertakings}
            rowKey={one => one.key}
            empty={<Empty>{text.noAid}</Empty>}
            columns={columns}
          />
        </Card>
        {grants.length > 0 && (
          <Card title={text.grants}>
            <Table
              lang={lang}
              caption={text.grants}
              hideCaption
              rows={grants}
              rowKey={row => row.id}
              columns={grantColumns(lang, undertakings)}
            />
          </Card>
        )}
      </Stack>
    </Page>
  )
}
