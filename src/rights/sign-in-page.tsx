import { Button, LinkButton, PrintButton } from '../pages/button.tsx'
import { Card, Line, Lines, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import type { DemoAccount } from './demo.ts'
import { passwordLength } from './password.ts'
import { words } from './words.ts'

interface SignInProps {
  shell: Shell
  state: FormState
  demo?: { password: string; accounts: readonly DemoAccount[] } | undefined
}

export function SignInPage({ shell, state, demo }: SignInProps) {
  const text = words(shell.lang).signIn
  return (
    <Page shell={shell} title={text.title}>
      <Stack>
        <Card>
          <Form state={state} action="/login" submit={text.submit} submitIcon="log-in">
            <Field state={state} kind="hidden" name="next" />
            <Field
              state={state}
              kind="text"
              name="email"
              label={text.email}
              inputMode="email"
              autocomplete="username"
            />
            <Field
              state={state}
              kind="password"
              name="password"
              label={text.password}
              autocomplete="current-password"
            />
          </Form>
          <p class="muted">{text.lost}</p>
        </Card>
        {demo && <DemoAccounts shell={shell} state={state} demo={demo} />}
      </Stack>
    </Page>
  )
}

function DemoAccounts({ shell, state, demo }: SignInProps & { demo: NonNullable<SignInProps['demo']> }) {
  const { signIn: text, roles } = words(shell.lang)
  return (
    <Card title={text.demoTitle} lead={text.demoLead({ password: demo.password })}>
      <Lines>
        {demo.accounts.map(({ name, email, role }) => (
          <Line
            key={email}
            end={
              <form method="post" action="/login">
                <input type="hidden" name="email" value={email} />
                <input type="hidden" name="password" value={demo.password} />
                <Field state={state} kind="hidden" name="next" />
                <Button icon="log-in">{text.demoUse({ name })}</Button>
              </form>
            }
          >
            <strong>{roles[role]}</strong>
            <span class="note">{email}</span>
          </Line>
        ))}
      </Lines>
    </Card>
  )
}

export function CodePage({
  shell,
  state,
  demoCode,
}: {
  shell: Shell
  state: FormState
  demoCode?: string | undefined
}) {
  const text = words(shell.lang).code
  return (
    <Page shell={shell} title={text.title} lead={text.lead}>
      <Stack>
        {demoCode !== undefined && <Notice kind="info">{text.demo({ code: demoCode })}</Notice>}
        <Card>
          <Form state={state} action="/login/code" submit={text.submit}>
            <Field state={state} kind="hidden" name="next" />
            <CodeField state={state} label={text.label} hint={text.hint} />
          </Form>
        </Card>
      </Stack>
    </Page>
  )
}

function CodeField({ state, label, hint }: { state: FormState; label: string; hint?: string }) {
  return (
    <Field
      state={state}
      kind="text"
      name="code"
      label={label}
      hint={hint}
      autocomplete="one-time-code"
      width="medium"
    />
  )
}

interface EnrolProps {
  shell: Shell
  state: FormState
  action: string
  qr: string
  typed: string
}

/** The picture that the phone scans is drawn by us, from a secret that is ours. */
export function EnrolPage({ shell, state, action, qr, typed }: EnrolProps) {
  const text = words(shell.lang).enrol
  return (
    <Page shell={shell} title={text.title} lead={text.lead}>
      <Card>
        <p>{text.scan}</p>
        <div class="qr" role="img" aria-label={text.scan} dangerouslySetInnerHTML={{ __html: qr }} />
        <p>
          {text.typed} <code>{typed}</code>
        </p>
        <Form state={state} action={action} submit={text.submit}>
          <Field state={state} kind="hidden" name="next" />
          <CodeField state={state} label={text.label} />
        </Form>
      </Card>
    </Page>
  )
}

export function RecoveryCodesPage({ shell, codes, next }: { shell: Shell; codes: readonly string[]; next: string }) {
  const text = words(shell.lang).recovery
  const actions = (
    <>
      <PrintButton>{text.print}</PrintButton>
      <LinkButton look="primary" href={next}>
        {text.onwards}
      </LinkButton>
    </>
  )
  return (
    <Page shell={shell} title={text.title} lead={text.lead} actions={actions}>
      <Card>
        <ul class="codes">
          {codes.map(code => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  )
}

interface InvitationProps {
  shell: Shell
  state: FormState
  token: string
  organisation: string
  name: string
  email: string
}

export function InvitationPage({ shell, state, token, organisation, name, email }: InvitationProps) {
  const text = words(shell.lang).invitation
  return (
    <Page shell={shell} title={text.title({ organisation })} lead={text.lead({ name, email })}>
      <Card>
        <Form state={state} action={`/invite/${token}`} submit={text.submit}>
          <NewPassword state={state} />
        </Form>
      </Card>
    </Page>
  )
}

export function NewPassword({ state, name = 'password' }: { state: FormState; name?: string }) {
  const text = words(state.lang)
  return (
    <Field
      state={state}
      kind="password"
      name={name}
      label={text.newPassword}
      hint={text.passwordHint(passwordLength)}
      autocomplete="new-password"
    />
  )
}
