import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Tx } from '../kernel/database.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { email, id, personal, plain } from '../kernel/shape.ts'
import type { Who } from '../kernel/who.ts'
import { findOrganisation, type OrganisationRow } from '../partnerships/tables.ts'
import { newSalt } from '../people/tables.ts'
import { newPublicCode } from '../training/public-code.ts'
import { contact } from './contact.ts'
import { placeOf, type Place } from './event.ts'
import { type Fact, findGuest, type GuestRow } from './tables.ts'

type Guest = Fact<GuestRow>
/** A guest that is new, or that is known and changes. */
type Change = { known: GuestRow | undefined; guest: Guest }

const inviteShape = z.strictObject({
  event: id(),
  name: personal(120),
  email: email(),
  organisation: z.optional(id()),
})

interface Given extends Place {
  organisation: OrganisationRow | undefined
}

/** Somebody is invited by e-mail; it goes out soon after. Whoever is a guest already is not invited again. */
export const invite = command<z.infer<typeof inviteShape>, Given, Guest>({
  kind: 'events.invite',
  shape: inviteShape,
  example: { event: '01930000-0000-7000-8000-000000000001', name: 'Ana Exemplu', email: 'ana@example.org' },
  may: 'deliverable.write',
  given: (input, { tx, who }) => givenFor(tx, who, input),
  decide(input, { guests, event, on, organisation }, { today }) {
    if (event.held_on !== null || on < today) throw refuse('events.is-over')
    refuseStray(input.organisation, organisation)
    if (guests.some(one => one.contact === input.email)) throw refuseField('email', 'events.guest-known')
    return {
      ...newGuest(input.event, input.name),
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
})

/**
 * Somebody registers, from the public page or through a colleague. It makes a guest and never a person of the programme. Whoever is known
 * by this contact keeps their place; the answer does not tell whether they were.
 */
export const register = command<z.infer<typeof registerShape>, Place, Change>({
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
  given: (input, { tx, who }) => placeOf(tx, who, 'deliverable.write', input.event),
  decide(input, { guests, event, on }, { today }) {
    if (event.held_on !== null || on < today) throw refuse('events.is-over')
    const known = guests.find(one => one.contact === input.contact)
    const taken = guests.filter(one => one.registered_on !== null && one.cancelled_on === null)
    const hasPlace = known !== undefined && taken.includes(known)
    if (!hasPlace && event.seats !== null && taken.length >= event.seats) throw refuse('events.is-full')
    const before = known ?? newGuest(input.event, input.name)
    const guest = {
      ...asFact(before),
      contact: input.contact,
      comes_from: before.comes_from ?? input.comesFrom ?? null,
      registered_on: before.registered_on ?? today,
      cancelled_on: null,
      image_consent: before.image_consent ?? input.imageConsent ?? null,
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
  decide(input, { guests, on, organisation }, { today }) {
    if (on > today) throw refuse('events.lies-ahead')
    refuseStray(input.organisation, organisation)
    const isSame = (one: GuestRow) =>
      input.contact === undefined
        ? one.name === input.name && one.comes_from === (input.comesFrom ?? null)
        : one.contact === input.contact
    if (guests.some(isSame)) throw refuseField('name', 'events.guest-known')
    return {
      ...newGuest(input.event, input.name),
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
    if (place.on > today) throw refuse('events.lies-ahead')
    refuseStray(input.organisation, organisation)
    return {
      ...asFact(guest),
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

/** A guest cannot come: the place is free again. */
export const cancel = command<z.infer<typeof cancelShape>, AtTheDoor, { id: string; on: string }>({
  kind: 'events.cancel',
  shape: cancelShape,
  example: { guest: '01930000-0000-7000-8000-000000000001' },
  may: 'deliverable.write',
  async given(input, { tx, who }) {
    const guest = await getGuest(tx, who, input.guest)
    return { guest, place: await placeOf(tx, who, 'deliverable.write', guest.event_id), organisation: undefined }
  },
  decide(_, { guest }, { today }) {
    if (guest.came_on !== null) throw refuse('events.came-already')
    return { id: guest.id, on: today }
  },
  async write({ id: key, on }, rows) {
    await rows.revise('guest', { id: key }, { cancelled_on: on })
    return { guest: key }
  },
})

const forgetShape = z.strictObject({ guest: id(), reason: plain(300) })

/** In place of a name. */
const withheld = '…'
const noSalt = Buffer.alloc(0)

/** A guest asks to be forgotten: name, contact and words go from every version; that somebody was there stays, so that totals still agree. */
export const forget = command<z.infer<typeof forgetShape>, GuestRow, GuestRow>({
  kind: 'events.forget-guest',
  shape: forgetShape,
  example: { guest: '01930000-0000-7000-8000-000000000001', reason: 'A cerut ștergerea datelor.' },
  may: 'deliverable.write',
  final: true,
  async given(input, { tx, who }) {
    const guest = await getGuest(tx, who, input.guest)
    await placeOf(tx, who, 'deliverable.write', guest.event_id)
    return guest
  },
  decide: (_, guest) => guest,
  async write({ id: key }, rows) {
    await rows.blank('guest', { id: key }, { name: withheld, contact: null, comes_from: null, salt: noSalt })
    await rows.blank('feedback', { guest_id: key }, { says: null, salt: noSalt })
    return { guest: key }
  },
})

export async function getGuest(tx: Tx, who: Who, key: string): Promise<GuestRow> {
  const guest = await findGuest(tx, who.tenant, key)
  if (!guest) throw missing('events.no-such-guest')
  return guest
}

const givenFor = async (tx: Tx, who: Who, input: { event: string; organisation?: string | undefined }) => ({
  ...(await placeOf(tx, who, 'deliverable.write', input.event)),
  organisation: await organisationOf(tx, who, input.organisation),
})

const organisationOf = async (tx: Tx, who: Who, organisation: string | undefined) =>
  organisation === undefined ? undefined : findOrganisation(tx, who.tenant, organisation)

function refuseStray(named: string | undefined, found: OrganisationRow | undefined): void {
  if (named !== undefined && !found) throw refuseField('organisation', 'partnerships.no-such-organisation')
}

const newGuest = (event: string, name: string): Guest => ({
  id: newId(),
  event_id: event,
  name,
  contact: null,
  comes_from: null,
  organisation_id: null,
  ticket: newPublicCode(),
  invited_on: null,
  registered_on: null,
  cancelled_on: null,
  came_on: null,
  image_consent: null,
  salt: newSalt(),
})

function asFact(row: GuestRow | Guest): Guest {
  const { tenant_id: _, entry: __, ...guest } = row as GuestRow
  return guest
}
