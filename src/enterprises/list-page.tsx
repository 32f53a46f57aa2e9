import { Downloads } from '../pages/downloads.tsx'
import { type Lang, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { type Column, Empty, Table } from '../pages/table.tsx'
import { type AmongProgrammes, inProgramme, programmeQuery, ProgrammeTabs } from '../programme/programme-tabs.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import { formName, phaseName } from './frame.tsx'
import { enterprisePath, enterprisesPath } from './paths.ts'
import { inOrder } from './phase.ts'
import type { Listed } from './tables.ts'
import { words } from './words.ts'

interface ListProps {
  shell: Shell
  rules: Rulebook
  rows: readonly Listed[]
  among: AmongProgrammes
  mayWrite: boolean
}

/** The columns of the list, on the page and in its file. */
export function enterpriseColumns(lang: Lang, rules: Rulebook): Column<Listed>[] {
  const text = words(lang)
  return [
    { key: 'code', title: text.code, tight: true, cell: row => row.code },
    {
      key: 'title',
      title: text.title,
      heads: true,
      cell: row => <a href={enterprisePath(row.id)}>{row.title}</a>,
    },
    { key: 'form', title: text.legalForm, cell: row => formName(row.legal_form, rules, lang) },
    {
      key: 'region',
      title: text.region,
      cell: row => rules.regions.find(one => one.nuts === row.region)?.names[lang] ?? row.region,
    },
    {
      key: 'phase',
      title: text.phase,
      cell: row =>
        phaseName(
          inOrder(
            row.phases.map(kind => ({ kind })),
            rules,
          ).at(-1),
          rules,
          lang,
        ),
    },
    { key: 'jobs', title: text.jobs, numeric: true, cell: row => number(lang, Number(row.jobs)) },
  ]
}

export function ListPage({ shell, rules, rows, among, mayWrite }: ListProps) {
  const { lang } = shell
  const text = words(lang)
  const add = mayWrite && (
    <LinkButton look="primary" icon="plus" href={inProgramme(enterprisePath('new'), among)}>
      {text.add}
    </LinkButton>
  )
  return (
    <Page
      shell={shell}
      title={text.enterprises}
      lead={text.lead}
      current={enterprisesPath}
      actions={
        <>
          {add}
          <Downloads shell={shell} path={enterprisesPath} query={programmeQuery(among)} />
        </>
      }
    >
      <ProgrammeTabs lang={lang} path={enterprisesPath} {...among} />
      <Card>
        <Table
          lang={lang}
          caption={text.enterprises}
          hideCaption
          rows={rows}
          rowKey={row => row.id}
          empty={<Empty>{text.empty}</Empty>}
          columns={enterpriseColumns(lang, rules)}
        />
      </Card>
    </Page>
  )
}
