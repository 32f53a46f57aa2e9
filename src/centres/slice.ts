import { may } from '../kernel/who.ts'
import type { Slice } from '../pages/slice.ts'
import { close, describe, keepHours, moveOpening, open } from './centre.ts'
import { centreRoutes } from './centre-routes.tsx'
import { eraseCentres } from './erasure.ts'
import { dropService, giveService } from './given.ts'
import { followLead, markRelevant } from './lead.ts'
import { findNeed, meetNeed, recordStudy, studyClaim } from './need.ts'
import { takeNotice } from './notice.ts'
import { addOpportunity, completeOpportunity, dismissOpportunity } from './opportunity.ts'
import { opportunityRoutes } from './opportunity-routes.tsx'
import { opportunityWords } from './opportunity-words.ts'
import { centresPath, opportunitiesPath } from './paths.ts'
import { problemWords } from './problem-words.ts'
import { answerReferral, endReferral, refer, referWithoutConsent } from './referral.ts'
import { changeService, offerService } from './offered.ts'
import { addStaff, endStaff } from './staff.ts'
import { centreTasks } from './tasks.ts'
import { words } from './words.ts'

/** Resource centres, what they do, and the opportunities they find for social enterprises. */
export const centres: Slice = {
  name: 'centres',
  commands: [
    open,
    describe,
    moveOpening,
    close,
    keepHours,
    addStaff,
    endStaff,
    offerService,
    changeService,
    giveService,
    dropService,
    findNeed,
    meetNeed,
    recordStudy,
    refer,
    referWithoutConsent,
    answerReferral,
    endReferral,
    takeNotice,
    addOpportunity,
    completeOpportunity,
    dismissOpportunity,
    markRelevant,
    followLead,
  ],
  routes: app => {
    centreRoutes(app)
    opportunityRoutes(app)
  },
  nav: ({ who, lang }) =>
    may(who, 'programme.read')
      ? [
          { href: centresPath, icon: 'map-pin', text: words(lang).centres },
          { href: opportunitiesPath, icon: 'target', text: opportunityWords(lang).opportunities },
        ]
      : [],
  claimKinds: async (_, { lang }) => [{ code: studyClaim, title: words(lang).claims[studyClaim] }],
  today: centreTasks,
  erase: eraseCentres,
  deeds: lang => words(lang).deeds,
  problems: lang => problemWords(lang).problems,
}
