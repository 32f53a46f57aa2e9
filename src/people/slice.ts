import { may } from '../kernel/who.ts'
import type { Slice } from '../pages/slice.ts'
import { actRoutes } from './act-routes.tsx'
import { askAgain, keepApart } from './apart.ts'
import { apply, declareNoDoubleFunding, withdrawApplication } from './application.ts'
import { reassign } from './assignment.ts'
import { dropCategory, setCategory } from './category.ts'
import { setContact, setSigning } from './contact.ts'
import { completenessRoutes } from './completeness-routes.tsx'
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
import { erasePerson } from './erasure.ts'
import { leave } from './exit.ts'
import { joinHousehold, leaveHousehold, setHousehold } from './household.ts'
import { correctIdentity } from './identity-correction.ts'
import { identityRoutes } from './identity-routes.tsx'
import { enrolRoutes } from './enrol-routes.tsx'
import { findPeople } from './people-found.ts'
import { listRoutes } from './list-routes.tsx'
import { endOutcome, recordOutcome } from './outcome.ts'
import { papersRoutes } from './papers-routes.tsx'
import { peoplePath } from './paths.ts'
import { papersStillMissing } from './missing-papers.ts'
import { personNames } from './person-name.ts'
import { personRoutes } from './person-routes.tsx'
import { personWords } from './person-words.ts'
import { registersRoutes } from './register-routes.tsx'
import { registrationRoutes } from './registration-routes.tsx'
import { dropResidence, forgetMove, setResidence } from './residence.ts'
import { claimKinds, paperKinds } from './rule-names.ts'
import { part, unite } from './same-person.ts'
import { selectionRoutes } from './selection-routes.tsx'
import { recordSituation } from './situation.ts'
import { giveSupport } from './support.ts'
import { tasksFor } from './tasks.ts'
import { words } from './words.ts'
import { addWork, removeWork } from './work.ts'

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
    correctIdentity,
    setContact,
    setSigning,
    setResidence,
    dropResidence,
    forgetMove,
    setHousehold,
    joinHousehold,
    leaveHousehold,
    addWork,
    removeWork,
    recordSituation,
    setCategory,
    dropCategory,
    apply,
    withdrawApplication,
    declareNoDoubleFunding,
    reassign,
    unite,
    part,
    keepApart,
    askAgain,
  ],
  routes: app => {
    listRoutes(app)
    enrolRoutes(app)
    selectionRoutes(app)
    completenessRoutes(app)
    registersRoutes(app)
    personRoutes(app)
    identityRoutes(app)
    registrationRoutes(app)
    papersRoutes(app)
    actRoutes(app)
  },
  nav: ({ who, lang }) =>
    may(who, 'people.read') ? [{ href: peoplePath, icon: 'users', text: personWords(lang).people }] : [],
  names: personNames,
  paperKinds,
  claimKinds,
  missingPapers: papersStillMissing,
  today: tasksFor,
  find: findPeople,
  erase: erasePerson,
  deeds: lang => words(lang).deeds,
  problems: lang => words(lang).problems,
}
