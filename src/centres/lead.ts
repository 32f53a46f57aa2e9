import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { bani, code, day, id } from '../kernel/shape.ts'
import { type Found, getDeliverable, reaches } from '../programme/deliverable.ts'
import { findCentre } from './tables.ts'
import { findLead, getOpportunity, type LeadRow, type OpportunityRow } from './opportunity-tables.ts'
import type { Fact } from './tables.ts'

const relevantShape = z.strictObject({ opportunity: id(), enterprise: id(), centre: id(), relevantOn: day() })

interface Relating {
  opportunity: OpportunityRow
  enterprise: Found
  centre: Found
  known: LeadRow | undefined
}

/** A centre finds that an opportunity is something for an enterprise. From then on it is one that the centre has identified. */
export const markRelevant = command<z.infer<typeof relevantShape>, Relating, Fact<LeadRow>>({
  kind: 'centres.mark-relevant',
  shape: relevantShape,
  example: {
    opportunity: '01930000-0000-7000-8000-000000000001',
    enterprise: '01930000-0000-7000-8000-000000000002',
    centre: '01930000-0000-7000-8000-000000000003',
    relevantOn: '2026-02-09',
  },
  may: 'opportunity.write',
  happenedOn: input => input.relevantOn,
  async given(input, { tx, who }) {
    const centre = await getDeliverable(tx, who, 'opportunity.write', input.centre)
    if (!(await findCentre(tx, who.tenant, input.centre))) throw missing('centres.no-such-centre')
    return {
      opportunity: await getOpportunity(tx, who.tenant, input.opportunity),
      enterprise: await getDeliverable(tx, who, undefined, input.enterprise),
      centre,
      known: await findLead(tx, who.tenant, input),
    }
  },
  decide(input, { opportunity, enterprise, centre, known }, { today }) {
    if (known) throw refuseField('enterprise', 'centres.relevant-already')
    if (enterprise.row.unit !== 'enterprise') throw refuseField('enterprise', 'programme.no-such-enterprise')
    refuseOver(opportunity, input.relevantOn)
    if (input.relevantOn > today) throw refuseField('relevantOn', 'programme.lies-ahead')
    if (input.relevantOn < centre.row.reached_on)
      throw refuseField('relevantOn', 'centres.before-opening', { on: centre.row.reached_on })
    if (input.relevantOn < opportunity.published_on)
      throw refuseField('relevantOn', 'centres.before-published', { on: opportunity.published_on })
    return {
      opportunity_id: opportunity.id,
      enterprise_id: input.enterprise,
      centre_id: input.centre,
      relevant_on: input.relevantOn,
      sent_on: null,
      applied_on: null,
      decided_on: null,
      won: null,
      won_bani: null,
    }
  },
  async write(lead, rows) {
    await rows.insert('lead', lead)
    return { opportunity: lead.opportunity_id }
  },
})

function refuseOver({ state, dismissed_on, deadline_on }: OpportunityRow, on: Day): void {
  if (state !== 'open') throw refuse('centres.opportunity-over', { state })
  if (dismissed_on !== null) throw refuse('centres.dismissed-already')
  if (deadline_on !== null && deadline_on < on) throw refuse('centres.deadline-over', { on: deadline_on })
}

export const leadSteps = ['sent', 'applied', 'won', 'lost'] as const
export type LeadStep = (typeof leadSteps)[number]

const followShape = z.strictObject({
  opportunity: id(),
  enterprise: id(),
  step: code(leadSteps),
  on: day(),
  /** What the contract is worth, where it was won. */
  value: z.optional(bani()),
})
type Follow = z.infer<typeof followShape>

/** The enterprise was told, applied, won or lost. One step after the other; whoever won says for how much. */
export const followLead = command<Follow, { lead: LeadRow; opportunity: OpportunityRow }, LeadRow>({
  kind: 'centres.follow-lead',
  shape: followShape,
  example: {
    opportunity: '01930000-0000-7000-8000-000000000001',
    enterprise: '01930000-0000-7000-8000-000000000002',
    step: 'sent',
    on: '2026-02-10',
  },
  may: 'deliverable.write',
  happenedOn: input => input.on,
  given: (input, asking) => leadInReach(input, asking),
  decide(input, { lead, opportunity }, { today }) {
    const { step, on, value } = input
    if (on > today) throw refuseField('on', 'programme.lies-ahead')
    if (nextSteps(lead, opportunity.state).every(one => one !== step))
      throw refuseField('step', 'centres.step-out-of-order')
    const before = lead.applied_on ?? lead.sent_on ?? lead.relevant_on
    if (on < before) throw refuseField('on', 'centres.step-before-the-last', { on: before })
    if (step === 'applied' && opportunity.deadline_on !== null && on > opportunity.deadline_on)
      throw refuseField('on', 'centres.deadline-over', { on: opportunity.deadline_on })
    if ((step === 'won') !== (value !== undefined))
      throw refuseField('value', step === 'won' ? 'centres.won-for-how-much' : 'centres.only-won-has-a-value')
    if (step === 'sent') return { ...lead, sent_on: on }
    if (step === 'applied') return { ...lead, applied_on: on }
    return { ...lead, decided_on: on, won: step === 'won', won_bani: value ?? null }
  },
  async write({ opportunity_id, enterprise_id, sent_on, applied_on, decided_on, won, won_bani }, rows) {
    await rows.revise('lead', { opportunity_id, enterprise_id }, { sent_on, applied_on, decided_on, won, won_bani })
    return { opportunity: opportunity_id }
  },
})

type Steps = Pick<LeadRow, 'sent_on' | 'applied_on' | 'decided_on'>

/** What can come next. What was cancelled can only be closed as lost. */
export function nextSteps({ sent_on, applied_on, decided_on }: Steps, state: OpportunityRow['state']): LeadStep[] {
  if (decided_on !== null) return []
  if (state === 'cancelled') return ['lost']
  if (applied_on !== null) return ['won', 'lost']
  return sent_on === null ? ['sent'] : ['applied']
}

/** The lead, if this right reaches the centre that found it or the enterprise it is for. */
async function leadInReach(
  { opportunity, enterprise }: Pick<Follow, 'opportunity' | 'enterprise'>,
  { tx, who }: Asking,
): Promise<{ lead: LeadRow; opportunity: OpportunityRow }> {
  const lead = await findLead(tx, who.tenant, { opportunity, enterprise })
  if (!lead) throw missing('centres.no-such-lead')
  const sides = [
    await getDeliverable(tx, who, undefined, lead.enterprise_id),
    await getDeliverable(tx, who, undefined, lead.centre_id),
  ]
  if (!sides.some(({ row }) => reaches(who, 'deliverable.write', row, undefined))) throw missing('centres.no-such-lead')
  return { lead, opportunity: await getOpportunity(tx, who.tenant, opportunity) }
}
