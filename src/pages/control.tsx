import { isDay } from '../kernel/day.ts'
import { date } from '../kernel/words.ts'
import { fieldId, valueOf } from './question.ts'
import type { Described, OneControl } from './question.ts'
import { words } from './words.ts'

/** The control of a question that has only one. A day is text: a browser's own day field shows the browser's format, not ours. */
export function Control({ question, described }: { question: OneControl; described: Described }) {
  const { state, name } = question
  const value = valueOf(state, name)
  const own = { id: fieldId(name), name, ...described }

  switch (question.kind) {
    case 'day':
      return <input {...own} class="short" type="text" value={shownDay(value)} autocomplete="off" />
    case 'number':
      return (
        <span class="with-unit">
          <input {...own} class="short" type="text" inputMode="decimal" value={value} autocomplete="off" />
          {question.unit && <span>{question.unit}</span>}
        </span>
      )
    case 'select':
      return (
        <select {...own}>
          <option value="">{question.blank ?? words(state.lang).choose}</option>
          {question.options.map(option => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.text}
            </option>
          ))}
        </select>
      )
    case 'textarea':
      return <textarea {...own} rows={question.rows ?? 4} value={value} />
    case 'file':
      return (
        <input
          {...own}
          type="file"
          accept={question.accept ?? '.pdf,.jpg,.jpeg,.png'}
          multiple={question.multiple ?? false}
        />
      )
    case 'password':
      return <input {...own} class="medium" type="password" autocomplete={question.autocomplete} />
    case 'text':
      return (
        <input
          {...own}
          class={question.width ?? 'medium'}
          type="text"
          inputMode={question.inputMode}
          value={value}
          autocomplete={question.autocomplete ?? 'off'}
        />
      )
  }
}

/** A recorded day as people type it; anything else as it was typed. */
const shownDay = (value: string) => (isDay(value) ? date(value) : value)
