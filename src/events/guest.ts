import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { code, email, id, personal } from '../kernel/shape.ts'
import type { Who } from '../kernel/who.ts'
import { langs } from '../kernel/words.ts'
import { findOrganisation, type OrganisationRow } from '../partnerships/tables.ts'
import { contact } from './contact.ts'
import { placeOf, type Place } from './event.ts'
import { asFact, type Guest, headWith, newGuest } from './guest-fact.ts'
import { type EventRow, findGuest, type GuestRow } from './tables.ts'
import { leaving, nextInQueue, reviseGuests, withPlace } from './waiting.ts'

/** A guest that is new, or that is known and changes. */
type Change = { known: GuestRow | undefined; guest: Guest }

const inviteShape = z.strictObject({
  event: id(),
  name: personal(120),
  email: email(),
  organisation: z.optional(id()),
  /** In which the letters are. */
  lang: z.optional(code(langs)),
})

interface Given extends Place {
  organisation: OrganisationRow | undefined
  /** Of somebody who was a guest before with this contact. */
  head: string | undefined
}

/** Somebody is invited by e-mail; it goes out soon after. Whoever is a guest already is not invited again. */
export const invite = command<z.infer<typeof inviteShape>, Given, Guest>({
  kind: 'events.invite',
  shape: inviteShape,
  example: { event: '01930000-0000-7000-8000-000000000001', name: 'Ana Exemplu', email: 'ana@example.org' },
  may: 'deliverable.write',
  given: (input, { tx, who }) => givenFor(tx, who, { ...input, contact: input.email }),
  decide(input, { guests, event, on, organisation, head }, { today }) {
    refuseOver(event, on, today)
    refuseStray(input.organisation, organisation)
    if (guests.some(one => one.contact === input.email)) throw refuseField('email', 'events.guest-known')
    return {
      ...newGuest({ ...input, lang: input.lang, head }),
      contact: input.email,
      organisation_id: input.organisation ?? null,
      invited_on: today,
    }
  },
  async write(guest, rows) {
    await rows.insert('guest', guest)
    return { guest: guest.id }
  },
})

const registerShape = z.strictObject({
  event: id(),
  name: personal(120),
  contact: contact(),
  comesFrom: z.optional(personal(160)),
  imageConsent: z.optional(z.boolean()),
  lang: z.optional(code(langs)),
})

/**
 * Somebody registers, from the public page or through a colleague. It makes a guest and never a person of the programme. Whoever is known
 * by this contact keeps their place; the answer does not tell whether they were. Where every place is taken, they wait for one.
 */
export const register = command<z.infer<typeof registerShape>, Place & { head: string | undefined }, Change>({
  kind: 'events.register',
  shape: registerShape,
  example: {
    event: '01930000-0000-7000-8000-000000000001',
    name: 'Ion Exemplu',
    contact: 'ion@example.org',
    comesFrom: 'Școala Exemplu',
    imageConsent: true,
  },
  may: 'deliverable.write',
  given: async (input, { tx, who }) => ({
    ...(await placeOf(tx, who, 'deliverable.write', input.event)),
    head: await headWith(tx, who.tenant, input.contact),
  }),
  decide(input, { guests, event, on, head }, { today }) {
    refuseOver(event, on, today)
    const known = guests.find(one => one.contact === input.contact)
    const taken = withPlace(guests)
    const hasPlace = known !== undefined && taken.includes(known)
    const waits = !hasPlace && event.seats !== null && taken.length >= event.seats
    const before = known ?? newGuest({ ...input, lang: input.lang, head })
    const guest = {
      ...asFact(before),
      contact: input.contact,
      comes_from: before.comes_from ?? input.comesFrom ?? null,
      registered_on: waits ? null : (before.registered_on ?? today),
      asked_on: waits ? (before.asked_on ?? today) : before.asked_on,
      queue: waits ? (before.queue ?? nextInQueue(guests)) : null,
      cancelled_on: null,
      image_consent: before.image_consent ?? input.imageConsent ?? null,
      lang: input.lang ?? before.lang,
    }
    return { known, guest }
  },
  async write({ known, guest: { id: key, ...guest } }, rows) {
    if (known) await rows.revise('guest', { id: key }, guest)
    else await rows.insert('guest', { id: key, ...guest })
    return { guest: key }
  },
})

const admitShape = z.strictObject({
  event: id(),
  name: personal(120),
  contact: z.optional(contact()),
  comesFrom: z.optional(personal(160)),
  organisation: z.optional(id()),
  imageConsent: z.optional(z.boolean()),
})

/** Somebody came who was not on the list. The same contact twice is one guest. */
export const admit = command<z.infer<typeof admitShape>, Given, Guest>({
  kind: 'events.admit',
  shape: admitShape,
  example: { event: '01930000-0000-7000-8000-000000000001', name: 'Maria Exemplu', comesFrom: 'Asociația Exemplu' },
  may: 'deliverable.write',
  given: (input, { tx, who }) => givenFor(tx, who, input),
  decide(input, { guests, event, on, organisation, head }, { today }) {
    refuseAhead(event, on, today)
    refuseStray(input.organisation, organisation)
    const isSame = (one: GuestRow) =>
      input.contact === undefined
        ? one.name === input.name && one.comes_from === (input.comesFrom ?? null)
        : one.contact === input.contact
    if (guests.some(isSame)) throw refuseField('name', 'events.guest-known')
    return {
      ...newGuest({ ...input, lang: undefined, head }),
      contact: input.contact ?? null,
      comes_from: input.comesFrom ?? null,
      organisation_id: input.organisation ?? null,
      came_on: on,
      image_consent: input.imageConsent ?? false,
    }
  },
  async write(guest, rows) {
    await rows.insert('guest', guest)
    return { guest: guest.id }
  },
})

const checkInShape = z.strictObject({
  guest: id(),
  organisation: z.optional(id()),
  imageConsent: z.optional(z.boolean()),
})

interface AtTheDoor {
  guest: GuestRow
  place: Place
  organisation: OrganisationRow | undefined
}

/** A guest came. Said again it changes only what is said: whom they come from, and whether they may be seen in photographs. */
export const checkIn = command<z.infer<typeof checkInShape>, AtTheDoor, Guest>({
  kind: 'events.check-in',
  shape: checkInShape,
  example: { guest: '01930000-0000-7000-8000-000000000001', imageConsent: true },
  may: 'deliverable.write',
  async given(input, { tx, who }) {
    const guest = await getGuest(tx, who, input.guest)
    const place = await placeOf(tx, who, 'deliverable.write', guest.event_id)
    return { guest, place, organisation: await organisationOf(tx, who, input.organisation) }
  },
  decide(input, { guest, place, organisation }, { today }) {
    refuseAhead(place.event, place.on, today)
    refuseStray(input.organisation, organisation)
    return {
      ...asFact(guest),
      queue: null,
      came_on: place.on,
      organisation_id: input.organisation ?? guest.organisation_id,
      image_consent: input.imageConsent ?? guest.image_consent,
    }
  },
  async write({ id: key, ...guest }, rows) {
    await rows.revise('guest', { id: key }, guest)
    return { guest: key }
  },
})

const cancelShape = z.strictObject({ guest: id() })

/** A guest cannot come: whoever has waited longest gets the place, and a letter about it. */
export const cancel = command<z.infer<typeof cancelShape>, AtTheDoor, Guest[]>({
  kind: 'events.cancel',
  shape: cancelShape,
  example: { guest: '01930000-0000-7000-8000-000000000001' },
  may: 'deliverable.write',
  async given(input, { tx, who }) {
    const guest = await getGuest(tx, who, input.guest)
    return { guest, place: await placeOf(tx, who, 'deliverable.write', guest.event_id), organisation: undefined }
  },
  decide(_, { guest, place }, { today }) {
    if (guest.came_on !== null) throw refuse('events.came-already')
    return leaving(guest, place, today)
  },
  async write(guests, rows) {
    await reviseGuests(guests, rows)
    return { guest: String(guests[0]?.id) }
  },
})

export async function getGuest(tx: Tx, who: Who, key: string): Promise<GuestRow> {
  const guest = await findGuest(tx, who.tenant, key)
  if (!guest) throw missing('events.no-such-guest')
  return guest
}

interface Asked {
  event: string
  organisation?: string | undefined
  contact?: string | undefined
}

const givenFor = async (tx: Tx, who: Who, input: Asked) => ({
  ...(await placeOf(tx, who, 'deliverable.write', input.event)),
  organisation: await organisationOf(tx, who, input.organisation),
  head: await headWith(tx, who.tenant, input.contact),
})

const organisationOf = async (tx: Tx, who: Who, organisation: string | undefined) =>
  organisation === undefined ? undefined : findOrganisation(tx, who.tenant, organisation)

function refuseOver({ held_on, called_off_on }: EventRow, on: Day, today: Day): void {
  if (called_off_on !== null) throw refuse('events.was-called-off')
  if (held_on !== null || on < today) throw refuse('events.is-over')
}

function refuseAhead({ called_off_on }: EventRow, on: Day, today: Day): void {
  if (called_off_on !== null) throw refuse('events.was-called-off')
  if (on > today) throw refuse('events.lies-ahead')
}

function refuseStray(named: string | undefined, found: OrganisationRow | undefined): void {
  if (named !== undefined && !found) throw refuseField('organisation', 'partnerships.no-such-organisation')
}
