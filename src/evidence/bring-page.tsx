import { may, type Who } from '../kernel/who.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { Page } from '../pages/page.tsx'
import { valueOf } from '../pages/question.ts'
import type { Shell } from '../pages/shell.ts'
import { words } from './words.ts'

export const bringPath = '/app/evidence/sheets'

/** A list is of people: whoever brings it reads about them too. */
export const mayBring = (who: Who): boolean => may(who, 'people.read') && may(who, 'evidence.write')

/** From wherever lists are thought of to the page that takes any of them. */
export function BringSheet({ shell: { who, lang } }: { shell: Shell }) {
  if (!who || !mayBring(who)) return null
  return (
    <LinkButton icon="camera" href={bringPath}>
      {words(lang).bringSheet}
    </LinkButton>
  )
}

/** Takes a signed list, whatever it is of: a photo from a phone, or a scan. */
export function BringPage({ shell, state }: { shell: Shell; state: FormState }) {
  const text = words(shell.lang)
  return (
    <Page shell={shell} title={text.bringSheet} lead={text.bringSheetLead} current="/app" scripts={['form']}>
      <Card>
        <Form state={state} action={bringPath} submit={text.bringSheet} submitIcon="upload" files cancel="/app">
          <Field state={state} kind="hidden" name="taken" />
          <Field state={state} kind="hidden" name="address" />
          {valueOf(state, 'taken') !== '' && <Notice kind="ok">{text.sheetKept}</Notice>}
          <Field state={state} kind="file" name="file" label={text.signedSheet} />
        </Form>
      </Card>
    </Page>
  )
}
