import { Act } from '../pages/act.tsx'
import { Button, LinkButton } from '../pages/button.tsx'
import { Card, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Block, ErrorSummary, Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Table } from '../pages/table.tsx'
import { personPath } from '../people/paths.ts'
import { isToChoose, isToStore } from './alike.ts'
import type { Checked, CheckedRow } from './check.ts'
import { ChooseRow } from './choose-row.tsx'
import { cellName, fieldsToFix, nameOf, optionsFor } from './fix.ts'
import { importPath, tablePath } from './paths.ts'
import type { ReadTable } from '../pages/read-table.ts'
import type { Mapping, Waiting } from './waiting.ts'
import { words } from './words.ts'

/** Our choice: what can be corrected without scrolling for long. The next rows come when these are right. */
export const rowsToFix = 20

export const rowsWrong = ({ rows }: Checked): CheckedRow[] => rows.filter(row => row.problems.length > 0)

/** Rows that may be of somebody who is here already: those nobody has said anything of come first. */
export const rowsAlike = ({ rows }: Checked): CheckedRow[] => {
  const alike = rows.filter(row => row.alike.length > 0)
  return [...alike.filter(isToChoose), ...alike.filter(row => !isToChoose(row))]
}

interface Props {
  shell: Shell
  waiting: Waiting
  table: ReadTable
  mapping: Mapping
  checked: Checked
  /** The form of corrections. */
  state: FormState
}

/** Every row was checked: what is right, what is wrong and can be put right here, and the one button that stores. */
export function RowsPage({ shell, waiting, table, mapping, checked, state }: Props) {
  const { lang } = shell
  const text = words(lang)
  const good = checked.rows.filter(isToStore)
  const bad = rowsWrong(checked)
  const alike = rowsAlike(checked)
  const open = bad.length + alike.filter(isToChoose).length
  const asked = bad.length + alike.length > 0
  const names = new Map(checked.rows.map(row => [row.number, nameOf(row)]))
  const more = Math.max(0, bad.length - rowsToFix) + Math.max(0, alike.length - rowsToFix)
  return (
    <Page
      shell={shell}
      title={text.good({ count: good.length })}
      lead={waiting.state.fileName}
      actions={<LinkButton href={tablePath(waiting.id, '/columns')}>{text.changeColumns}</LinkButton>}
      breadcrumb={[{ text: text.title, href: importPath }]}
      current={importPath}
      scripts={['form']}
    >
      <Stack>
        {!asked && <ErrorSummary state={state} />}
        <Notes lang={lang} table={table} mapping={mapping} checked={checked} />
        {asked && (
          <Card title={open > 0 ? text.bad({ count: open }) : text.alike.chosen} lead={text.badLead}>
            <Form
              state={state}
              action={tablePath(waiting.id, '/rows')}
              submit={text.saveFixes}
              shown={waiting.row.version}
            >
              {bad.slice(0, rowsToFix).map(row => (
                <RowToFix key={row.number} shell={shell} row={row} checked={checked} state={state} />
              ))}
              {alike.slice(0, rowsToFix).map(row => (
                <ChooseRow key={row.number} state={state} row={row} names={names} />
              ))}
              {more > 0 && <p class="muted">{text.more({ count: more })}</p>}
            </Form>
            <div class="buttons">
              <LinkButton icon="download" href={tablePath(waiting.id, '/left.xlsx')}>
                {text.download}
              </LinkButton>
            </div>
          </Card>
        )}
        <Card title={text.import({ count: good.length })} lead={good.length > 0 ? text.importLead : text.nothingGood}>
          {good.length > 0 && <Preview lang={lang} rows={good.slice(0, 5)} />}
          <div class="buttons">
            {good.length > 0 && (
              <Act action={tablePath(waiting.id, '/store')}>
                <Button look="primary" icon="upload">
                  {text.import({ count: good.length })}
                </Button>
              </Act>
            )}
            <Act action={tablePath(waiting.id, '/drop')} shown={waiting.row.version}>
              <Button look="quiet">{text.drop}</Button>
            </Act>
          </div>
        </Card>
      </Stack>
    </Page>
  )
}

function Notes({
  lang,
  table,
  mapping,
  checked,
}: Pick<Props, 'table' | 'mapping' | 'checked'> & { lang: Shell['lang'] }) {
  const { notes } = words(lang)
  const said = [
    mapping.headRow > 0 && notes.titles({ count: mapping.headRow }),
    table.hiddenSheets > 0 && notes.hiddenSheets({ count: table.hiddenSheets }),
    table.formulas > 0 && notes.formulas({ count: table.formulas }),
    checked.special > 0 && notes.special({ count: checked.special }),
    mapping.columns.includes('fullName') && notes.fullName,
  ].filter(note => note !== false)
  return (
    <>
      {said.map(note => (
        <Notice key={note} kind="info">
          {note}
        </Notice>
      ))}
    </>
  )
}

function RowToFix({ shell, row, checked, state }: Pick<Props, 'shell' | 'checked' | 'state'> & { row: CheckedRow }) {
  const { lang } = shell
  const text = words(lang)
  const known = row.problems.find(problem => problem.code === 'people.already-registered')?.details
  return (
    <Block title={text.row({ number: row.number, name: nameOf(row) })}>
      {known && (
        <p>
          <a href={personPath(String(known.person))}>{text.openRecord({ code: String(known.code) })}</a>
        </p>
      )}
      {fieldsToFix(row).map(field => {
        const name = cellName(row.number, field)
        const label = text.fields[field as keyof typeof text.fields]
        const options = optionsFor(lang, field, checked.rules)
        const hint = row.cells[field]?.trim() ? text.inFile({ text: row.cells[field].slice(0, 60) }) : undefined
        return options ? (
          <Field key={field} state={state} kind="select" name={name} label={label} hint={hint} options={options} />
        ) : (
          <Field key={field} state={state} kind="text" name={name} label={label} />
        )
      })}
    </Block>
  )
}

function Preview({ lang, rows }: { lang: Shell['lang']; rows: readonly CheckedRow[] }) {
  const text = words(lang)
  return (
    <Table
      lang={lang}
      caption={text.preview}
      rows={rows}
      rowKey={row => String(row.number)}
      columns={[
        { key: 'row', title: text.rowNumber, numeric: true, cell: row => row.number },
        { key: 'name', title: text.name, heads: true, cell: row => nameOf(row) },
        {
          key: 'place',
          title: text.place,
          cell: row => row.cells.locality ?? row.cells.givenOn ?? row.cells.reachedOn ?? '–',
        },
      ]}
    />
  )
}
