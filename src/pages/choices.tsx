import { fieldId, messageFor, named, valuesOf } from './question.ts'
import type { Described, ManyOptions, SingleBox } from './question.ts'

/** Options side by side or in a column; the first one carries the id that the summary of errors links to. */
export function Choices({ question }: { question: ManyOptions }) {
  const { state, name, kind, options, inline = false } = question
  const chosen = valuesOf(state, name)
  const wrong = messageFor(state, name) !== undefined
  return (
    <div class={inline ? 'choices inline' : 'choices'}>
      {options.map((option, position) => (
        <label key={option.value} class="choice">
          <input
            id={position === 0 ? fieldId(name) : undefined}
            type={kind === 'radios' ? 'radio' : 'checkbox'}
            name={name}
            value={option.value}
            checked={chosen.includes(option.value)}
            aria-invalid={wrong ? 'true' : undefined}
          />
          <span>
            {option.text}
            {option.hint && <span class="hint">{option.hint}</span>}
          </span>
        </label>
      ))}
    </div>
  )
}

/** One box to tick. */
export function Tick({ question, described }: { question: SingleBox; described: Described }) {
  const { state, name, label } = question
  return (
    <label class="choice">
      <input
        {...described}
        id={fieldId(name)}
        type="checkbox"
        name={name}
        value="yes"
        checked={valuesOf(state, name).includes('yes')}
      />
      <span {...named(state, name)}>{label}</span>
    </label>
  )
}
