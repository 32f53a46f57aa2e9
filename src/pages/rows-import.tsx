import type { Context, Hono } from 'hono'
import { type Item, performAll } from '../kernel/command.ts'
import { isId, newId } from '../kernel/ids.ts'
import { type FieldProblem, Problem, type ProblemStatus, refuseField } from '../kernel/problem.ts'
import { type Lang, langs } from '../kernel/words.ts'
import { LinkButton } from './button.tsx'
import { Card } from './card.tsx'
import { Field } from './field.tsx'
import { Form } from './form.tsx'
import { blankForm, commandField, type FormBody, type FormState } from './form-state.ts'
import { type Crumb, Page } from './page.tsx'
import { page } from './render.ts'
import { sayIn } from './say.ts'
import { flash, type Shell, shellOf } from './shell.ts'
import type { Asked } from './slice.ts'
import { answerForm, typedIn } from './submit.ts'
import { Table } from './table.tsx'
import { TableReader } from './table-reader.ts'
import { words } from './words.ts'
import { xlsx, xlsxType } from './xlsx.ts'

type C = Context<Asked>

/** What is wrong with a row; rows are numbered as the table shows them. */
export interface WrongRow {
  row: number
  problem: FieldProblem
}

/** Every row as the command that records it, or what is wrong with it. */
export interface RowsRead {
  items: (Pick<Item, 'command' | 'input'> & { row: number })[]
  wrong: WrongRow[]
}

/** A table with headings of ours, each row of which is one command. */
export interface RowsImport {
  title: string
  lead: string
  breadcrumb: readonly Crumb[]
  /** Where it leads when all rows are recorded, and when nothing is to be brought after all. */
  back: string
  /** Names of the fields, in the order of the columns. */
  columns: readonly string[]
  headings: (lang: Lang) => readonly string[]
  /** What the model is called as a file. */
  model: string
  problems: { noTable: string; otherHeadings: string }
  read: (rows: readonly string[][]) => Promise<RowsRead>
  said: (count: number) => string
}

/** Our choice: what an office sends in a mail. */
const mostBytes = 2_000_000
const mostRows = 500

const reader = new TableReader()

/** A page that takes such a table and gives its model; `load` refuses whoever may not record the rows. */
export function rowsImportRoutes(app: Hono<Asked>, path: string, load: (c: C) => Promise<RowsImport>): void {
  app.get(path, c => show(c, load, blankForm(c.get('lang'))))
  app.post(path, c =>
    answerForm(
      c,
      (state, status) => show(c, load, state, status),
      body => bring(c, load, body),
    ),
  )
  app.get(`${path}/model.xlsx`, async c => {
    const { title, headings, model } = await load(c)
    const sheets = [{ name: title.slice(0, 31), rows: [[...headings(c.get('lang'))]] }]
    return c.body(await xlsx(sheets), 200, {
      'content-type': xlsxType,
      'content-disposition': `attachment; filename="${model}.xlsx"`,
    })
  })
}

/** All rows or none; sent again with the same form, it is recorded once. */
async function bring(c: C, load: (c: C) => Promise<RowsImport>, body: FormBody): Promise<Response> {
  const way = await load(c)
  const lang = c.get('lang')
  const form = typedIn(body, commandField)
  if (!isId(form)) throw new Problem(400, 'kernel.command-needs-an-id')
  if (!(body.file instanceof File)) throw refuseField('file', way.problems.noTable)
  const rows = await rowsUnder(way, new Uint8Array(await body.file.arrayBuffer()))
  const { items, wrong } = await way.read(rows)
  if (wrong.length > 0) return show(c, load, blankForm(lang), 422, wrong)
  const numbered = items.map(({ command, input }, at) => {
    return { command, input, id: form.slice(0, -4) + at.toString(16).padStart(4, '0') }
  })
  try {
    await performAll(c.get('engine'), numbered, c.get('who'), newId())
  } catch (error) {
    const refused = error instanceof Problem ? items[Number(error.details.item ?? 0)] : undefined
    if (!(error instanceof Problem) || !refused) throw error
    const told = error.fields.map(problem => ({ row: refused.row, problem }))
    return show(c, load, blankForm(lang), 422, told)
  }
  flash(c, 'ok', way.said(items.length))
  return c.redirect(way.back, 303)
}

/** The rows under the headings of the model, a workbook or a text. Read as every table that people bring: in a thread of its own. */
async function rowsUnder({ columns, headings, problems }: RowsImport, bytes: Uint8Array): Promise<string[][]> {
  if (bytes.length > mostBytes) throw refuseField('file', problems.noTable)
  const { sheets } = await reader.of(bytes)
  const [head = [], ...body] = sheets[0]?.rows ?? []
  const isModel = langs.some(lang => headings(lang).every((title, at) => title === head[at]))
  if (!isModel) throw refuseField('file', problems.otherHeadings)
  if (body.length > mostRows) throw refuseField('file', problems.noTable)
  return body.map(row => columns.map((_, at) => (row[at] ?? '').trim()))
}

async function show(
  c: C,
  load: (c: C) => Promise<RowsImport>,
  state: FormState,
  status: 200 | ProblemStatus = 200,
  wrong: readonly WrongRow[] = [],
): Promise<Response> {
  const way = await load(c)
  const say = sayIn(c.get('lang'), c.get('slices'))
  const told = wrong.map(({ row, problem }) => {
    return { row, path: problem.path, text: say(problem.code, problem.details) }
  })
  return page(c, <ImportPage shell={shellOf(c)} way={way} path={c.req.path} state={state} wrong={told} />, status)
}

interface ImportProps {
  shell: Shell
  way: RowsImport
  path: string
  state: FormState
  wrong: readonly { row: number; path: string; text: string }[]
}

function ImportPage({ shell, way, path, state, wrong }: ImportProps) {
  const { lang } = shell
  const text = words(lang).rowsImport
  const columnOf = (name: string) => way.headings(lang)[way.columns.indexOf(name)] ?? name
  return (
    <Page
      shell={shell}
      title={way.title}
      lead={way.lead}
      breadcrumb={way.breadcrumb}
      actions={
        <LinkButton icon="download" href={`${path}/model.xlsx`}>
          {text.model}
        </LinkButton>
      }
      scripts={['form']}
    >
      {wrong.length > 0 && (
        <Card title={text.nothingImported} lead={text.correctRows}>
          <Table
            lang={lang}
            caption={text.correctRows}
            hideCaption
            rows={wrong}
            rowKey={one => `${one.row} ${one.path} ${one.text}`}
            columns={[
              { key: 'row', title: text.row, heads: true, numeric: true, cell: one => one.row },
              { key: 'column', title: text.column, cell: one => columnOf(one.path) },
              { key: 'text', title: text.whatIsWrong, cell: one => one.text },
            ]}
          />
        </Card>
      )}
      <Card>
        <Form state={state} action={path} submit={way.title} cancel={way.back} files>
          <Field
            state={state}
            kind="file"
            name="file"
            label={text.tableFile}
            hint={text.tableHint}
            accept=".xlsx,.csv"
            megabytes={2}
          />
        </Form>
      </Card>
    </Page>
  )
}
