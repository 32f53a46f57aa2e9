import { Downloads } from '../pages/downloads.tsx'
import type { Day } from '../kernel/day.ts'
import { date, number, type Lang } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Columns, Facts, Line, Lines, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Filters } from '../pages/filters.tsx'
import { blankForm } from '../pages/form-state.ts'
import { Page, PageHead } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { type Column, Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { paperPath } from '../people/paths.ts'
import type { PaperLink } from '../people/record-tables.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { FiguresCard, type FiguresProps } from './figures-card.tsx'
import { jobWords } from './job-words.ts'
import type { Placed } from './occupancy-tables.ts'
import { addPaperPath, placementPath, placementsPath, workPath } from './paths.ts'
import { renewalWords } from './renewal-words.ts'
import { dueOn, openChecks, retentionMonths } from './retention.ts'
import type { CheckRow } from './tables.ts'
import { nameOf } from './vacancy-pages.tsx'
import { words } from './words.ts'

interface ListProps extends FiguresProps {
  on: Day
  placed: readonly Placed[]
  checks: readonly CheckRow[]
  all: boolean
}

/** The columns of the list, on the page and in its file. */
export function placementColumns({
  lang,
  on,
  checks,
}: {
  lang: Lang
  on: Day
  checks: readonly CheckRow[]
}): Column<Placed>[] {
  const text = jobWords(lang)
  const nextOf = (one: Placed) =>
    openChecks(
      one,
      checks.filter(check => check.occupancy_id === one.id),
    )[0]
  return [
    {
      key: 'person',
      title: text.person,
      heads: true,
      cell: one => <a href={placementPath(one.id)}>{nameOf(one, lang)}</a>,
    },
    { key: 'post', title: text.post, cell: one => one.post ?? text.forOneself },
    { key: 'employer', title: text.employer, cell: one => one.employer ?? '–' },
    { key: 'contract', title: text.contract, cell: one => contractOf(one, lang) },
    { key: 'hours', title: text.weeklyHours, numeric: true, cell: one => number(lang, Number(one.weekly_hours)) },
    { key: 'began', title: text.beganOn, tight: true, cell: one => date(one.began_on) },
    {
      key: 'next',
      title: text.nextCheck,
      tight: true,
      cell: one => {
        const next = nextOf(one)
        if (one.ended_on !== null) return text.endedOn({ on: one.ended_on })
        if (!next) return text.allChecked
        return next.due <= on ? <Tag kind="warn">{date(next.due)}</Tag> : date(next.due)
      },
    },
  ]
}

export function PlacementsPage(props: ListProps) {
  const { shell, on, placed, checks, all } = props
  const { lang } = shell
  const text = jobWords(lang)
  const state = blankForm(lang, { show: all ? 'all' : undefined })
  return (
    <Page
      shell={shell}
      title={text.placements}
      lead={text.placementsLead}
      actions={<Downloads shell={shell} path={placementsPath} query={{ show: all ? 'all' : undefined }} />}
    >
      <FiguresCard {...props} />
      <Filters lang={lang} action={placementsPath}>
        <Field
          state={state}
          kind="select"
          name="show"
          label={text.which}
          blank={text.runningOnes}
          options={[{ value: 'all', text: text.allPlacements }]}
        />
      </Filters>
      <Table
        lang={lang}
        caption={text.placements}
        hideCaption
        rows={placed}
        rowKey={one => one.id}
        empty={<Empty>{text.noPlacements}</Empty>}
        columns={placementColumns({ lang, on, checks })}
      />
    </Page>
  )
}

interface OneProps {
  shell: Shell
  on: Day
  placed: Placed
  checks: readonly CheckRow[]
  papers: readonly PaperLink[]
  /** Papers that the rules know, by which they are named. */
  kinds: Rulebook['papers']
  mayWrite: boolean
}

export function PlacementPage({ shell, on, placed, checks, papers, kinds, mayWrite }: OneProps) {
  const { lang } = shell
  const text = jobWords(lang)
  const isRunning = placed.ended_on === null
  const canCheck = openChecks(placed, checks).some(one => one.due <= on)
  return (
    <Page
      shell={shell}
      title={text.placementOf({ code: placed.code })}
      breadcrumb={[{ text: text.placements, href: placementsPath }]}
      head={
        <PageHead
          title={nameOf(placed, lang)}
          lead={[placed.post ?? text.forOneself, placed.employer].filter(Boolean).join(' · ')}
          actions={
            mayWrite && (
              <>
                <LinkButton
                  look={canCheck ? 'primary' : 'plain'}
                  icon="list-checks"
                  href={placementPath(placed.id, '/check')}
                >
                  {text.recordCheck}
                </LinkButton>
                {isRunning && placed.contract === 'fixed-term' && (
                  <LinkButton icon="refresh-cw" href={placementPath(placed.id, '/renew')}>
                    {renewalWords(lang).renew}
                  </LinkButton>
                )}
                {isRunning && (
                  <LinkButton icon="log-out" href={placementPath(placed.id, '/end')}>
                    {text.endPlacement}
                  </LinkButton>
                )}
                <LinkButton look="quiet" icon="trash-2" href={placementPath(placed.id, '/withdraw')}>
                  {text.withdraw}
                </LinkButton>
              </>
            )
          }
        />
      }
    >
      <Columns>
        <Stack>
          <Card title={text.retention}>
            <Lines>
              {retentionMonths.map(month => (
                <Line
                  key={month}
                  end={<CheckState on={on} lang={lang} placed={placed} month={month} checks={checks} />}
                >
                  {text.afterMonths({ count: month, due: dueOn(placed, month) })}
                </Line>
              ))}
            </Lines>
          </Card>
          <Card title={text.papers} lead={text.papersLead}>
            <Lines>
              {papers.map(paper => (
                <Line
                  key={`${paper.paper} ${paper.claimKind}`}
                  end={<PaperState lang={lang} verdict={paper.verdict} />}
                >
                  <a href={paperPath(paper.paper)}>
                    {text.paperOf({
                      kind: kinds.find(one => one.code === paper.kind)?.names[lang] ?? paper.kind,
                      on: paper.datedOn,
                    })}
                  </a>
                </Line>
              ))}
            </Lines>
            {mayWrite && placed.outcomeKind !== null && <AddPapers shell={shell} placed={placed} />}
          </Card>
        </Stack>
        <Card>
          <Facts items={factsOf(placed, lang)} />
        </Card>
      </Columns>
    </Page>
  )
}

function AddPapers({ shell: { lang }, placed }: { shell: Shell; placed: Placed }) {
  const text = jobWords(lang)
  const to = (kind: string) =>
    addPaperPath({
      claim: `outcome.${placed.outcomeKind}`,
      id: String(placed.outcome_id),
      subject: String(placed.person_id),
      kind,
      back: placementPath(placed.id),
    })
  return (
    <div class="buttons">
      <LinkButton icon="file-plus" href={to('employment-contract')}>
        {text.addContract}
      </LinkButton>
      <LinkButton look="quiet" icon="file-plus" href={to('register-extract')}>
        {text.addExtract}
      </LinkButton>
    </div>
  )
}

function PaperState({ lang, verdict }: { lang: Shell['lang']; verdict: PaperLink['verdict'] }) {
  const text = jobWords(lang)
  if (verdict === 'accepted') return <Tag kind="ok">{text.paperAccepted}</Tag>
  return verdict === 'rejected' ? (
    <Tag kind="error">{text.paperRejected}</Tag>
  ) : (
    <Tag kind="info">{text.paperToCheck}</Tag>
  )
}

function CheckState({
  lang,
  on,
  placed,
  month,
  checks,
}: {
  lang: Shell['lang']
  on: Day
  placed: Placed
  month: number
  checks: readonly CheckRow[]
}) {
  const text = jobWords(lang)
  const due = dueOn(placed, month)
  const made = checks.find(check => check.month === month)
  if (made) {
    const said = text.checkedBy({ on: made.checked_on, source: sourceName(lang, made.source) })
    return <Tag kind={made.held ? 'ok' : 'warn'}>{`${made.held ? text.held : text.notHeld} ${said}`}</Tag>
  }
  if (placed.ended_on !== null && placed.ended_on < due) return <>{text.endedBefore}</>
  return due <= on ? <Tag kind="warn">{text.checkDue}</Tag> : <>{text.checkAhead}</>
}

/** A fixed term says until when. */
function contractOf({ contract, planned_end_on: on }: Placed, lang: Lang): string {
  const named = words(lang).contract[contract]
  return on === null ? named : `${named}, ${renewalWords(lang).until({ on })}`
}

function sourceName(lang: Shell['lang'], source: string): string {
  const sources: Readonly<Record<string, string>> = words(lang).checkSource
  return sources[source] ?? source
}

function factsOf(placed: Placed, lang: Shell['lang']) {
  const text = jobWords(lang)
  const codes = words(lang)
  const reasons: Readonly<Record<string, string>> = codes.endReason
  const lines = [
    [
      text.person,
      <a key="person" href={workPath(String(placed.person_id))}>{`${nameOf(placed, lang)} (${placed.code})`}</a>,
    ],
    [text.post, placed.post ?? text.forOneself],
    [text.employer, placed.employer],
    [text.contractNumber, placed.contract_number],
    [text.contract, codes.contract[placed.contract]],
    [text.weeklyHours, number(lang, Number(placed.weekly_hours))],
    [text.occupation, placed.occupation],
    [text.beganOn, date(placed.began_on)],
    [text.plannedEndOn, placed.planned_end_on && date(placed.planned_end_on)],
    [text.lastDay, placed.ended_on && date(placed.ended_on)],
    [text.endReason, placed.end_reason && (reasons[placed.end_reason] ?? placed.end_reason)],
  ] as const
  return lines.filter(([, detail]) => detail !== null)
}
