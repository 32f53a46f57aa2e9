import type { Day } from '../kernel/day.ts'
import { date, type Lang, money } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Facts, Stack } from '../pages/card.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { placeName } from './frame.tsx'
import { nextSteps } from './lead.ts'
import type { Match, Reason } from './match.ts'
import { Deadline, ReservedTag, worth } from './opportunity-list-page.tsx'
import type { Led, OpportunityRow } from './opportunity-tables.ts'
import { opportunityWords } from './opportunity-words.ts'
import { opportunitiesPath, opportunityPath } from './paths.ts'

interface OneProps {
  shell: Shell
  on: Day
  row: OpportunityRow
  matches: readonly Match[]
  leads: readonly Led[]
  mayWrite: boolean
  mayFollow: boolean
}

/** One opportunity: what it asks for, for whom it is good and why, and what became of it. */
export function OpportunityPage(props: OneProps) {
  const { shell, row, leads, mayWrite } = props
  const { lang } = shell
  const text = opportunityWords(lang)
  return (
    <Page
      shell={shell}
      title={row.title}
      lead={row.buyer}
      current={opportunitiesPath}
      breadcrumb={[{ text: text.opportunities, href: opportunitiesPath }]}
      actions={
        mayWrite && (
          <>
            {row.source !== 'eforms' && (
              <LinkButton icon="pencil" href={opportunityPath(row.id, '/complete')}>
                {text.complete}
              </LinkButton>
            )}
            {row.dismissed_on === null && leads.length === 0 && (
              <LinkButton look="quiet" icon="x" href={opportunityPath(row.id, '/dismiss')}>
                {text.dismiss}
              </LinkButton>
            )}
          </>
        )
      }
    >
      <Stack>
        <About {...props} />
        {leads.length > 0 && <Leads {...props} />}
        <Suits {...props} />
      </Stack>
    </Page>
  )
}

function About({ shell, row, on }: OneProps) {
  const { lang } = shell
  const text = opportunityWords(lang)
  return (
    <Card>
      {row.dismissed_for !== null && <Tag kind="neutral">{text.dismissed({ reason: row.dismissed_for })}</Tag>}
      <Facts
        items={[
          [text.deadline, <Deadline key="deadline" row={row} lang={lang} on={on} />],
          [
            text.reserved,
            row.reserved === 'none' ? text.reservedKinds.none : <ReservedTag key="reserved" row={row} lang={lang} />,
          ],
          [text.valueShown, worth(row, lang)],
          [text.months, row.months === null ? '–' : text.monthsShown({ count: row.months })],
          [text.nuts, row.nuts.length === 0 ? text.anywhere : row.nuts.map(placeName).join(', ')],
          [text.cpv, row.cpv.join(', ') || '–'],
          [text.publishedOn, date(row.published_on)],
          [
            text.source,
            row.source === 'eforms'
              ? `${text.sources.eforms}, ${text.versionShown({ version: row.version })}`
              : text.sources[row.source],
          ],
        ]}
      />
      {row.says !== null && <p>{row.says}</p>}
      {row.link !== null && (
        <p>
          <a href={row.link} rel="noreferrer external">
            {text.openLink}
          </a>
        </p>
      )}
    </Card>
  )
}

function Suits({ shell, row, matches, leads, mayWrite }: OneProps) {
  const { lang } = shell
  const text = opportunityWords(lang)
  const isFollowed = ({ bidder }: Match) => leads.some(lead => lead.enterprise_id === bidder.id)
  const isOpen = row.state === 'open' && row.dismissed_on === null
  return (
    <Card
      title={text.suits}
      lead={text.suitsLead}
      actions={
        mayWrite &&
        isOpen && (
          <LinkButton icon="target" href={opportunityPath(row.id, '/relevant')}>
            {text.relevant}
          </LinkButton>
        )
      }
    >
      <Table
        lang={lang}
        caption={text.suits}
        hideCaption
        rows={matches}
        rowKey={one => one.bidder.id}
        empty={<Empty>{text.suitsNobody}</Empty>}
        columns={[
          { key: 'who', title: text.enterprise, heads: true, cell: one => `${one.bidder.code} ${one.bidder.title}` },
          { key: 'score', title: text.score, numeric: true, cell: one => one.score },
          { key: 'why', title: text.why, cell: one => <Reasons reasons={one.reasons} lang={lang} /> },
          {
            key: 'act',
            cell: one =>
              isFollowed(one) ? (
                <Tag kind="ok">{text.followed}</Tag>
              ) : mayWrite && isOpen ? (
                <a href={opportunityPath(row.id, `/relevant?enterprise=${one.bidder.id}`)}>{text.markRelevant}</a>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </Card>
  )
}

const kinds = { for: 'ok', against: 'warn', unknown: 'neutral' } as const

/** The sentences for and against, as people read them. */
export function Reasons({ reasons, lang }: { reasons: readonly Reason[]; lang: Lang }) {
  const text = opportunityWords(lang)
  return (
    <ul class="lines reasons">
      {reasons.map(reason => (
        <li key={reason.aspect}>
          <Tag kind={kinds[reason.says]}>{text.weighs[reason.says]}</Tag>
          <span>{sentenceOf(reason, lang)}</span>
        </li>
      ))}
    </ul>
  )
}

/** What a reason says; amounts of money and places in their own words. */
export function sentenceOf({ code, details }: Reason, lang: Lang): string {
  const sentences: Readonly<Record<string, (values: Record<string, string | number>) => string>> =
    opportunityWords(lang).reasons
  const shown = Object.entries(details).map(([name, value]) => {
    if (name === 'monthly' || name === 'capacity') return [name, money(lang, Number(value))]
    return [name, name === 'place' ? placeName(String(value)) : value]
  })
  return sentences[code]?.(Object.fromEntries(shown)) ?? code
}

function Leads({ shell, row, leads, mayFollow }: OneProps) {
  const { lang } = shell
  const text = opportunityWords(lang)
  return (
    <Card title={text.leads}>
      <LeadTable
        lang={lang}
        leads={leads}
        heads={lead => `${lead.enterprise_code} ${lead.enterprise}`}
        title={text.enterprise}
        act={lead =>
          mayFollow && nextSteps(lead, row.state).length > 0 ? (
            <a href={opportunityPath(row.id, `/leads/${lead.enterprise_id}`)}>{text.follow}</a>
          ) : (
            '–'
          )
        }
      />
    </Card>
  )
}

interface LeadTableProps {
  lang: Lang
  leads: readonly Led[]
  title: string
  heads: (lead: Led) => preact.ComponentChildren
  act: (lead: Led) => preact.ComponentChildren
}

const dated = (day: Day | null) => (day === null ? '–' : date(day))

export function LeadTable({ lang, leads, title, heads, act }: LeadTableProps) {
  const text = opportunityWords(lang)
  return (
    <Table
      lang={lang}
      caption={text.leads}
      hideCaption
      rows={leads}
      rowKey={one => `${one.opportunity_id} ${one.enterprise_id}`}
      empty={<Empty>{text.noLeads}</Empty>}
      columns={[
        { key: 'who', title, heads: true, cell: heads },
        { key: 'centre', title: text.centre, cell: one => one.centre },
        { key: 'found', title: text.relevantOn, tight: true, cell: one => date(one.relevant_on) },
        { key: 'sent', title: text.sentOn, tight: true, cell: one => dated(one.sent_on) },
        { key: 'applied', title: text.appliedOn, tight: true, cell: one => dated(one.applied_on) },
        { key: 'decided', title: text.decided, cell: one => <Decided lead={one} lang={lang} /> },
        { key: 'act', cell: act },
      ]}
    />
  )
}

function Decided({ lead, lang }: { lead: Led; lang: Lang }) {
  const text = opportunityWords(lang)
  if (lead.won === null) return <>–</>
  return lead.won ? (
    <Tag kind="ok">{text.won({ amount: money(lang, lead.won_bani ?? 0) })}</Tag>
  ) : (
    <Tag kind="neutral">{text.lost}</Tag>
  )
}
