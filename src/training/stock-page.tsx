import { LinkButton } from '../pages/button.tsx'
import { date, type Lang } from '../kernel/words.ts'
import { Card, Stack } from '../pages/card.tsx'
import { Downloads } from '../pages/downloads.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import type { Shell } from '../pages/shell.ts'
import { type Column, Empty, Table } from '../pages/table.tsx'
import { formNumber } from './certificate-pages.tsx'
import type { SpoiledRow, StockRow } from './certificate-tables.ts'
import { courseWords } from './course-words.ts'
import { certificates as kinds } from './curriculum.ts'
import { examWords } from './exam-words.ts'
import { formsPath } from './paths.ts'
import { PlanFrame } from './plan-frame.tsx'

interface StockProps {
  shell: Shell
  batches: readonly StockRow[]
  spoiled: readonly SpoiledRow[]
  writes: boolean
  receiving: FormState
  /** The form for one that was spoiled stands in place of the other. */
  spoiling?: FormState | undefined
}

/** Numbered forms: received, and those that became nothing. */
export function StockPage({ shell, batches, spoiled, writes, receiving, spoiling }: StockProps) {
  const { lang } = shell
  const text = examWords(lang)
  return (
    <PlanFrame
      shell={shell}
      current={formsPath}
      actions={<Downloads shell={shell} path={formsPath} />}
      scripts={['form']}
    >
      <Stack>
        <Card title={text.stock} lead={text.stockLead}>
          <Table
            lang={lang}
            caption={text.stock}
            hideCaption
            rows={batches}
            rowKey={one => one.id}
            empty={<Empty>{text.noStock}</Empty>}
            columns={batchColumns(lang)}
          />
        </Card>
        {spoiled.length > 0 && (
          <Card title={text.spoiled}>
            <Table
              lang={lang}
              caption={text.spoiled}
              hideCaption
              rows={spoiled}
              rowKey={one => formNumber(one)}
              columns={[
                { key: 'form', title: text.form, heads: true, cell: one => formNumber(one) },
                { key: 'on', title: text.spoiledOn, tight: true, cell: one => date(one.spoiled_on) },
                { key: 'reason', title: text.reason, cell: one => one.reason },
              ]}
            />
          </Card>
        )}
        {writes && (
          <>
            {spoiling ? (
              <Card title={text.spoil}>
                <Form state={spoiling} action={`${formsPath}/spoiled`} submit={text.spoil}>
                  <Series state={spoiling} />
                  <Field state={spoiling} kind="number" name="number" label={text.formNumber} />
                  <Field state={spoiling} kind="day" name="spoiledOn" label={text.spoiledOn} />
                  <Field state={spoiling} kind="text" name="reason" label={text.reason} />
                </Form>
              </Card>
            ) : (
              <Card title={text.receive}>
                <Form state={receiving} action={formsPath} submit={text.receive}>
                  <Field
                    state={receiving}
                    kind="radios"
                    name="kind"
                    label={text.kind}
                    options={kinds.map(value => ({ value, text: courseWords(lang).certificates[value] }))}
                  />
                  <Series state={receiving} />
                  <Field state={receiving} kind="number" name="first" label={text.first} />
                  <Field state={receiving} kind="number" name="last" label={text.last} />
                  <Field state={receiving} kind="day" name="receivedOn" label={text.receivedOn} />
                </Form>
              </Card>
            )}
            <div class="buttons">
              <LinkButton href={spoiling ? formsPath : `${formsPath}/spoiled`}>
                {spoiling ? text.receive : text.spoil}
              </LinkButton>
            </div>
          </>
        )}
      </Stack>
    </PlanFrame>
  )
}

function Series({ state }: { state: FormState }) {
  const text = examWords(state.lang)
  return <Field state={state} kind="text" name="series" label={text.series} hint={text.seriesHint} width="short" />
}

/** The columns of the list, on the page and in its file. */
export function batchColumns(lang: Lang): Column<StockRow>[] {
  const text = examWords(lang)
  return [
    { key: 'series', title: text.series, heads: true, cell: one => one.series },
    { key: 'kind', title: text.kind, cell: one => courseWords(lang).certificates[one.kind] },
    { key: 'first', title: text.first, numeric: true, cell: one => one.first },
    { key: 'last', title: text.last, numeric: true, cell: one => one.last },
    { key: 'on', title: text.receivedOn, tight: true, cell: one => date(one.received_on) },
    { key: 'used', title: text.used, numeric: true, cell: one => one.used },
    { key: 'spoiled', title: text.spoiled, numeric: true, cell: one => one.spoiled },
    {
      key: 'left',
      title: text.leftOver,
      numeric: true,
      cell: one => one.last - one.first + 1 - one.used - one.spoiled,
    },
  ]
}
