import type { AnyCommand } from '../kernel/command.ts'
import { Card, Stack } from '../pages/card.tsx'
import { commandsOf } from '../pages/commands.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import type { Slice } from '../pages/slice.ts'
import { Table } from '../pages/table.tsx'
import { nounPath, referencePath } from './paths.ts'
import { fieldsOf, type Question } from './question.ts'
import { questions } from './questions.ts'
import { tokensCrumb } from './token-pages.tsx'
import { words } from './words.ts'

/** What programs can ask and do, to be read by people; the same as `/api/openapi.json` says it for programs. Examples stand with their noun: all together would be too much for a slow line. */
export function ReferencePage({ shell, slices }: { shell: Shell; slices: readonly Slice[] }) {
  const { lang } = shell
  const text = words(lang)
  return (
    <Page shell={shell} title={text.reference.title} lead={text.reference.lead} breadcrumb={tokensCrumb(lang)}>
      <Stack>
        <Card title={text.reference.howTo}>
          <p class="prose">{text.reference.token}</p>
          <pre>{callExample}</pre>
          <p class="prose">{text.reference.answers}</p>
          <p>
            <a href="/api/openapi.json">{text.reference.openapi}</a>
          </p>
        </Card>
        <Card title={text.reference.questions}>
          <Table
            lang={lang}
            caption={text.reference.questions}
            hideCaption
            rows={questions}
            rowKey={row => row.path}
            columns={[
              { key: 'path', title: text.reference.address, heads: true, cell: row => <code>GET /api{row.path}</code> },
              { key: 'what', title: text.reference.what, cell: row => text.operations[row.name as 'me'] },
              { key: 'query', title: text.reference.query, cell: row => <Names row={row} /> },
              { key: 'right', title: text.reference.right, cell: row => <code>{row.right}</code> },
            ]}
          />
        </Card>
        <Card title={text.reference.commands} lead={text.operations.commands}>
          <pre>{sendExample}</pre>
          <p>
            <code>{filesAddress}</code> {text.operations.files}
          </p>
          {[...commandsByNoun(slices)].map(([noun, commands]) => (
            <section key={noun}>
              <h3>
                <a href={nounPath(noun)}>{noun}</a>
              </h3>
              <ul>
                {commands.map(command => (
                  <li key={command.kind}>
                    <code>{command.kind}</code> {nameOf(slices, command, shell)}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </Card>
      </Stack>
    </Page>
  )
}

interface NounProps {
  shell: Shell
  slices: readonly Slice[]
  noun: string
  commands: readonly AnyCommand[]
}

/** The commands of one noun, each with an example and the right that it asks for. */
export function NounPage({ shell, slices, noun, commands }: NounProps) {
  const { lang } = shell
  const text = words(lang)
  const crumbs = [...tokensCrumb(lang), { text: text.reference.title, href: referencePath }]
  return (
    <Page shell={shell} title={`${text.reference.commands}: ${noun}`} breadcrumb={crumbs}>
      <Card lead={text.operations.commands}>
        {commands.map(command => (
          <CommandLine key={command.kind} command={command} name={nameOf(slices, command, shell)} />
        ))}
      </Card>
    </Page>
  )
}

/** What the kinds of commands begin with: `people.give-support` is about `people`. */
export const commandsByNoun = (slices: readonly Slice[]): ReadonlyMap<string, readonly AnyCommand[]> =>
  Map.groupBy(commandsOf(slices).values(), ({ kind }) => kind.split('.', 1).join())

const Names = ({ row }: { row: Question }) => (
  <>
    {Object.keys(fieldsOf(row.query)).map((name, at) => (
      <span key={name}>
        {at > 0 && ', '}
        <code>{name}</code>
      </span>
    ))}
  </>
)

function nameOf(slices: readonly Slice[], { kind }: AnyCommand, { lang }: Shell): string {
  const named = slices.map(slice => slice.deeds?.(lang)[kind]).find(name => name !== undefined)
  return named ?? words(lang).otherDeeds[kind as 'kernel.undo'] ?? kind
}

function CommandLine({ command, name }: { command: AnyCommand; name: string }) {
  return (
    <details>
      <summary>
        <code>{command.kind}</code> {name} ({command.may})
      </summary>
      <pre>{lineByLine(command.example)}</pre>
    </details>
  )
}

/** A line for each field. */
const lineByLine = (example: object): string =>
  `{\n${Object.entries(example)
    .map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    .join(',\n')}\n}`

const callExample = `curl -H "Authorization: Bearer $TOKEN" https://sansa.exemplu.ro/api/people?limit=20`

const filesAddress = 'POST /api/files'

const sendExample = `curl -X POST https://sansa.exemplu.ro/api/commands \\
  -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
  -d '{ "id": "0198f000-0000-7000-8000-00000000000a", "kind": "people.give-support", "input": { … } }'`
