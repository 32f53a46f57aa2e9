import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { id } from '../kernel/shape.ts'
import { placeOf } from './event.ts'
import { getGuest } from './guest.ts'
import { asFact } from './guest-fact.ts'
import type { GuestRow } from './tables.ts'

const shape = z.strictObject({ guest: id(), imageConsent: z.boolean() })

interface Said {
  guest: GuestRow
  imageConsent: boolean
}

/**
 * A guest says whether they may be seen in photographs of the event, before it and at any time after it: taking a consent back is as easy
 * as giving it. Source: Regulation (EU) 2016/679, article 7(3).
 */
export const sayImageConsent = command<z.infer<typeof shape>, GuestRow, Said>({
  kind: 'events.say-image-consent',
  shape,
  example: { guest: '01930000-0000-7000-8000-000000000001', imageConsent: false },
  may: 'deliverable.write',
  async given(input, { tx, who }) {
    const guest = await getGuest(tx, who, input.guest)
    await placeOf(tx, who, 'deliverable.write', guest.event_id)
    return guest
  },
  decide: ({ imageConsent }, guest) => ({ guest, imageConsent }),
  async write({ guest, imageConsent }, rows) {
    const { id: key, ...fact } = { ...asFact(guest), image_consent: imageConsent }
    await rows.revise('guest', { id: key }, fact)
    return { guest: key }
  },
})
