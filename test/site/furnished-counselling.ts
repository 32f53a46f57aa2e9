import { recordAccreditation } from '../../src/counselling/accreditation.ts'
import { announce } from '../../src/counselling/announcement.ts'
import { recordAssessment } from '../../src/counselling/assessment.ts'
import { makePlan, reviewPlan, signPlan } from '../../src/counselling/plan.ts'
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
    signedName: 'Ene Ion',
    note: office.say('note', 'A venit.'),
  }
  await office.do('ioana', recordSession, { ...about, onDay: '2026-10-01', topic, people: [alone] })
  await furnishPlans(office, eligible, active)
  await office.do('dan', announce, { ...announce.example, from: '2026-10-01', to: '2026-10-31' })
  return { accreditation: String(accredited.answer.accreditation), session, held }
}

/** A plan that both have signed and nobody has approved, one that waits for signatures, and a pair of assessments. */
async function furnishPlans(office: Office, signed: Record, open: Record): Promise<void> {
  const plan = async ({ enrolment }: Record) => {
    const steps = [
      { what: office.say('what', 'Depune cererea la AJOFM.'), owner: 'person', dueOn: '2026-10-01' },
      { what: office.say('what', 'Sună la atelier.'), owner: 'counsellor', dueOn: '2026-11-02' },
    ]
    const goals = office.say('goals', 'Un loc de muncă în croitorie.')
    const barriers = office.say('barriers', 'Drumul până la oraș.')
    const said = { enrolment, madeOn: '2026-09-28', goals, barriers, reviewOn: '2026-11-30', steps }
    return (await office.do('ioana', makePlan, said)).answer.plan
  }
  const of = await plan(signed)
  await office.do('ioana', signPlan, { plan: of, signedOn: '2026-09-28' })
  const note = office.say('note', 'Merge bine.')
  await office.do('ioana', reviewPlan, { plan: of, onDay: '2026-10-02', note, reviewOn: '2026-12-01' })
  await plan(open)
  const { enrolment } = open
  for (const [onDay, answer] of [
    ['2026-09-28', 2],
    ['2026-10-05', 3],
  ] as const) {
    const answers = Array.from({ length: 10 }, () => answer)
    await office.do('ioana', recordAssessment, {
      enrolment,
      instrument: 'self-esteem-sansa',
      lang: 'ro',
      onDay,
      answers,
    })
  }
}
