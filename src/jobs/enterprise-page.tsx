import { Fragment } from 'preact'
import type { OpenEnterprise } from '../enterprises/asked-enterprise.ts'
import { supportEndOf } from '../enterprises/phase.ts'
import { EnterpriseFrame } from '../enterprises/frame.tsx'
import { enterprisePath } from '../enterprises/paths.ts'
import { date, month, number, percent } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Facts, Stack } from '../pages/card.tsx'
import { Notice } from '../pages/notice.tsx'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { registerPath } from '../programme/paths.ts'
import { doubtsIn, enterpriseFigures, type Status, statusOf } from './enterprise-posts.ts'
import { enterpriseWords } from './enterprise-words.ts'
import { jobWords } from './job-words.ts'
import type { Holding } from './occupancy-tables.ts'
import { postPath } from './paths.ts'
import { type FigureRules, postFigures } from './post-figures.ts'
import { words } from './words.ts'

interface JobsProps {
  open: OpenEnterprise
  holdings: readonly Holding[]
  rules: FigureRules
}

/** What the enterprise has recorded of people on its payroll, as far as they hold a created job. */
const statusesIn = ({ workers, papers, on }: OpenEnterprise): Status[] =>
  workers.flatMap(({ id, post_id, valid_from, valid_until }) =>
    post_id === null
      ? []
      : [
          {
            post: post_id,
            from: valid_from,
            until: valid_until,
            proven: papers.some(
              paper =>
                paper.claim === id && paper.datedOn <= on && (paper.validUntil === null || paper.validUntil >= on),
            ),
          },
        ],
  )

/** The created jobs of an enterprise: posts of the register, and who holds them. Nothing about them is typed on this page. */
export function EnterpriseJobsPage({ open, holdings, rules }: JobsProps) {
  const { shell, found, posts, on, mayWrite } = open
  const { lang } = shell
  const text = enterpriseWords(lang)
  const { id, region } = found.row
  const statuses = statusesIn(open)
  const add = new URLSearchParams({ unit: 'job', enterprise: id, region })
  return (
    <EnterpriseFrame open={open} current="/jobs">
      <Stack>
        <Doubts open={open} holdings={holdings} statuses={statuses} />
        <Figures open={open} holdings={holdings} statuses={statuses} rules={rules} />
        <Card
          title={text.title}
          lead={text.lead}
          actions={
            mayWrite && (
              <>
                <LinkButton look="primary" icon="plus" href={`${registerPath('new')}?${add}`}>
                  {text.add}
                </LinkButton>
                <LinkButton icon="plus" href={enterprisePath(id, '/worker')}>
                  {text.addStatus}
                </LinkButton>
              </>
            )
          }
        >
          <Table
            lang={lang}
            caption={text.title}
            hideCaption
            rows={posts}
            rowKey={row => row.id}
            empty={<Empty>{text.none}</Empty>}
            columns={[
              { key: 'code', title: jobWords(lang).code, tight: true, cell: row => row.code },
              {
                key: 'title',
                title: jobWords(lang).post,
                heads: true,
                cell: row => (
                  <>
                    <a href={postPath(row.id)}>{row.title}</a>
                    {row.net_new !== true && <span class="note">{text.doesNotCount}</span>}
                  </>
                ),
              },
              {
                key: 'contract',
                title: jobWords(lang).contract,
                cell: row => contractName(row.contract, lang),
              },
              {
                key: 'hours',
                title: jobWords(lang).weeklyHours,
                numeric: true,
                cell: row => number(lang, Number(row.weekly_hours)),
              },
              { key: 'since', title: jobWords(lang).createdOn, tight: true, cell: row => date(row.reached_on) },
              {
                key: 'now',
                title: jobWords(lang).now,
                cell: row =>
                  holderOn(holdings, row.id, on) ? (
                    <Tag kind="ok">{jobWords(lang).isHeld}</Tag>
                  ) : (
                    <Tag kind="warn">{jobWords(lang).isFree}</Tag>
                  ),
              },
              {
                key: 'status',
                title: text.vulnerable,
                cell: row => {
                  const holder = holderOn(holdings, row.id, on)
                  const status = holder && statusOf(holder, statuses, holdings, on)
                  return status ? text.status[status.proven ? 'proven' : 'toBring'] : text.status.none
                },
              },
            ]}
          />
        </Card>
      </Stack>
    </EnterpriseFrame>
  )
}

function contractName(contract: string | null, lang: OpenEnterprise['shell']['lang']): string {
  const names: Readonly<Record<string, string>> = words(lang).contract
  return contract === null ? '–' : (names[contract] ?? contract)
}

const holderOn = (holdings: readonly Holding[], post: string, on: string): Holding | undefined =>
  holdings.find(one => one.post === post && one.beganOn <= on && (one.endedOn === null || one.endedOn >= on))

interface FiguresProps extends JobsProps {
  statuses: readonly Status[]
}

function Figures({ open, holdings, statuses, rules }: FiguresProps) {
  const { posts, on, steps } = open
  const { lang } = open.shell
  const text = enterpriseWords(lang)
  const supportEndedOn = supportEndOf(steps)
  const { fullTime, keptPosts } = postFigures(holdings, on, rules)
  const { held, vulnerable, proven, keptAfterSupport } = enterpriseFigures({
    holdings,
    statuses,
    supportEndedOn,
    on,
    rules,
  })
  const of = (part: number, whole: number) => text.of({ part, whole })
  return (
    <Card>
      <Facts
        items={[
          [text.figures.posts, number(lang, posts.filter(one => one.reached_on <= on).length)],
          [text.figures.held, number(lang, held.posts)],
          [text.figures.fullTime({ hours: rules.fullTimeHours }), number(lang, fullTime)],
          [text.figures.vulnerable, of(vulnerable.posts, held.posts)],
          [text.figures.vulnerableHours, held.hours === 0 ? '–' : percent(lang, vulnerable.hours / held.hours)],
          [text.figures.proven, of(proven.posts, vulnerable.posts)],
          [text.figures.kept({ months: rules.months, days: rules.gapDays }), of(keptPosts.kept, keptPosts.due)],
          [
            text.figures.keptAfter({ months: rules.months }),
            supportEndedOn === undefined ? text.supported : of(keptAfterSupport.kept, keptAfterSupport.due),
          ],
        ]}
      />
    </Card>
  )
}

/** Where the monthly figures and the posts cannot both be right. */
function Doubts({ open, holdings, statuses }: Omit<FiguresProps, 'rules'>) {
  const { lang } = open.shell
  const text = enterpriseWords(lang)
  const doubts = doubtsIn(open.months, { holdings, statuses })
  if (doubts.length === 0) return null
  return (
    <Notice
      kind="warn"
      actions={<LinkButton href={enterprisePath(open.found.row.id, '/figures')}>{text.toFigures}</LinkButton>}
    >
      {doubts.map(doubt => (
        <Fragment key={`${doubt.of} ${doubt.month}`}>
          {text.doubts[doubt.of]({ ...doubt, month: month(lang, doubt.month) })}
          <br />
        </Fragment>
      ))}
      {text.doubtsAsk}
    </Notice>
  )
}
