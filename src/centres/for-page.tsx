import type { Day } from '../kernel/day.ts'
import { Card, Stack } from '../pages/card.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Empty, Table } from '../pages/table.tsx'
import type { Match } from './match.ts'
import { Deadline, ReservedTag } from './opportunity-list-page.tsx'
import { LeadTable, Reasons } from './opportunity-page.tsx'
import type { Led, OpportunityRow } from './opportunity-tables.ts'
import { opportunityWords } from './opportunity-words.ts'
import { opportunitiesPath, opportunityPath } from './paths.ts'

interface ForProps {
  shell: Shell
  on: Day
  name: string
  found: readonly { row: OpportunityRow; match: Match }[]
  leads: readonly Led[]
}

/** Everything that is open and good for one enterprise, and what it follows already. */
export function ForPage({ shell, on, name, found, leads }: ForProps) {
  const { lang } = shell
  const text = opportunityWords(lang)
  return (
    <Page
      shell={shell}
      title={text.forEnterprise({ name })}
      lead={text.forLead}
      current={opportunitiesPath}
      breadcrumb={[{ text: text.opportunities, href: opportunitiesPath }]}
    >
      <Stack>
        {leads.length > 0 && (
          <Card title={text.leads}>
            <LeadTable
              lang={lang}
              leads={leads}
              title={text.title}
              heads={lead => <a href={opportunityPath(lead.opportunity_id)}>{lead.opportunity}</a>}
              act={() => '–'}
            />
          </Card>
        )}
        <Card>
          <Table
            lang={lang}
            caption={text.suits}
            hideCaption
            rows={found}
            rowKey={one => one.row.id}
            empty={<Empty>{text.nothingFor}</Empty>}
            columns={[
              {
                key: 'title',
                title: text.title,
                heads: true,
                cell: one => <a href={opportunityPath(one.row.id)}>{one.row.title}</a>,
              },
              {
                key: 'deadline',
                title: text.deadline,
                tight: true,
                cell: one => <Deadline row={one.row} lang={lang} on={on} />,
              },
              { key: 'reserved', title: text.reserved, cell: one => <ReservedTag row={one.row} lang={lang} /> },
              { key: 'score', title: text.score, numeric: true, cell: one => one.match.score },
              { key: 'why', title: text.why, cell: one => <Reasons reasons={one.match.reasons} lang={lang} /> },
            ]}
          />
        </Card>
      </Stack>
    </Page>
  )
}
