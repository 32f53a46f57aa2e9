import { instant } from '../kernel/words.ts'
import { Card, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { importPath, tablePath } from './paths.ts'
import type { ImportKind } from './tables.ts'
import type { Waiting } from './waiting.ts'
import { words } from './words.ts'

interface Props {
  shell: Shell
  state: FormState
  /** What this account may import. */
  kinds: readonly ImportKind[]
  waiting: readonly Waiting[]
}

/** Where a table is brought, and where those that wait are found again. */
export function ListPage({ shell, state, kinds, waiting }: Props) {
  const { lang } = shell
  const text = words(lang)
  return (
    <Page shell={shell} title={text.title} lead={text.lead} scripts={['form']}>
      <Stack>
        <Card title={text.bring}>
          <Form state={state} action={importPath} submit={text.read} submitIcon="upload" files>
            <div class="fields">
              {kinds.length > 1 ? (
                <Field
                  state={state}
                  kind="radios"
                  name="kind"
                  label={text.kind}
                  options={kinds.map(kind => ({ value: kind, text: text.kinds[kind] }))}
                />
              ) : (
                <Field state={state} kind="hidden" name="kind" value={kinds[0] ?? ''} />
              )}
              <Field
                state={state}
                kind="file"
                name="file"
                label={text.file}
                hint={text.fileHint}
                accept=".xlsx,.xlsm,.csv,.tsv,.txt"
              />
            </div>
          </Form>
        </Card>
        <Card title={text.waiting} lead={text.waitingLead}>
          <Table
            lang={lang}
            caption={text.waiting}
            hideCaption
            rows={waiting}
            rowKey={one => one.id}
            empty={<Empty>{text.none}</Empty>}
            columns={[
              {
                key: 'file',
                title: text.file,
                heads: true,
                cell: one => <a href={tablePath(one.id)}>{one.state.fileName}</a>,
              },
              { key: 'kind', title: text.kind, cell: one => text.kinds[one.kind] },
              { key: 'on', title: text.broughtOn, tight: true, cell: one => instant(one.begunAt) },
              { key: 'state', title: text.state, cell: one => <StateTag shell={shell} waiting={one} /> },
            ]}
          />
        </Card>
      </Stack>
    </Page>
  )
}

function StateTag({ shell, waiting: { state } }: { shell: Shell; waiting: Waiting }) {
  const { states } = words(shell.lang)
  if (state.stored?.undone) return <Tag kind="neutral">{states.undone}</Tag>
  if (state.stored) return <Tag kind="ok">{states.stored}</Tag>
  return <Tag kind="info">{state.mapping ? states.checking : states.mapping}</Tag>
}
