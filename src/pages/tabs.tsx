import type { ComponentChildren } from 'preact'

export interface Tab {
  href: string
  text: ComponentChildren
}

interface TabsProps {
  /** What the tabs are sections of: „Secțiunile persoanei”. */
  label: string
  /** The `href` of the page that is open. */
  current: string
  items: readonly Tab[]
}

/** Sections of one record, each a page of its own. */
export function Tabs({ label, current, items }: TabsProps) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {items.map(({ href, text }) => (
          <li key={href}>
            <a href={href} aria-current={href === current ? 'page' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
