import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'

interface Look {
  /** At most one `primary` on a page: what most people do here. */
  look?: 'primary' | 'plain' | 'quiet' | 'danger'
  icon?: IconName
  /** A letter that presses it while the focus is in its row. */
  letter?: string
  children: ComponentChildren
}

/** A link that looks like a button: it goes to another page. */
export function LinkButton({ href, look = 'plain', icon, letter, children }: Look & { href: string }) {
  return (
    <a class={`button ${look}`} href={href} data-letter={letter} aria-keyshortcuts={letter}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {letter && <kbd aria-hidden="true">{letter.toUpperCase()}</kbd>}
    </a>
  )
}

interface ButtonProps extends Look {
  name?: string
  value?: string
}

/** A button that sends the form around it. */
export function Button({ look = 'plain', icon, name, value, letter, children }: ButtonProps) {
  return (
    <button
      class={`button ${look}`}
      type="submit"
      name={name}
      value={value}
      data-letter={letter}
      aria-keyshortcuts={letter}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {letter && <kbd aria-hidden="true">{letter.toUpperCase()}</kbd>}
    </button>
  )
}

/** Prints the page. It appears only where the browser runs the shell's script; without it the browser's own menu prints. */
export function PrintButton({ children }: { children: ComponentChildren }) {
  return (
    <button class="button plain" type="button" data-print hidden>
      <Icon name="printer" />
      <span>{children}</span>
    </button>
  )
}
