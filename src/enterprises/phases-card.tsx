import { may } from '../kernel/who.ts'
import { date, instant, type Lang } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import { Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { predicatesIn } from '../programme/condition.ts'
import type { DeliverablePaper } from '../programme/deliverable-tables.ts'
import { addPaperPath, paperPath } from '../programme/paths.ts'
import type { Phase } from '../programme/profile.ts'
import { papersForPhase, type Rulebook } from '../programme/rulebook.ts'
import type { OpenEnterprise } from './asked-enterprise.ts'
import { paperName, phaseName } from './frame.tsx'
import { enterprisePath } from './paths.ts'
import { closed, lackingFor, nextPhases } from './phase.ts'
import type { SignedPhase } from './phase-tables.ts'
import { words } from './words.ts'

export interface PhaseProps {
  open: OpenEnterprise
  signed: readonly SignedPhase[]
  /** Every paper about the enterprise, accepted or not. */
  brought: readonly DeliverablePaper[]
}

/** The phases in their order: since when, signed by whom, what counts from there, and what the next ones still lack. */
export function PhasesCard(props: PhaseProps) {
  const { shell, found, rules, mayDecide } = props.open
  const { lang } = shell
  const text = words(lang)
  const { id, existing } = found.row
  const hasClosed = found.steps.some(step => step.kind === closed)
  const next = nextPhases(found.steps, existing === true, rules)
  const rows: Phase[] = [
    ...rules.phases,
    ...(hasClosed ? [{ code: closed, names: { ro: words('ro').closedPhase, en: words('en').closedPhase } }] : []),
  ]
  return (
    <Card
      title={text.phases}
      lead={text.phasesLead}
      actions={
        mayDecide && (
          <>
            {(next.length > 0 || !hasClosed) && (
              <LinkButton look="primary" icon="flag" href={enterprisePath(id, '/phase')}>
                {text.enterPhase}
              </LinkButton>
            )}
            {found.steps.length > 0 && (
              <LinkButton look="quiet" href={enterprisePath(id, '/phase-back')}>
                {text.leavePhase}
              </LinkButton>
            )}
          </>
        )
      }
    >
      <ol class="lines">
        {rows.map(phase => (
          <PhaseLine key={phase.code} {...props} phase={phase} isNext={next.includes(phase.code)} />
        ))}
      </ol>
    </Card>
  )
}

function PhaseLine({ open, signed, brought, phase, isNext }: PhaseProps & { phase: Phase; isNext: boolean }) {
  const { shell, found, enterprise, rules, papers, on, mayReadPlan } = open
  const { lang } = shell
  const text = words(lang)
  const { id } = found.row
  const step = found.steps.find(one => one.kind === phase.code)
  const signer = signed.find(one => one.kind === phase.code && one.takenBackAt === null)?.by
  const lacking = lackingFor(phase.code, { rules, legalForm: enterprise.legal_form, papers, on })
  const counts = countedFrom(phase.code, rules, lang)
  return (
    <li>
      <span>
        {phase.names[lang]}
        {counts.length > 0 && <span class="note">{text.countsFrom({ indicators: counts.join(', ') })}</span>}
        {step && signer && <span class="note">{text.signedBy({ name: signer })}</span>}
        {!step && isNext && phase.asks && mayReadPlan && (
          <span class="note">
            <a href={enterprisePath(id, '/plan')}>{text.asks[phase.asks]}</a>
          </span>
        )}
        {!step &&
          isNext &&
          lacking.map(group => (
            <span key={group.join()} class="note">
              <LackingPaper group={group} open={open} brought={brought} />
            </span>
          ))}
      </span>
      <span class="end">
        {step ? (
          <Tag kind="ok">{text.reached({ on: date(step.reached_on) })}</Tag>
        ) : isNext && lacking.length === 0 && !phase.asks ? (
          <Tag kind="info">{text.openNow}</Tag>
        ) : null}
      </span>
    </li>
  )
}

interface LackingProps {
  group: readonly string[]
  open: OpenEnterprise
  brought: readonly DeliverablePaper[]
}

/** Any paper of the group will do: one that waits for its check, else the link that adds the first. */
function LackingPaper({ group, open: { shell, found, rules }, brought }: LackingProps) {
  const { lang } = shell
  const text = words(lang)
  const { id } = found.row
  const waiting = brought.find(paper => group.includes(paper.kind) && paper.verdict === null)
  if (waiting)
    return <a href={paperPath(waiting.paper)}>{text.paperWaits({ paper: paperName(waiting.kind, rules, lang) })}</a>
  const names = group.map(kind => paperName(kind, rules, lang)).join(` ${text.or} `)
  if (shell.who === undefined || !may(shell.who, 'evidence.write')) return <>{text.lacks({ papers: names })}</>
  return (
    <a href={addPaperPath(id, 'deliverable.enterprise', group[0] ?? '', enterprisePath(id))}>
      {text.addPaper}: {names}
    </a>
  )
}

/** The indicators of enterprises that count from this phase on. */
const countedFrom = (phase: string, { indicators }: Rulebook, lang: Lang): string[] =>
  indicators
    .filter(
      one =>
        'counts' in one && predicatesIn(one.counts).some(asked => 'phase' in asked && asked.phase.atLeast === phase),
    )
    .map(one => one.names[lang])

/** What was opened and taken back: it stays to be read, with its reason. */
export function TakenBack({ open, signed }: Omit<PhaseProps, 'brought'>) {
  const { shell, rules } = open
  const { lang } = shell
  const text = words(lang)
  const rows = signed.filter(one => one.takenBackAt !== null)
  if (rows.length === 0) return null
  return (
    <Card title={text.takenBack}>
      <Table
        lang={lang}
        caption={text.takenBack}
        hideCaption
        rows={rows.toReversed()}
        rowKey={row => String(row.entry)}
        columns={[
          { key: 'phase', title: text.phase, heads: true, cell: row => phaseName(row.kind, rules, lang) },
          {
            key: 'reached',
            title: text.reachedOn,
            tight: true,
            cell: row => (
              <>
                {date(row.reachedOn)}
                {row.by && <span class="note">{row.by}</span>}
              </>
            ),
          },
          {
            key: 'back',
            title: text.takenBackAt,
            cell: row => (
              <>
                {row.takenBackAt && instant(row.takenBackAt)}
                {row.takenBackBy && <span class="note">{row.takenBackBy}</span>}
              </>
            ),
          },
          { key: 'reason', title: text.reason, cell: row => row.reason ?? text.undone },
        ]}
      />
    </Card>
  )
}

/** What a phase asks for, in words. */
export const papersInWords = (phase: string, legalForm: string, rules: Rulebook, lang: Lang): string => {
  const found = rules.phases.find(one => one.code === phase)
  const groups = found ? papersForPhase(found, legalForm) : []
  return groups.map(group => group.map(kind => paperName(kind, rules, lang)).join(` ${words(lang).or} `)).join(', ')
}
