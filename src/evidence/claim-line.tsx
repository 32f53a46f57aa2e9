import type { Lang } from '../kernel/words.ts'
import type { Named } from '../pages/slice.ts'
import type { Link, Paper } from './tables.ts'
import { words } from './words.ts'

/** What the pages of papers call things. */
export interface Titles {
  names: ReadonlyMap<string, Named>
  papers: ReadonlyMap<string, string>
  claims: ReadonlyMap<string, string>
}

/** A kind that no rule knows any more is shown by its code. */
export const paperTitle = ({ papers }: Titles, kind: string): string => papers.get(kind) ?? kind

/** A claim of a criterion or a kind: `outcome.job` may be titled as a whole, or by what stands before the dot. */
export const claimTitle = ({ claims }: Titles, kind: string): string =>
  claims.get(kind) ?? claims.get(kind.split('.')[0] ?? '') ?? kind

export function NameOf({ titles, id }: { titles: Titles; id: string }) {
  const named = titles.names.get(id)
  if (!named) return <>–</>
  return named.href === undefined ? <>{named.title}</> : <a href={named.href}>{named.title}</a>
}

const shownPeople = 3

/** Whom a paper is about: the first few, and how many more. */
export function About({ lang, titles, paper }: { lang: Lang; titles: Titles; paper: Paper }) {
  const subjects = [...new Set(paper.links.map(link => link.subject))]
  const more = subjects.length - shownPeople
  return (
    <>
      {subjects.slice(0, shownPeople).map((id, at) => (
        <span key={id}>
          {at > 0 && ', '}
          <NameOf titles={titles} id={id} />
        </span>
      ))}
      {more > 0 && ` ${words(lang).others({ count: more })}`}
    </>
  )
}

/** What a paper proves, each kind of claim once. */
export const provesTitles = (titles: Titles, links: readonly Link[]): string =>
  [...new Set(links.map(link => claimTitle(titles, link.kind)))].join(', ')
