import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { addMonths, type Day } from '../kernel/day.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { day, id, plain } from '../kernel/shape.ts'
import { code } from '../programme/rule.ts'
import { papersForPhase, type Rulebook } from '../programme/rulebook.ts'
import { placeOf, type Place } from './enterprise.ts'
import { placeWon, type Won } from './call-seats.ts'
import { submittedOn } from './plan-tables.ts'
import { type AcceptedPaper, acceptedPapers } from './tables.ts'

/** The phase in which an enterprise ends, whatever it had reached. */
export const closed = 'closed'

const enterShape = z.strictObject({ enterprise: id(), phase: code, reachedOn: day() })
type Enter = z.infer<typeof enterShape>

interface Given extends Place {
  papers: AcceptedPaper[]
  /** When its plan was first submitted. */
  planSubmittedOn: Day | undefined
  /** Of the last competition in which it took part: its place, once that is final. */
  won: Won | undefined
}

interface Step {
  enterprise: string
  kind: string
  reached_on: Day
}

/**
 * A phase opens only with its papers, accepted and valid on its day; who signs it is whoever performs this. A new enterprise leaves out
 * no phase that the profile does not call optional; one that existed before enters at the phase in which it is.
 */
export const enterPhase = command<Enter, Given, Step>({
  kind: 'enterprises.enter-phase',
  shape: enterShape,
  example: { enterprise: '01930000-0000-7000-8000-000000000001', phase: 'operating', reachedOn: '2025-09-01' },
  may: 'enterprise.decide',
  happenedOn: input => input.reachedOn,
  async given(input, { tx, who }) {
    const place = await placeOf(tx, who, 'enterprise.decide', input.enterprise, input.reachedOn)
    return {
      ...place,
      papers: await acceptedPapers(tx, who.tenant, input.enterprise),
      planSubmittedOn: await submittedOn(tx, who.tenant, input.enterprise),
      won: await placeWon(tx, who.tenant, input.enterprise),
    }
  },
  decide({ phase, reachedOn }, given, { today }) {
    const { found, enterprise } = given
    if (reachedOn > today) throw refuseField('reachedOn', 'programme.lies-ahead')
    const reached = found.steps
    if (reached.some(step => step.kind === phase)) throw refuseField('phase', 'enterprises.phase-reached-already')
    if (reached.some(step => step.kind === closed)) throw refuse('enterprises.has-closed')
    const last = reached
      .map(step => step.reached_on)
      .toSorted()
      .at(-1)
    if (last !== undefined && reachedOn < last)
      throw refuseField('reachedOn', 'enterprises.phase-before-last', { on: last })
    if (phase !== closed) refusePhase({ phase, reachedOn }, given)
    return { enterprise: enterprise.id, kind: phase, reached_on: reachedOn }
  },
  async write({ enterprise, kind, reached_on }, rows) {
    await rows.insert('milestone', { deliverable_id: enterprise, kind, reached_on })
    return { enterprise }
  },
})

function refusePhase(
  { phase, reachedOn }: Pick<Enter, 'phase' | 'reachedOn'>,
  { found, enterprise, rules, papers, planSubmittedOn, won }: Given,
): void {
  const at = rules.phases.findIndex(one => one.code === phase)
  const here = rules.phases[at]
  if (!here) throw refuseField('phase', 'enterprises.no-such-phase')
  const skipped = skippedBefore(found.steps, found.row.existing === true, rules, at)
  if (skipped !== undefined) throw refuseField('phase', 'enterprises.phase-skipped', { phase: skipped })
  const foundation = rules.phases.findIndex(one => one.code === 'founded')
  if (foundation >= 0 && at >= foundation && enterprise.cui === null) throw refuse('enterprises.founded-without-cui')
  if (phase === 'sustained') refuseTooEarly(reachedOn, found.steps, rules)
  if (here.asks === 'submitted-plan' && (planSubmittedOn === undefined || planSubmittedOn > reachedOn))
    throw refuse('enterprises.phase-without-plan')
  if (here.asks === 'place-won' && won) refuseUnlessWon(won, reachedOn)
  const lacking = lackingFor(phase, { rules, legalForm: enterprise.legal_form, papers, on: reachedOn })
  if (lacking.length > 0)
    throw refuseField('phase', 'enterprises.phase-without-papers', { papers: lacking.flat().join(',') })
}

/** Our choice: support ends when an enterprise operates. */
export const supportEndOf = (steps: readonly { kind: string; reached_on: Day }[]): Day | undefined =>
  steps.find(step => step.kind === 'operating')?.reached_on

/** How long after support ended an enterprise is looked at again, in months. Source: indicator 4S61. */
export const lookedAtAfter = 6

function refuseTooEarly(reachedOn: Day, steps: readonly { kind: string; reached_on: Day }[], rules: Rulebook): void {
  const ended = supportEndOf(steps)
  const isSupported = rules.phases.some(one => one.code === 'operating')
  if (ended === undefined && isSupported)
    throw refuseField('phase', 'enterprises.phase-skipped', { phase: 'operating' })
  if (ended !== undefined && reachedOn < addMonths(ended, lookedAtAfter))
    throw refuseField('reachedOn', 'enterprises.support-ended-lately', { from: addMonths(ended, lookedAtAfter) })
}

/** Only as many as the call has places are among the selected; whoever stands in the reserve waits until somebody withdraws. */
function refuseUnlessWon({ concludedOn, standing }: Won, reachedOn: Day): void {
  if (concludedOn === null || concludedOn > reachedOn) throw refuse('enterprises.competition-not-final')
  if (standing !== 'selected') throw refuse('enterprises.no-place-won')
}

/** The first phase before this one that is neither reached nor optional. An enterprise that existed before may begin anywhere. */
function skippedBefore(
  steps: readonly { kind: string }[],
  existing: boolean,
  rules: Rulebook,
  at: number,
): string | undefined {
  if (existing && steps.length === 0) return undefined
  const first = existing ? rules.phases.findIndex(one => steps.some(step => step.kind === one.code)) : 0
  return rules.phases.slice(first, at).find(one => !one.optional && !steps.some(step => step.kind === one.code))?.code
}

interface PhasePapers {
  rules: Rulebook
  legalForm: string
  papers: readonly Pick<AcceptedPaper, 'kind' | 'datedOn' | 'validUntil'>[]
  on: Day
}

/** Groups of papers of a phase of which none is accepted, dated by the day and still valid on it. */
export function lackingFor(phase: string, { rules, legalForm, papers, on }: PhasePapers): string[][] {
  const found = rules.phases.find(one => one.code === phase)
  const holds = (kind: string) =>
    papers.some(
      paper => paper.kind === kind && paper.datedOn <= on && (paper.validUntil === null || paper.validUntil >= on),
    )
  return found ? papersForPhase(found, legalForm).filter(group => !group.some(holds)) : []
}

const leaveShape = z.strictObject({ enterprise: id(), phase: code, reason: plain(300) })

/** Takes the last phase back. The reason stays in the journal. */
export const leavePhase = command<z.infer<typeof leaveShape>, Place, { enterprise: string; kind: string }>({
  kind: 'enterprises.leave-phase',
  shape: leaveShape,
  example: { enterprise: '01930000-0000-7000-8000-000000000001', phase: 'operating', reason: 'Trecută din greșeală.' },
  may: 'enterprise.decide',
  given: (input, { tx, who }) => placeOf(tx, who, 'enterprise.decide', input.enterprise),
  decide({ phase }, { found, enterprise }) {
    const here = found.steps.find(step => step.kind === phase)
    if (!here) throw refuseField('phase', 'enterprises.phase-not-reached')
    const later = found.steps.find(step => step.reached_on > here.reached_on)
    if (later) throw refuseField('phase', 'enterprises.phase-not-last', { phase: later.kind })
    return { enterprise: enterprise.id, kind: phase }
  },
  async write({ enterprise, kind }, rows) {
    await rows.remove('milestone', { deliverable_id: enterprise, kind })
    return { enterprise }
  },
})

/** The phases that are reached, in the order of the profile; closed comes last. */
export function inOrder(steps: readonly { kind: string }[], rules: Rulebook): string[] {
  const order = [...rules.phases.map(one => one.code), closed]
  return order.filter(phase => steps.some(step => step.kind === phase))
}

/** The phases that may be taken back, the last first: nothing was reached on a later day. */
export function lastPhases(steps: readonly { kind: string; reached_on: Day }[], rules: Rulebook): string[] {
  const last = steps
    .map(step => step.reached_on)
    .toSorted()
    .at(-1)
  return inOrder(
    steps.filter(step => step.reached_on === last),
    rules,
  ).toReversed()
}

/** The phases that may come next: the following one, and optional ones that were left out. None once it has closed. */
export function nextPhases(steps: readonly { kind: string }[], existing: boolean, rules: Rulebook): string[] {
  const reached = inOrder(steps, rules)
  if (reached.includes(closed)) return []
  if (existing && reached.length === 0) return rules.phases.map(one => one.code)
  const from = rules.phases.findIndex(one => one.code === reached.at(-1)) + 1
  const must = rules.phases.findIndex((one, at) => at >= from && !one.optional)
  const open = rules.phases.slice(from, must < 0 ? undefined : must + 1)
  const left = rules.phases.slice(0, from).filter(one => one.optional && !reached.includes(one.code))
  return [...left, ...open].map(one => one.code)
}
