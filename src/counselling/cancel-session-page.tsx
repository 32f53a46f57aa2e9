import { Card } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import type { OpenSession } from './asked-session.ts'
import { sessionPath, sessionsPath } from './paths.ts'
import { sessionWords } from './session-words.ts'

interface FormPageProps extends OpenSession {
  state: FormState
}

export function CancelPage({ shell, session, state }: FormPageProps) {
  const text = sessionWords(shell.lang)
  return (
    <Page
      shell={shell}
      title={text.cancelTitle}
      lead={text.cancelLead}
      current={sessionsPath}
      breadcrumb={[{ text: text.session, href: sessionPath(session.id) }]}
      scripts={['form']}
    >
      <Card>
        <Form
          state={state}
          action={sessionPath(session.id, '/cancel')}
          submit={text.cancel}
          cancel={sessionPath(session.id)}
          shown={session.entry}
          danger
        >
          <Field state={state} kind="hidden" name="session" value={session.id} />
          <Field state={state} kind="text" name="because" label={text.cancelWhy} width="full" />
        </Form>
      </Card>
    </Page>
  )
}
