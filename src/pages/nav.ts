import type { Lang } from '../kernel/words.ts'
import type { IconName } from './icon.tsx'
import { words } from './words.ts'

/** A place of the side navigation. */
export interface NavItem {
  href: string
  icon: IconName
  text: string
  /** Daily work has no title and comes first. */
  group?: 'proof' | 'administration'
  /** How many things wait there. */
  count?: number | undefined
}

/** Places that belong together; the first group has no title. */
export interface NavGroup {
  title?: string
  items: readonly NavItem[]
}

/** The places in their groups; a group without places is not there. */
export function groupsOf(lang: Lang, items: readonly NavItem[]): NavGroup[] {
  const { navGroups } = words(lang)
  const groups: NavGroup[] = [
    { items: items.filter(item => item.group === undefined) },
    { title: navGroups.proof, items: items.filter(item => item.group === 'proof') },
    { title: navGroups.administration, items: items.filter(item => item.group === 'administration') },
  ]
  return groups.filter(group => group.items.length > 0)
}

/** Everything lies under it, so it is the current place only for itself. */
export const home = '/app'

/** The item whose path begins this one, the longest if several do. */
export function placeOf(path: string, nav: readonly NavGroup[]): string | undefined {
  const here = withoutQuery(path)
  const places = nav
    .flatMap(group => group.items)
    .filter(({ href }) => {
      const place = withoutQuery(href)
      return here === place || (place !== home && here.startsWith(`${place}/`))
    })
  return places.sort((a, b) => b.href.length - a.href.length)[0]?.href
}

const withoutQuery = (path: string): string => path.split('?')[0] ?? path
