import { may } from '../kernel/who.ts'
import type { Slice } from '../pages/slice.ts'
import { answerSpecial } from './answer.ts'
import { recordConsent, withdrawConsent } from './consent.ts'
import { consentsRoutes } from './consents-routes.tsx'
import { erase, erasePrivacy } from './erasure.ts'
import { liftHold, placeHold } from './hold.ts'
import { consentsPath, sensitivePath } from './paths.ts'
import { reveal } from './reveal.ts'
import { sensitiveRoutes } from './sensitive-routes.tsx'
import { withdrawUse } from './withdrawal.ts'
import { words } from './words.ts'

export const privacy: Slice = {
  name: 'privacy',
  commands: [answerSpecial, withdrawUse, reveal, recordConsent, withdrawConsent, placeHold, liftHold, erase],
  routes: app => {
    sensitiveRoutes(app)
    consentsRoutes(app)
  },
  sections: ({ who, lang }, person) => [
    ...(may(who, 'special.write') || may(who, 'special.reveal')
      ? [{ href: sensitivePath(person), text: words(lang).sensitive }]
      : []),
    ...(may(who, 'people.read') ? [{ href: consentsPath(person), text: words(lang).consents }] : []),
  ],
  erase: erasePrivacy,
  deeds: lang => words(lang).deeds,
  problems: lang => words(lang).problems,
}
