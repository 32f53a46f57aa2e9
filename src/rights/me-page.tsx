import { instant } from '../kernel/words.ts'
import { Button, LinkButton } from '../pages/button.tsx'
import { Card, Columns, Line, Lines, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Tag } from '../pages/tag.tsx'
import type { DeviceRow } from './session-tables.ts'
import { NewPassword } from './sign-in-page.tsx'
import { words } from './words.ts'

export interface MeProps {
  shell: Shell
  /** One state for each form of the page: only the one that was refused has problems. */
  password: FormState
  preferences: FormState
  devices: readonly DeviceRow[]
  /** The session that asks. */
  here: string
  grants: readonly { role: string; place: string }[]
  /** Recovery codes left; undefined = no phone is tied to the account. */
  codesLeft?: number | undefined
}

export function MePage(props: MeProps) {
  const text = words(props.shell.lang).me
  return (
    <Page shell={props.shell} title={text.title} lead={props.shell.who?.name} scripts={['form']}>
      <Columns beside="even">
        <Stack>
          <Preferences {...props} />
          <Password {...props} />
        </Stack>
        <Stack>
          <Grants {...props} />
          <SecondFactor {...props} />
          <Devices {...props} />
        </Stack>
      </Columns>
    </Page>
  )
}

function Preferences({ shell, preferences: state }: MeProps) {
  const text = words(shell.lang).me
  const languages = [
    { value: 'ro', text: text.languages.ro },
    { value: 'en', text: text.languages.en },
  ]
  return (
    <Card title={text.preferences}>
      <Form state={state} action="/me/preferences" submit={text.savePreferences}>
        <Field state={state} kind="radios" name="language" label={text.language} options={languages} inline />
        <Field state={state} kind="check" name="shortcuts" label={text.shortcuts} hint={text.shortcutsHint} />
      </Form>
    </Card>
  )
}

function Password({ shell, password: state }: MeProps) {
  const text = words(shell.lang).me
  return (
    <Card title={text.password}>
      <Form state={state} action="/me/password" submit={text.changePassword}>
        <Field
          state={state}
          kind="password"
          name="current"
          label={text.currentPassword}
          autocomplete="current-password"
        />
        <NewPassword state={state} />
      </Form>
    </Card>
  )
}

function Grants({ shell, grants }: MeProps) {
  return (
    <Card title={words(shell.lang).me.roles}>
      <Lines>
        {grants.map(({ role, place }) => (
          <Line key={`${role} ${place}`} end={place}>
            {role}
          </Line>
        ))}
      </Lines>
    </Card>
  )
}

function SecondFactor({ shell, codesLeft }: MeProps) {
  const { me, recovery } = words(shell.lang)
  return (
    <Card title={me.secondFactor}>
      {codesLeft === undefined ? (
        <>
          <p>{me.factorOff}</p>
          <div class="buttons">
            <LinkButton href="/me/second-factor">{me.factorLink}</LinkButton>
          </div>
        </>
      ) : (
        <>
          <p>
            {me.factorOn} {recovery.left({ count: codesLeft })}.
          </p>
          <form method="post" action="/me/recovery-codes">
            <Button>{recovery.renew}</Button>
          </form>
        </>
      )}
    </Card>
  )
}

function Devices({ shell, devices, here }: MeProps) {
  const text = words(shell.lang).me
  return (
    <Card title={text.devices}>
      <Lines>
        {devices.map(({ id, device, startedAt, seenAt }) => (
          <Line
            key={id}
            end={id === here ? <Tag kind="info">{text.thisOne}</Tag> : <EndSession id={id} text={text.end} />}
          >
            {device}
            <span class="note">
              {text.since} {instant(startedAt)} · {text.seen} {instant(seenAt)}
            </span>
          </Line>
        ))}
      </Lines>
      {devices.length > 1 && (
        <form method="post" action="/me/sessions/end-others">
          <Button>{text.endOthers}</Button>
        </form>
      )}
    </Card>
  )
}

function EndSession({ id, text }: { id: string; text: string }) {
  return (
    <form method="post" action={`/me/sessions/${id}/end`}>
      <Button look="quiet">{text}</Button>
    </form>
  )
}
