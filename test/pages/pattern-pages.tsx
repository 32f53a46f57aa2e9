import { Card } from '../../src/pages/card.tsx'
import { ConfirmPage } from '../../src/pages/confirm.tsx'
import { Field } from '../../src/pages/field.tsx'
import { Form } from '../../src/pages/form.tsx'
import { blankForm } from '../../src/pages/form-state.ts'
import { Found } from '../../src/pages/found.tsx'
import { Page } from '../../src/pages/page.tsx'
import type { Shell } from '../../src/pages/shell.ts'

export function Confirming({ shell }: { shell: Shell }) {
  const state = blankForm(shell.lang)
  return (
    <ConfirmPage
      shell={shell}
      title="Închideți perioada T3 2025?"
      breadcrumb={[{ text: 'Rezultate', href: '/app/results' }]}
      consequences={
        <>
          <p>Cifrele perioadei rămân așa cum sunt acum, cu persoanele și dovezile care le susțin.</p>
          <p>O corectură de mai târziu se vede ca diferență și cere o notă.</p>
        </>
      }
      state={state}
      action="/app/confirm"
      submit="Închide perioada"
      cancel="/app/results"
    >
      <Field state={state} kind="textarea" name="reason" label="De ce acum" />
    </ConfirmPage>
  )
}

export const Searching = ({ shell }: { shell: Shell }) => (
  <Page shell={shell} title="Caută">
    <Card>
      <Found
        hits={[
          { title: 'Lăcătuș Brândușa', detail: 'GT-0031 · Iași', href: '/app/people/1' },
          { title: 'Înscrie o persoană', detail: 'Acțiune', href: '/app/people/new' },
        ]}
      />
    </Card>
  </Page>
)

export function SignIn({ shell }: { shell: Shell }) {
  const state = { ...blankForm(shell.lang), problems: [{ text: 'Adresa și parola nu se potrivesc.' }] }
  return (
    <Page shell={shell} title="Intră în cont" lead="Cu adresa și parola primite de la administratorul organizației.">
      <Card>
        <Form state={state} action="/login" submit="Intră" submitIcon="log-in">
          <Field
            state={state}
            kind="text"
            name="email"
            label="Adresa de e-mail"
            inputMode="email"
            autocomplete="username"
          />
          <Field state={state} kind="password" name="password" label="Parola" autocomplete="current-password" />
        </Form>
      </Card>
    </Page>
  )
}
