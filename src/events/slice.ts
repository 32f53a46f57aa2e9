import type { Tx } from '../kernel/database.ts'
import { addDays } from '../kernel/day.ts'
import { read } from '../kernel/engine.ts'
import { may } from '../kernel/who.ts'
import type { Reader, Slice, Task } from '../pages/slice.ts'
import { reachesPlace } from '../programme/deliverable.ts'
import { programmeCodes } from '../programme/tables.ts'
import { setAgenda } from './agenda.ts'
import { callOff } from './calling-off.ts'
import { changeWords } from './change-words.ts'
import { correctEvent, planEvent, withdrawEvent } from './event.ts'
import { giveFeedback } from './feedback.ts'
import { forget } from './forget.ts'
import { admit, cancel, checkIn, invite, register } from './guest.ts'
import { guestRoutes } from './guest-routes.tsx'
import { holdEvent } from './holding.ts'
import { eventPath, eventsPath } from './paths.ts'
import { addPhoto, dropPhoto, photosAreWhole } from './photo.ts'
import { photoRoutes } from './photo-routes.tsx'
import { photoFiles } from './photo-tables.ts'
import { photoWords } from './photo-words.ts'
import { sharePractice, takeUp } from './practice.ts'
import { problemWords } from './problem-words.ts'
import { eventRoutes } from './routes.tsx'
import { eventsOf } from './tables.ts'
import { sayImageConsent } from './image-consent.ts'
import { markTheme } from './theme-mark.ts'
import { themeRoutes } from './theme-routes.tsx'
import { words } from './words.ts'

/** Events from agenda and invitations to attendance and what was learnt; horizontal themes wherever they are covered. */
export const events: Slice = {
  name: 'events',
  commands: [
    planEvent,
    correctEvent,
    withdrawEvent,
    callOff,
    setAgenda,
    invite,
    register,
    admit,
    checkIn,
    cancel,
    sayImageConsent,
    forget,
    holdEvent,
    giveFeedback,
    sharePractice,
    takeUp,
    addPhoto,
    dropPhoto,
    markTheme,
  ],
  routes(app) {
    eventRoutes(app)
    guestRoutes(app)
    photoRoutes(app)
    themeRoutes(app)
  },
  nav: ({ who, lang }) =>
    may(who, 'programme.read') ? [{ href: eventsPath, icon: 'calendar-days', text: words(lang).events }] : [],
  today: tasksFor,
  files: (engine, { tenant }) => read(engine, { tenant }, tx => photoFiles(tx, tenant)),
  checks: [photosAreWhole],
  deeds: lang => ({ ...words(lang).deeds, ...changeWords(lang).deeds, ...photoWords(lang).deeds }),
  problems: lang => ({
    ...problemWords(lang).problems,
    ...changeWords(lang).problems,
    ...photoWords(lang).problems,
  }),
}

/** Our choice, in days: attendance and minutes are due so long after an event. */
const concludedWithin = 5

/** Events whose day has come and that nobody has concluded. */
async function tasksFor(tx: Tx, { who, lang, today }: Reader): Promise<Task[]> {
  if (!may(who, 'deliverable.write')) return []
  const tasks: Task[] = []
  for (const programme of await programmeCodes(tx, who.tenant)) {
    for (const one of await eventsOf(tx, who.tenant, programme)) {
      if (one.held_on !== null || one.called_off_on !== null || one.on > today) continue
      if (!reachesPlace(who, 'deliverable.write', { ...one, programme })) continue
      const title = words(lang).tasks.hold({ title: `${one.code} ${one.title}` })
      tasks.push({ title, due: addDays(one.on, concludedWithin), href: eventPath(one.id, '/hold') })
    }
  }
  return tasks
}
