import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { refuse } from '../kernel/problem.ts'
import { id, integer, personalLines } from '../kernel/shape.ts'
import { newSalt } from '../people/tables.ts'
import { placeOf } from './event.ts'
import { getGuest } from './guest.ts'
import { type Fact, type FeedbackRow, feedbackOf, type GuestRow } from './tables.ts'

const shape = z.strictObject({ guest: id(), rating: integer(1, 5), says: z.optional(personalLines(2000)) })

interface Given {
  guest: GuestRow
  before: FeedbackRow | undefined
}

interface Said {
  row: Fact<FeedbackRow>
  isNew: boolean
}

/** What a guest who came thinks of the event, from 1 to 5 and in words. Said again, it replaces what was said. */
export const giveFeedback = command<z.infer<typeof shape>, Given, Said>({
  kind: 'events.give-feedback',
  shape,
  example: { guest: '01930000-0000-7000-8000-000000000001', rating: 5, says: 'Am aflat cum lucrează alții.' },
  may: 'deliverable.write',
  async given(input, { tx, who }) {
    const guest = await getGuest(tx, who, input.guest)
    await placeOf(tx, who, 'deliverable.write', guest.event_id)
    const all = await feedbackOf(tx, who.tenant, guest.event_id)
    return { guest, before: all.find(one => one.guest_id === guest.id) }
  },
  decide({ rating, says }, { guest, before }, { today }) {
    if (guest.came_on === null) throw refuse('events.did-not-come')
    const said = { rating, says: says ?? null, given_on: today, salt: newSalt() }
    return { row: { guest_id: guest.id, event_id: guest.event_id, ...said }, isNew: before === undefined }
  },
  async write({ row: { guest_id, ...row }, isNew }, rows) {
    if (isNew) await rows.insert('feedback', { guest_id, ...row })
    else await rows.revise('feedback', { guest_id }, row)
    return { guest: guest_id }
  },
})
