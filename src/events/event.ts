import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { day, id, integer, plain, plainLines, time } from '../kernel/shape.ts'
import type { Right, Who } from '../kernel/who.ts'
import { newSalt } from '../people/tables.ts'
import {
  type Found,
  getDeliverable,
  type Grounds,
  groundsFor,
  reaches,
  type Recorded,
  settled,
} from '../programme/deliverable.ts'
import { code, nuts } from '../programme/rule.ts'
import { newPublicCode } from '../training/public-code.ts'
import { asFact, type Guest } from './guest-fact.ts'
import { photosOf } from './photo-tables.ts'
import {
  agendaOf,
  type EventRow,
  type Fact,
  findEvent,
  type GuestRow,
  guestsOf,
  type ItemRow,
  practicesOf,
  type UptakeRow,
  uptakesOf,
} from './tables.ts'
import { movedUp, reviseGuests } from './waiting.ts'

/** What is said of an event. `access`: how to get there and in. `publishedOn`: from this day on anybody sees it and may register. */
const said = {
  code,
  title: plain(200),
  region: nuts,
  partner: z.optional(code),
  centre: z.optional(code),
  on: day(),
  starts: time(),
  ends: time(),
  place: plain(200),
  access: z.optional(plainLines(500)),
  seats: z.optional(integer(1, 10_000)),
  says: z.optional(plainLines(2000)),
  publishedOn: z.optional(day()),
}

const planShape = z.strictObject({ programme: code, ...said })
type Plan = z.infer<typeof planShape>
type Said = Omit<Plan, 'programme'>

interface Planned extends Recorded {
  event: Fact<EventRow>
}

const example = {
  code: 'EV-1',
  title: 'Forumul economiei sociale',
  region: 'RO21',
  starts: '10:00',
  ends: '15:00',
  place: 'Craiova, Sala mare',
  access: 'Rampa la intrare.',
  seats: 60,
}

/** An event, planned or past. It counts for nothing before somebody records that it took place. */
export const planEvent = command<Plan, Grounds, Planned>({
  kind: 'events.plan',
  shape: planShape,
  example: { programme: 'example', ...example, on: '2026-05-12', publishedOn: '2026-03-02' },
  may: 'deliverable.write',
  given: (input, { tx, who }) => groundsFor(tx, who, asDeliverable(input, input.programme)),
  decide(input, grounds, { who }) {
    const recorded = settled(newId(), asDeliverable(input, input.programme), grounds, input.on)
    if (!reaches(who, 'deliverable.write', recorded.row, undefined)) throw missing('programme.not-your-place')
    return { ...recorded, event: eventOf(recorded.row.id, input) }
  },
  async write({ row, event }, rows) {
    await rows.insert('deliverable', row)
    await rows.insert('event', event)
    return { event: row.id }
  },
})

const correctShape = z.strictObject({ event: id(), reason: plain(300), ...said })

/** Says anew what was wrong or has changed; guests who have it in their calendar are written to when it moves. Its public address stays; the day of one that was held is the day on which it was. More places go to those who wait. */
export const correctEvent = command<
  z.infer<typeof correctShape>,
  { place: Place; grounds: Grounds; uptakes: UptakeRow[] },
  Planned & { moved: Guest[] }
>({
  kind: 'events.correct',
  shape: correctShape,
  example: {
    event: '01930000-0000-7000-8000-000000000001',
    reason: 'Sala s-a schimbat.',
    ...example,
    on: '2026-05-12',
  },
  may: 'deliverable.write',
  async given(input, { tx, who }) {
    const place = await placeOf(tx, who, 'deliverable.write', input.event)
    const grounds = await groundsFor(tx, who, asDeliverable(input, place.found.row.programme))
    return { place, grounds, uptakes: await uptakesOf(tx, who.tenant, input.event) }
  },
  decide(input, { place, grounds, uptakes }, { who, today }) {
    const { row } = place.found
    const recorded = settled(row.id, asDeliverable(input, row.programme), grounds, input.on)
    if (!reaches(who, 'deliverable.write', recorded.row, undefined)) throw missing('programme.not-your-place')
    const { held_on } = place.event
    const came = place.guests.filter(one => one.came_on !== null)
    if ((held_on !== null || came.length > 0) && input.on > today) throw refuseField('on', 'programme.lies-ahead')
    for (const one of uptakes) refuseEarlyUptake('on', one.taken_up_on, input.on)
    if (place.event.called_off_on !== null) throw refuse('events.was-called-off')
    const isAhead = held_on === null && input.on >= today
    const kept = keptOf(place.event)
    const event = {
      ...eventOf(row.id, input),
      ...kept,
      ...(isAhead && isMoved(input, place) && { moves: (kept.moves ?? 0) + 1, moved_on: today }),
      held_on: held_on && input.on,
    }
    const moved = [
      ...(isAhead ? movedUp({ seats: event.seats, guests: place.guests, today }) : []),
      ...came.filter(one => one.came_on !== input.on).map(one => Object.assign(asFact(one), { came_on: input.on })),
    ]
    return { ...recorded, event, moved }
  },
  async write({ row: { id: key, ...register }, event, moved }, rows, { shown }) {
    await rows.revise('deliverable', { id: key }, register, shown)
    await rows.revise('event', { id: key }, event)
    await reviseGuests(moved, rows)
    return { event: key }
  },
})

const withdrawShape = z.strictObject({ event: id(), reason: plain(300) })

/** It was recorded by mistake, or will not be. Whatever has guests is no mistake and stays. */
export const withdrawEvent = command<z.infer<typeof withdrawShape>, Place & { records: number }, Place>({
  kind: 'events.withdraw',
  shape: withdrawShape,
  example: { event: '01930000-0000-7000-8000-000000000001', reason: 'Înregistrat de două ori.' },
  may: 'deliverable.write',
  async given(input, { tx, who }) {
    const place = await placeOf(tx, who, 'deliverable.write', input.event)
    const practices = await practicesOf(tx, who.tenant, input.event)
    const photos = await photosOf(tx, who.tenant, input.event)
    return { ...place, records: practices.length + photos.length }
  },
  decide(_, place) {
    if (place.guests.length > 0 || place.records > 0 || place.event.held_on !== null)
      throw refuse('events.holds-records')
    return place
  },
  async write({ found: { row }, agenda }, rows) {
    for (const one of agenda) await rows.remove('agenda_item', { event_id: row.id, place: one.place })
    await rows.remove('event', { id: row.id })
    await rows.remove('deliverable', { id: row.id })
    return { event: row.id, programme: row.programme }
  },
})

/** What stays of an event whatever is said of it anew. */
const keptOf = ({ code: address, minutes, salt, moves, moved_on, called_off_on }: EventRow) => ({
  code: address,
  minutes,
  salt,
  moves,
  moved_on,
  called_off_on,
})

/** Whoever has it in a calendar must know: another day, hour or place. */
const isMoved = (input: Said, { event, on }: Place): boolean =>
  input.on !== on || input.starts !== event.starts || input.ends !== event.ends || input.place !== event.place

/** Nobody takes up a practice before the day on which it is shared, whichever of the two days is said. */
export function refuseEarlyUptake(field: string, takenUpOn: Day, sharedOn: Day): void {
  if (takenUpOn < sharedOn) throw refuseField(field, 'events.before-it-was-shared', { on: sharedOn })
}

/** An event within reach of a right, with its agenda and its guests. */
export interface Place {
  found: Found
  event: EventRow
  /** The day of the event. */
  on: Day
  agenda: ItemRow[]
  guests: GuestRow[]
}

/** 404 for what is not there or not in reach. */
export async function placeOf(tx: Tx, who: Who, right: Right | undefined, key: string): Promise<Place> {
  const event = await findEvent(tx, who.tenant, key)
  if (!event) throw missing('events.no-such-event')
  const found = await getDeliverable(tx, who, right, key)
  return {
    event,
    found,
    on: found.row.reached_on,
    agenda: await agendaOf(tx, who.tenant, key),
    guests: await guestsOf(tx, who.tenant, key),
  }
}

const asDeliverable = (input: Said, programme: string) => ({
  unit: 'event' as const,
  programme,
  code: input.code,
  title: input.title,
  region: input.region,
  partner: input.partner,
  centre: input.centre,
  reachedOn: input.on,
})

function eventOf(key: string, input: Said): Fact<EventRow> {
  if (input.ends <= input.starts) throw refuseField('ends', 'events.ends-before-it-starts')
  return {
    id: key,
    starts: input.starts,
    ends: input.ends,
    place: input.place,
    access: input.access ?? null,
    seats: input.seats ?? null,
    says: input.says ?? null,
    code: newPublicCode(),
    published_on: input.publishedOn ?? null,
    held_on: null,
    minutes: null,
    moves: null,
    moved_on: null,
    called_off_on: null,
    salt: newSalt(),
  }
}
