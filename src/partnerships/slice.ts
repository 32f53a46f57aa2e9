import type { Tx } from '../kernel/database.ts'
import { addDays } from '../kernel/day.ts'
import { may } from '../kernel/who.ts'
import type { Reader, Slice, Task } from '../pages/slice.ts'
import { reachesPlace } from '../programme/deliverable.ts'
import { programmeCodes } from '../programme/tables.ts'
import { correctAgreement, drawUp, renew, withdrawAgreement } from './agreement.ts'
import { dropAction, recordAction } from './joint-action.ts'
import { addOrganisation, correctOrganisation } from './organisation.ts'
import { organisationRoutes, promotionRoutes } from './organisation-routes.tsx'
import { partnershipPath, partnersPath } from './paths.ts'
import { problemWords } from './problem-words.ts'
import { dropPromotion, promote } from './promotion.ts'
import { partnershipRoutes } from './routes.tsx'
import { sign } from './signature.ts'
import { partnershipsOf } from './tables.ts'
import { words } from './words.ts'

/** Organisations, agreements between them, what was done under these, and how the programme is made known. */
export const partnerships: Slice = {
  name: 'partnerships',
  commands: [
    addOrganisation,
    correctOrganisation,
    drawUp,
    correctAgreement,
    withdrawAgreement,
    renew,
    sign,
    recordAction,
    dropAction,
    promote,
    dropPromotion,
  ],
  routes(app) {
    partnershipRoutes(app)
    organisationRoutes(app)
    promotionRoutes(app)
  },
  nav: ({ who, lang }) =>
    may(who, 'programme.read') ? [{ href: partnersPath, icon: 'handshake', text: words(lang).partnerships }] : [],
  today: tasksFor,
  deeds: lang => words(lang).deeds,
  problems: lang => problemWords(lang).problems,
}

/** Our choice, in days: a renewal is asked for so long before the end; signatures, and a first joint action, so long after the day before. */
const renewedBefore = 60
const signedWithin = 30
const actedWithin = 90

async function tasksFor(tx: Tx, { who, lang, today }: Reader): Promise<Task[]> {
  if (!may(who, 'deliverable.write')) return []
  const text = words(lang).tasks
  const tasks: Task[] = []
  for (const programme of await programmeCodes(tx, who.tenant)) {
    for (const one of await partnershipsOf(tx, who.tenant, programme)) {
      if (!reachesPlace(who, 'deliverable.write', { ...one, programme })) continue
      const title = `${one.code} ${one.title}`
      const href = partnershipPath(one.id)
      if (one.valid_until !== null && addDays(one.valid_until, -renewedBefore) <= today)
        tasks.push({ title: text.renew({ title }), due: one.valid_until, href: partnershipPath(one.id, '/renew') })
      const due = addDays(one.signed_on ?? one.reached_on, one.signed_on === null ? signedWithin : actedWithin)
      if (one.acted_on === null && due <= addDays(today, signedWithin))
        tasks.push({ title: (one.signed_on === null ? text.sign : text.act)({ title }), due, href })
    }
  }
  return tasks
}
