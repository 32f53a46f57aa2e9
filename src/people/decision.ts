import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { code, day, id, integer, personal } from '../kernel/shape.ts'
import { getRulebook } from '../programme/tables.ts'
import { unprovenCriteria } from './criteria.ts'
import { keepReason } from './correction.ts'
import { findDecision, hasSupport, poolAround } from './record-tables.ts'
import { getEnrolment } from './person-tables.ts'
import { type DecisionRow, type EnrolmentRow, newSalt } from './tables.ts'

/** What the first signer proposes. Refusing wants a reason; the score orders the waiting list. */
const proposeShape = z.strictObject({
  enrolment: id(),
  outcome: code(['eligible', 'refused', 'waiting']),
  decidedOn: day(),
  score: z.optional(integer(0, 1000)),
  reason: z.optional(personal(500)),
})
type Propose = z.infer<typeof proposeShape>

interface Given {
  enrolment: EnrolmentRow
  decision: DecisionRow | undefined
  unproven: string[]
}

type Fact = Omit<DecisionRow, 'tenant_id' | 'entry'>

/** The first signature. Nobody is eligible by it alone. */
export const proposeDecision = command<Propose, Given, { fact: Fact; before: DecisionRow | undefined }>({
  kind: 'people.propose-decision',
  shape: proposeShape,
  example: { enrolment: '01930000-0000-7000-8000-000000000001', outcome: 'eligible', decidedOn: '2026-02-20' },
  may: 'people.decide',
  happenedOn: input => input.decidedOn,
  async given(input, { tx, who }) {
    const enrolment = await getEnrolment(tx, who, 'people.decide', input.enrolment)
    const rules = await getRulebook(tx, who.tenant, enrolment.programme, input.decidedOn)
    return {
      enrolment,
      decision: await findDecision(tx, who.tenant, enrolment.id),
      unproven:
        input.outcome === 'eligible' ? await unprovenCriteria(tx, who.tenant, enrolment, rules, input.decidedOn) : [],
    }
  },
  decide(input, { enrolment, decision, unproven }, { who, today }) {
    if (input.decidedOn > today) throw refuseField('decidedOn', 'people.lies-ahead')
    if (input.decidedOn < enrolment.applied_on)
      throw refuseField('decidedOn', 'people.before-application', { on: enrolment.applied_on })
    if (enrolment.withdrawn_on !== null) throw refuse('people.application-withdrawn')
    if (decision?.outcome === 'eligible') throw refuse('people.already-eligible')
    if (input.outcome === 'refused' && input.reason === undefined)
      throw refuseField('reason', 'people.refusing-wants-a-reason')
    if (unproven.length > 0)
      throw refuse('people.criteria-without-paper', { criteria: unproven.join(','), on: input.decidedOn })
    const fact: Fact = {
      enrolment_id: enrolment.id,
      person_id: enrolment.person_id,
      outcome: input.outcome === 'eligible' ? 'proposed' : input.outcome,
      decided_on: input.decidedOn,
      proposed_by: who.account,
      signed_by: null,
      reason: input.reason ?? null,
      score: input.score === undefined ? null : String(input.score),
      salt: newSalt(),
    }
    return { fact, before: decision }
  },
  async write({ fact, before }, rows, { shown }) {
    if (before) await rows.revise('decision', { enrolment_id: fact.enrolment_id }, fact, shown)
    else await rows.insert('decision', fact)
    return { enrolment: fact.enrolment_id }
  },
})

const signShape = z.strictObject({ enrolment: id(), decidedOn: day() })

/** The second signature: by somebody else, and with every paper valid on that day. From here on support may be given. */
export const signDecision = command<
  z.infer<typeof signShape>,
  Given,
  { enrolment: string; decidedOn: string; by: string }
>({
  kind: 'people.sign-decision',
  shape: signShape,
  example: { enrolment: '01930000-0000-7000-8000-000000000001', decidedOn: '2026-02-20' },
  may: 'people.decide',
  final: true,
  happenedOn: input => input.decidedOn,
  async given(input, { tx, who }) {
    const enrolment = await getEnrolment(tx, who, 'people.decide', input.enrolment)
    const rules = await getRulebook(tx, who.tenant, enrolment.programme, input.decidedOn)
    return {
      enrolment,
      decision: await findDecision(tx, who.tenant, enrolment.id),
      unproven: await unprovenCriteria(tx, who.tenant, enrolment, rules, input.decidedOn),
    }
  },
  decide(input, { decision, unproven }, { who, today }) {
    if (decision?.outcome !== 'proposed') throw refuse('people.nothing-to-sign')
    if (decision.proposed_by === who.account) throw refuse('people.second-signer-is-somebody-else')
    if (input.decidedOn > today) throw refuseField('decidedOn', 'people.lies-ahead')
    if (input.decidedOn < decision.decided_on)
      throw refuseField('decidedOn', 'people.before-proposal', { on: decision.decided_on })
    if (unproven.length > 0)
      throw refuse('people.criteria-without-paper', { criteria: unproven.join(','), on: input.decidedOn })
    return { enrolment: decision.enrolment_id, decidedOn: input.decidedOn, by: who.account }
  },
  async write({ enrolment, decidedOn, by }, rows, { shown }) {
    const changes = { outcome: 'eligible', decided_on: decidedOn, signed_by: by, salt: newSalt() } as const
    await rows.revise('decision', { enrolment_id: enrolment }, changes, shown)
    return { enrolment }
  },
})

const revokeShape = z.strictObject({ enrolment: id(), reason: personal(500) })

/** A yes that should not have been given, before anybody acted on it. After entry, the support is withdrawn first. */
export const revokeDecision = command<
  z.infer<typeof revokeShape>,
  { decision: DecisionRow; entered: boolean },
  { decision: DecisionRow; reason: string }
>({
  kind: 'people.revoke-decision',
  shape: revokeShape,
  example: { enrolment: '01930000-0000-7000-8000-000000000001', reason: 'the paper belongs to another person' },
  may: 'people.decide',
  final: true,
  async given(input, { tx, who }) {
    const enrolment = await getEnrolment(tx, who, 'people.decide', input.enrolment)
    const decision = await findDecision(tx, who.tenant, enrolment.id)
    if (!decision) throw refuse('people.nothing-to-revoke')
    return { decision, entered: await hasSupport(tx, who.tenant, await poolAround(tx, enrolment)) }
  },
  decide(input, { decision, entered }) {
    if (entered) throw refuse('people.has-received-support')
    return { decision, reason: input.reason }
  },
  async write({ decision, reason }, rows) {
    await rows.remove('decision', { enrolment_id: decision.enrolment_id })
    await keepReason(rows, decision.person_id, 'decision', decision.enrolment_id, reason)
    return { enrolment: decision.enrolment_id }
  },
})
