import { Card, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import { listedName } from '../people/name.ts'
import type { OpenSession } from './asked-session.ts'
import { sessionPath, sessionsPath } from './paths.ts'
import { TalkFields } from './session-form.tsx'
import { sessionWords } from './session-words.ts'

interface SeatPageProps extends OpenSession {
  row: OpenSession['roster'][number]
  forms: { talk: FormState; sign: FormState }
}

/** One person in a session: what was talked about, and their signature on the screen. */
export function SeatPage({ shell, session, rules, row, forms }: SeatPageProps) {
  const text = sessionWords(shell.lang)
  const path = sessionPath(session.id, `/seats/${row.person}`)
  const onScreen = rules.services.some(one => one.kind === session.kind && one.signedOnScreen) && !row.signsByMark
  return (
    <Page
      shell={shell}
      title={row.code}
      lead={listedName(row)}
      current={sessionsPath}
      breadcrumb={[
        { text: text.sessions, href: sessionsPath },
        { text: text.session, href: sessionPath(session.id) },
      ]}
      scripts={['form']}
    >
      <Stack>
        {onScreen && session.held_by !== null && row.seat.support_id === null && (
          <Card title={text.sign}>
            <Form state={forms.sign} action={`${path}/sign`} submit={text.signSave} shown={row.seat.entry}>
              <Field state={forms.sign} kind="hidden" name="session" value={session.id} />
              <Field state={forms.sign} kind="hidden" name="person" value={row.person} />
              <Field state={forms.sign} kind="text" name="signedName" label={text.signedName} />
            </Form>
          </Card>
        )}
        <Card title={text.talk}>
          <Form
            state={forms.talk}
            action={path}
            submit={text.talkSave}
            cancel={sessionPath(session.id)}
            shown={row.seat.entry}
          >
            <Field state={forms.talk} kind="hidden" name="session" value={session.id} />
            <Field state={forms.talk} kind="hidden" name="person" value={row.person} />
            <TalkFields state={forms.talk} prefix="" />
          </Form>
        </Card>
      </Stack>
    </Page>
  )
}
