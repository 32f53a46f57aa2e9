import type { ComponentChildren } from 'preact'
import { Initials } from './initials.tsx'

interface RecordHeadProps {
  name: string
  /** It has a title, of which the first letters say nothing. */
  titled?: boolean
  /** Code, age, place, phone: one line. */
  meta: ComponentChildren
  tags?: ComponentChildren
  actions?: ComponentChildren
  /** A `Notice` with the next step. */
  children?: ComponentChildren
}

/** The head of the pages of one person, enterprise, agreement or event. Goes into `<Page head={…}>`. */
export function RecordHead({ name, titled = false, meta, tags, actions, children }: RecordHeadProps) {
  return (
    <header class="card record-head">
      <div class="record-name">
        {!titled && <Initials name={name} />}
        <div>
          <h1>{name}</h1>
          <p class="muted">{meta}</p>
        </div>
        {tags && <div class="tags">{tags}</div>}
        {actions && <div class="buttons">{actions}</div>}
      </div>
      {children}
    </header>
  )
}
