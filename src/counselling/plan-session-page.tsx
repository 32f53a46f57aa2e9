import { Card } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import type { Option } from '../pages/question.ts'
import type { Shell } from '../pages/shell.ts'
import type { OpenSession } from './asked-session.ts'
import { sessionPath, sessionsPath } from './paths.ts'
import { InstrumentField, WhenFields } from './session-form.tsx'
import { sessionWords } from './session-words.ts'

interface PlanProps {
  shell: Shell
  state: FormState
  kinds: readonly Option[]
  /** Enrolments of the people whom the asker looks after. */
  people: readonly Option[]
  staff: readonly Option[]
}

export function PlanSessionPage({ shell, state, kinds, people, staff }: PlanProps) {
  const text = sessionWords(shell.lang)
  return (
    <Page
      shell={shell}
      title={text.planTitle}
      lead={text.planLead}
      current={sessionsPath}
      breadcrumb={[{ text: text.sessions, href: sessionsPath }]}
      scripts={['form']}
    >
      <Card>
        <Form state={state} action={`${sessionsPath}/new`} submit={text.plan} cancel={sessionsPath}>
          <Field state={state} kind="radios" name="kind" label={text.kind} inline options={kinds} />
          <WhenFields state={state} staff={staff} />
          <InstrumentField state={state} />
          {people.length > 0 && (
            <Field
              state={state}
              kind="checkboxes"
              name="people"
              label={text.people}
              hint={text.peopleHint}
              options={people}
            />
          )}
          <Field
            state={state}
            kind="text"
            name="codes"
            label={text.codes}
            hint={text.codesHint}
            width="full"
            optional={people.length > 0}
          />
        </Form>
      </Card>
    </Page>
  )
}

export function MoveSessionPage({
  shell,
  session,
  state,
  staff,
}: OpenSession & { state: FormState; staff: readonly Option[] }) {
  const text = sessionWords(shell.lang)
  return (
    <Page
      shell={shell}
      title={text.moveTitle}
      current={sessionsPath}
      breadcrumb={[{ text: text.session, href: sessionPath(session.id) }]}
      scripts={['form']}
    >
      <Card>
        <Form
          state={state}
          action={sessionPath(session.id, '/move')}
          submit={text.move}
          cancel={sessionPath(session.id)}
          shown={session.entry}
        >
          <Field state={state} kind="hidden" name="session" value={session.id} />
          <WhenFields state={state} staff={staff} />
        </Form>
      </Card>
    </Page>
  )
}
