import type { ComponentChildren } from 'preact'
import { Button, LinkButton } from './button.tsx'
import { fieldId } from './question.ts'
import { commandField, shownField } from './form-state.ts'
import type { FormState } from './form-state.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'
import { words } from './words.ts'

interface FormProps {
  state: FormState
  action: string
  /** What the button says: a verb, „Înscrie”. */
  submit: string
  submitIcon?: IconName
  /** Where „Renunță” leads. */
  cancel?: string
  /** The form sends files. */
  files?: boolean
  /** A form that destroys or closes something. */
  danger?: boolean
  /** The journal line that an editing form has shown; the change is refused if the record has moved on. */
  shown?: number | undefined
  children?: ComponentChildren
}

/**
 * A form that records something: it carries the id of its command, so that sending it twice is recorded once, and lists above itself
 * what has to be corrected. `<Form state={state} action="/app/people" submit={text.enrol}>…fields…</Form>`
 */
export function Form(props: FormProps) {
  const { state, action, submit, submitIcon, cancel, files = false, danger = false, shown, children } = props
  return (
    <form
      class="form"
      method="post"
      action={action}
      enctype={files ? 'multipart/form-data' : undefined}
      noValidate
      data-once
      data-signed={words(state.lang).signedOnPaper}
    >
      <ErrorSummary state={state} />
      <input type="hidden" name={commandField} value={state.commandId} />
      {shown !== undefined && <input type="hidden" name={shownField} value={shown} />}
      {children}
      <div class="buttons">
        <Button look={danger ? 'danger' : 'primary'} {...(submitIcon && { icon: submitIcon })}>
          {submit}
        </Button>
        {cancel && (
          <LinkButton look="quiet" href={cancel}>
            {words(state.lang).cancel}
          </LinkButton>
        )}
      </div>
    </form>
  )
}

/** What has to be corrected, each with a link to its field, named when the page is told (`named-problems.ts`). It takes the focus when the page opens. */
export function ErrorSummary({ state }: { state: FormState }) {
  if (state.problems.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabIndex={-1} autofocus aria-labelledby="error-summary">
      <h2 id="error-summary">
        <Icon name="circle-alert" />
        {words(state.lang).summaryTitle({ count: state.problems.length })}
      </h2>
      <ul>
        {state.problems.map(({ path, text }) => (
          <li key={`${path} ${text}`}>{path === undefined ? text : <a href={`#${fieldId(path)}`}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  )
}

/** Fields that belong together, under one heading: `<Block title={text.identity}>…</Block>` */
export function Block({
  title,
  lead,
  children,
}: {
  title: string
  lead?: ComponentChildren
  children: ComponentChildren
}) {
  return (
    <fieldset class="block">
      <legend>{title}</legend>
      {lead && <p class="muted">{lead}</p>}
      <div class="fields">{children}</div>
    </fieldset>
  )
}
