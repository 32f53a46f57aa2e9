import type { Tx } from '../kernel/database.ts'
import { read } from '../kernel/engine.ts'
import { may } from '../kernel/who.ts'
import type { Reader, Slice, Task } from '../pages/slice.ts'
import { reaches } from '../programme/deliverable.ts'
import { programmeCodes } from '../programme/tables.ts'
import { grantAid, payTranche, trancheClaim } from './aid.ts'
import { appointScorer, concludeCall, openCall, publishRanking } from './call.ts'
import { answerAppeal, decideEntry, enterCall, lodgeAppeal, withdrawEntry } from './call-entry.ts'
import { callProblemWords } from './call-problem-words.ts'
import { callRoutes } from './call-routes.tsx'
import { entryRoutes } from './entry-routes.tsx'
import { declareInterest, scoreEntry } from './call-score.ts'
import { callTasks } from './call-tasks.ts'
import { callWords } from './call-words.ts'
import { selectionClaim } from './call-tables.ts'
import { minutesRoutes } from './minutes-routes.tsx'
import { scoringRoutes } from './scoring-routes.tsx'
import { enterpriseWith } from './asked-enterprise.ts'
import { assess, withdrawAssessment } from './capacity.ts'
import { capacityRoutes } from './capacity-routes.tsx'
import { capacityWords } from './capacity-words.ts'
import { dutiesOf } from './duty.ts'
import { correct, open, withdraw } from './enterprise.ts'
import { ledgerRoutes } from './ledger-routes.tsx'
import { reportMonth, reportYear } from './figures.ts'
import { notifyChange, recordChange } from './notice.ts'
import { addOffer, changeOffer, dropSale, recordSale, saleClaim } from './offer.ts'
import { dutyPath, dutyTitle } from './overview-page.tsx'
import { callsPath, enterprisesPath, scoringPath } from './paths.ts'
import { enterPhase, leavePhase } from './phase.ts'
import { dropOrder, recordOrder } from './order.ts'
import { orderWords } from './order-words.ts'
import { addPhoto, dropPhoto, photosAreWhole } from './photo.ts'
import { photoRoutes } from './photo-routes.tsx'
import { photoFiles } from './photo-tables.ts'
import { photoWords } from './photo-words.ts'
import { dropAuthor, nameAuthor, setPlan, writePlan } from './plan.ts'
import { addLine, changeLine, dropLine } from './plan-line.ts'
import { planProblemWords } from './plan-problem-words.ts'
import { planActRoutes } from './plan-act-routes.tsx'
import { planRoutes } from './plan-routes.tsx'
import { erasePlans, submitPlan } from './plan-version.ts'
import { problemWords } from './problem-words.ts'
import { enterpriseRoutes } from './routes.tsx'
import { enterprisesOf } from './tables.ts'
import { words } from './words.ts'
import { endWorker, recordWorker, workerClaim } from './worker.ts'

/** Social enterprises from the idea to the time after support. */
export const enterprises: Slice = {
  name: 'enterprises',
  commands: [
    open,
    correct,
    withdraw,
    enterPhase,
    leavePhase,
    reportMonth,
    reportYear,
    recordWorker,
    endWorker,
    grantAid,
    payTranche,
    addOffer,
    changeOffer,
    recordSale,
    dropSale,
    recordChange,
    notifyChange,
    assess,
    withdrawAssessment,
    addPhoto,
    dropPhoto,
    setPlan,
    writePlan,
    addLine,
    changeLine,
    dropLine,
    nameAuthor,
    dropAuthor,
    submitPlan,
    openCall,
    appointScorer,
    enterCall,
    decideEntry,
    withdrawEntry,
    declareInterest,
    scoreEntry,
    publishRanking,
    lodgeAppeal,
    answerAppeal,
    concludeCall,
    recordOrder,
    dropOrder,
  ],
  routes: app => {
    planRoutes(app)
    planActRoutes(app)
    callRoutes(app)
    entryRoutes(app)
    minutesRoutes(app)
    scoringRoutes(app)
    ledgerRoutes(app)
    enterpriseRoutes(app)
    capacityRoutes(app)
    photoRoutes(app)
  },
  nav: ({ who, lang }) => [
    ...(may(who, 'programme.read')
      ? [
          { href: enterprisesPath, icon: 'building-2' as const, text: words(lang).enterprises },
          { href: callsPath, icon: 'flag' as const, text: callWords(lang).calls },
        ]
      : []),
    ...(may(who, 'plan.score') ? [{ href: scoringPath, icon: 'check' as const, text: callWords(lang).scoring }] : []),
  ],
  claimKinds: async (_, { lang }) => [
    ...([workerClaim, saleClaim, trancheClaim] as const).map(code => ({ code, title: claimTitle(code, lang) })),
    { code: selectionClaim, title: callWords(lang).claims[selectionClaim] },
  ],
  today: tasksFor,
  files: (engine, { tenant }) => read(engine, { tenant }, tx => photoFiles(tx, tenant)),
  checks: [photosAreWhole],
  deeds: lang => ({
    ...words(lang).deeds,
    ...capacityWords(lang).deeds,
    ...photoWords(lang).deeds,
    ...callWords(lang).deeds,
    ...orderWords(lang).deeds,
  }),
  erase: erasePlans,
  problems: lang => ({
    ...problemWords(lang).problems,
    ...capacityWords(lang).problems,
    ...photoWords(lang).problems,
    ...planProblemWords(lang).problems,
    ...callProblemWords(lang).problems,
    ...orderWords(lang).problems,
  }),
}

const claimTitle = (code: typeof workerClaim | typeof saleClaim | typeof trancheClaim, lang: Reader['lang']): string =>
  words(lang).claims[code]

/** Duties of the enterprises that this account may write about. */
async function tasksFor(tx: Tx, reader: Reader): Promise<Task[]> {
  const { who, lang, today } = reader
  const tasks = await callTasks(tx, reader)
  if (!may(who, 'deliverable.write')) return tasks
  for (const programme of await programmeCodes(tx, who.tenant)) {
    for (const { id } of await enterprisesOf(tx, who.tenant, programme)) {
      const known = await enterpriseWith(tx, who, id, today)
      if (!reaches(who, 'deliverable.write', known.found.row, undefined)) continue
      const { code } = known.found.row
      tasks.push(
        ...dutiesOf(known, today).map(duty => ({
          title: dutyTitle(duty, code, known.rules, lang),
          due: duty.due,
          href: dutyPath(duty, id),
        })),
      )
    }
  }
  return tasks
}
