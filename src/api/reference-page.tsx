import type { AnyCommand } from '../kernel/command.ts'
import { Card, Stack } from '../pages/card.tsx'
import { commandsOf } from '../pages/commands.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import type { Slice } from '../pages/slice.ts'
import { Table } from '../pages/table.tsx'
import { fieldsOf } from './question.ts'
import { nounPath, referencePath } from './paths.ts'
import { questions } from './questions.ts'
import { tokensCrumb } from './token-pages.tsx'
import { words } from './words.ts'

interface ReferenceProps {
  shell: Shell
  slices: readonly Slice[]
}

/**
 * What programs can ask and do, to be read by people; the same as `/api/openapi.json` says it for programs. Commands stand here by name, and
 * on the page of their noun with the rest: all at once they would be too much for a slow line.
 */
export function ReferencePage({ shell, slices }: ReferenceProps) {
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
              {
                key: 'query',
                title: text.reference.query,
                cell: row => <Names names={Object.keys(fieldsOf(row.query))} />,
              },
              { key: 'right', title: text.reference.right, cell: row => <code>{row.right}</code> },
            ]}
          />
        </Card>
        <Card title={text.reference.commands} lead={text.operations.commands}>
          <pre>{sendExample}</pre>
          <p>
            <code>{filesAddress}</code> {text.operations.files}
          </p>
          {[...byNoun(slices)].map(([noun, commands]) => (
            <p key={noun}>
              <a href={nounPath(noun)}>{noun}</a>: <Names names={commands.map(({ kind }) => kind)} />
            </p>
          ))}
        </Card>
      </Stack>
    </Page>
  )
}

/** The commands of one noun: what each is called, the right that it needs, and how it is sent. */
export function NounPage({ shell, slices, noun }: ReferenceProps & { noun: string }) {
  const { lang } = shell
  const { reference, operations } = words(lang)
  return (
    <Page
      shell={shell}
      title={reference.ofNoun({ noun })}
      lead={operations.commands}
      breadcrumb={[...tokensCrumb(lang), { text: reference.title, href: referencePath }]}
    >
      <Card>
        {byNoun(slices)
          .get(noun)
          ?.map(command => (
            <CommandLine key={command.kind} command={command} name={nameOf(slices, command, shell)} />
          ))}
      </Card>
    </Page>
  )
}

/** All commands by the noun that their kinds begin with. */
export const byNoun = (slices: readonly Slice[]): ReadonlyMap<string, AnyCommand[]> =>
  Map.groupBy(commandsOf(slices).values(), ({ kind }) => kind.slice(0, kind.indexOf('.')))

const Names = ({ names }: { names: readonly string[] }) => (
  <>
    {names.map((name, at) => (
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
    <details id={command.kind}>
      <summary>
        <code>{command.kind}</code> {name} ({command.may})
      </summary>
      <pre>{JSON.stringify(command.example, null, 2)}</pre>
    </details>
  )
}

const callExample = `curl -H "Authorization: Bearer $TOKEN" https://sansa.exemplu.ro/api/people?limit=20`

const filesAddress = 'POST /api/files'

const sendExample = `curl -X POST https://sansa.exemplu.ro/api/commands \\
  -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
  -d '{ "id": "0198f000-0000-7000-8000-00000000000a", "kind": "people.give-support", "input": { … } }'`
