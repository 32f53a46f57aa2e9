import type { Slice } from '../pages/slice.ts'
import { todayRoute } from './today-page.tsx'
import { words } from './words.ts'

/** The pages that belong to no slice: they show what all slices give. */
export const shell: Slice = {
  name: 'shell',
  commands: [],
  routes: todayRoute,
  nav: ({ lang }) => [{ href: '/app', icon: 'house', text: words(lang).today }],
  problems: lang => words(lang).problems,
}
