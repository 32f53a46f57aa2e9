import { Field } from '../pages/field.tsx'
import { Block, Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import type { Field as Said } from './field.ts'
import { importPath, tablePath } from './paths.ts'
import { byCounty } from './person-row.ts'
import type { ReadTable } from '../pages/read-table.ts'
import type { Waiting } from './waiting.ts'
import { words } from './words.ts'

interface Props {
  shell: Shell
  state: FormState
  waiting: Waiting
  table: ReadTable
  /** The sheet and the row of headings that are shown. */
  sheet: number
  headRow: number
  fields: readonly Said[]
  remembered: boolean
  rules: Rulebook
  programmes: readonly { code: string; name: string }[]
}

/** What each column means. Without JavaScript, another sheet or heading row is chosen by sending the form. */
export function ColumnsPage(props: Props) {
  const { shell, state, waiting, table, sheet, headRow, remembered } = props
  const { lang } = shell
  const text = words(lang)
  const { rows = [] } = table.sheets[sheet] ?? {}
  return (
    <Page
      shell={shell}
      title={text.columns}
      lead={waiting.state.fileName}
      breadcrumb={[{ text: text.title, href: importPath }]}
      current={importPath}
      scripts={['form']}
    >
      {remembered && <Notice kind="ok">{text.remembered}</Notice>}
      <Form state={state} action={tablePath(waiting.id, '/columns')} submit={text.check} cancel={importPath}>
        <Field state={state} kind="hidden" name="shown" value={`${sheet}.${headRow}`} />
        {(table.sheets.length > 1 || rows.length > 2) && (
          <Block title={text.sheet}>
            {table.sheets.length > 1 && (
              <Field
                state={state}
                kind="select"
                name="sheet"
                label={text.sheet}
                options={table.sheets.map((one, at) => ({ value: String(at), text: one.name }))}
              />
            )}
            <Field state={state} kind="number" name="headRow" label={text.headRow} />
          </Block>
        )}
        <Block title={text.columns} lead={text.columnsLead}>
          <Columns {...props} rows={rows} />
        </Block>
        <UsualPlace {...props} />
      </Form>
    </Page>
  )
}

function Columns({ shell, state, headRow, fields, rows }: Props & { rows: string[][] }) {
  const text = words(shell.lang)
  const heads = rows[headRow] ?? []
  const first = rows.slice(headRow + 1).find(row => row.some(cell => cell.trim() !== '')) ?? []
  const options = fields.map(({ code }) => ({ value: code, text: text.fields[code as keyof typeof text.fields] }))
  return (
    <>
      {heads.map((head, at) => (
        <Field
          key={String(at)}
          state={state}
          kind="select"
          name={`columns.${at}`}
          label={head.trim() === '' ? text.untitled({ at: at + 1 }) : head}
          hint={first[at]?.trim() ? text.firstValue({ text: first[at].slice(0, 40) }) : text.emptyColumn}
          blank={text.notImported}
          options={options}
        />
      ))}
    </>
  )
}

/** What a table of people says nothing about; the others are found where they are enrolled. */
function UsualPlace(props: Props) {
  const { state, programmes, waiting } = props
  const choice = programmes.length > 1 && <ProgrammeField {...props} />
  if (programmes.length > 1 || waiting.kind === 'people') {
    return (
      <Block title={words(props.shell.lang).usual}>
        {choice}
        {programmes.length === 1 && (
          <Field state={state} kind="hidden" name="programme" value={programmes[0]?.code ?? ''} />
        )}
        {waiting.kind === 'people' && <PersonPlace {...props} />}
      </Block>
    )
  }
  return <Field state={state} kind="hidden" name="programme" value={programmes[0]?.code ?? ''} />
}

const ProgrammeField = ({ shell, state, programmes }: Props) => (
  <Field
    state={state}
    kind="select"
    name="programme"
    label={words(shell.lang).programme}
    options={programmes.map(one => ({ value: one.code, text: one.name }))}
  />
)

function PersonPlace({ shell, state, rules }: Props) {
  const { lang } = shell
  const text = words(lang)
  return (
    <>
      <Field state={state} kind="day" name="appliedOn" label={text.fields.appliedOn} />
      <Field
        state={state}
        kind="select"
        name="region"
        label={text.fields.region}
        options={[
          { value: byCounty, text: text.byCounty },
          ...rules.regions.map(one => ({ value: one.nuts, text: one.names[lang] })),
        ]}
      />
      <Field
        state={state}
        kind="select"
        name="partner"
        label={text.fields.partner}
        options={rules.partners.map(one => ({ value: one.code, text: one.name }))}
      />
      <Field
        state={state}
        kind="select"
        name="centre"
        label={text.fields.centre}
        options={rules.centres.map(one => ({ value: one.code, text: one.name }))}
        optional
      />
    </>
  )
}
