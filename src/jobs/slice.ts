import { may } from '../kernel/who.ts'
import type { Slice } from '../pages/slice.ts'
import { recordBetterSituation } from './better.ts'
import { addEmployer, correctEmployer, visitEmployer } from './employer.ts'
import { employerRoutes } from './employer-routes.tsx'
import { enterpriseJobRoutes } from './enterprise-routes.tsx'
import { eraseJobs } from './erasure.ts'
import { importRoutes } from './import-routes.tsx'
import { jobWords } from './job-words.ts'
import { matchingRoutes } from './matching-routes.tsx'
import { follow, propose } from './mediation.ts'
import { place } from './occupancy.ts'
import { employersPath, jobsPath, placementsPath, workPath } from './paths.ts'
import { personWorkRoutes } from './person-work-routes.tsx'
import { endPlacement, withdrawPlacement } from './placement-end.ts'
import { placementRoutes } from './placement-routes.tsx'
import { fillPost, vacatePost } from './post.ts'
import { postRoutes } from './post-routes.tsx'
import { referralRoutes } from './referral-routes.tsx'
import { renewContract } from './renewal.ts'
import { renewalWords } from './renewal-words.ts'
import { checkRetention } from './retention.ts'
import { placementTasks } from './tasks.ts'
import { addVacancy, closeVacancy, correctVacancy } from './vacancy.ts'
import { vacancyRoutes } from './vacancy-routes.tsx'
import { setWish } from './wish.ts'
import { mediationInTimeline } from './timeline.ts'
import { words } from './words.ts'

/** Employers and vacancies, mediation, and who holds which post for how long. */
export const jobs: Slice = {
  name: 'jobs',
  commands: [
    addEmployer,
    correctEmployer,
    visitEmployer,
    addVacancy,
    correctVacancy,
    closeVacancy,
    setWish,
    propose,
    follow,
    place,
    renewContract,
    endPlacement,
    withdrawPlacement,
    checkRetention,
    fillPost,
    vacatePost,
    recordBetterSituation,
  ],
  routes: app => {
    employerRoutes(app)
    importRoutes(app)
    matchingRoutes(app)
    vacancyRoutes(app)
    referralRoutes(app)
    placementRoutes(app)
    postRoutes(app)
    enterpriseJobRoutes(app)
    personWorkRoutes(app)
  },
  nav: ({ who, lang }) =>
    may(who, 'people.read')
      ? [
          { href: jobsPath, icon: 'briefcase', text: jobWords(lang).jobs },
          { href: placementsPath, icon: 'handshake', text: jobWords(lang).placements },
          { href: employersPath, icon: 'building-2', text: jobWords(lang).employers },
        ]
      : [],
  sections: ({ who, lang }, person) =>
    may(who, 'people.read') ? [{ href: workPath(person), text: jobWords(lang).section }] : [],
  timeline: mediationInTimeline,
  today: placementTasks,
  erase: eraseJobs,
  deeds: lang => ({ ...words(lang).deeds, ...renewalWords(lang).deeds }),
  problems: lang => ({ ...words(lang).problems, ...renewalWords(lang).problems }),
}
