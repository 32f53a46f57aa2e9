import { may } from '../kernel/who.ts'
import type { Slice } from '../pages/slice.ts'
import { answerSpecial } from './answer.ts'
import { recordConsent, withdrawConsent } from './consent.ts'
import { consentsRoutes } from './consents-routes.tsx'
import { erase, erasePrivacy } from './erasure.ts'
import { decideGround, groundsWithoutPaper, namesOfGrounds } from './ground.ts'
import { decidesGrounds, groundClaim, orGround } from './ground-tables.ts'
import { groundWords } from './ground-words.ts'
import { groundsRoutes } from './grounds-page.tsx'
import { liftHold, placeHold } from './hold.ts'
import { consentsPath, groundsPath, sensitivePath } from './paths.ts'
import { reveal } from './reveal.ts'
import { sensitiveRoutes } from './sensitive-routes.tsx'
import { withdrawUse } from './withdrawal.ts'
import { words } from './words.ts'

export const privacy: Slice = {
  name: 'privacy',
  commands: [
    answerSpecial,
    withdrawUse,
    reveal,
    recordConsent,
    withdrawConsent,
    placeHold,
    liftHold,
    erase,
    decideGround,
  ],
  routes: app => {
    sensitiveRoutes(app)
    consentsRoutes(app)
    groundsRoutes(app)
  },
  nav: ({ who, lang }) =>
    decidesGrounds(who)
      ? [{ href: groundsPath, icon: 'scale', text: groundWords(lang).title, group: 'administration' }]
      : [],
  reach: orGround,
  names: namesOfGrounds,
  paperKinds: async (_, { lang }) => [{ code: groundClaim, title: groundWords(lang).decision }],
  claimKinds: async (_, { lang }) => [{ code: groundClaim, title: groundWords(lang).claim }],
  missingPapers: groundsWithoutPaper,
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
