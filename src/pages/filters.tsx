import type { ComponentChildren } from 'preact'
import type { Lang } from '../kernel/words.ts'
import { words } from './words.ts'

interface FiltersProps {
  lang: Lang
  /** The page itself: the answers become its query. */
  action: string
  /** What else the query holds and must keep. */
  keep?: Readonly<Record<string, string | undefined>>
  /** `Field`s, with a blank form that holds the query. */
  children: ComponentChildren
}

/** Narrows a list or a report; it works by the address, so it can be shared and returned to. */
export function Filters({ lang, action, keep = {}, children }: FiltersProps) {
  return (
    <form class="filters" action={action}>
      {Object.entries(keep).map(
        ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {children}
      <button class="button plain" type="submit">
        {words(lang).filter}
      </button>
    </form>
  )
}
