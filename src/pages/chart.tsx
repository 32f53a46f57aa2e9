import type { ComponentChildren } from 'preact'
import type { Lang } from '../kernel/words.ts'
import { words } from './words.ts'

export interface ChartProps {
  lang: Lang
  /** The finding, not the topic: „Nord-Est e aproape de țintă”. */
  title: string
  /** Where the figures are from and when they were reckoned. */
  source?: ComponentChildren
}

/** A drawing with its title, its source, and the same data as a table for whoever does not see it. */
export function Chart({
  lang,
  title,
  source,
  table,
  children,
}: ChartProps & { table: ComponentChildren; children: ComponentChildren }) {
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      {children}
      <details class="twin">
        <summary>{words(lang).asTable}</summary>
        {table}
      </details>
      {source && <p class="source">{source}</p>}
    </figure>
  )
}
