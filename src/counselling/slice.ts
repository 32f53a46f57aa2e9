import { may } from '../kernel/who.ts'
import type { Slice } from '../pages/slice.ts'
import { endAccreditation, recordAccreditation } from './accreditation.ts'
import { accreditationRoutes } from './accreditation-routes.tsx'
import { busyInSessions } from './busy.ts'
import { eraseSeats } from './erasure.ts'
import { personSessionsPath, sessionsPath } from './paths.ts'
import { noteSeat, seatPerson, signOnScreen, unseatPerson } from './seat.ts'
import { planSession, recordSession } from './session.ts'
import { cancelSession, holdSession, moveSession } from './session-change.ts'
import { sessionRoutes } from './session-routes.tsx'
import { sessionTasks } from './session-tasks.ts'
import { sessionWords } from './session-words.ts'
import { checkSheet, settleStranger } from './sheet-check.ts'
import { sheetRoutes } from './sheet-routes.tsx'
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
  ],
  routes: app => {
    sessionRoutes(app)
    sheetRoutes(app)
    accreditationRoutes(app)
  },
  nav: ({ who, lang }) =>
    may(who, 'people.read') ? [{ href: sessionsPath, icon: 'calendar', text: sessionWords(lang).sessions }] : [],
  acts: ({ who, lang }, person) =>
    may(who, 'support.write')
      ? [{ href: personSessionsPath(person, '/new'), icon: 'message-square', text: sessionWords(lang).record }]
      : [],
  sections: ({ lang }, person) => [{ href: personSessionsPath(person), text: sessionWords(lang).sessions }],
  timeline: sessionsInTimeline,
  today: sessionTasks,
  busy: busyInSessions,
  claimKinds: async (_, { lang }) => [{ code: 'seat', title: sessionWords(lang).session }],
  erase: eraseSeats,
  deeds: lang => words(lang).deeds,
  problems: lang => words(lang).problems,
}
