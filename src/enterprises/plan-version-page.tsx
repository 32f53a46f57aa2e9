import { LinkButton } from '../pages/button.tsx'
import { Card, Facts, Stack } from '../pages/card.tsx'
import { Table } from '../pages/table.tsx'
import { Tabs } from '../pages/tabs.tsx'
import type { Lang } from '../kernel/words.ts'
import type { OpenPlan } from './asked-plan.ts'
import type { Outlook } from './cash-flow.ts'
import { EnterpriseFrame } from './frame.tsx'
import { enterprisePath } from './paths.ts'
import { contentOf, scenarios } from './plan.ts'
import { LinesTable } from './plan-line-table.tsx'
import { submittedWords } from './plan-print.ts'
import type { PlanContent, VersionRow } from './plan-tables.ts'
import { planWords } from './plan-words.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { inLei, OutlookCards, outlooksOf, planMonth, sumColumns } from './outlook-cards.tsx'

/** A version as it was submitted. */
export function VersionPage({ open, version }: { open: OpenPlan; version: VersionRow }) {
  const { lang } = open.shell
  const text = planWords(lang)
  const path = enterprisePath(open.found.row.id, '/plan')
  return (
    <EnterpriseFrame open={open} current="/plan">
      <Stack>
        <Card
          title={submittedWords(lang, version)}
          lead={open.staff.get(version.submitted_by)}
          actions={
            <>
              <LinkButton href={path}>{text.backToPlan}</LinkButton>
              <LinkButton icon="printer" href={`${path}.pdf?version=${version.number}`}>
                {text.print}
              </LinkButton>
            </>
          }
        >
          <ContentTexts content={version.content} rules={open.rules} lang={lang} />
        </Card>
        <ContentMoney content={version.content} lang={lang} />
      </Stack>
    </EnterpriseFrame>
  )
}

interface ContentProps {
  content: PlanContent
  rules: Rulebook
  lang: Lang
}

export const ContentTexts = ({ content, rules, lang }: ContentProps) => (
  <Facts
    items={rules.planSections.flatMap(({ code, names }) => {
      const says = content.sections.find(one => one.code === code)?.says
      return says === undefined ? [] : [[names[lang], <span class="as-typed">{says}</span>] as const]
    })}
  />
)

export const ContentMoney = ({ content, lang }: Omit<ContentProps, 'rules'>) => {
  const text = planWords(lang)
  return (
    <>
      <OutlookCards content={content} lang={lang} />
      <Card title={text.lines} lead={text.linesLead}>
        <LinesTable lang={lang} startsOn={content.startsOn} lines={content.lines} />
      </Card>
    </>
  )
}

/** Sixty months in one scenario. */
export function MonthsPage({ open, asked }: { open: OpenPlan; asked: string | undefined }) {
  const { shell, found, plan } = open
  const text = planWords(shell.lang)
  const path = enterprisePath(found.row.id, '/plan')
  const name = scenarios.find(one => one === asked) ?? 'expected'
  if (!plan) return null
  const outlook = outlooksOf(contentOf(plan, open))[name]
  return (
    <EnterpriseFrame open={open} current="/plan">
      <Card title={`${text.months} (lei)`} actions={<LinkButton href={path}>{text.backToPlan}</LinkButton>}>
        <Tabs
          label={text.scenario}
          current={`${path}/months?scenario=${name}`}
          items={scenarios.map(one => ({ href: `${path}/months?scenario=${one}`, text: text.scenarios[one] }))}
        />
        <Table
          lang={shell.lang}
          caption={text.months}
          hideCaption
          rows={outlook.months}
          rowKey={month => String(month.number)}
          columns={[
            {
              key: 'month',
              title: text.month,
              heads: true,
              tight: true,
              cell: month => planMonth(shell.lang, plan.starts_on, month.number),
            },
            ...sumColumns<Outlook['months'][number]>(shell.lang),
            { key: 'cash', title: text.cash, numeric: true, cell: month => inLei(shell.lang, month.cash) },
          ]}
        />
      </Card>
    </EnterpriseFrame>
  )
}
