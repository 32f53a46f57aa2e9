import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { id, plain } from '../kernel/shape.ts'
import type { Tx } from '../kernel/database.ts'
import { findDeliverable } from '../programme/deliverable-tables.ts'
import { placeOf } from './event.ts'
import { getGuest } from './guest.ts'
import type { Guest } from './guest-fact.ts'
import { seenIn, type SeenRow } from './photo-tables.ts'
import { findEvent, type GuestRow, guestsOf, guestsWith } from './tables.ts'
import { leaving, type Leaving, reviseGuests } from './waiting.ts'

const forgetShape = z.strictObject({ guest: id(), reason: plain(300) })

/** A guest at one of the events, with those who are there besides. */
interface There extends Leaving {
  guest: GuestRow
  /** The photographs in which they can be recognised. */
  seen: SeenRow[]
}

interface Forgotten {
  asked: string
  all: GuestRow[]
  /** Who no longer comes, and who moves up instead. */
  changed: Guest[]
  /** Photographs that go, with everybody's name in them. */
  photos: string[]
}

/** In place of a name. */
const withheld = '…'
const noSalt = Buffer.alloc(0)

/**
 * A guest asks to be forgotten: name, contact and words go from every version, at this event and at every other where they left the same
 * contact, wherever it is: what somebody asks of the organisation is done by all of it. That somebody was there stays, and that it was one
 * head, so that totals still agree. Photographs in which they can be recognised go with their files. A place that they had at an event to come is free.
 */
export const forget = command<z.infer<typeof forgetShape>, There[], Forgotten>({
  kind: 'events.forget-guest',
  shape: forgetShape,
  example: { guest: '01930000-0000-7000-8000-000000000001', reason: 'A cerut ștergerea datelor.' },
  may: 'deliverable.write',
  final: true,
  async given(input, { tx, who }) {
    const guest = await getGuest(tx, who, input.guest)
    await placeOf(tx, who, 'deliverable.write', guest.event_id)
    const same = guest.contact === null ? [] : await guestsWith(tx, who.tenant, guest.contact)
    const all = [guest, ...same.filter(one => one.id !== guest.id)]
    const there: There[] = []
    for (const one of all) {
      const seen = await seenIn(tx, who.tenant, { guest: one.id })
      there.push({ guest: one, seen, ...(await leavingFrom(tx, who.tenant, one.event_id)) })
    }
    return there
  },
  decide(input, there, { today }) {
    return {
      asked: input.guest,
      all: there.map(({ guest }) => guest),
      changed: there.flatMap(one => (isExpected(one, today) ? leaving(one.guest, one, today) : [])),
      photos: there.flatMap(({ seen }) => seen.map(one => one.photo_id)),
    }
  },
  async write({ asked, all, changed, photos }, rows) {
    await reviseGuests(changed, rows)
    for (const { id: key } of all) {
      await rows.blank('guest', { id: key }, { name: withheld, contact: null, comes_from: null, salt: noSalt })
      await rows.blank('feedback', { guest_id: key }, { says: null, salt: noSalt })
    }
    for (const photo of new Set(photos)) {
      await rows.erase('event_photo_guest', { photo_id: photo })
      await rows.erase('event_photo', { id: photo })
    }
    return { guest: asked }
  },
})

async function leavingFrom(tx: Tx, tenant: string, key: string): Promise<Leaving> {
  const event = await findEvent(tx, tenant, key)
  const row = await findDeliverable(tx, tenant, key)
  if (!event || !row) throw new Error('A guest is of an event.')
  return { event, on: row.reached_on, guests: await guestsOf(tx, tenant, key) }
}

const isExpected = ({ guest, event, on }: There, today: Day): boolean =>
  event.held_on === null && on >= today && guest.came_on === null && guest.cancelled_on === null
