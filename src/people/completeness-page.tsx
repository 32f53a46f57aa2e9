import { number } from '../kernel/words.ts'
import { Card, Stack } from '../pages/card.tsx'
import { Downloads } from '../pages/downloads.tsx'
import type { Shell } from '../pages/shell.ts'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { countsNowhere, type FieldTotals, gapsOf, incompleteIn, totalsOf } from './completeness.ts'
import { completenessStates, type Pattern, type RecordedAnswers } from './completeness-tables.ts'
import { completenessWords } from './completeness-words.ts'
import { listedName } from './name.ts'
import { peoplePath, personPath } from './paths.ts'
import { PeopleFrame } from './people-frame.tsx'

/** A page shows so many people; the workbook has all. */
export const mostShown = 200

interface Props {
  shell: Shell
  programme: string
  patterns: readonly Pattern[]
  /** The first of those about whom something is not known. */
  people: readonly RecordedAnswers[]
}

/** What is known about how many, and what is not known about whom. */
export function CompletenessPage({ shell, programme, patterns, people }: Props) {
  const { lang } = shell
  const text = completenessWords(lang)
  const incomplete = incompleteIn(patterns)
  return (
    <PeopleFrame
      shell={shell}
      title={text.title}
      lead={text.lead}
      current="/completeness"
      actions={<Downloads shell={shell} path={`${peoplePath}/completeness`} query={{ programme }} />}
    >
      <Stack>
        <Card title={text.byField}>
          <Totals shell={shell} totals={totalsOf(patterns)} />
        </Card>
        <Card
          title={text.byPerson}
          lead={incomplete > people.length ? text.more({ shown: people.length, all: incomplete }) : text.notCountedWhat}
        >
          <People shell={shell} people={people} />
        </Card>
      </Stack>
    </PeopleFrame>
  )
}

function Totals({ shell: { lang }, totals }: { shell: Shell; totals: readonly FieldTotals[] }) {
  const text = completenessWords(lang)
  return (
    <Table
      lang={lang}
      caption={text.byField}
      hideCaption
      rows={totals}
      rowKey={row => row.field}
      columns={[
        { key: 'field', title: text.field, heads: true, cell: row => text.fields[row.field] },
        ...completenessStates.map(state => ({
          key: state,
          title: text.states[state],
          numeric: true,
          cell: (row: FieldTotals) => number(lang, row.totals[state]),
        })),
      ]}
    />
  )
}

function People({ shell: { lang }, people }: { shell: Shell; people: readonly RecordedAnswers[] }) {
  const text = completenessWords(lang)
  return (
    <Table
      lang={lang}
      caption={text.byPerson}
      hideCaption
      rows={people}
      rowKey={person => person.id}
      empty={<Empty>{text.nobody}</Empty>}
      columns={[
        {
          key: 'name',
          title: text.name,
          heads: true,
          cell: person => <a href={personPath(person.id, '/identity')}>{listedName(person)}</a>,
        },
        { key: 'code', title: text.code, tight: true, cell: person => person.code },
        {
          key: 'gaps',
          title: text.gaps,
          cell: person => (
            <>
              {countsNowhere(person) && <Tag kind="warn">{text.notCounted}</Tag>}{' '}
              {gapsOf(person)
                .map(({ field, state }) => `${text.fields[field]}: ${text.states[state].toLocaleLowerCase(lang)}`)
                .join(', ')}
            </>
          ),
        },
      ]}
    />
  )
}
