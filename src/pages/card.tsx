import type { ComponentChildren } from 'preact'

interface CardProps {
  title?: ComponentChildren
  /** One muted line under the title. */
  lead?: ComponentChildren
  /** Links or buttons beside the title. */
  actions?: ComponentChildren
  /** A line of the brand's colour above: the panel that answers a question. */
  marked?: boolean
  id?: string
  children: ComponentChildren
}

/** A sheet of paper on the desk: `<Card title={text.file}>…</Card>` */
export function Card({ title, lead, actions, marked = false, id, children }: CardProps) {
  return (
    <section class={marked ? 'card marked' : 'card'} id={id}>
      {(title || actions) && (
        <header>
          {title && <h2>{title}</h2>}
          {actions && <div class="buttons">{actions}</div>}
        </header>
      )}
      {lead && <p class="muted">{lead}</p>}
      {children}
    </section>
  )
}

interface ColumnsProps {
  /** What stands beside: small cards, the panel that explains a row, or a part as wide as the first. */
  beside?: 'cards' | 'panel' | 'even'
  children: ComponentChildren
}

/** The main part and what stands beside it; one under the other on a narrow screen. */
export function Columns({ beside = 'cards', children }: ColumnsProps) {
  return <div class={`columns ${beside}`}>{children}</div>
}

/** Things under each other with the usual distance: the inside of a column. */
export function Stack({ children }: { children: ComponentChildren }) {
  return <div class="stack">{children}</div>
}

/** Small lines „name … value”, as in the cards beside a person's timeline. */
export function Lines({ children }: { children: ComponentChildren }) {
  return <ul class="lines">{children}</ul>
}

export function Line({ children, end }: { children: ComponentChildren; end?: ComponentChildren }) {
  return (
    <li>
      <span>{children}</span>
      {end && <span class="end">{end}</span>}
    </li>
  )
}

/** Terms and what they are: `<Facts items={[[text.bornOn, date(person.bornOn)]]} />` */
export function Facts({ items }: { items: readonly (readonly [term: string, detail: ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {items.map(([term, detail]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
  )
}
