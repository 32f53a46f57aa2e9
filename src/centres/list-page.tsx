import { date, type Lang, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import type { Column } from '../pages/table.tsx'
import { ListActions, ProgrammeList } from '../programme/programme-list.tsx'
import { type AmongProgrammes, inProgramme } from '../programme/programme-tabs.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import { centrePath, centresPath } from './paths.ts'
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
export function centreColumns(lang: Lang, rules: Rulebook): Column<Listed>[] {
  const text = words(lang)
  return [
    { key: 'code', title: text.code, tight: true, cell: row => row.code },
    { key: 'name', title: text.name, heads: true, cell: row => <a href={centrePath(row.id)}>{row.title}</a> },
    {
      key: 'region',
      title: text.region,
      cell: row => rules.regions.find(one => one.nuts === row.region)?.names[lang] ?? row.region,
    },
    {
      key: 'partner',
      title: text.partner,
      cell: row => rules.partners.find(one => one.code === row.partner)?.name ?? '–',
    },
    { key: 'opened', title: text.openedOn, tight: true, cell: row => date(row.opened_on) },
    { key: 'services', title: text.services, numeric: true, cell: row => number(lang, row.services) },
    { key: 'minutes', title: text.minutes, numeric: true, cell: row => number(lang, row.minutes) },
    { key: 'found', title: text.found, numeric: true, cell: row => number(lang, row.opportunities) },
  ]
}

export function ListPage({ shell, rules, rows, among, mayWrite }: ListProps) {
  const { lang } = shell
  const text = words(lang)
  return (
    <Page
      shell={shell}
      title={text.centres}
      lead={text.lead}
      current={centresPath}
      actions={
        <>
          {rows.length > 0 && (
            <LinkButton icon="download" href={inProgramme(centrePath('hsds.json'), among)}>
              {text.export}
            </LinkButton>
          )}
          <ListActions shell={shell} among={among} path={centresPath} add={mayWrite && text.open} />
        </>
      }
    >
      <ProgrammeList
        shell={shell}
        among={among}
        path={centresPath}
        caption={text.centres}
        rows={rows}
        columns={centreColumns(lang, rules)}
        empty={text.empty}
      />
    </Page>
  )
}
