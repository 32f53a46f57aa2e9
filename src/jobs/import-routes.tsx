import type { Hono } from 'hono'
import { performAll } from '../kernel/command.ts'
import { read } from '../kernel/engine.ts'
import { isId, newId } from '../kernel/ids.ts'
import { Problem, type ProblemStatus, refuseField } from '../kernel/problem.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import { blankForm, commandField, type FormState } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { sayIn } from '../pages/say.ts'
import { flash, type Shell, shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { answerForm, typedIn } from '../pages/submit.ts'
import { Table } from '../pages/table.tsx'
import { xlsx, xlsxType } from '../pages/xlsx.ts'
import { refuseUnless } from '../people/sight.ts'
import type { C } from '../people/form-route.tsx'
import { jobWords } from './job-words.ts'
import { importPath, jobsPath } from './paths.ts'
import { employersOf } from './tables.ts'
import { columns, headings, readRows, rowsOf, type WrongRow } from './vacancy-import.ts'

export function importRoutes(app: Hono<Asked>): void {
  app.get(importPath, c => show(c, blankForm(c.get('lang'))))
  app.post(importPath, c =>
    answerForm(
      c,
      (state, status) => show(c, state, status),
      body => bring(c, body),
    ),
  )
  app.get(`${importPath}/model.xlsx`, async c => {
    refuseUnless(c.get('who'), 'outcome.write')
    const lang = c.get('lang')
    return c.body(await xlsx([{ name: jobWords(lang).vacancies.slice(0, 31), rows: [headings(lang)] }]), 200, {
      'content-type': xlsxType,
      'content-disposition': 'attachment; filename="vacancies.xlsx"',
    })
  })
}

/** All rows or none; sent again with the same form, it is recorded once. */
async function bring(c: C, body: Parameters<Parameters<typeof answerForm>[2]>[0]): Promise<Response> {
  const { who, lang, today } = readerOf(c)
  refuseUnless(who, 'outcome.write')
  const form = typedIn(body, commandField)
  if (!isId(form)) throw new Problem(400, 'kernel.command-needs-an-id')
  if (!(body.file instanceof File)) throw refuseField('file', 'jobs.no-workbook')
  const rows = await rowsOf(new Uint8Array(await body.file.arrayBuffer()))
  const known = await read(c.get('engine'), who, tx => employersOf(tx, who.tenant))
  const { items, wrong } = readRows(rows, new Map(known.map(one => [one.cui, one.id])), today)
  if (wrong.length > 0) return show(c, blankForm(lang), 422, wrong)
  const numbered = items.map(({ command, input }, at) => {
    return { command, input, id: form.slice(0, -4) + at.toString(16).padStart(4, '0') }
  })
  try {
    await performAll(c.get('engine'), numbered, who, newId())
  } catch (error) {
    const refused = error instanceof Problem ? items[Number(error.details.item ?? 0)] : undefined
    if (!(error instanceof Problem) || !refused) throw error
    return show(
      c,
      blankForm(lang),
      422,
      error.fields.map(problem => ({ row: refused.row, problem })),
    )
  }
  flash(c, 'ok', jobWords(lang).imported({ count: items.length }))
  return c.redirect(jobsPath, 303)
}

async function show(
  c: C,
  state: FormState,
  status: 200 | ProblemStatus = 200,
  wrong: readonly WrongRow[] = [],
): Promise<Response> {
  refuseUnless(c.get('who'), 'outcome.write')
  const say = sayIn(c.get('lang'), c.get('slices'))
  const told = wrong.map(({ row, problem }) => {
    return { row, path: problem.path, text: say(problem.code, problem.details) }
  })
  return page(c, <ImportPage shell={shellOf(c)} state={state} wrong={told} />, status)
}

interface ImportProps {
  shell: Shell
  state: FormState
  wrong: readonly { row: number; path: string; text: string }[]
}

function ImportPage({ shell, state, wrong }: ImportProps) {
  const { lang } = shell
  const text = jobWords(lang)
  const columnOf = (path: string) => headings(lang)[columns.findIndex(column => column === path)] ?? path
  return (
    <Page
      shell={shell}
      title={text.importVacancies}
      lead={text.importLead}
      breadcrumb={[{ text: text.vacancies, href: jobsPath }]}
      actions={
        <LinkButton icon="download" href={`${importPath}/model.xlsx`}>
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
        <Form state={state} action={importPath} submit={text.importVacancies} cancel={jobsPath} files>
          <Field state={state} kind="file" name="file" label={text.tableFile} accept=".xlsx,.csv" megabytes={2} />
        </Form>
      </Card>
    </Page>
  )
}
