import { Card } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { mapOptions } from '../pages/options.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { bringPath, programmesPath } from './paths.ts'
import { words } from './words.ts'

/** Brings a programme or a profile as YAML: as a file, or pasted. What is wrong with it stands above, line by line. */
export function BringPage({ shell, state }: { shell: Shell; state: FormState }) {
  const text = words(shell.lang)
  return (
    <Page
      shell={shell}
      title={text.bring}
      lead={text.bringLead}
      breadcrumb={[{ text: text.programmes, href: programmesPath }]}
      scripts={['form']}
    >
      <Card>
        <Form state={state} action={bringPath} submit={text.bring} submitIcon="upload" cancel={programmesPath} files>
          <Field
            state={state}
            kind="radios"
            inline
            name="what"
            label={text.what}
            options={mapOptions(shell.lang, ['programme', 'profile'], text.kinds)}
          />
          <Field
            state={state}
            kind="file"
            name="file"
            label={text.file}
            hint={text.fileHint}
            accept=".yaml,.yml"
            optional
          />
          <Field state={state} kind="textarea" name="text" label={text.text} rows={18} optional />
        </Form>
      </Card>
    </Page>
  )
}
