import { LinkButton } from '../pages/button.tsx'
import { Card, Line, Lines } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { valueOf } from '../pages/question.ts'
import type { Lang } from '../kernel/words.ts'
import type { OpenRecord } from './asked-record.ts'
import { recordPath } from './paths.ts'
import { PersonFrame } from './person-frame.tsx'
import type { Record } from './record.ts'
import { type FormPart, formParts, paperOfPart } from './registration-form.ts'
import { registrationWords } from './registration-words.ts'

/** The parts of the form whose papers this profile knows. */
export const partsIn = ({ rules }: Record): FormPart[] =>
  formParts.filter(part => rules.papers.some(paper => paper.code === paperOfPart[part]))

/** Where each part is printed, and where it comes back. */
export function FormsCard({ lang, record, writes }: { lang: Lang; record: Record; writes: boolean }) {
  const text = registrationWords(lang)
  const parts = partsIn(record)
  if (!writes || parts.length === 0) return null
  return (
    <Card title={text.forms} lead={text.formsLead}>
      <Lines>
        {parts.map(part => (
          <Line
            key={part}
            end={
              <span class="buttons">
                <LinkButton icon="printer" href={recordPath(record, `/forms/${part}.pdf`)}>
                  {text.print}
                </LinkButton>
                <LinkButton icon="upload" href={recordPath(record, `/forms/${part}`)}>
                  {text.bringBack}
                </LinkButton>
              </span>
            }
          >
            {text.parts[part]}
          </Line>
        ))}
      </Lines>
    </Card>
  )
}

interface BringProps extends OpenRecord {
  part: FormPart
  /** The version that was printed. */
  template: string
  state: FormState
}

/** Takes back the form that was printed and signed. */
export function BringFormPage({ part, template, state, ...open }: BringProps) {
  const text = registrationWords(open.shell.lang)
  return (
    <PersonFrame {...open} current="/file" scripts={['form']}>
      <Card title={text.parts[part]} lead={text.bringBackLead}>
        <Form
          state={state}
          action={recordPath(open.record, `/forms/${part}`)}
          submit={text.add}
          submitIcon="upload"
          files
          cancel={recordPath(open.record, '/file')}
        >
          <p>
            {text.version}: <code>{template}</code>
          </p>
          <Field state={state} kind="hidden" name="template" value={template} />
          <Field state={state} kind="hidden" name="taken" />
          {valueOf(state, 'taken') !== '' && <Notice kind="ok">{text.fileKept}</Notice>}
          <Field state={state} kind="file" name="file" label={text.file} />
          <Field state={state} kind="day" name="datedOn" label={text.signedOn} />
        </Form>
      </Card>
    </PersonFrame>
  )
}
