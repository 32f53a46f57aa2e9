import { addDays, addMonths } from '../kernel/day.ts'
import { date, money, month as monthName, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Stack } from '../pages/card.tsx'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { addPaperPath } from '../programme/paths.ts'
import { parameterOf } from '../programme/rulebook.ts'
import type { OpenEnterprise } from './asked-enterprise.ts'
import { isEquitable, owedToPurpose, sharesProfit } from './equity.ts'
import { EnterpriseFrame } from './frame.tsx'
import { insertionOf, type StaffMonth } from './insertion.ts'
import { enterprisePath } from './paths.ts'
import type { MonthRow } from './tables.ts'
import { words } from './words.ts'
import { provenWorkers, workerClaim } from './worker.ts'

/** Months with the insertion threshold and the pay ratio, years with their profit, and who is proved to be vulnerable. */
export function FiguresPage({ open }: { open: OpenEnterprise }) {
  return (
    <EnterpriseFrame open={open} current="/figures">
      <Stack>
        <Months open={open} />
        <Years open={open} />
        <Workers open={open} />
      </Stack>
    </EnterpriseFrame>
  )
}

const staffOf = (row: MonthRow): StaffMonth => ({
  heads: row.heads,
  vulnerableHeads: row.vulnerable_heads,
  hours: Number(row.hours),
  vulnerableHours: Number(row.vulnerable_hours),
})

function Months({ open }: { open: OpenEnterprise }) {
  const { shell, found, rules, months, workers, papers, mayWrite } = open
  const { lang } = shell
  const text = words(lang)
  const share = (percent: number) => `${number(lang, Math.floor(percent * 100) / 100)}%`
  const threshold = parameterOf(rules, 'insertion-percent')
  const ratio = parameterOf(rules, 'pay-ratio')
  return (
    <Card
      title={text.months}
      lead={text.monthsLead}
      actions={
        mayWrite && (
          <LinkButton look="primary" icon="plus" href={enterprisePath(found.row.id, '/month')}>
            {text.addMonth}
          </LinkButton>
        )
      }
    >
      <Table
        lang={lang}
        caption={text.months}
        hideCaption
        rows={months.toReversed()}
        rowKey={row => row.month}
        empty={<Empty>{text.noMonths}</Empty>}
        columns={[
          { key: 'month', title: text.month, heads: true, cell: row => monthName(lang, row.month) },
          { key: 'sales', title: text.sales, numeric: true, cell: row => money(lang, row.sales_bani) },
          { key: 'costs', title: text.costs, numeric: true, cell: row => money(lang, row.costs_bani) },
          {
            key: 'staff',
            title: text.heads,
            numeric: true,
            cell: row => `${number(lang, row.vulnerable_heads)} / ${number(lang, row.heads)}`,
          },
          {
            key: 'insertion',
            title: text.insertion,
            cell: row => {
              const { heads, hours, holds } = insertionOf(staffOf(row), threshold)
              return (
                <>
                  <Tag kind={holds ? 'ok' : 'error'}>{holds ? text.inForce : text.below}</Tag>
                  <span class="note">{text.insertionShares({ heads: share(heads), hours: share(hours) })}</span>
                  <span class="note">
                    {text.provenOf({
                      proven: provenWorkers(workers, papers, {
                        from: row.month,
                        to: addDays(addMonths(row.month, 1), -1),
                      }),
                      heads: row.vulnerable_heads,
                    })}
                  </span>
                </>
              )
            },
          },
          {
            key: 'pay',
            title: text.pay,
            cell: row => {
              const pay = { lowest: row.lowest_pay_bani, highest: row.highest_pay_bani }
              const isFair = isEquitable(pay, ratio)
              return (
                <>
                  <Tag kind={isFair ? 'ok' : 'error'}>{isFair ? text.allowed : text.over}</Tag>
                  {pay.lowest > 0 && (
                    <span class="note">
                      {text.payRatio({ ratio: number(lang, Math.ceil((pay.highest * 100) / pay.lowest) / 100) })}
                    </span>
                  )}
                </>
              )
            },
          },
        ]}
      />
    </Card>
  )
}

function Years({ open }: { open: OpenEnterprise }) {
  const { shell, found, rules, years, mayWrite } = open
  const { lang } = shell
  const text = words(lang)
  const percent = parameterOf(rules, 'profit-to-purpose-percent')
  return (
    <Card
      title={text.years}
      actions={
        mayWrite && (
          <LinkButton icon="plus" href={enterprisePath(found.row.id, '/year')}>
            {text.addYear}
          </LinkButton>
        )
      }
    >
      <Table
        lang={lang}
        caption={text.years}
        hideCaption
        rows={years.toReversed()}
        rowKey={row => String(row.year)}
        empty={<Empty>{text.noYears}</Empty>}
        columns={[
          { key: 'year', title: text.year, heads: true, cell: row => String(row.year) },
          { key: 'profit', title: text.result, numeric: true, cell: row => money(lang, row.profit_bani) },
          {
            key: 'purpose',
            title: text.toPurpose,
            cell: row => {
              const holds = sharesProfit({ profit: row.profit_bani, toPurpose: row.to_purpose_bani }, percent)
              return (
                <>
                  {money(lang, row.to_purpose_bani)}{' '}
                  <Tag kind={holds ? 'ok' : 'error'}>{holds ? text.sharesEnough : text.sharesLittle}</Tag>
                  <span class="note">
                    {text.owed({ amount: money(lang, owedToPurpose(row.profit_bani, percent)) })}
                  </span>
                </>
              )
            },
          },
          {
            key: 'report',
            title: text.reportSentOn,
            tight: true,
            cell: row => (row.report_sent_on === null ? '–' : date(row.report_sent_on)),
          },
          {
            key: 'accounts',
            title: text.accountsSentOn,
            tight: true,
            cell: row => (row.accounts_sent_on === null ? '–' : date(row.accounts_sent_on)),
          },
        ]}
      />
    </Card>
  )
}

function Workers({ open }: { open: OpenEnterprise }) {
  const { shell, found, workers, papers, on, mayWrite } = open
  const { lang } = shell
  const text = words(lang)
  const { id } = found.row
  const isProven = (worker: string) =>
    papers.some(paper => paper.claim === worker && (paper.validUntil === null || paper.validUntil >= on))
  return (
    <Card
      title={text.workers}
      lead={text.workersLead}
      actions={
        mayWrite && (
          <LinkButton icon="plus" href={enterprisePath(id, '/worker')}>
            {text.addWorker}
          </LinkButton>
        )
      }
    >
      <Table
        lang={lang}
        caption={text.workers}
        hideCaption
        rows={workers}
        rowKey={row => row.id}
        empty={<Empty>{text.noWorkers}</Empty>}
        columns={[
          { key: 'number', title: text.payrollNumber, heads: true, cell: row => row.payroll_number },
          { key: 'from', title: text.validFrom, tight: true, cell: row => date(row.valid_from) },
          {
            key: 'until',
            title: text.validUntil,
            tight: true,
            cell: row =>
              row.valid_until !== null ? (
                date(row.valid_until)
              ) : mayWrite ? (
                <a href={enterprisePath(id, `/workers/${row.id}`)}>{text.endWorker}</a>
              ) : (
                '–'
              ),
          },
          {
            key: 'proof',
            title: text.proofState,
            cell: row =>
              isProven(row.id) ? (
                <Tag kind="ok">{text.proven}</Tag>
              ) : mayWrite ? (
                <a
                  href={claimPaperPath({
                    claim: workerClaim,
                    record: row.id,
                    enterprise: id,
                    kind: 'vulnerability-paper',
                    back: '/figures',
                  })}
                >
                  {text.toBring}
                </a>
              ) : (
                text.toBring
              ),
          },
        ]}
      />
    </Card>
  )
}

interface ClaimPaper {
  claim: string
  record: string
  enterprise: string
  kind: string
  /** The section of the enterprise that asks for it. */
  back: string
}

/** Where the paper of a record of an enterprise is added. */
export const claimPaperPath = ({ claim, record, enterprise, kind, back }: ClaimPaper): string =>
  addPaperPath(record, claim, kind, enterprisePath(enterprise, back)).replace(
    `subject=${record}`,
    `subject=${enterprise}`,
  )
