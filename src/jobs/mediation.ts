import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { code as listed, day, id, personal, personalLines } from '../kernel/shape.ts'
import type { Who } from '../kernel/who.ts'
import { getEnrolment } from '../people/person-tables.ts'
import { poolAround, supportsOf } from '../people/record-tables.ts'
import { entryDay } from '../people/support.ts'
import { type EnrolmentRow, newSalt } from '../people/tables.ts'
import { getRulebook } from '../programme/tables.ts'
import { type MediationStep, refusalReasons } from './codes.ts'
import { findReferral, type Followed, getReferral } from './referral-tables.ts'
import type { ReferralRow, StepRow, VacancyRow } from './tables.ts'
import { getVacancy, isOpen } from './vacancy.ts'

type StepFact = Omit<StepRow, 'tenant_id' | 'entry'>

const proposeShape = z.strictObject({ vacancy: id(), enrolment: id(), proposedOn: day(), reason: personal(500) })

interface Proposing {
  vacancy: VacancyRow
  enrolment: EnrolmentRow
  entryOn: Day | undefined
  known: ReferralRow | undefined
}

interface Proposed {
  referral: Omit<ReferralRow, 'tenant_id' | 'entry'>
  step: StepFact
}

/** A colleague decides that somebody is proposed for a vacancy, and says why: the list of matches is advice. */
export const propose = command<z.infer<typeof proposeShape>, Proposing, Proposed>({
  kind: 'jobs.propose',
  shape: proposeShape,
  example: {
    vacancy: '01930000-0000-7000-8000-000000000001',
    enrolment: '01930000-0000-7000-8000-000000000002',
    proposedOn: '2026-03-02',
    reason: 'A mai lucrat într-o brutărie și locuiește aproape.',
  },
  may: 'outcome.write',
  happenedOn: input => input.proposedOn,
  async given(input, asking) {
    const { tx, who } = asking
    const enrolment = await getEnrolment(tx, who, 'outcome.write', input.enrolment)
    const rules = await getRulebook(tx, who.tenant, enrolment.programme, input.proposedOn)
    return {
      vacancy: await getVacancy(asking, input.vacancy),
      enrolment,
      entryOn: entryDay(await supportsOf(tx, who.tenant, await poolAround(tx, enrolment)), rules),
      known: await findReferral(tx, who.tenant, input.vacancy, enrolment.id),
    }
  },
  decide({ proposedOn, reason }, { vacancy, enrolment, entryOn, known }, { who, today }) {
    if (known) throw refuse('jobs.proposed-already')
    if (entryOn === undefined) throw refuse('people.not-entered')
    if (proposedOn > today) throw refuseField('proposedOn', 'people.lies-ahead')
    if (!isOpen(vacancy, proposedOn)) throw refuseField('proposedOn', 'jobs.vacancy-is-closed')
    const referral = {
      id: newId(),
      vacancy_id: vacancy.id,
      enrolment_id: enrolment.id,
      person_id: enrolment.person_id,
      reason,
      proposed_by: who.account,
      salt: newSalt(),
    }
    return { referral, step: stepOf(referral, { kind: 'proposed', on: proposedOn }, who) }
  },
  async write({ referral, step }, rows) {
    await rows.insert('referral', referral)
    await rows.insert('referral_step', step)
    return { referral: referral.id }
  },
})

/** What is said of a proposal, in the order of the way; `hired` is said by the placement itself. */
const sayable = ['sent', 'interview', 'offer', 'refused'] as const

const stepShape = z.strictObject({
  referral: id(),
  kind: listed(sayable),
  on: day(),
  /** Of a refusal alone. */
  reason: z.optional(listed(refusalReasons)),
  note: z.optional(personalLines(2000)),
})

/** The next step on the way to a contract. A step may be left out, never taken twice, and never before the one that came before it. */
export const follow = command<z.infer<typeof stepShape>, Followed, StepFact>({
  kind: 'jobs.follow',
  shape: stepShape,
  example: { referral: '01930000-0000-7000-8000-000000000001', kind: 'interview', on: '2026-03-09' },
  may: 'outcome.write',
  happenedOn: input => input.on,
  given: ({ referral }, { tx, who }) => getReferral(tx, who, 'outcome.write', referral),
  decide(input, referral, { who, today }) {
    if (input.on > today) throw refuseField('on', 'people.lies-ahead')
    if (input.kind === 'refused' && input.reason === undefined)
      throw refuseField('reason', 'jobs.refusal-wants-a-reason')
    if (input.kind !== 'refused' && input.reason !== undefined)
      throw refuseField('reason', 'jobs.only-a-refusal-has-a-reason')
    refuseOrder(referral.steps, input.kind, input.on)
    return stepOf(referral, input, who)
  },
  async write(step, rows) {
    await rows.insert('referral_step', step)
    return { referral: step.referral_id }
  },
})

/** Where a proposal stands when somebody is hired: neither closed nor refused. */
export async function openReferral({ tx, who }: Pick<Asking, 'tx' | 'who'>, referral: string): Promise<Followed> {
  const found = await getReferral(tx, who, 'outcome.write', referral)
  if (isClosed(found.steps)) throw refuseField('referral', 'jobs.proposal-is-closed')
  return found
}

export function hiringStep(referral: Followed, on: Day, who: Who): StepFact {
  refuseOrder(referral.steps, 'hired', on)
  return stepOf(referral, { kind: 'hired', on }, who)
}

export const isClosed = (steps: Taken): boolean => steps.some(step => step.kind === 'hired' || step.kind === 'refused')

const order: readonly MediationStep[] = ['proposed', 'sent', 'interview', 'offer', 'hired']

type Taken = readonly Pick<StepRow, 'kind'>[]

const isAhead = (steps: Taken, kind: MediationStep): boolean =>
  kind === 'refused' || !steps.some(step => order.indexOf(step.kind) >= order.indexOf(kind))

/** The steps that can follow; none once somebody was hired or refused. */
export const stepsAhead = (steps: Taken): readonly (typeof sayable)[number][] =>
  isClosed(steps) ? [] : sayable.filter(kind => isAhead(steps, kind))

function refuseOrder(steps: readonly StepRow[], kind: MediationStep, on: Day): void {
  if (isClosed(steps)) throw refuse('jobs.proposal-is-closed')
  if (!isAhead(steps, kind)) throw refuseField('kind', 'jobs.step-taken-already')
  const last = steps.at(-1)?.on_day
  // Work may have begun before somebody wrote down the steps that led to it.
  if (kind !== 'hired' && last !== undefined && on < last)
    throw refuseField('on', 'jobs.before-the-step-before', { on: last })
}

const stepOf = (
  referral: Pick<ReferralRow, 'id' | 'person_id'>,
  said: { kind: MediationStep; on: Day; reason?: string | undefined; note?: string | undefined },
  who: Who,
): StepFact => ({
  referral_id: referral.id,
  kind: said.kind,
  person_id: referral.person_id,
  on_day: said.on,
  reason: said.reason ?? null,
  note: said.note ?? null,
  recorded_by: who.account,
  salt: newSalt(),
})
