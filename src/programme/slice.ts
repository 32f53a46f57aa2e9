import { may } from '../kernel/who.ts'
import type { Slice } from '../pages/slice.ts'
import { correctDeliverable, reachMilestone, recordDeliverable, withdrawDeliverable } from './deliverable-command.ts'
import { amend, dropQuota, putCentre, putPartner, putRegion, setQuota, setTarget, setWindows } from './edit.ts'
import { problemWords } from './problem-words.ts'
import { importProfile, importProgramme } from './rules-command.ts'
import { claimKinds, deliverableNames, findDeliverables, papersStillMissing } from './deliverable-papers.ts'
import { programmesPath, registerPath } from './paths.ts'
import { registerRoutes } from './register-routes.tsx'
import { programmeRoutes } from './web.tsx'
import { words } from './words.ts'

/** Programmes, the rules they live by, and the register of what is not a person. */
export const programmes: Slice = {
  name: 'programme',
  commands: [
    importProfile,
    importProgramme,
    putPartner,
    putRegion,
    putCentre,
    setTarget,
    setQuota,
    dropQuota,
    setWindows,
    amend,
    recordDeliverable,
    correctDeliverable,
    reachMilestone,
    withdrawDeliverable,
  ],
  routes: app => {
    programmeRoutes(app)
    registerRoutes(app)
  },
  nav: ({ who, lang }) =>
    may(who, 'programme.read')
      ? [
          { href: registerPath(), icon: 'table', text: words(lang).register },
          { href: programmesPath, icon: 'flag', text: words(lang).programmes },
        ]
      : [],
  names: deliverableNames,
  claimKinds,
  missingPapers: papersStillMissing,
  find: findDeliverables,
  deeds: lang => words(lang).deeds,
  problems: lang => problemWords(lang).problems,
}
