import type { Day } from '../kernel/day.ts'
import { date, type Lang } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Columns, Facts, Line, Lines, Stack } from '../pages/card.tsx'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { addPaperPath } from '../programme/paths.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import type { OpenEnterprise } from './asked-enterprise.ts'
import { type Duty, dutiesOf, mayReceiveReserved } from './duty.ts'
import { EnterpriseFrame, paperName } from './frame.tsx'
import { enterprisePath } from './paths.ts'
import { type PhaseProps, PhasesCard, TakenBack } from './phases-card.tsx'
import { words } from './words.ts'

/** What an enterprise is, how far it has come, and what is due. */
export function OverviewPage({ open, signed, brought }: PhaseProps) {
  const { shell, found, enterprise, rules, notices, on, mayWrite } = open
  const { lang } = shell
  const text = words(lang)
  const { id } = found.row
  const region = (nuts: string | null) => rules.regions.find(one => one.nuts === nuts)?.names[lang] ?? nuts
  const facts: (readonly [string, string | null])[] = [
    [text.knownSince, date(found.row.reached_on)],
    [text.cui, enterprise.cui],
    [
      text.caen,
      enterprise.caen === null
        ? null
        : text.caenShown({ code: enterprise.caen, revision: enterprise.caen_revision ?? 2 }),
    ],
    [text.seat, region(found.row.region)],
    [text.workRegion, region(enterprise.work_region)],
    [text.partner, rules.partners.find(one => one.code === found.row.partner)?.name ?? null],
    [text.centre, rules.centres.find(one => one.code === found.row.centre)?.name ?? null],
    [text.purpose, enterprise.purpose],
    [text.undertaking, enterprise.undertaking],
  ]
  return (
    <EnterpriseFrame open={open} current="">
      <Columns>
        <Stack>
          <PhasesCard open={open} signed={signed} brought={brought} />
          <TakenBack open={open} signed={signed} />
          <Card
            title={text.changes}
            actions={
              mayWrite && (
                <LinkButton icon="plus" href={enterprisePath(id, '/change')}>
                  {text.addChange}
                </LinkButton>
              )
            }
          >
            <Table
              lang={lang}
              caption={text.changes}
              hideCaption
              rows={notices}
              rowKey={row => row.id}
              empty={<Empty>{text.noChanges}</Empty>}
              columns={[
                { key: 'says', title: text.changeSays, heads: true, cell: row => row.says },
                { key: 'on', title: text.changedOn, tight: true, cell: row => date(row.changed_on) },
                {
                  key: 'told',
                  title: text.notifiedOn,
                  tight: true,
                  cell: row =>
                    row.notified_on !== null ? (
                      date(row.notified_on)
                    ) : mayWrite ? (
                      <a href={enterprisePath(id, `/notices/${row.id}`)}>{text.notify}</a>
                    ) : (
                      '–'
                    ),
                },
              ]}
            />
          </Card>
        </Stack>
        <Stack>
          <Card>
            <Facts items={facts.filter((line): line is [string, string] => line[1] !== null)} />
            <p>
              {mayReceiveReserved(open, enterprise.legal_form, on) ? (
                <Tag kind="ok">{text.reservedMay}</Tag>
              ) : (
                <span class="muted">{text.reservedMayNot}</span>
              )}
            </p>
          </Card>
          <Duties duties={dutiesOf(open, on)} open={open} />
        </Stack>
      </Columns>
    </EnterpriseFrame>
  )
}

function Duties({ duties, open }: { duties: readonly Duty[]; open: OpenEnterprise }) {
  const { shell, rules } = open
  const { lang } = shell
  const text = words(lang)
  return (
    <Card title={text.duties}>
      {duties.length === 0 ? (
        <Empty>{text.noDuties}</Empty>
      ) : (
        <Lines>
          {duties.map(duty => (
            <Line key={`${duty.duty} ${duty.due}`} end={<DueTag due={duty.due} on={open.on} />}>
              {open.mayWrite ? (
                <a href={dutyPath(duty, open.found.row.id)}>{dutyTitle(duty, open.found.row.code, rules, lang)}</a>
              ) : (
                dutyTitle(duty, open.found.row.code, rules, lang)
              )}
            </Line>
          ))}
        </Lines>
      )}
    </Card>
  )
}

const DueTag = ({ due, on }: { due: Day; on: Day }) => <Tag kind={due < on ? 'error' : 'warn'}>{date(due)}</Tag>

export function dutyPath(duty: Duty, id: string): string {
  switch (duty.duty) {
    case 'notify':
      return enterprisePath(id, `/notices/${duty.notice}`)
    case 'year':
      return enterprisePath(id, `/year?year=${duty.year}`)
    case 'month':
      return enterprisePath(id, '/month')
    case 'expires':
      return addPaperPath(id, 'deliverable.enterprise', duty.paper, enterprisePath(id))
    case 'sustained':
      return enterprisePath(id, '/phase')
  }
}

export function dutyTitle(duty: Duty, title: string, rules: Rulebook, lang: Lang): string {
  const { tasks } = words(lang)
  switch (duty.duty) {
    case 'notify':
      return tasks.notify({ title })
    case 'year':
      return tasks.year({ title, year: duty.year })
    case 'month':
      return tasks.month({ title, count: duty.count })
    case 'expires':
      return tasks.expires({ title, paper: paperName(duty.paper, rules, lang) })
    case 'sustained':
      return tasks.sustained({ title })
  }
}
