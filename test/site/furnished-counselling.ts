import { recordAccreditation } from '../../src/counselling/accreditation.ts'
import { noteSeat } from '../../src/counselling/seat.ts'
import { planSession, recordSession } from '../../src/counselling/session.ts'
import { holdSession } from '../../src/counselling/session-change.ts'
import { seatsOf } from '../../src/counselling/session-tables.ts'
import { checkSheet } from '../../src/counselling/sheet-check.ts'
import { read } from '../../src/kernel/engine.ts'
import { setSigning } from '../../src/people/contact.ts'
import type { Office, Record } from './office.ts'

export interface FurnishedCounselling {
  accreditation: string
  /** Planned, its day has passed, and nobody has closed it. */
  session: string
  /** Held, with a sheet whose lines are compared in part. */
  held: string
}

/** Sessions at each step: planned, held and waiting for signatures, compared in part; an accreditation. */
export async function furnishCounselling(office: Office, people: readonly Record[]): Promise<FurnishedCounselling> {
  const accredited = await office.do('dan', recordAccreditation, {
    ...recordAccreditation.example,
    partner: 'lider',
    services: ['information', 'counselling', 'mediation'],
  })
  const [stefan, , , , eligible, active] = people as [Record, Record, Record, Record, Record, Record]
  const about = { kind: 'counselling', from: '10:00', to: '11:00', place: 'Centrul de resurse', room: 'Sala mare' }
  const topic = 'Pregătirea pentru interviul de angajare'
  const group = [stefan, eligible, active].map(one => one.enrolment)
  const plan = async (onDay: string, enrolments: readonly string[]) =>
    String((await office.do('ioana', planSession, { ...about, onDay, topic, people: enrolments })).answer.session)
  const session = await plan('2026-10-02', group)
  await plan('2026-10-06', group)
  const held = await plan('2026-09-30', [eligible.enrolment, active.enrolment])
  await office.do('ioana', holdSession, { session: held, from: '10:00', to: '11:00' })
  const talk = { actions: office.say('actions', 'Aduce diploma.'), needs: office.say('needs', 'Program de dimineață.') }
  await office.do('ioana', noteSeat, { session: held, person: eligible.person, ...talk, nextOn: '2026-10-08' })
  const seats = await read(office.engine, office.who, tx => seatsOf(tx, office.who.tenant, held))
  const claims = seats.map(seat => ({ kind: 'seat', id: seat.id, subject: seat.person_id }))
  const paper = await office.bring('attendance-list', claims, { datedOn: '2026-09-30' })
  const ticks = [{ person: active.person, verdict: 'signed' }]
  await office.do('dan', checkSheet, { session: held, paper, seats: ticks, strangers: [3] })
  await office.do('ioana', setSigning, { person: active.person, signsByMark: false })
  const alone = {
    enrolment: active.enrolment,
    signedName: office.say('signedName', 'Ene Ion'),
    note: office.say('note', 'A venit.'),
  }
  await office.do('ioana', recordSession, { ...about, onDay: '2026-10-01', topic, people: [alone] })
  return { accreditation: String(accredited.answer.accreditation), session, held }
}
