import type { Slice } from '../pages/slice.ts'
import { tokensPath } from './paths.ts'
import { makeToken, revokeToken, usesTokens } from './token.ts'
import { tokenRoutes } from './token-routes.tsx'
import { words } from './words.ts'

/** The ways in for programs. What they ask there stands before the pages, in `app.tsx`. */
export const api: Slice = {
  name: 'api',
  commands: [makeToken, revokeToken],
  routes: tokenRoutes,
  nav: ({ who, lang }) =>
    usesTokens(who)
      ? [{ href: tokensPath, icon: 'key-round', text: words(lang).tokens.title, group: 'administration' }]
      : [],
  deeds: lang => words(lang).deeds,
  problems: lang => words(lang).problems,
}
