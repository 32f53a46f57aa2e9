import type { ComponentChildren } from 'preact'
import { Card } from './card.tsx'
import { Form } from './form.tsx'
import type { FormState } from './form-state.ts'
import { Page } from './page.tsx'
import type { Crumb } from './page.tsx'
import type { Shell } from './shell.ts'

interface ConfirmPageProps {
  shell: Shell
  /** The question: „Închideți perioada T3 2025?” */
  title: string
  breadcrumb?: readonly Crumb[]
  /** What will happen and what cannot be taken back. */
  consequences: ComponentChildren
  state: FormState
  action: string
  submit: string
  /** Where „Renunță” leads. */
  cancel: string
  /** More to answer, such as a reason. */
  children?: ComponentChildren
}

/** A page that asks before something final is done. No window opens over another: this works everywhere and can be linked. */
export function ConfirmPage({ shell, title, breadcrumb = [], consequences, children, ...form }: ConfirmPageProps) {
  return (
    <Page shell={shell} title={title} breadcrumb={breadcrumb} scripts={['form']}>
      <Card>
        <Form {...form} danger>
          <div class="prose">{consequences}</div>
          {children}
        </Form>
      </Card>
    </Page>
  )
}
