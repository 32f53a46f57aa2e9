import { date } from '../kernel/words.ts'
import { Card } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState, FormValues } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { Table } from '../pages/table.tsx'
import type { OpenRecord } from './asked-record.ts'
import { identityWords } from './identity-words.ts'
import type { Merged } from './merge.ts'
import { recordPath } from './paths.ts'
import { PersonFrame } from './person-frame.tsx'
import type { Question, Section } from './section.ts'

interface SectionProps extends OpenRecord {
  section: Section
  /** Where the form is sent to, and where it leads back. */
  path: string
  state: FormState
  /** The record has moved on since the form was shown: what both of them changed. */
  merged: Merged | undefined
}

/** One small form about a person; after an edit conflict with both changes in it, and a choice where they meet. */
export function SectionPage({ section, path, state: sent, merged, ...open }: SectionProps) {
  const state = merged ? { ...sent, values: merged.values } : sent
  const clashing = new Set(merged?.differing.flatMap(one => (one.stands === 'choose' ? [one.question.name] : [])))
  return (
    <PersonFrame {...open} current="/identity" scripts={['form']}>
      <Card title={section.title} lead={section.lead}>
        {merged && <Conflict section={section} state={sent} merged={merged} />}
        <Form
          state={state}
          action={path}
          submit={section.submit}
          cancel={recordPath(open.record, '/identity')}
          shown={section.shown}
          danger={section.danger ?? false}
        >
          {section.questions.map(question => (
            <Field
              key={question.name}
              {...(clashing.has(question.name) ? oneOfTwo(question, section, state) : question)}
              state={state}
            />
          ))}
        </Form>
      </Card>
    </PersonFrame>
  )
}

/** What is recorded now, what was typed and which of the two stands, where they differ. */
function Conflict({ section, state, merged }: Pick<SectionProps, 'section' | 'state'> & { merged: Merged }) {
  const text = identityWords(state.lang)
  return (
    <>
      <Notice kind="warn">{text.conflict}</Notice>
      <Table
        lang={state.lang}
        caption={text.conflict}
        hideCaption
        rows={merged.differing}
        rowKey={one => one.question.name}
        columns={[
          { key: 'field', title: text.conflictField, heads: true, cell: one => labelOf(one.question) },
          { key: 'now', title: text.recordedNow, cell: one => shown(one.question, section.values) },
          { key: 'typed', title: text.yourChange, cell: one => shown(one.question, state.values) },
          { key: 'stands', title: text.whatStands, cell: one => text.stands[one.stands] },
        ]}
      />
    </>
  )
}

/** Both have changed this field: one of the two answers is chosen. What was typed is chosen first. */
const oneOfTwo = (question: Question, section: Section, state: FormState): Question => ({
  kind: 'radios',
  name: question.name,
  label: labelOf(question),
  options: [state.values, section.values].map((values, at) => ({
    value: [values[question.name] ?? ''].flat()[0] ?? '',
    text: shown(question, values),
    hint: identityWords(state.lang)[at === 0 ? 'yourChange' : 'recordedNow'],
  })),
})

const labelOf = (question: Question): string => ('label' in question ? question.label : question.name)

/** An answer as people read it: the words of a code, a day as it is written. */
function shown(question: Question, values: FormValues): string {
  const given = [values[question.name] ?? []].flat().filter(value => value !== '')
  if (given.length === 0) return '–'
  const options = 'options' in question ? question.options : []
  return given.map(value => options.find(option => option.value === value)?.text ?? dayOrText(value)).join(', ')
}

const dayOrText = (value: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? date(value) : value)
