import { recordAccreditation } from '../../src/counselling/accreditation.ts'
import { planSession, recordSession } from '../../src/counselling/session.ts'
import { holdSession } from '../../src/counselling/session-change.ts'
import { addPaper } from '../../src/evidence/paper.ts'
import { read } from '../../src/kernel/engine.ts'
import { seatsOf } from '../../src/counselling/session-tables.ts'
import { decideEligible, type Enrolled, enrolled, proveEligibility, scan } from '../people/ground.ts'
import { begin as beginPeople } from '../people/ground.ts'
import type { Name, Story } from '../people-of-the-story.ts'

/** As people's story, with both partners accredited for everything that they give. */
export async function begin(): Promise<Story> {
  const story = await beginPeople()
  for (const partner of ['punte', 'lider']) await accredit(story, { partner })
  return story
}

export const accredit = (story: Story, more: object = {}) =>
  story.perform('dan', recordAccreditation, {
    programme: 'o-sansa',
    partner: 'punte',
    number: '24/2024',
    services: ['information', 'counselling', 'mediation'],
    validFrom: '2024-09-01',
    ...more,
  })

/** With papers and two signatures: whoever has not entered yet, and may. */
export async function eligible(story: Story, givenName = 'Maria'): Promise<Enrolled> {
  const identity = { familyName: 'Lăcătuș', givenName, bornOn: '1990-05-12', sex: 'F' as const }
  const one = await enrolled(story, { identity })
  await proveEligibility(story, one)
  await decideEligible(story, one)
  return one
}

export const sessionOf = (people: readonly object[], more: object = {}) => ({
  kind: 'counselling',
  onDay: '2026-02-23',
  from: '10:00',
  to: '10:45',
  place: 'CRES',
  topic: 'Profil profesional',
  people,
  ...more,
})

export async function recorded(story: Story, people: readonly object[], more: object = {}): Promise<string> {
  const { answer } = await story.perform('ioana', recordSession, sessionOf(people, more))
  return String(answer.session)
}

/** A group session that took place: its sheet is still to come. */
export async function heldWith(story: Story, people: readonly Enrolled[], more: object = {}): Promise<string> {
  const input = sessionOf([], { ...more, people: people.map(one => one.enrolment) })
  const { answer } = await story.perform('ioana', planSession, input)
  await story.perform('ioana', holdSession, { session: answer.session, from: '10:00', to: '11:30' })
  return String(answer.session)
}

export const seats = (story: Story, session: string) =>
  read(story.engine, story, tx => seatsOf(tx, story.tenant, session))

/** The signed sheet of a session, scanned. */
export async function sheetOf(story: Story, session: string, by: Name = 'ioana'): Promise<string> {
  const claims = (await seats(story, session)).map(seat => ({ kind: 'seat', id: seat.id, subject: seat.person_id }))
  const file = await scan(story)
  const { answer } = await story.perform(by, addPaper, { kind: 'attendance-list', datedOn: '2026-02-23', file, claims })
  return String(answer.paper)
}
