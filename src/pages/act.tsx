import type { ComponentChildren } from 'preact'
import { newId } from '../kernel/ids.ts'
import { commandField, shownField } from './form-state.ts'

interface ActProps {
  action: string
  /** The journal line of the version shown; the act is refused if the record has moved on. */
  shown?: number
  /** What the button stands for. */
  values?: Readonly<Record<string, string | undefined>>
  /** One `Button`. */
  children: ComponentChildren
}

/** A form that is one button, as in the row of a list: `<Act action={…}><Button>{text.accept}</Button></Act>` */
export function Act({ action, shown, values = {}, children }: ActProps) {
  return (
    <form class="act" method="post" action={action} data-once>
      <input type="hidden" name={commandField} value={newId()} />
      {shown !== undefined && <input type="hidden" name={shownField} value={shown} />}
      {Object.entries(values).map(
        ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {children}
    </form>
  )
}
