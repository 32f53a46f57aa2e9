import { appointScorer, openCall, publishRanking } from '../../src/enterprises/call.ts'
import { decideEntry, enterCall } from '../../src/enterprises/call-entry.ts'
import { grantAid } from '../../src/enterprises/aid.ts'
import { assess } from '../../src/enterprises/capacity.ts'
import { open } from '../../src/enterprises/enterprise.ts'
import { reportMonth, reportYear } from '../../src/enterprises/figures.ts'
import { recordChange } from '../../src/enterprises/notice.ts'
import { addOffer, recordSale } from '../../src/enterprises/offer.ts'
import { enterPhase } from '../../src/enterprises/phase.ts'
import { recordOrder } from '../../src/enterprises/order.ts'
import { addPhoto } from '../../src/enterprises/photo.ts'
import { nameAuthor, setPlan, writePlan } from '../../src/enterprises/plan.ts'
import { addLine } from '../../src/enterprises/plan-line.ts'
import { submitPlan } from '../../src/enterprises/plan-version.ts'
import { recordWorker } from '../../src/enterprises/worker.ts'
import { takeFile } from '../../src/evidence/intake.ts'
import type { AnyCommand } from '../../src/kernel/command.ts'
import { drawnPhoto } from '../../demo/offer-photo.ts'
import { today } from '../../src/kernel/day.ts'
import type { Who } from '../../src/kernel/who.ts'
import type { Story } from '../people-of-the-story.ts'

/** The ids that addresses of an enterprise can name. */
export interface FurnishedEnterprise {
  enterprise: string
  worker: string
  offer: string
  sale: string
  aid: string
  notice: string
  capacity: string
  photo: string
  /** A line of its plan, the competition that the plan is in, and its place there. */
  planLine: string
  call: string
  candidacy: string
  /** One that waits for its ranking, and one whose ranking is published. */
  overCall: string
  publishedCall: string
  /** Whom the plan was given to. */
  scorer: Who
  order: string
}

export interface EnterprisePlace {
  code: string
  region: string
  partner: string
  centre?: string
  /** The code of whoever stands behind its plan. */
  author?: string
}

/** An enterprise with one of everything that its pages show. */
export async function furnishEnterprise(
  story: Story,
  { author, ...place }: EnterprisePlace,
): Promise<FurnishedEnterprise> {
  const done = async (command: AnyCommand, input: object) => (await story.perform('dan', command, input)).answer
  const { enterprise } = await done(open, {
    programme: 'o-sansa',
    ...place,
    title: 'Atelierul Ștergarul (țesături)',
    legalForm: 'association',
    cui: '1590082',
    caen: { revision: 2, code: '1392' },
    purpose: 'Țesături făcute de femei care nu au mai lucrat',
    microSme: true,
    knownSince: '2025-05-12',
  })
  await done(enterPhase, { enterprise, phase: 'idea', reachedOn: '2025-05-12' })
  await done(reportMonth, { ...reportMonth.example, enterprise, month: '2025-06-01' })
  await done(reportYear, { ...reportYear.example, enterprise })
  const { worker } = await done(recordWorker, { enterprise, payrollNumber: 'M-7', validFrom: '2025-05-12' })
  const { offer } = await done(addOffer, { ...addOffer.example, enterprise })
  const { sale } = await done(recordSale, { ...recordSale.example, enterprise, invoicedOn: '2025-07-01', offer })
  const { aid } = await done(grantAid, { ...grantAid.example, enterprise, grantedOn: '2025-06-02' })
  const { notice } = await done(recordChange, { ...recordChange.example, enterprise, changedOn: '2025-09-14' })
  const { capacity } = await done(assess, { ...assess.example, enterprise })
  const { photo } = await done(addPhoto, {
    ...addPhoto.example,
    offer,
    file: await takeFile(story.engine, story.who.dan, await drawnPhoto(1)),
  })
  const { order } = await done(recordOrder, { ...recordOrder.example, enterprise, orderedOn: '2025-06-16', offer })
  const { scorers, ...plan } = await furnishPlan(story, String(enterprise), author)
  const ids = { enterprise, worker, offer, sale, aid, notice, capacity, photo, order, ...plan }
  const texts = Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, String(id)]))
  return { ...texts, scorer: scorers[0] } as unknown as FurnishedEnterprise
}

const sections = ['idea', 'people', 'market', 'offer', 'work', 'social-aim', 'risks']

/** Its plan, submitted, and in a competition that takes plans in today; two scorers have it. In another nobody has decided on it. */
async function furnishPlan(story: Story, enterprise: string, author: string | undefined) {
  const done = async (command: AnyCommand, input: object) => (await story.perform('dan', command, input)).answer
  const says = 'Țesem pe comandă, pentru pensiuni și case de oaspeți.'
  await done(setPlan, { ...setPlan.example, enterprise })
  await done(writePlan, { enterprise, sections: sections.map(code => ({ code, says })) })
  const { line: planLine } = await done(addLine, { ...addLine.example, enterprise })
  await done(addLine, { enterprise, kind: 'cost', title: 'Fire și chirie', amount: 400_000, from: 1 })
  if (author !== undefined) await done(nameAuthor, { enterprise, person: author })
  await done(submitPlan, { enterprise })
  const on = today(story.engine.clock())
  const { call } = await done(openCall, { ...openCall.example, programme: 'o-sansa', opensOn: on, closesOn: on })
  const scorers: Who[] = []
  for (const name of ['Sorin Bratu', 'Tudora Lazăr']) {
    const scorer = await story.join({ name, role: 'scorer', scope: { of: 'tenant' } })
    await done(appointScorer, { call, account: scorer.account })
    scorers.push(scorer)
  }
  const before = { ...openCall.example, programme: 'o-sansa', opensOn: '2025-06-02', closesOn: '2025-06-30' }
  const over = await done(openCall, before)
  const published = await done(openCall, before)
  await done(publishRanking, { call: published.call })
  const { candidacy } = await done(enterCall, { call, enterprise })
  await done(decideEntry, { candidacy, eligible: 'yes' })
  const another = await done(openCall, { ...openCall.example, programme: 'o-sansa', opensOn: on, closesOn: on })
  await done(enterCall, { call: another.call, enterprise })
  return { scorers, planLine, call, candidacy, overCall: over.call, publishedCall: published.call }
}
