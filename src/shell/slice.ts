import { may } from '../kernel/who.ts'
import type { Slice } from '../pages/slice.ts'
import { findRoute } from './find-page.tsx'
import { journalPath, journalRoutes } from './journal-page.tsx'
import { todayRoute } from './today-page.tsx'
import { undoRoute } from './undo-page.tsx'
import { words } from './words.ts'

/** The pages that belong to no slice: they show what all slices give. Azi comes first in the navigation. */
export const today: Slice = {
  name: 'today',
  commands: [],
  routes: app => {
    todayRoute(app)
    findRoute(app)
    undoRoute(app)
  },
  nav: ({ lang }) => [{ href: '/app', icon: 'sun', text: words(lang).today }],
  problems: lang => words(lang).problems,
}

/** The journal comes after everything that writes into it. */
export const journal: Slice = {
  name: 'journal',
  commands: [],
  routes: journalRoutes,
  nav: ({ who, lang }) =>
    may(who, 'journal.read') ? [{ href: journalPath, icon: 'history', text: words(lang).journal, group: 'proof' }] : [],
  problems: () => ({}),
}
