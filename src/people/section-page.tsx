import { date } from '../kernel/words.ts'
import { Card } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState, FormValues } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { Table } from '../pages/table.tsx'
import type { OpenRecord } from './asked-record.ts'
import { identityWords } from './identity-words.ts'
import { recordPath } from './paths.ts'
import { PersonFrame } from './person-frame.tsx'
import type { Question, Section } from './section.ts'

interface SectionProps extends OpenRecord {
  section: Section
  /** Where the form is sent to, and where it leads back. */
  path: string
  state: FormState
  /** The record has moved on since the form was shown. */
  changedMeanwhile: boolean
}

/** One small form about a person; after an edit conflict, with both versions beside each other. */
export function SectionPage({ section, path, state, changedMeanwhile, ...open }: SectionProps) {
  return (
    <PersonFrame {...open} current="/identity" scripts={['form']}>
      <Card title={section.title} lead={section.lead}>
        {changedMeanwhile && <Conflict section={section} state={state} />}
        <Form
          state={state}
          action={path}
          submit={section.submit}
          cancel={recordPath(open.record, '/identity')}
          shown={section.shown}
          danger={section.danger ?? false}
        >
          {section.questions.map(question => (
            <Field key={question.name} {...question} state={state} />
          ))}
        </Form>
      </Card>
    </PersonFrame>
  )
}

/** What is recorded now, what was typed, where the two differ. */
function Conflict({ section, state }: Pick<SectionProps, 'section' | 'state'>) {
  const text = identityWords(state.lang)
  const asked = section.questions.filter(question => question.kind !== 'hidden')
  const differing = asked.filter(one => shown(one, section.values) !== shown(one, state.values))
  return (
    <>
      <Notice kind="warn">{text.conflict}</Notice>
      <Table
        lang={state.lang}
        caption={text.conflict}
        hideCaption
        rows={differing}
        rowKey={question => question.name}
        columns={[
          { key: 'field', title: text.conflictField, heads: true, cell: question => question.label },
          { key: 'now', title: text.recordedNow, cell: question => shown(question, section.values) },
          { key: 'typed', title: text.yourChange, cell: question => shown(question, state.values) },
        ]}
      />
    </>
  )
}

/** An answer as people read it: the words of a code, a day as it is written. */
function shown(question: Question, values: FormValues): string {
  const given = [values[question.name] ?? []].flat().filter(value => value !== '')
  if (given.length === 0) return '–'
  const options = 'options' in question ? question.options : []
  return given.map(value => options.find(option => option.value === value)?.text ?? dayOrText(value)).join(', ')
}

const dayOrText = (value: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? date(value) : value)
