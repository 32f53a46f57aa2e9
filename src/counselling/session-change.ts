import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import type { Rows } from '../kernel/history.ts'
import { refuse } from '../kernel/problem.ts'
import { day, id, plain, time } from '../kernel/shape.ts'
import { decidedMinutes, decidedRoom, refuseUnknownStaff } from './session.ts'
import { getSession } from './session-tables.ts'
import type { SessionRow } from './tables.ts'

type Change = Partial<SessionRow> & { id: string }

const exampleId = '01930000-0000-7000-8000-000000000001'

const holdShape = z.strictObject({ session: id(), from: time(), to: time() })

/** It took place: from now on its seats wait for signatures. The hours are those that it really took. */
export const holdSession = command<z.infer<typeof holdShape>, SessionRow, Change>({
  kind: 'counselling.hold-session',
  shape: holdShape,
  example: { session: exampleId, from: '10:00', to: '11:30' },
  may: 'support.write',
  given: getOwn,
  decide(input, session, { who, today }) {
    refuseOver(session)
    if (session.on_day > today) throw refuse('counselling.lies-ahead')
    return { id: session.id, ...decidedMinutes(input), held_by: who.account }
  },
  write: revise,
})

const moveShape = z.strictObject({
  session: id(),
  onDay: day(),
  from: time(),
  to: time(),
  place: z.optional(plain(120)),
  room: z.optional(plain(60)),
  staff: id(),
  topic: plain(200),
})

/** Another day, hour, place, counsellor or topic, as long as it has not been held. What was announced before stays announced, as changed. */
export const moveSession = command<z.infer<typeof moveShape>, SessionRow, Change>({
  kind: 'counselling.move-session',
  shape: moveShape,
  example: {
    session: exampleId,
    onDay: '2026-03-21',
    from: '10:00',
    to: '12:00',
    place: 'CRES',
    staff: exampleId,
    topic: 'Drepturi și servicii',
  },
  may: 'support.write',
  async given(input, asking) {
    await refuseUnknownStaff(asking.tx, asking.who, input.staff)
    return getOwn(input, asking)
  },
  decide(input, session) {
    refuseOver(session)
    const { onDay, place, staff, topic } = input
    return {
      id: session.id,
      on_day: onDay,
      ...decidedMinutes(input),
      place: place ?? null,
      room: decidedRoom(input),
      staff_id: staff,
      topic,
    }
  },
  write: revise,
})

const cancelShape = z.strictObject({ session: id(), because: plain(200) })

export const cancelSession = command<z.infer<typeof cancelShape>, SessionRow, Change>({
  kind: 'counselling.cancel-session',
  shape: cancelShape,
  example: { session: exampleId, because: 'Sala este închisă.' },
  may: 'support.write',
  given: getOwn,
  decide({ because }, session) {
    refuseOver(session)
    return { id: session.id, cancelled_because: because }
  },
  write: revise,
})

function getOwn({ session }: { session: string }, { tx, who }: Asking): Promise<SessionRow> {
  return getSession(tx, who, 'support.write', session)
}

function refuseOver({ held_by, cancelled_because }: SessionRow): void {
  if (held_by !== null) throw refuse('counselling.was-held')
  if (cancelled_because !== null) throw refuse('counselling.was-cancelled')
}

async function revise({ id: changed, ...changes }: Change, rows: Rows, asking: Asking) {
  await rows.revise('counselling_session', { id: changed }, changes, asking.shown)
  return { session: changed }
}
