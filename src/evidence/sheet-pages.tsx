import type { ComponentChildren } from 'preact'
import { Card, Columns } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { type Crumb, Page } from '../pages/page.tsx'
import { type Option, valueOf } from '../pages/question.ts'
import type { Shell } from '../pages/shell.ts'
import { words } from './words.ts'

interface Framed {
  shell: Shell
  title: string
  lead: string
  /** The place of the side navigation. */
  current: string
  breadcrumb: readonly Crumb[]
  state: FormState
  action: string
  submit: string
  cancel: string
  /** Fields of the form besides the file, or the lines. */
  children?: ComponentChildren
}

/** Takes a signed sheet: a photo from a phone, or a scan. What was sent once need not be sent again. */
export function BringSheet({ shell, title, lead, current, breadcrumb, children, ...form }: Framed) {
  const { state } = form
  const text = words(shell.lang).sheet
  return (
    <Page shell={shell} title={title} lead={lead} current={current} breadcrumb={breadcrumb} scripts={['form']}>
      <Card>
        <Form {...form} submitIcon="upload" files>
          <Field state={state} kind="hidden" name="taken" />
          {valueOf(state, 'taken') !== '' && <Notice kind="ok">{text.kept}</Notice>}
          <Field state={state} kind="file" name="file" label={text.file} />
          {children}
        </Form>
      </Card>
    </Page>
  )
}

/** Who stands on a line of a sheet, and what may be seen there. */
export interface SheetLine {
  id: string
  name: string
  hint?: string
}

interface CompareProps extends Framed {
  paper: { id: string; pages: readonly string[] }
  /** Whoever brought the sheet does not compare it. */
  isOwn: boolean
  roster: string
  lines: readonly SheetLine[]
  /** How the command calls its lines, and whom a line is about: `lines`, `learner`. */
  list: string
  about: string
  verdicts: readonly Option[]
}

/** The scan beside the roster: one answer for each line. */
export function CompareSheet({ shell, title, lead, current, breadcrumb, children, ...rest }: CompareProps) {
  const { paper, isOwn, roster, lines, list, about, verdicts, ...form } = rest
  const { state } = form
  const text = words(shell.lang).sheet
  return (
    <Page shell={shell} title={title} lead={lead} current={current} breadcrumb={breadcrumb} scripts={['form']}>
      <Columns beside="even">
        <Card title={text.scanned}>
          <div class="paper-pages">
            {paper.pages.map((page, at) => (
              <img key={page} src={`/app/evidence/${paper.id}/pages/${at + 1}`} alt={text.page({ at: at + 1 })} />
            ))}
          </div>
        </Card>
        <Card title={roster}>
          {isOwn ? (
            <Notice kind="info">{text.own}</Notice>
          ) : (
            <Form {...form}>
              <Field state={state} kind="hidden" name="paper" value={paper.id} />
              {lines.map((line, at) => (
                <div key={line.id}>
                  <Field state={state} kind="hidden" name={`${list}.${at}.${about}`} value={line.id} />
                  <Field
                    state={state}
                    kind="radios"
                    name={`${list}.${at}.verdict`}
                    label={line.name}
                    hint={line.hint}
                    inline
                    options={verdicts}
                  />
                </div>
              ))}
              {children}
            </Form>
          )}
        </Card>
      </Columns>
    </Page>
  )
}
