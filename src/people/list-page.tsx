import { may } from '../kernel/who.ts'
import { date } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Field } from '../pages/field.tsx'
import { Filters } from '../pages/filters.tsx'
import { blankForm } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Empty, Pager, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import { type ListedPerson, stages } from './list-tables.ts'
import { personPath } from './person-page.tsx'
import { personWords } from './person-words.ts'

interface Props {
  shell: Shell
  rules: Rulebook
  people: readonly ListedPerson[]
  asked: { q?: string; stage?: string; region?: string }
  next?: string
  first?: string
}

export function ListPage({ shell, rules, people, asked, next, first }: Props) {
  const { lang } = shell
  const text = personWords(lang)
  const enrols = shell.who !== undefined && may(shell.who, 'people.write')
  const enrol = (
    <LinkButton look="primary" icon="user-plus" href="/app/people/new">
      {text.enrol}
    </LinkButton>
  )
  const narrowed = Object.values(asked).some(value => value !== undefined)
  return (
    <Page shell={shell} title={text.people} actions={enrols && enrol}>
      <Narrow shell={shell} rules={rules} asked={asked} />
      <Table
        lang={lang}
        caption={text.people}
        hideCaption
        rows={people}
        rowKey={person => person.id}
        empty={<Empty action={enrols && !narrowed && enrol}>{narrowed ? text.noMatch : text.none}</Empty>}
        columns={[
          {
            key: 'name',
            title: text.name,
            heads: true,
            cell: person => <a href={personPath(person.id)}>{`${person.familyName} ${person.givenName}`}</a>,
          },
          { key: 'code', title: text.code, cell: person => person.code },
          { key: 'stage', title: text.stage, cell: person => text.stages[person.stage] },
          {
            key: 'region',
            title: text.region,
            cell: person => rules.regions.find(region => region.nuts === person.region)?.names[lang] ?? person.region,
          },
          { key: 'entry', title: text.entryOn, cell: person => (person.entryOn === null ? '–' : date(person.entryOn)) },
          {
            key: 'papers',
            title: text.papersToCheck,
            numeric: true,
            cell: person => (person.toCheck > 0 ? <Tag kind="warn">{person.toCheck}</Tag> : '0'),
          },
        ]}
      />
      <Pager lang={lang} shown={people.length} next={next} first={first} />
    </Page>
  )
}

function Narrow({ shell, rules, asked }: Pick<Props, 'shell' | 'rules' | 'asked'>) {
  const { lang } = shell
  const text = personWords(lang)
  const state = blankForm(lang, asked)
  const regions = rules.regions.map(region => ({ value: region.nuts, text: region.names[lang] }))
  return (
    <Filters lang={lang} action="/app/people">
      <Field state={state} kind="text" name="q" label={text.find} />
      <Field
        state={state}
        kind="select"
        name="stage"
        label={text.stage}
        options={stages.map(stage => ({ value: stage, text: text.stages[stage] }))}
      />
      <Field state={state} kind="select" name="region" label={text.region} options={regions} />
    </Filters>
  )
}
