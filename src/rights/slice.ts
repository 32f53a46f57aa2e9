import { may } from '../kernel/who.ts'
import type { Slice } from '../pages/slice.ts'
import { close, found, invite, rename } from './account.ts'
import { accountRoutes } from './accounts-routes.tsx'
import { give, revoke } from './grant.ts'
import { link } from './invitation.ts'
import { noteKit } from './kit.ts'
import { kitRoutes } from './kit-routes.tsx'
import { settingsPath, settingsRoute } from './settings-page.tsx'
import { accountNames } from './tables.ts'
import { words } from './words.ts'

/** Accounts and rights. How somebody signs in stands before all slices, in `app.tsx`. */
export const rights: Slice = {
  name: 'rights',
  commands: [found, invite, rename, close, give, revoke, link, noteKit],
  routes: app => {
    settingsRoute(app)
    accountRoutes(app)
    kitRoutes(app)
  },
  nav: ({ who, lang }) =>
    may(who, 'administer')
      ? [{ href: settingsPath, icon: 'settings', text: words(lang).settings.title, group: 'administration' }]
      : [],
  names: async (tx, { who }, ids) => {
    const names = await accountNames(tx, who.tenant, ids)
    return new Map([...names].map(([id, title]) => [id, { title }]))
  },
  deeds: lang => words(lang).deeds,
  problems: lang => words(lang).problems,
}
