import type { Kit, KitState } from '../kernel/recovery-kit.ts'
import { date } from '../kernel/words.ts'
import { LinkButton, PrintButton } from '../pages/button.tsx'
import { Card, Facts } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { settingsCrumb } from './accounts-page.tsx'
import { words } from './words.ts'

export const kitPath = '/app/settings/keys'

/** The two sheets, for two people. The passphrase is shown on this page and never again. */
export function KitPage({ shell, kit, onwards }: { shell: Shell; kit: Kit; onwards: string }) {
  const text = words(shell.lang).kit
  return (
    <Page
      shell={shell}
      title={text.title}
      lead={text.lead}
      actions={
        <>
          <PrintButton>{text.print}</PrintButton>
          <LinkButton look="primary" href={onwards}>
            {text.onwards}
          </LinkButton>
        </>
      }
    >
      <Card title={text.sheet({ number: 1 })} lead={text.sealedLead}>
        <div class="qr" dangerouslySetInnerHTML={{ __html: kit.qr }} />
        <pre class="sheet">{kit.sealed}</pre>
      </Card>
      <Card title={text.sheet({ number: 2 })} lead={text.passphraseLead}>
        <p>
          <code class="large">{kit.passphrase}</code>
        </p>
      </Card>
    </Page>
  )
}

interface KeysProps {
  shell: Shell
  state: KitState | undefined
  asks: boolean
  test: FormState
  make: FormState
}

export function KeysPage({ shell, state, asks, test, make }: KeysProps) {
  const { kit: text, settings } = words(shell.lang)
  return (
    <Page
      shell={shell}
      title={settings.keys}
      lead={text.what}
      breadcrumb={settingsCrumb(shell.lang)}
      scripts={['form']}
    >
      {asks && <Notice kind="warn">{state === undefined ? text.neverMade : text.testIt}</Notice>}
      {state && (
        <Card>
          <Facts
            items={[
              [text.madeOn, date(state.madeOn)],
              [text.testedOn, state.testedOn === undefined ? text.never : date(state.testedOn)],
            ]}
          />
        </Card>
      )}
      {state && (
        <Card title={text.test} lead={text.testLead}>
          <Form state={test} action={`${kitPath}/test`} submit={text.test}>
            <Field state={test} kind="textarea" name="sealed" label={text.sheet({ number: 1 })} rows={8} />
            <Field state={test} kind="text" name="passphrase" label={text.sheet({ number: 2 })} width="full" />
          </Form>
        </Card>
      )}
      <Card title={text.make} lead={text.makeLead}>
        <Form state={make} action={kitPath} submit={text.make} />
      </Card>
    </Page>
  )
}
