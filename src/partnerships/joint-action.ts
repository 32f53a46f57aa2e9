import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { day, id, plain, plainLines } from '../kernel/shape.ts'
import { placeOf, type Place } from './agreement.ts'
import { refuseDisorder } from './order.ts'
import { type ActionRow, type Fact, findAction } from './tables.ts'

const recordShape = z.strictObject({
  agreement: id(),
  happenedOn: day(),
  title: plain(200),
  says: z.optional(plainLines(1000)),
})
type Record = z.infer<typeof recordShape>

/** What the parties did together. An agreement that not all have signed has no joint action yet; its proof is a paper of the agreement. */
export const recordAction = command<Record, Place, Fact<ActionRow>>({
  kind: 'partnerships.record-action',
  shape: recordShape,
  example: {
    agreement: '01930000-0000-7000-8000-000000000001',
    happenedOn: '2026-03-02',
    title: 'Vizită la atelierul de țesut',
  },
  may: 'deliverable.write',
  happenedOn: input => input.happenedOn,
  given: (input, { tx, who }) => placeOf(tx, who, 'deliverable.write', input.agreement),
  decide({ agreement, happenedOn, title, says }, { found, parties }, { today }) {
    if (happenedOn > today) throw refuseField('happenedOn', 'programme.lies-ahead')
    if (parties.some(one => one.signed_on === null)) throw refuse('partnerships.not-signed')
    const actions = [{ happened_on: happenedOn }]
    refuseDisorder('happenedOn', { drawnUpOn: found.row.reached_on, parties, actions })
    return { id: newId(), agreement_id: agreement, happened_on: happenedOn, title, says: says ?? null }
  },
  async write(action, rows) {
    await rows.insert('joint_action', action)
    return { action: action.id }
  },
})

const dropShape = z.strictObject({ action: id(), reason: plain(300) })

/** It was recorded by mistake. */
export const dropAction = command<z.infer<typeof dropShape>, ActionRow, ActionRow>({
  kind: 'partnerships.drop-action',
  shape: dropShape,
  example: { action: '01930000-0000-7000-8000-000000000001', reason: 'Nu a avut loc.' },
  may: 'deliverable.write',
  async given(input, { tx, who }) {
    const action = await findAction(tx, who.tenant, input.action)
    if (!action) throw missing('partnerships.no-such-action')
    await placeOf(tx, who, 'deliverable.write', action.agreement_id)
    return action
  },
  decide: (_, action) => action,
  async write({ id: key, agreement_id }, rows) {
    await rows.remove('joint_action', { id: key })
    return { agreement: agreement_id }
  },
})
