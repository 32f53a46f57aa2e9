import { may } from '../kernel/who.ts'
import type { Slice } from '../pages/slice.ts'
import { endAccreditation, recordAccreditation } from './accreditation.ts'
import { accreditationRoutes } from './accreditation-routes.tsx'
import { recordAssessment, setInstrumentText, withdrawAssessment } from './assessment.ts'
import { assessmentRoutes } from './assessment-routes.tsx'
import { assessmentWords } from './assessment-words.ts'
import { announce } from './announcement.ts'
import { recordAttempt } from './attempt.ts'
import { sessionsAhead } from './agenda.ts'
import { busyInSessions } from './busy.ts'
import { calendarRoutes } from './calendar-routes.tsx'
import { conflictRoutes } from './conflict-routes.tsx'
import { conflictTasks } from './conflict-tasks.ts'
import { eraseCounselling } from './erasure.ts'
import { followUpRoutes } from './follow-up-routes.tsx'
import { followUpWords } from './follow-up-words.ts'
import { instrumentRoutes } from './instrument-routes.tsx'
import { assessmentsPath, followUpPath, personSessionsPath, planPath, sessionsPath } from './paths.ts'
import { approvePlan, completeStep, makePlan, reviewPlan, signPlan } from './plan.ts'
import { planRoutes } from './plan-routes.tsx'
import { planTasks } from './plan-tasks.ts'
import { planWords } from './plan-words.ts'
import { stateReliability } from './reliability.ts'
import { noteSeat, seatPerson, signOnScreen, unseatPerson } from './seat.ts'
import { planSession, recordSession } from './session.ts'
import { cancelSession, holdSession, moveSession } from './session-change.ts'
import { seatRoutes } from './seat-routes.tsx'
import { sessionRoutes } from './session-routes.tsx'
import { sessionTasks } from './session-tasks.ts'
import { sessionWords } from './session-words.ts'
import { checkSheet, settleStranger } from './sheet-check.ts'
import { sheetRoutes, sheetTaker } from './sheet-routes.tsx'
import { sessionsInTimeline } from './timeline.ts'
import { words } from './words.ts'

export const counselling: Slice = {
  name: 'counselling',
  commands: [
    recordAccreditation,
    endAccreditation,
    recordSession,
    planSession,
    holdSession,
    moveSession,
    cancelSession,
    seatPerson,
    unseatPerson,
    noteSeat,
    signOnScreen,
    checkSheet,
    settleStranger,
    makePlan,
    signPlan,
    approvePlan,
    completeStep,
    reviewPlan,
    recordAssessment,
    withdrawAssessment,
    setInstrumentText,
    stateReliability,
    recordAttempt,
    announce,
  ],
  routes: app => {
    sessionRoutes(app)
    seatRoutes(app)
    sheetRoutes(app)
    accreditationRoutes(app)
    planRoutes(app)
    assessmentRoutes(app)
    instrumentRoutes(app)
    conflictRoutes(app)
    calendarRoutes(app)
    followUpRoutes(app)
  },
  nav: ({ who, lang }) =>
    may(who, 'people.read') ? [{ href: sessionsPath, icon: 'calendar', text: sessionWords(lang).sessions }] : [],
  acts: ({ who, lang }, person) =>
    may(who, 'support.write')
      ? [{ href: personSessionsPath(person, '/new'), icon: 'message-square', text: sessionWords(lang).record }]
      : [],
  sections: ({ lang }, person) => [
    { href: personSessionsPath(person), text: sessionWords(lang).sessions },
    { href: planPath(person), text: planWords(lang).plan },
    { href: assessmentsPath(person), text: assessmentWords(lang).assessments },
    { href: followUpPath(person), text: followUpWords(lang).title },
  ],
  timeline: sessionsInTimeline,
  today: async (tx, reader, slices) => [
    ...(await sessionTasks(tx, reader)),
    ...(await planTasks(tx, reader)),
    ...(await conflictTasks(tx, reader, slices)),
  ],
  busy: busyInSessions,
  agenda: sessionsAhead,
  sheets: sheetTaker,
  claimKinds: async (_, { lang }) => [{ code: 'seat', title: sessionWords(lang).session }],
  erase: eraseCounselling,
  deeds: lang => words(lang).deeds,
  problems: lang => words(lang).problems,
}
