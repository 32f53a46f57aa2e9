import { may } from '../kernel/who.ts'
import type { Slice } from '../pages/slice.ts'
import { getRulebook, programmeCodes } from '../programme/tables.ts'
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
import { leave } from './exit.ts'
import { listPeople } from './list-tables.ts'
import { endOutcome, recordOutcome } from './outcome.ts'
import { personPath } from './person-page.tsx'
import { personWords } from './person-words.ts'
import { readQuery } from './search.ts'
import { giveSupport } from './support.ts'
import { peopleRoutes } from './web.tsx'
import { words } from './words.ts'

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
  ],
  routes: peopleRoutes,
  nav: ({ who, lang }) =>
    may(who, 'people.read') ? [{ href: '/app/people', icon: 'users', text: personWords(lang).people }] : [],
  async find(tx, { who, lang, today }, typed) {
    const query = readQuery(typed)
    if (!query || !may(who, 'people.read')) return []
    const hits = []
    for (const programme of await programmeCodes(tx, who.tenant)) {
      const rules = await getRulebook(tx, who.tenant, programme, today)
      hits.push(...(await listPeople(tx, { who, programme, rules, on: today, query, limit: 8 })))
    }
    return hits.map(hit => ({
      title: `${hit.familyName} ${hit.givenName}`,
      detail: `${hit.code} · ${personWords(lang).stages[hit.stage]}`,
      href: personPath(hit.id),
    }))
  },
  problems: lang => words(lang).problems,
}
