import type { ComponentChildren } from 'preact'
import { Choices, Tick } from './choices.tsx'
import { Control } from './control.tsx'
import type { FormState } from './form-state.ts'
import { Icon } from './icon.tsx'
import { answers, described, fieldId, hintId, messageFor, messageId, named, valueOf } from './question.ts'
import type { Hidden, ManyOptions, OneControl, SingleBox, YesOrNo } from './question.ts'
import { words } from './words.ts'

export type FieldProps = OneControl | ManyOptions | SingleBox | YesOrNo | Hidden

/**
 * One question of a form with its label, hint and message; it shows again what was typed.
 * Kinds: text, day, number, select, textarea, file, radios, checkboxes, check, answer (yes, no, refused, unknown, not asked), hidden.
 * `<Field state={state} kind="day" name="bornOn" label={text.bornOn} />`
 */
export function Field(props: FieldProps) {
  switch (props.kind) {
    case 'hidden':
      return <input type="hidden" name={props.name} value={props.value ?? valueOf(props.state, props.name)} />
    case 'radios':
    case 'checkboxes':
      return <Group {...props} />
    case 'answer':
      return <Group {...props} kind="radios" inline options={answerOptions(props)} />
    case 'check':
      return <Box {...props} />
    default:
      return <OneLine {...props} />
  }
}

function OneLine(props: OneControl) {
  const { state, name, label, optional = false } = props
  const hint = props.hint ?? usualHint(props)
  return (
    <Framed state={state} name={name} paper={paperOf(props)}>
      <label {...named(state, name)} for={fieldId(name)}>
        {label}
        {optional && <Optional state={state} />}
      </label>
      <Notes state={state} name={name} hint={hint} />
      <Control question={props} described={described(state, name, Boolean(hint))} />
    </Framed>
  )
}

function usualHint(props: OneControl): string | undefined {
  const text = words(props.state.lang)
  if (props.kind === 'day') return text.dayHint
  return props.kind === 'file' ? text.fileHint({ megabytes: props.megabytes ?? 10 }) : undefined
}

function Group(props: ManyOptions) {
  const { state, name, label, hint, optional = false } = props
  return (
    <Framed state={state} name={name}>
      <fieldset
        role={props.kind === 'radios' ? 'radiogroup' : undefined}
        aria-describedby={described(state, name, Boolean(hint))['aria-describedby']}
      >
        <legend {...named(state, name)}>
          {label}
          {optional && <Optional state={state} />}
        </legend>
        <Notes state={state} name={name} hint={hint} />
        <Choices question={props} />
      </fieldset>
    </Framed>
  )
}

function Box(props: SingleBox) {
  const { state, name, hint } = props
  return (
    <Framed state={state} name={name}>
      <Message state={state} name={name} />
      <Tick question={props} described={described(state, name, Boolean(hint))} />
      <Hint name={name}>{hint}</Hint>
    </Framed>
  )
}

const answerOptions = ({ state, offered = answers }: YesOrNo) =>
  offered.map(value => ({ value, text: words(state.lang).answers[value] }))

interface FramedProps {
  state: FormState
  name: string
  /** What stands under it on paper, where a list cannot be opened. */
  paper?: string | undefined
  children: ComponentChildren
}

function Framed({ state, name, paper, children }: FramedProps) {
  return (
    <div class={messageFor(state, name) === undefined ? 'field' : 'field wrong'} data-paper={paper}>
      {children}
    </div>
  )
}

/** Our choice: a longer list (counties, people) is written in by hand. */
const mostOnPaper = 15

/** The options of a list as boxes to tick: „☐ Da   ☐ Nu”. Nothing where one is chosen already: it is printed. */
function paperOf(props: OneControl): string | undefined {
  if (props.kind !== 'select' || props.options.length > mostOnPaper) return undefined
  const value = valueOf(props.state, props.name)
  if (props.options.some(option => option.value === value)) return undefined
  return props.options.map(({ text }) => `☐\u00a0${text}`).join('   ')
}

const Optional = ({ state }: { state: FormState }) => <span class="muted"> ({words(state.lang).optional})</span>

function Notes({ state, name, hint }: { state: FormState; name: string; hint?: ComponentChildren }) {
  return (
    <>
      <Hint name={name}>{hint}</Hint>
      <Message state={state} name={name} />
    </>
  )
}

function Hint({ name, children }: { name: string; children?: ComponentChildren }) {
  if (!children) return null
  return (
    <p class="hint" id={hintId(name)}>
      {children}
    </p>
  )
}

function Message({ state, name }: { state: FormState; name: string }) {
  const message = messageFor(state, name)
  if (message === undefined) return null
  return (
    <p class="message" id={messageId(name)}>
      <Icon name="circle-alert" label={words(state.lang).error} />
      <span>{message}</span>
    </p>
  )
}
