import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { recordSession } from '../../src/counselling/session.ts'
import { signOnScreen } from '../../src/counselling/seat.ts'
import { checkSheet, settleStranger } from '../../src/counselling/sheet-check.ts'
import { read } from '../../src/kernel/engine.ts'
import { verify } from '../../src/kernel/verify.ts'
import { setSigning } from '../../src/people/contact.ts'
import { withdrawSupport } from '../../src/people/correction.ts'
import { importProgramme } from '../../src/programme/rules-command.ts'
import { getProgramme } from '../../src/programme/tables.ts'
import type { Story } from '../people-of-the-story.ts'
import type { Enrolled } from '../people/ground.ts'
import { enrolled, takeBack } from '../people/ground.ts'
import { begin, eligible, heldWith, recorded, seats, sessionOf, sheetOf } from './ground.ts'

let story: Story

beforeAll(async () => {
  story = await begin()
  await signingOnScreen(story)
})

/** This programme takes signatures on the screen. */
async function signingOnScreen({ engine, tenant, perform }: Story): Promise<void> {
  const programme = await read(engine, { tenant }, tx => getProgramme(tx, tenant, 'o-sansa'))
  const services = ['information', 'counselling', 'mediation'].map(kind => ({
    kind,
    accredited: true,
    signedOnScreen: true,
    source: 'choice',
  }))
  await perform('dan', importProgramme, { ...programme, services })
}

const supportOf = (person: string): Promise<number> =>
  read(story.engine, story, async tx => {
    const { rows } = await sql<{ found: number }>`
      select count(*) as found from support where tenant_id = ${story.tenant} and person_id = ${person}`.execute(tx)
    return rows[0]?.found ?? 0
  })

const signs = ({ enrolment }: Enrolled, signedName: string, more: object = {}) => ({ enrolment, signedName, ...more })

describe('refused', () => {
  test('a day that lies ahead, hours that end before they begin, and a kind that is given in no sessions', async () => {
    const maria = await eligible(story)
    const record = (more: object) =>
      story.perform('ioana', recordSession, sessionOf([{ enrolment: maria.enrolment }], more))

    await expect(record({ onDay: '2026-03-17' })).rejects.toMatchObject({ fields: [{ path: 'onDay' }] })
    await expect(record({ to: '9:00' })).rejects.toMatchObject({ status: 400, fields: [{ code: 'shape.not-a-time' }] })
    await expect(record({ to: '09:00' })).rejects.toMatchObject({ fields: [{ path: 'to' }] })
    await expect(record({ instrument: 'tarot' })).rejects.toMatchObject({ fields: [{ path: 'instrument' }] })
    await expect(record({ kind: 'mentoring' })).rejects.toMatchObject({ fields: [{ path: 'kind' }] })
    await expect(record({ room: 'Sala 1', place: undefined })).rejects.toMatchObject({ fields: [{ path: 'place' }] })
  })

  test('a next meeting before the session, and the same person twice', async () => {
    const maria = await eligible(story)
    const { enrolment } = maria

    await expect(
      story.perform('ioana', recordSession, sessionOf([{ enrolment, nextOn: '2026-02-23' }])),
    ).rejects.toMatchObject({ fields: [{ path: 'people.0.nextOn' }] })
    await expect(
      story.perform('ioana', recordSession, sessionOf([{ enrolment }, { enrolment }])),
    ).rejects.toMatchObject({ code: 'counselling.twice-in-a-session' })
  })

  test('somebody of another region, and whoever gives no support', async () => {
    const maria = await eligible(story)
    const there = await enrolled(story, { region: 'RO41', partner: 'lider' }, 'dan')

    await expect(
      story.perform('ioana', recordSession, sessionOf([{ enrolment: there.enrolment }])),
    ).rejects.toMatchObject({ status: 404 })
    await expect(
      story.perform('victor', recordSession, sessionOf([{ enrolment: maria.enrolment }])),
    ).rejects.toMatchObject({ status: 403 })
  })

  test('a signature on the screen by whoever signs with a mark', async () => {
    const maria = await eligible(story)
    await story.perform('ioana', setSigning, { person: maria.person, signsByMark: true, witnesses: 'Ana și Ion' })

    await expect(
      story.perform('ioana', recordSession, sessionOf([signs(maria, 'Maria Lăcătuș')])),
    ).rejects.toMatchObject({ fields: [{ code: 'counselling.signs-by-mark' }] })
  })

  test('a signature of somebody whose support nobody has decided on', async () => {
    const maria = await enrolled(story)

    await expect(
      story.perform('ioana', recordSession, sessionOf([signs(maria, 'Maria Lăcătuș')])),
    ).rejects.toMatchObject({ code: 'people.not-eligible' })
  })

  test('a sheet that is compared by whoever brought it, or that is of another session', async () => {
    const maria = await eligible(story)
    const session = await heldWith(story, [maria])
    const other = await heldWith(story, [await eligible(story)])
    const paper = await sheetOf(story, session)
    const ticks = [{ person: maria.person, verdict: 'signed' }]

    await expect(story.perform('ioana', checkSheet, { session, paper, seats: ticks })).rejects.toMatchObject({
      code: 'evidence.second-person',
    })
    await expect(story.perform('dan', checkSheet, { session: other, paper, seats: ticks })).rejects.toMatchObject({
      status: 404,
    })
  })
})

test('a session without a signature is no support', async () => {
  const maria = await eligible(story)

  const session = await recorded(story, [{ enrolment: maria.enrolment, actions: 'Aduce diploma.' }])

  expect(await supportOf(maria.person)).toBe(0)
  const page = await story.as('ioana').get(`/app/people/${maria.person}`)
  expect(page.text).toContain('Consiliere profesională – încă nu contează')
  expect(page.text).toContain('Aduce diploma.')
  const today = await story.as('ioana').get('/app')
  expect(today.html).toContain(`/app/sessions/${session}/sheet`)
})

test('a name written on the screen counts when it is that of the person, with or without marks', async () => {
  const maria = await eligible(story)

  await recorded(story, [signs(maria, 'maria LACATUS')])

  expect(await supportOf(maria.person)).toBe(1)
  const page = await story.as('ioana').get(`/app/people/${maria.person}`)
  expect(page.text).toContain('Consiliere profesională – 45 min')
  expect(page.text).toContain('Participant')
})

test('another name stays open for the day, until the person signs', async () => {
  const maria = await eligible(story)

  const session = await recorded(story, [signs(maria, 'Mariana L.')])

  expect(await supportOf(maria.person)).toBe(0)
  expect((await story.as('ioana').get('/app')).text).toContain('Numele de pe lista din 23.02.2026 nu se potrivește')
  await story.perform('ioana', signOnScreen, { session, person: maria.person, signedName: 'Lăcătuș Maria' })
  expect(await supportOf(maria.person)).toBe(1)
  await expect(
    story.perform('ioana', signOnScreen, { session, person: maria.person, signedName: 'Lăcătuș Maria' }),
  ).rejects.toMatchObject({ code: 'counselling.seat-is-signed' })
})

test('of a group, those count whose line somebody else has ticked beside the scan', async () => {
  const maria = await eligible(story, 'Maria')
  const elena = await eligible(story, 'Elena')
  const petru = await eligible(story, 'Petru')
  const rodica = await eligible(story, 'Rodica')
  const session = await heldWith(story, [maria, elena, petru, rodica])
  const paper = await sheetOf(story, session)
  expect(await supportOf(maria.person)).toBe(0)
  expect((await story.as('dan').get('/app')).html).toContain(`/app/sessions/${session}/check`)

  await story.perform('dan', checkSheet, {
    session,
    paper,
    seats: [
      { person: maria.person, verdict: 'signed' },
      { person: elena.person, verdict: 'absent' },
      { person: petru.person, verdict: 'differs' },
      { person: rodica.person, verdict: 'unreadable' },
    ],
    strangers: [5],
  })

  const counted = await Promise.all([maria, elena, petru, rodica].map(one => supportOf(one.person)))
  expect(counted).toEqual([1, 0, 0, 0])
  const { text } = await story.as('ioana').get('/app')
  expect(text).toContain('Rândul 5 al listei din 23.02.2026')
  expect(text).toContain('Semnătura de pe lista din 23.02.2026 nu se poate citi')
  const file = await story.as('ioana').get(`/app/people/${maria.person}`)
  expect(file.text).toContain('Consiliere profesională – 90 min')
  await story.perform('ioana', settleStranger, { session, line: 5, as: 'not-ours' })
  expect((await story.as('ioana').get('/app')).text).not.toContain('Rândul 5 al listei')
})

test('whoever is not eligible stays on the sheet with the reason, and the others count', async () => {
  const maria = await eligible(story)
  const ilie = await enrolled(story, {
    identity: { familyName: 'Pop', givenName: 'Ilie', bornOn: '1991-01-01', sex: 'M' },
  })
  const session = await heldWith(story, [maria, ilie])
  const paper = await sheetOf(story, session)

  await story.perform('dan', checkSheet, {
    session,
    paper,
    seats: [maria, ilie].map(({ person }) => ({ person, verdict: 'signed' })),
  })

  expect(await supportOf(maria.person)).toBe(1)
  expect(await supportOf(ilie.person)).toBe(0)
  const { text } = await story.as('ioana').get(`/app/sessions/${session}`)
  expect(text).toContain('Neeligibil')
  expect(text).toContain('Lipsește decizia de eligibilitate')
})

test('support that was withdrawn opens its seat again', async () => {
  const maria = await eligible(story)
  const { answer } = await story.perform('ioana', recordSession, sessionOf([signs(maria, 'Maria Lăcătuș')]))

  await story.perform('ioana', withdrawSupport, { record: answer.support, reason: 'Altă persoană.' })

  const { text } = await story.as('ioana').get(`/app/sessions/${String(answer.session)}`)
  expect(text).toContain('Semnat, necontat')
})

test('taken back, a session leaves neither support nor seat', async () => {
  const maria = await eligible(story)
  const { answer, entry } = await story.perform('ioana', recordSession, sessionOf([signs(maria, 'Maria Lăcătuș')]))

  await takeBack(story, 'ioana', entry)

  expect(await supportOf(maria.person)).toBe(0)
  expect(await seats(story, String(answer.session))).toEqual([])
})

const recordAll = (sessions: readonly object[]) =>
  story.performAll(
    'ioana',
    sessions.map(input => ({ command: recordSession, input })),
  )

describe('many sessions in one batch', () => {
  test('count each for whoever signed, as if they were typed one after the other', async () => {
    const [maria, elena] = [await eligible(story), await eligible(story, 'Elena')]

    const dones = await recordAll([
      sessionOf([signs(maria, 'Maria Lăcătuș'), signs(elena, 'Elena Lăcătuș')]),
      sessionOf([signs(maria, 'Maria Lăcătuș')], { onDay: '2026-02-24' }),
      sessionOf([signs(elena, 'Altcineva')], { onDay: '2026-02-24', from: '12:00', to: '13:00' }),
    ])

    expect(await supportOf(maria.person)).toBe(2)
    expect(await supportOf(elena.person)).toBe(1)
    const roster = await Promise.all(dones.map(({ answer }) => seats(story, String(answer.session))))
    expect(roster.map(all => all.map(seat => seat.verdict).toSorted())).toEqual([
      ['signed', 'signed'],
      ['signed'],
      ['differs'],
    ])
    expect((await verify(story.engine, story.tenant)).finding).toBeUndefined()
  })

  test('one with somebody of another region is refused, says which, and none is recorded', async () => {
    const maria = await eligible(story)
    const there = await enrolled(story, { region: 'RO41', partner: 'lider' }, 'dan')

    await expect(
      recordAll([sessionOf([signs(maria, 'Maria Lăcătuș')]), sessionOf([{ enrolment: there.enrolment }])]),
    ).rejects.toMatchObject({ status: 404, details: { item: 1 } })
    expect(await supportOf(maria.person)).toBe(0)
  })
})
