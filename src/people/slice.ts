import { may } from '../kernel/who.ts'
import type { Slice } from '../pages/slice.ts'
import { actRoutes } from './act-routes.tsx'
import {
  correctExit,
  correctOutcome,
  correctSupport,
  withdrawExit,
  withdrawOutcome,
  withdrawSupport,
} from './correction.ts'
import { proposeDecision, revokeDecision, signDecision } from './decision.ts'
import { enrol } from './enrol.ts'
import { leave } from './exit.ts'
import { enrolRoutes } from './enrol-routes.tsx'
import { findPeople } from './found-people.ts'
import { listRoutes } from './list-routes.tsx'
import { endOutcome, recordOutcome } from './outcome.ts'
import { papersRoutes } from './papers-routes.tsx'
import { peoplePath } from './paths.ts'
import { personRoutes } from './person-routes.tsx'
import { personWords } from './person-words.ts'
import { giveSupport } from './support.ts'
import { words } from './words.ts'

export const people: Slice = {
  name: 'people',
  commands: [
    enrol,
    proposeDecision,
    signDecision,
    revokeDecision,
    giveSupport,
    leave,
    recordOutcome,
    endOutcome,
    correctSupport,
    correctExit,
    correctOutcome,
    withdrawSupport,
    withdrawExit,
    withdrawOutcome,
  ],
  routes: app => {
    listRoutes(app)
    enrolRoutes(app)
    personRoutes(app)
    papersRoutes(app)
    actRoutes(app)
  },
  nav: ({ who, lang }) =>
    may(who, 'people.read') ? [{ href: peoplePath, icon: 'users', text: personWords(lang).people }] : [],
  find: findPeople,
  problems: lang => words(lang).problems,
}
