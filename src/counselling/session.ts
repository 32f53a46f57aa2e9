import { z } from 'zod/mini'
import { type Asking, command, type Grounds } from '../kernel/command.ts'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { code, day, id, plain, time } from '../kernel/shape.ts'
import { minuteOf } from '../kernel/time-of-day.ts'
import type { Who } from '../kernel/who.ts'
import { accountNames } from '../people/person-tables.ts'
import { newSalt, type PersonRow } from '../people/tables.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { findInstrument } from '../programme/instrument.ts'
import { rulebooksFor } from '../programme/tables.ts'
import { columnsOf, type Count, type CountGrounds, countOf, groundsForCounts } from './count.ts'
import { isNameOf } from './signature.ts'
import { type Invited, invitedAll, invitedOf, seatSaid, sittingShape } from './sitting.ts'
import type { SeatRow, SessionRow } from './tables.ts'

/** A group has at most so many people. Our choice. */
const mostPeople = 60

/** `from` to `to` on one day, 5 to 480 minutes. Without a place it is online. The topic names nobody. */
const when = {
  kind: code(),
  onDay: day(),
  from: time(),
  to: time(),
  place: z.optional(plain(120)),
  room: z.optional(plain(60)),
  /** Left out: whoever records it. */
  staff: z.optional(id()),
  topic: plain(200),
  /** What was used in it: the code of an instrument. */
  instrument: z.optional(code()),
}

const recordShape = z.strictObject({
  ...when,
  people: z.array(sittingShape).check(z.minLength(1), z.maxLength(mostPeople)),
})
const planShape = z.strictObject({ ...when, people: z.array(id()).check(z.minLength(1), z.maxLength(mostPeople)) })
type Said = Omit<z.infer<typeof planShape>, 'people'>
type RecordSession = z.infer<typeof recordShape>
type PlanSession = z.infer<typeof planShape>

interface Given {
  rules: Rulebook
  staff: string
  invited: Invited[]
}

interface GivenAndSigned extends Given {
  /** What counts, by enrolment, for those who have signed on the screen. */
  counts: ReadonlyMap<string, CountGrounds>
}

type NewSession = Omit<SessionRow, 'tenant_id' | 'entry'>
type NewSeat = Omit<SeatRow, 'tenant_id' | 'entry'>

interface Recorded {
  session: NewSession
  seats: NewSeat[]
  counts: Count[]
}

/** A session that took place, with what was said to whom, and whoever has signed on the screen. */
export const recordSession = command<RecordSession, GivenAndSigned, Recorded>({
  kind: 'counselling.record-session',
  shape: recordShape,
  example: {
    kind: 'counselling',
    onDay: '2026-03-02',
    from: '10:00',
    to: '10:45',
    place: 'CRES',
    topic: 'Profil profesional',
    people: [{ enrolment: '01930000-0000-7000-8000-000000000001' }],
  },
  may: 'support.write',
  happenedOn: input => input.onDay,
  given: async (input, asking) => (await groundsForSessions([input], asking)).of(input),
  givenAll: groundsForSessions,
  decide(input, given, asking) {
    if (input.onDay > asking.today) throw refuseField('onDay', 'counselling.lies-ahead')
    const session = { ...decidedSession(input, given, asking.who), held_by: asking.who.account }
    const counts: Count[] = []
    const seats = given.invited.map((invited, at) => {
      const said = input.people[at] as RecordSession['people'][number]
      refuseNextBefore(said.nextOn, input.onDay, `people.${at}.nextOn`)
      const seat = { ...blankSeat(session.id, invited), ...seatSaid(said) }
      if (said.signedName === undefined) return seat
      refuseScreen(invited.person, given.rules, input.kind, `people.${at}.signedName`)
      if (!isNameOf(said.signedName, invited.person))
        return { ...seat, ...signedBy(said.signedName, 'differs', asking) }
      const count = countOf(given.counts.get(said.enrolment) as CountGrounds, asking)
      counts.push(count)
      return { ...seat, ...signedBy(said.signedName, 'signed', asking), ...columnsOf(count) }
    })
    return { session, seats, counts }
  },
  async write({ session, seats, counts }, rows) {
    await rows.insert('counselling_session', session)
    await rows.insertAll(
      'support',
      counts.flatMap(count => ('support' in count ? [count.support] : [])),
    )
    await rows.insertAll('seat', seats)
    const [only] = seats
    if (!only || seats.length > 1) return { session: session.id }
    return { session: session.id, seat: only.id, ...(only.support_id !== null && { support: only.support_id }) }
  },
})

/** A session to come, or one whose sheet will say who was there. */
export const planSession = command<PlanSession, Given, Omit<Recorded, 'counts'>>({
  kind: 'counselling.plan-session',
  shape: planShape,
  example: {
    kind: 'information',
    onDay: '2026-03-20',
    from: '10:00',
    to: '12:00',
    place: 'CRES',
    room: 'Sala 1',
    topic: 'Drepturi și servicii',
    people: ['01930000-0000-7000-8000-000000000001'],
  },
  may: 'support.write',
  happenedOn: input => input.onDay,
  async given({ people, ...said }, asking) {
    const input = { ...said, people: people.map(enrolment => ({ enrolment })) }
    return (await groundsForSessions([input], asking)).of(input)
  },
  decide(input, given, { who }) {
    const session = decidedSession(input, given, who)
    return { session, seats: given.invited.map(one => blankSeat(session.id, one)) }
  },
  async write({ session, seats }, rows) {
    await rows.insert('counselling_session', session)
    await rows.insertAll('seat', seats)
    return { session: session.id }
  },
})

/** What sessions lean on, for many at once: who is invited, in the asker's scope, and what counts of those who have signed. */
async function groundsForSessions(
  inputs: readonly RecordSession[],
  asking: Asking,
): Promise<Grounds<RecordSession, GivenAndSigned, Recorded>> {
  const { tx, who } = asking
  const all = inputs.flatMap(({ people }) => people.map(one => one.enrolment))
  const invited = await invitedAll(tx, who, all)
  const working = await whoWorksHere(
    tx,
    who,
    inputs.map(input => staffOf(input, who)),
  )
  const first = ({ people }: RecordSession) => invited.get(people[0]?.enrolment ?? '')?.enrolment.programme ?? ''
  const rules = await rulebooksFor(
    tx,
    who.tenant,
    inputs.map(input => ({ code: first(input), on: input.onDay })),
  )
  const signed = (input: RecordSession) => signedIn(input, who)
  const counting = await groundsForCounts(asking, inputs.flatMap(signed))
  return {
    of(input) {
      const people = input.people.map(one => invitedOf(invited, one.enrolment))
      const staff = staffOf(input, who)
      if (!working.has(staff)) throw missing()
      const counts = new Map(signed(input).map(one => [one.seat.enrolment_id, counting.of(one)]))
      return { rules: rules(first(input), input.onDay), staff, invited: people, counts }
    },
    took({ counts }, input) {
      const supports = new Map(
        counts.flatMap(one => ('support' in one ? [[one.support.enrolment_id, one.support]] : [])),
      )
      for (const one of signed(input)) {
        const support = supports.get(one.seat.enrolment_id)
        if (support) counting.took(support, one)
      }
    },
  }
}

const staffOf = ({ staff }: Pick<Said, 'staff'>, who: Who): string => staff ?? who.account

function signedIn(input: RecordSession, who: Who) {
  const { kind, onDay, people } = input
  const session = { kind, on_day: onDay, staff_id: staffOf(input, who), ...minutesOf(input) }
  return people.filter(one => one.signedName !== undefined).map(one => ({ session, seat: seatSaid(one) }))
}

export async function refuseUnknownStaff(tx: Tx, who: Who, staff: string): Promise<void> {
  if (!(await whoWorksHere(tx, who, [staff])).has(staff)) throw missing()
}

/** Whoever asks, and all colleagues where others than the asker are named. */
async function whoWorksHere(tx: Tx, who: Who, staff: readonly string[]): Promise<ReadonlySet<string>> {
  const others = staff.some(one => one !== who.account) ? await accountNames(tx, who.tenant) : new Map<string, string>()
  return new Set([who.account, ...others.keys()])
}

function decidedSession(input: Said, { rules, staff, invited }: Given, who: Who): NewSession {
  if (!rules.services.some(service => service.kind === input.kind))
    throw refuseField('kind', 'counselling.no-such-service')
  if (new Set(invited.map(one => one.person.id)).size < invited.length) throw refuse('counselling.twice-in-a-session')
  if (new Set(invited.map(one => one.enrolment.programme)).size > 1) throw refuse('counselling.several-programmes')
  return {
    id: newId(),
    programme: invited[0]?.enrolment.programme ?? '',
    kind: input.kind,
    on_day: input.onDay,
    ...decidedMinutes(input),
    place: input.place ?? null,
    room: decidedRoom(input),
    staff_id: staff,
    topic: input.topic,
    instrument: decidedInstrument(input),
    planned_by: who.account,
    held_by: null,
    cancelled_because: null,
  }
}

function decidedInstrument({ instrument }: Pick<Said, 'instrument'>): string | null {
  if (instrument !== undefined && !findInstrument('person', instrument))
    throw refuseField('instrument', 'counselling.no-such-instrument')
  return instrument ?? null
}

export function decidedRoom({ room, place }: Pick<Said, 'room' | 'place'>): string | null {
  if (room !== undefined && place === undefined) throw refuseField('place', 'counselling.room-without-place')
  return room ?? null
}

/** Between 5 and 480 minutes, within one day. Our choice. */
export function decidedMinutes(input: Pick<Said, 'from' | 'to'>): Pick<SessionRow, 'from_minute' | 'to_minute'> {
  const minutes = minutesOf(input)
  const lasts = minutes.to_minute - minutes.from_minute
  if (lasts <= 0) throw refuseField('to', 'counselling.ends-before-it-begins')
  if (lasts < 5 || lasts > 480) throw refuseField('to', 'counselling.too-short-or-too-long')
  return minutes
}

const minutesOf = ({ from, to }: Pick<Said, 'from' | 'to'>) => ({
  from_minute: minuteOf(from),
  to_minute: minuteOf(to),
})

export const blankSeat = (session: string, { enrolment, person }: Invited): NewSeat => ({
  session_id: session,
  person_id: person.id,
  id: newId(),
  enrolment_id: enrolment.id,
  needs: null,
  actions: null,
  next_on: null,
  note: null,
  signed_name: null,
  verdict: null,
  matched_by: null,
  matched_on: null,
  paper_id: null,
  re_entry: false,
  support_id: null,
  ineligible: null,
  ineligible_details: null,
  salt: newSalt(),
})

export function refuseNextBefore(nextOn: Day | undefined, onDay: Day, path = 'nextOn'): void {
  if (nextOn !== undefined && nextOn <= onDay) throw refuseField(path, 'counselling.next-is-not-later')
}

/** Whoever signs by a mark does so on paper, before two witnesses. Source: decision 17 of the domain rules. */
export function refuseScreen(person: PersonRow, { services }: Rulebook, kind: string, path = 'signedName'): void {
  if (!services.some(one => one.kind === kind && one.signedOnScreen))
    throw refuseField(path, 'counselling.signed-on-paper')
  if (person.signs_by_mark) throw refuseField(path, 'counselling.signs-by-mark')
}

export const signedBy = (
  name: string,
  verdict: 'signed' | 'differs',
  { who, today }: Pick<Asking, 'who' | 'today'>,
) => ({
  signed_name: name,
  verdict,
  matched_by: who.account,
  matched_on: today,
})
