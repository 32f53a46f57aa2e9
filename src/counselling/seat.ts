import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { refuse } from '../kernel/problem.ts'
import { id, personal } from '../kernel/shape.ts'
import { getPerson } from '../people/person-tables.ts'
import { newSalt, type PersonRow } from '../people/tables.ts'
import { columnsOf, type Count, type CountGrounds, countOf, groundsForCount } from './count.ts'
import { blankSeat, refuseNextBefore, refuseScreen, signedBy } from './session.ts'
import { invitedBy, talkSaid, talkShape } from './sitting.ts'
import { getSeat, getSession, seatsOf } from './session-tables.ts'
import { isNameOf } from './signature.ts'
import type { SeatRow, SessionRow } from './tables.ts'

const exampleId = '01930000-0000-7000-8000-000000000001'

type NewSeat = Omit<SeatRow, 'tenant_id' | 'entry'>

const addShape = z.strictObject({ session: id(), enrolment: id() })

interface Joining {
  session: SessionRow
  seats: SeatRow[]
  seat: NewSeat
  programme: string
}

/** Somebody more on the roster, also of a session that was held: their name stands on the sheet. */
export const seatPerson = command<z.infer<typeof addShape>, Joining, NewSeat>({
  kind: 'counselling.seat-person',
  shape: addShape,
  example: { session: exampleId, enrolment: exampleId },
  may: 'support.write',
  async given(input, { tx, who }) {
    const session = await getSession(tx, who, 'support.write', input.session)
    const invited = await invitedBy(tx, who, input.enrolment)
    const seats = await seatsOf(tx, who.tenant, session.id)
    return { session, seats, seat: blankSeat(session.id, invited), programme: invited.enrolment.programme }
  },
  decide(_, { session, seats, seat, programme }) {
    if (session.cancelled_because !== null) throw refuse('counselling.was-cancelled')
    if (programme !== session.programme) throw refuse('counselling.several-programmes')
    if (seats.some(one => one.person_id === seat.person_id)) throw refuse('counselling.twice-in-a-session')
    return seat
  },
  async write(seat, rows) {
    await rows.insert('seat', seat)
    return { session: seat.session_id }
  },
})

const seatShape = z.strictObject({ session: id(), person: id() })

/** Off the roster; whoever has signed stays on it. */
export const unseatPerson = command<z.infer<typeof seatShape>, { seat: SeatRow; seats: SeatRow[] }, SeatRow>({
  kind: 'counselling.unseat-person',
  shape: seatShape,
  example: { session: exampleId, person: exampleId },
  may: 'support.write',
  async given(input, { tx, who }) {
    return {
      seat: await getSeat(tx, who, 'support.write', input),
      seats: await seatsOf(tx, who.tenant, input.session),
    }
  },
  decide(_, { seat, seats }) {
    if (seat.verdict !== null) throw refuse('counselling.seat-is-signed')
    if (seats.length === 1) throw refuse('counselling.last-seat-stays')
    return seat
  },
  async write({ session_id, person_id }, rows) {
    await rows.remove('seat', { session_id, person_id })
    return { session: session_id }
  },
})

const noteShape = z.strictObject({ session: id(), person: id(), ...talkShape.shape })

/** What was talked about with one of them: needs, what was agreed, when to meet again. */
export const noteSeat = command<
  z.infer<typeof noteShape>,
  { seat: SeatRow; session: SessionRow },
  Pick<SeatRow, 'session_id' | 'person_id'> & ReturnType<typeof talkSaid>
>({
  kind: 'counselling.note-seat',
  shape: noteShape,
  example: { session: exampleId, person: exampleId, actions: 'Depune cererea la AJOFM.', nextOn: '2026-03-30' },
  may: 'support.write',
  async given(input, { tx, who }) {
    const session = await getSession(tx, who, 'support.write', input.session)
    return { session, seat: await getSeat(tx, who, 'support.write', input) }
  },
  decide(input, { seat, session }) {
    refuseNextBefore(input.nextOn, session.on_day)
    return { session_id: seat.session_id, person_id: seat.person_id, ...talkSaid(input) }
  },
  async write({ session_id, person_id, ...said }, rows, { shown }) {
    await rows.revise('seat', { session_id, person_id }, { ...said, salt: newSalt() }, shown)
    return { session: session_id }
  },
})

const signShape = z.strictObject({ session: id(), person: id(), signedName: personal(200) })

interface Signing {
  session: SessionRow
  seat: SeatRow
  person: PersonRow
  grounds: CountGrounds
}

interface Signed {
  seat: SeatRow
  signed: ReturnType<typeof signedBy>
  count: Count | undefined
}

/** The person writes their name on the screen; a name that is not theirs stays open. */
export const signOnScreen = command<z.infer<typeof signShape>, Signing, Signed>({
  kind: 'counselling.sign-on-screen',
  shape: signShape,
  example: { session: exampleId, person: exampleId, signedName: 'Maria Lăcătuș' },
  may: 'support.write',
  async given(input, asking) {
    const { tx, who } = asking
    const session = await getSession(tx, who, 'support.write', input.session)
    const seat = await getSeat(tx, who, 'support.write', input)
    const person = await getPerson(tx, who, 'support.write', input.person)
    return { session, seat, person, grounds: await groundsForCount(asking, session, seat) }
  },
  decide({ signedName }, { session, seat, person, grounds }, asking) {
    if (session.held_by === null) throw refuse('counselling.not-held-yet')
    if (seat.support_id !== null) throw refuse('counselling.seat-is-signed')
    refuseScreen(person, grounds.support.rules, session.kind)
    if (!isNameOf(signedName, person))
      return { seat, signed: signedBy(signedName, 'differs', asking), count: undefined }
    return { seat, signed: signedBy(signedName, 'signed', asking), count: countOf(grounds, asking) }
  },
  async write({ seat: { session_id, person_id }, signed, count }, rows, { shown }) {
    if (count && 'support' in count) await rows.insert('support', count.support)
    const changes = { ...signed, ...columnsOf(count), salt: newSalt() }
    await rows.revise('seat', { session_id, person_id }, changes, shown)
    return { session: session_id }
  },
})
