import type { Hit } from './slice.ts'

/** What a search found, as the page of results and the palette show it. */
export function Found({ hits }: { hits: readonly Hit[] }) {
  return (
    <ul class="found">
      {hits.map(hit => (
        <li key={hit.href}>
          <a href={hit.href}>
            <strong>{hit.title}</strong> <span>{hit.detail}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
