import type { Slice } from '../pages/slice.ts'
import { keysHold } from './keys-hold.ts'
import { learnWeights } from './learn-command.ts'
import { likely } from './likely.ts'
import { matchingRoutes } from './routes.tsx'
import { eraseMatches, keepUp, renewAll } from './upkeep.ts'
import { matchingWords } from './words.ts'

export const matching: Slice = {
  name: 'matching',
  commands: [learnWeights],
  routes: matchingRoutes,
  likely,
  listener: keepUp,
  nightly: async (engine, of) => void (await renewAll(engine, of)),
  erase: eraseMatches,
  checks: [keysHold],
  deeds: lang => matchingWords(lang).deeds,
  problems: lang => matchingWords(lang).problems,
}
