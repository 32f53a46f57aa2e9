import type { Slice } from '../pages/slice.ts'
import { close, found, invite, rename } from './account.ts'
import { give, revoke } from './grant.ts'
import { link } from './invitation.ts'
import { words } from './words.ts'

export const rights: Slice = {
  name: 'rights',
  commands: [found, invite, rename, close, give, revoke, link],
  problems: lang => words(lang).problems,
}
