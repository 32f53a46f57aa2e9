import type { ComponentChildren } from 'preact'
import { Button } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { words as shared } from '../pages/words.ts'
import { TargetFields } from './part-forms.tsx'
import { programmePath, programmesPath } from './paths.ts'
import type { Programme, Target } from './programme.ts'
import type { Rulebook } from './rulebook.ts'
import { words } from './words.ts'

interface PartPageProps {
  shell: Shell
  programme: Programme
  /** The line that wrote the version shown. */
  entry: number
  title: string
  action: string
  state: FormState
  children: ComponentChildren
}

/** A form for one part of a programme. */
export function PartPage({ shell, programme, entry, title, action, state, children }: PartPageProps) {
  const text = words(shell.lang)
  return (
    <Page
      shell={shell}
      title={title}
      breadcrumb={[
        { text: text.programmes, href: programmesPath },
        { text: programme.names[shell.lang], href: programmePath(programme.code) },
      ]}
      scripts={['form']}
    >
      <Card>
        <Form
          state={state}
          action={action}
          submit={shared(shell.lang).save}
          cancel={programmePath(programme.code)}
          shown={entry}
        >
          <Field state={state} kind="hidden" name="programme" value={programme.code} />
          {children}
        </Form>
      </Card>
    </Page>
  )
}

interface ChooseProps {
  shell: Shell
  programme: Programme
  rules: Rulebook
  targets: readonly Target[]
}

/** The first half of an addendum: which targets it changes. */
export function ChooseTargetsPage({ shell, programme, rules, targets }: ChooseProps) {
  const text = words(shell.lang)
  const options = targets.map(one => ({
    value: one.indicator,
    text: rules.indicators.find(indicator => indicator.code === one.indicator)?.names[shell.lang] ?? one.indicator,
  }))
  return (
    <Page
      shell={shell}
      title={text.newAmendment}
      breadcrumb={[
        { text: text.programmes, href: programmesPath },
        { text: programme.names[shell.lang], href: programmePath(programme.code) },
      ]}
    >
      <Card>
        <form class="form" method="get" action={programmePath(programme.code, '/amendments/new')}>
          <Field
            state={blankForm(shell.lang)}
            kind="checkboxes"
            name="indicator"
            label={text.amendmentAbout}
            options={options}
          />
          <div class="buttons">
            <Button look="primary">{text.goOn}</Button>
          </div>
        </form>
      </Card>
    </Page>
  )
}

/** The second half: its days, and each target as it is to be. */
export function AmendmentFields({ state, programme, rules, targets }: ChooseProps & { state: FormState }) {
  const text = words(state.lang)
  return (
    <>
      <Field state={state} kind="day" name="signedOn" label={text.signedOn} />
      <Field state={state} kind="day" name="validFrom" label={text.validFrom} />
      <Field state={state} kind="text" name="note.ro" label={text.noteRo} width="full" optional />
      <Field state={state} kind="text" name="note.en" label={text.noteEn} width="full" optional />
      {targets.map((target, at) => (
        <TargetFields
          key={target.indicator}
          state={state}
          programme={programme}
          rules={rules}
          at={`targets.${at}`}
          target={target}
        />
      ))}
    </>
  )
}
