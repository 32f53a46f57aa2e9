import { may } from '../kernel/who.ts'
import type { Slice } from '../pages/slice.ts'
import { freeze } from './freeze.ts'
import { ifUnited } from './if-united.tsx'
import { explain } from './note.ts'
import { afterCommand, keepUp, passNight } from './open-day.ts'
import { pastRoutes } from './past-routes.tsx'
import { resultsPath } from './paths.ts'
import { personCard } from './person-card.tsx'
import { copiesHold, daysHold, totalsHold } from './recount.ts'
import { resultsRoutes } from './routes.tsx'
import { words } from './words.ts'

export const results: Slice = {
  name: 'results',
  commands: [freeze, explain],
  routes(app) {
    pastRoutes(app)
    resultsRoutes(app)
  },
  nav: ({ who, lang }) =>
    may(who, 'results.read') ? [{ href: resultsPath, icon: 'target', text: words(lang).results, group: 'proof' }] : [],
  beside: async (tx, reader, person) => (may(reader.who, 'results.read') ? personCard(tx, reader, person) : null),
  ifUnited,
  listener: afterCommand,
  nightly: passNight,
  meanwhile: keepUp,
  checks: [copiesHold, totalsHold, daysHold],
  deeds: lang => words(lang).deeds,
  problems: lang => words(lang).problems,
}
