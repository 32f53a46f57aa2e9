import type { Day } from '../kernel/day.ts'
import type { Rows } from '../kernel/history.ts'
import { asFact, type Guest } from './guest-fact.ts'
import type { EventRow, GuestRow } from './tables.ts'

type Some = readonly (GuestRow | Guest)[]

export const withPlace = <G extends GuestRow | Guest>(guests: readonly G[]): G[] =>
  guests.filter(one => one.registered_on !== null && one.cancelled_on === null)

/** Whoever waits for a place, the first first. */
export const waitingIn = <G extends GuestRow | Guest>(guests: readonly G[]): G[] =>
  guests.filter(one => one.queue !== null).toSorted((one, other) => Number(one.queue) - Number(other.queue))

/** Behind everybody who waits. */
export const nextInQueue = (guests: Some): number => Math.max(0, ...guests.map(one => one.queue ?? 0)) + 1

interface Places {
  seats: EventRow['seats']
  guests: Some
  today: Day
}

/** Those who have waited longest get the places that are free; a letter tells them. */
export function movedUp({ seats, guests, today }: Places): Guest[] {
  const free = seats === null ? guests.length : Math.max(0, seats - withPlace(guests).length)
  return waitingIn(guests)
    .slice(0, free)
    .map(one => Object.assign(asFact(one), { registered_on: today, queue: null, moved_up_on: today }))
}

/** A guest does not come: without a place, without a place in the queue. */
export const gone = (guest: GuestRow | Guest, today: Day): Guest => ({
  ...asFact(guest),
  cancelled_on: today,
  queue: null,
})

/** The guest with whoever moves up into the place that becomes free; nobody does once the event is over. */
export function leaving(guest: GuestRow, { event, guests, on }: Leaving, today: Day): Guest[] {
  const left = gone(guest, today)
  if (event.held_on !== null || event.called_off_on !== null || on < today) return [left]
  const after = guests.map(one => (one.id === guest.id ? left : one))
  return [left, ...movedUp({ seats: event.seats, guests: after, today })]
}

export interface Leaving {
  event: Pick<EventRow, 'seats' | 'held_on' | 'called_off_on'>
  guests: readonly GuestRow[]
  on: Day
}

export async function reviseGuests(guests: readonly Guest[], rows: Rows): Promise<void> {
  for (const { id, ...guest } of guests) await rows.revise('guest', { id }, guest)
}
