import type { Lang } from '../kernel/words.ts'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { countiesIn } from '../programme/place.ts'
import { publicWords } from './public-words.ts'
import type { FormKind } from './request.ts'

interface FormProps {
  lang: Lang
  kind: FormKind
  state: FormState
  action: string
  /** Regions of the programme: their counties are offered. */
  regions: readonly string[]
  submit: string
}

type Asked =
  | 'name'
  | 'organisation'
  | 'phone'
  | 'email'
  | 'message'
  | 'person'
  | 'personPhone'
  | 'county'
  | 'about'
  | 'agreed'

/** What each form asks, in this order, and what may be left out. */
const asks: Record<FormKind, { fields: readonly Asked[]; optional?: readonly Asked[] }> = {
  job: { fields: ['name', 'phone'] },
  course: { fields: ['name', 'phone'] },
  quote: { fields: ['name', 'organisation', 'email', 'phone', 'message'], optional: ['organisation', 'phone'] },
  refer: { fields: ['organisation', 'name', 'phone', 'person', 'personPhone', 'county', 'agreed'] },
  contact: { fields: ['name', 'email', 'phone', 'message'], optional: ['phone'] },
  complaint: { fields: ['about', 'name', 'email', 'phone', 'message'], optional: ['phone'] },
}

/** A form for anybody: no account, as few questions as will do. */
export function PublicForm({ lang, kind, state, action, regions, submit }: FormProps) {
  const text = publicWords(lang).form
  const { fields, optional = [] } = asks[kind]
  return (
    <Form state={state} action={action} submit={submit}>
      {fields.map(name => (
        <Question
          key={name}
          lang={lang}
          name={name}
          state={state}
          regions={regions}
          optional={optional.includes(name)}
        />
      ))}
      <div class="trap">
        <Field state={state} kind="text" name="website" label={text.trap} />
      </div>
      <p class="muted">{text.says}</p>
    </Form>
  )
}

interface QuestionProps {
  lang: Lang
  name: Asked
  state: FormState
  regions: readonly string[]
  optional: boolean
}

function Question({ lang, name, state, regions, optional }: QuestionProps) {
  const text = publicWords(lang).form
  const common = { state, name, label: text[name], optional }
  switch (name) {
    case 'message':
      return <Field {...common} kind="textarea" />
    case 'county':
      return (
        <Field
          {...common}
          kind="select"
          options={regions
            .flatMap(region => countiesIn(region))
            .map(county => ({ value: county.nuts, text: county.name }))}
        />
      )
    case 'about':
      return (
        <Field
          {...common}
          kind="radios"
          options={Object.entries(text.abouts).map(([value, about]) => ({ value, text: about }))}
        />
      )
    case 'agreed':
      return <Field {...common} kind="check" />
    case 'phone':
    case 'personPhone':
      return <Field {...common} kind="text" inputMode="tel" autocomplete={name === 'phone' ? 'tel' : 'off'} />
    case 'email':
      return <Field {...common} kind="text" inputMode="email" autocomplete="email" />
    case 'name':
      return <Field {...common} kind="text" autocomplete="name" />
    default:
      return <Field {...common} kind="text" />
  }
}
