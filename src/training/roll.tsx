import type { FormState } from '../pages/form-state.ts'
import { Icon } from '../pages/icon.tsx'
import { mapOptions } from '../pages/options.ts'
import { words as shared } from '../pages/words.ts'
import { fieldId, messageFor, messageId, valueOf } from '../pages/question.ts'
import { ticks } from './attendance.ts'
import { attendanceWords } from './attendance-words.ts'
import { excuses } from './presence.ts'

interface TickProps {
  state: FormState
  /** What stands before each name: `marks.3.`, or nothing where one mark is corrected. */
  prefix: string
  /** Whose mark it is, for whoever hears the page. */
  label: string
  /** The person has left the programme: being there again is a re-entry. */
  hasLeft: boolean
}

/** Absent, present or late; then why, or by how many minutes. What does not belong to the choice is out of sight. */
export function TickBoxes({ state, prefix, label, hasLeft }: TickProps) {
  const { lang } = state
  const text = attendanceWords(lang)
  const presence = `${prefix}presence`
  const chosen = valueOf(state, presence)
  const order = [ticks[2], ticks[0], ticks[1]]
  return (
    <div class="roll-mark">
      <div class="segments" role="radiogroup" aria-label={label}>
        {order.map((tick, at) => (
          <label key={tick} class={`segment ${tick}`}>
            <input
              id={at === 0 ? fieldId(presence) : undefined}
              type="radio"
              name={presence}
              value={tick}
              checked={chosen === tick}
            />
            <span>{text.ticks[tick]}</span>
          </label>
        ))}
      </div>
      <label class="roll-why">
        <span class="unseen">{`${text.excuse}: ${label}`}</span>
        <select id={fieldId(`${prefix}excuse`)} name={`${prefix}excuse`}>
          <option value="">{text.noExcuse}</option>
          {mapOptions(lang, excuses, text.excuses).map(one => (
            <option key={one.value} value={one.value} selected={valueOf(state, `${prefix}excuse`) === one.value}>
              {one.text}
            </option>
          ))}
        </select>
      </label>
      <label class="roll-late">
        <span>{text.lateMinutes}</span>
        <span class="unseen">{label}</span>
        <input
          id={fieldId(`${prefix}lateMinutes`)}
          type="text"
          inputMode="numeric"
          name={`${prefix}lateMinutes`}
          value={valueOf(state, `${prefix}lateMinutes`)}
          autocomplete="off"
        />
      </label>
      {hasLeft && (
        <label class="choice">
          <input
            type="checkbox"
            name={`${prefix}reEntry`}
            value="yes"
            checked={valueOf(state, `${prefix}reEntry`) === 'yes'}
          />
          <span>{text.reEntry}</span>
        </label>
      )}
      <Messages state={state} names={[presence, `${prefix}lateMinutes`, `${prefix}excuse`, `${prefix}reEntry`]} />
    </div>
  )
}

function Messages({ state, names }: { state: FormState; names: readonly string[] }) {
  const told = names.filter(name => messageFor(state, name) !== undefined)
  return (
    <>
      {told.map(name => (
        <p key={name} class="message" id={messageId(name)}>
          <Icon name="circle-alert" label={shared(state.lang).error} />
          <span>{messageFor(state, name)}</span>
        </p>
      ))}
    </>
  )
}
