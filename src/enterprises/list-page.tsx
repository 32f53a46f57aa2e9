import { type Lang, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import type { Column } from '../pages/table.tsx'
import { ListActions, ProgrammeList } from '../programme/programme-list.tsx'
import type { AmongProgrammes } from '../programme/programme-tabs.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import { formName, phaseName } from './frame.tsx'
import { enterprisePath, enterprisesPath, ledgerPath } from './paths.ts'
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
  return (
    <Page
      shell={shell}
      title={text.enterprises}
      lead={text.lead}
      current={enterprisesPath}
      actions={
        <>
          <LinkButton look="quiet" href={ledgerPath}>
            {text.ledger}
          </LinkButton>
          <ListActions shell={shell} among={among} path={enterprisesPath} add={mayWrite && text.add} />
        </>
      }
    >
      <ProgrammeList
        shell={shell}
        among={among}
        path={enterprisesPath}
        caption={text.enterprises}
        rows={rows}
        columns={enterpriseColumns(lang, rules)}
        empty={text.empty}
      />
    </Page>
  )
}
