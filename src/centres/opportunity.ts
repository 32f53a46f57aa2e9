import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { bani, id, plain } from '../kernel/shape.ts'
import { factOf, said, saidRow } from './opportunity-said.ts'
import { getOpportunity, leadsOf, type OpportunityFact, type OpportunityRow } from './opportunity-tables.ts'

const typedShape = z.strictObject({ ...said, value: z.optional(bani()) })
type Typed = z.infer<typeof typedShape>

/** Heard of by telephone, in a newsletter, on a notice board. */
export const addOpportunity = command<Typed, null, OpportunityFact>({
  kind: 'centres.add-opportunity',
  shape: typedShape,
  example: {
    title: 'Catering pentru cantina școlii',
    buyer: 'Școala Exemplu',
    cpv: ['55520000'],
    nuts: ['RO21'],
    reserved: 'none',
    publishedOn: '2026-02-02',
  },
  may: 'opportunity.write',
  happenedOn: input => input.publishedOn,
  given: async () => null,
  decide(input, _, { today }) {
    refuseDays(input, today)
    const key = newId()
    return {
      id: key,
      source: 'typed',
      reference: key,
      version: 1,
      procedure: null,
      ...typedRow(input),
      state: 'open',
      dismissed_on: null,
      dismissed_for: null,
    }
  },
  async write(opportunity, rows) {
    await rows.insert('opportunity', opportunity)
    return { opportunity: opportunity.id }
  },
})

const typedRow = (input: Typed) => ({
  ...saidRow(input),
  value_cents: input.value ?? null,
  currency: input.value === undefined ? null : 'RON',
  deadline_time: null,
})

function refuseDays({ publishedOn, deadlineOn }: Typed, today: string): void {
  if (publishedOn > today) throw refuseField('publishedOn', 'programme.lies-ahead')
  if (deadlineOn !== undefined && deadlineOn < publishedOn)
    throw refuseField('deadlineOn', 'centres.deadline-before-published', { on: publishedOn })
}

const completeShape = z.strictObject({ opportunity: id(), ...typedShape.shape })

/** Completes what a feed or somebody said. A notice is corrected by its next notice alone. */
export const completeOpportunity = command<z.infer<typeof completeShape>, OpportunityRow, OpportunityFact>({
  kind: 'centres.complete-opportunity',
  shape: completeShape,
  example: {
    opportunity: '01930000-0000-7000-8000-000000000001',
    title: 'Catering pentru cantina școlii',
    buyer: 'Școala Exemplu',
    cpv: ['55520000'],
    nuts: ['RO21'],
    reserved: 'none',
    publishedOn: '2026-02-02',
  },
  may: 'opportunity.write',
  given: ({ opportunity }, { tx, who }) => getOpportunity(tx, who.tenant, opportunity),
  decide(input, row, { today }) {
    if (row.source === 'eforms') throw refuse('centres.notice-stands')
    refuseDays(input, today)
    return { ...factOf(row), ...typedRow(input) }
  },
  async write({ id: key, ...columns }, rows, { shown }) {
    await rows.revise('opportunity', { id: key }, columns, shown)
    return { opportunity: key }
  },
})

const dismissShape = z.strictObject({ opportunity: id(), reason: plain(300) })

/** Nothing for anybody: it leaves the inbox, with the reason. */
export const dismissOpportunity = command<
  z.infer<typeof dismissShape>,
  OpportunityRow & { leads: number },
  OpportunityFact
>({
  kind: 'centres.dismiss-opportunity',
  shape: dismissShape,
  example: { opportunity: '01930000-0000-7000-8000-000000000001', reason: 'Cere utilaje pe care nu le are nimeni.' },
  may: 'opportunity.write',
  async given({ opportunity }, { tx, who }) {
    const row = await getOpportunity(tx, who.tenant, opportunity)
    return { ...row, leads: (await leadsOf(tx, who.tenant, { opportunity })).length }
  },
  decide({ reason }, { leads, ...row }, { today }) {
    if (row.dismissed_on !== null) throw refuse('centres.dismissed-already')
    if (leads > 0) throw refuse('centres.relevant-already')
    return { ...factOf(row), dismissed_on: today, dismissed_for: reason }
  },
  async write({ id: key, dismissed_on, dismissed_for }, rows) {
    await rows.revise('opportunity', { id: key }, { dismissed_on, dismissed_for })
    return { opportunity: key }
  },
})
