import { date } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import type { Named } from '../pages/slice.ts'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { OpenCentre } from './asked-centre.ts'
import { CentreFrame } from './frame.tsx'
import { centrePath } from './paths.ts'
import type { CentreReferralRow } from './tables.ts'
import { words } from './words.ts'

interface Referrals extends OpenCentre {
  /** Of people whom the reader may see. */
  referrals: readonly CentreReferralRow[]
  people: ReadonlyMap<string, Named>
}

/** Who was sent where, and what came back; the answer that is due first comes first. */
export function ReferralsPage({ open }: { open: Referrals }) {
  const { shell, found, referrals, people, on, mayRefer, mayOverride } = open
  const { lang } = shell
  const text = words(lang)
  const { id } = found.row
  const answers: Readonly<Record<string, string>> = text.answers
  const outcomes: Readonly<Record<string, string>> = text.outcomes
  const at = (row: CentreReferralRow, section: string) => centrePath(id, `/referred/${row.id}${section}`)
  return (
    <CentreFrame open={open} current="/referred">
      <Card
        title={text.referrals}
        lead={text.referralsLead}
        actions={
          <>
            {mayRefer && (
              <LinkButton look="primary" icon="route" href={centrePath(id, '/refer')}>
                {text.refer}
              </LinkButton>
            )}
            {mayOverride && (
              <LinkButton look="quiet" href={centrePath(id, '/override')}>
                {text.override}
              </LinkButton>
            )}
          </>
        }
      >
        <Table
          lang={lang}
          caption={text.referrals}
          hideCaption
          rows={referrals}
          rowKey={row => row.id}
          empty={<Empty>{text.noReferrals}</Empty>}
          columns={[
            {
              key: 'who',
              title: text.whoIsSent,
              heads: true,
              cell: row => <Whom named={people.get(row.person_id)} otherwise={text.aPerson} />,
            },
            {
              key: 'where',
              title: text.other,
              cell: row => (
                <>
                  {row.organisation}
                  <span class="note">{`${text.directions[row.direction]} · ${text.topics[row.topic]}`}</span>
                </>
              ),
            },
            { key: 'asked', title: text.askedOn, tight: true, cell: row => date(row.asked_on) },
            {
              key: 'basis',
              title: text.basis,
              cell: row =>
                row.basis === 'consent' ? (
                  text.bases.consent
                ) : (
                  <>
                    <Tag kind="warn">{text.bases.override}</Tag>
                    <span class="note">{row.reason}</span>
                  </>
                ),
            },
            {
              key: 'answer',
              title: text.answer,
              cell: row =>
                row.answer !== null ? (
                  `${answers[row.answer] ?? row.answer}, ${date(row.answered_on ?? row.asked_on)}`
                ) : (
                  <>
                    <Tag kind={row.due_on < on ? 'error' : 'info'}>
                      {`${row.due_on < on ? text.late : text.waits}: ${date(row.due_on)}`}
                    </Tag>
                    {mayRefer && <a href={at(row, '/answer')}>{text.answerIt}</a>}
                  </>
                ),
            },
            {
              key: 'outcome',
              title: text.outcome,
              cell: row =>
                row.outcome !== null ? (
                  (outcomes[row.outcome] ?? row.outcome)
                ) : row.answer !== null && mayRefer ? (
                  <a href={at(row, '/end')}>{text.endIt}</a>
                ) : (
                  '–'
                ),
            },
          ]}
        />
      </Card>
    </CentreFrame>
  )
}

function Whom({ named, otherwise }: { named: Named | undefined; otherwise: string }) {
  return named?.href === undefined ? <>{named?.title ?? otherwise}</> : <a href={named.href}>{named.title}</a>
}
