import { beforeAll, expect, test } from 'vitest'
import { endAccreditation, recordAccreditation } from '../../src/counselling/accreditation.ts'
import { planSession } from '../../src/counselling/session.ts'
import { checkSheet } from '../../src/counselling/sheet-check.ts'
import type { Story } from '../people-of-the-story.ts'
import { begin as beginPeople } from '../people/ground.ts'
import { accredit, eligible, heldWith, seats, sessionOf, sheetOf } from './ground.ts'

let story: Story

beforeAll(async () => {
  story = await beginPeople()
})

async function checked(more: object = {}): Promise<string> {
  const maria = await eligible(story)
  const session = await heldWith(story, [maria], more)
  const paper = await sheetOf(story, session)
  await story.perform('dan', checkSheet, { session, paper, seats: [{ person: maria.person, verdict: 'signed' }] })
  return session
}

const why = async (session: string) => (await seats(story, session)).map(seat => seat.ineligible)

test('refused: a partner or a service that the programme does not know, days that end before they begin, and by a counsellor', async () => {
  await expect(accredit(story, { partner: 'altul' })).rejects.toMatchObject({ fields: [{ path: 'partner' }] })
  await expect(accredit(story, { services: ['massage'] })).rejects.toMatchObject({ fields: [{ path: 'services' }] })
  await expect(accredit(story, { validTo: '2024-08-31' })).rejects.toMatchObject({ fields: [{ path: 'validTo' }] })
  await expect(story.perform('ioana', recordAccreditation, recordAccreditation.example)).rejects.toMatchObject({
    status: 403,
  })
})

test('a service outside the accreditation is kept as ineligible, with the reason', async () => {
  expect(await why(await checked())).toEqual(['counselling.not-accredited'])

  await accredit(story, { services: ['mediation'] })
  expect(await why(await checked())).toEqual(['counselling.not-accredited-for-this'])

  const { answer } = await accredit(story, { number: '25/2025', validFrom: '2025-01-01', validTo: '2026-02-22' })
  expect(await why(await checked())).toEqual(['counselling.not-accredited-that-day'])
  await story.perform('dan', endAccreditation, { accreditation: answer.accreditation, validTo: '2026-02-23' })
  expect(await why(await checked())).toEqual([null])
})

test('the reason stands on the page of the session and in the day of its counsellor', async () => {
  const session = await checked({ onDay: '2026-03-02' })

  expect((await story.as('ioana').get(`/app/sessions/${session}`)).text).toContain(
    'Acreditarea partenerului nu era valabilă în ziua ședinței.',
  )
  expect((await story.as('ioana').get('/app')).text).toContain('Ședința din 02.03.2026 nu contează')
})

test('whoever visits is told of each session under which accreditation it is given, or why under none', async () => {
  const other = await beginPeople()
  const visit = async () => (await other.as('ioana').get('/app/visit')).text
  const maria = await eligible(other)
  const onDay = '2026-03-16'
  await other.perform('ioana', planSession, sessionOf([], { onDay, people: [maria.enrolment] }))

  expect(await visit()).toMatch(
    /Acreditarea furnizorului .+: Partenerul persoanei nu are nicio acreditare\. Nu este valabilă azi/,
  )

  await accredit(other, { number: '26/2026', services: ['counselling'], validTo: '2027-08-31' })
  expect(await visit()).toMatch(
    /Acreditarea furnizorului 26\/2026, .+ \([0-9.]+ – 31\.08\.2027\): Consiliere profesională Valabilă azi/,
  )
})
