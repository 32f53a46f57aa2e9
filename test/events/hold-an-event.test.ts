import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { setAgenda } from '../../src/events/agenda.ts'
import { problemWords } from '../../src/events/problem-words.ts'
import { correctEvent, withdrawEvent } from '../../src/events/event.ts'
import { forget } from '../../src/events/forget.ts'
import { giveFeedback } from '../../src/events/feedback.ts'
import { admit, checkIn, invite, register } from '../../src/events/guest.ts'
import { holdEvent } from '../../src/events/holding.ts'
import { sharePractice, takeUp } from '../../src/events/practice.ts'
import { findEvent, guestsOf, headsOf } from '../../src/events/tables.ts'
import { resultsReport } from '../../src/results/report.ts'
import { beginCooperation, type Ground, prove, refusal } from '../partnerships/ground.ts'
import { organisations, planned, takePlace } from '../results/cooperation.ts'

let ground: Ground
let town: string
let school: string

beforeAll(async () => {
  ground = await beginCooperation()
  ;[town = '', school = ''] = await organisations(ground, ['authority', 'school'])
}, 60_000)

const guests = (event: string) =>
  read(ground.story.engine, ground.story.who.dan, tx => guestsOf(tx, ground.story.tenant, event))
const opened = (event: string) =>
  read(ground.story.engine, ground.story.who.dan, tx => findEvent(tx, ground.story.tenant, event))

describe('is refused:', () => {
  test('concluding an event that lies ahead, has no agenda, or to which nobody came', async () => {
    const ahead = await planned(ground, 'EV-A', '2026-05-12')
    const past = await planned(ground, 'EV-B', '2026-03-02')
    const minutes = 'A fost bine.'
    const noAgenda = await refusal(ground.dan(holdEvent, { event: past, minutes }))
    await ground.dan(setAgenda, { event: past, items: [{ title: 'Deschidere', minutes: 30 }] })

    expect(noAgenda).toBe('events.no-agenda')
    expect(await refusal(ground.dan(holdEvent, { event: past, minutes }))).toBe('events.nobody-came')
    expect(await refusal(ground.dan(holdEvent, { event: ahead, minutes }))).toBe('events.lies-ahead')
    expect(await refusal(ground.dan(admit, { event: ahead, name: 'Ana' }))).toBe('events.lies-ahead')
    expect(await refusal(ground.dan(register, { event: past, name: 'Ana', contact: 'ana@example.org' }))).toBe(
      'events.is-over',
    )
  })

  test('a theme that the rules do not have, and an end before the start', async () => {
    const event = await planned(ground, 'EV-C', '2026-05-12')
    const items = [{ title: 'Ceva', minutes: 30, theme: 'nothing' }]

    expect(await refusal(ground.dan(setAgenda, { event, items }))).toBe('events.no-such-theme')
    expect(await refusal(planned(ground, 'EV-D', '2026-05-12', { starts: '15:00' }))).toBe(
      'events.ends-before-it-starts',
    )
  })

  test('a part of the agenda that lasts longer than the whole event; parts side by side do not', async () => {
    const event = await planned(ground, 'EV-L', '2026-05-12', { starts: '10:00', ends: '12:00' })
    const long = [{ title: 'Ateliere', minutes: 121 }]
    const beside = [
      { title: 'Ateliere', minutes: 120 },
      { title: 'Târg în curte', minutes: 120 },
    ]

    expect(await refusal(ground.dan(setAgenda, { event, items: long }))).toBe('events.longer-than-the-event')
    await ground.dan(setAgenda, { event, items: beside })

    const says = problemWords('ro').problems['events.longer-than-the-event']
    expect([90, 110].map(minutes => says({ minutes }))).toEqual([
      'Evenimentul întreg ține 90 de minute.',
      'Evenimentul întreg ține 110 minute.',
    ])
  })

  test('feedback of somebody who did not come, and taking up a practice of one’s own', async () => {
    const ahead = await planned(ground, 'EV-F', '2026-05-12')
    const { answer } = await ground.dan(register, { event: ahead, name: 'Ana', contact: 'ana@example.org' })
    const past = await planned(ground, 'EV-G', '2026-03-02')
    const shared = await ground.dan(sharePractice, { event: past, title: 'Comenzi adunate', organisation: town })
    const { practice } = shared.answer

    expect(await refusal(ground.dan(giveFeedback, { guest: answer.guest, rating: 5 }))).toBe('events.did-not-come')
    expect(await refusal(ground.dan(takeUp, { practice, organisation: town, takenUpOn: '2026-03-09' }))).toBe(
      'events.own-practice',
    )
    expect(await refusal(ground.dan(takeUp, { practice, organisation: school, takenUpOn: '2026-03-01' }))).toBe(
      'events.before-it-was-shared',
    )
  })

  test('withdrawing what has guests, and what a centre writes outside its place', async () => {
    const event = await planned(ground, 'EV-H', '2026-03-02')
    await ground.dan(admit, { event, name: 'Ana' })

    expect(await refusal(ground.dan(withdrawEvent, { event, reason: 'Greșit.' }))).toBe('events.holds-records')
    expect(await refusal(ground.story.perform('carmen', withdrawEvent, { event, reason: 'Greșit.' }))).toBe(
      'programme.no-such-deliverable',
    )
  })
})

test('each head is one, however many times they come', async () => {
  const fresh = await beginCooperation()
  const one = await planned(fresh, 'EV-1', '2026-02-09')
  const other = await planned(fresh, 'EV-2', '2026-03-09')
  for (const event of [one, other]) {
    await fresh.dan(admit, { event, name: 'Ana Exemplu', contact: 'Ana@Example.org' })
    await fresh.dan(admit, { event, name: `Cineva de la ${event}` })
  }
  const again = await refusal(fresh.dan(admit, { event: one, name: 'A. Exemplu', contact: 'ana@example.org' }))

  const heads = await read(fresh.story.engine, fresh.story.who.dan, tx => headsOf(tx, fresh.story.tenant, 'o-sansa'))

  expect(again).toBe('events.guest-known')
  expect(heads).toBe(3)
  expect((await fresh.story.as('dan').get('/app/events')).text).toContain('Persoane distincte la toate evenimentele: 3')
})

test('it counts when it was held, is proven with its papers, and covers whom its guests came from', async () => {
  const event = await planned(ground, 'EV-1', '2026-03-09')
  await takePlace(ground, event, [town])
  await prove(ground, 'event', event, ['agenda', 'attendance-list', 'photos', 'feedback'])
  const asked = { programme: 'o-sansa', day: '2026-03-16' }

  const { indicators } = await resultsReport(ground.story.engine, ground.story, asked)
  const page = await ground.story.as('dan').get('/app/results/events')

  expect(indicators.find(one => one.code === 'events')).toMatchObject({ claimed: 1, proven: 1 })
  expect(page.text).toContain('Autoritate publică (Nord-Est) dovedit')
  expect(page.text).toContain('Autoritate publică (București-Ilfov) lipsește')
})

test('at the door: the code on the ticket opens the guest, whose organisation and consent are asked', async () => {
  const event = await planned(ground, 'EV-2', '2026-03-16', { publishedOn: '2026-03-02' })
  await ground.dan(register, { event, name: 'Ana Exemplu', contact: 'ana@example.org' })
  const [guest] = await guests(event)
  const dan = ground.story.as('dan')
  const door = `/app/events/${event}/check-in/${guest?.ticket}`

  const page = await dan.get(door)
  await dan.send(door, { guest: guest?.id, organisation: school, imageConsent: 'yes' })

  expect(page.text).toContain('La intrare Ana Exemplu')
  expect((await guests(event))[0]).toMatchObject({
    came_on: '2026-03-16',
    organisation_id: school,
    image_consent: true,
  })
  expect((await ground.story.as('victor').get(`/app/events/${event}/guests`)).status).toBe(403)
  await dan.send(door, { guest: guest?.id, imageConsent: 'no' })
  expect((await guests(event))[0]).toMatchObject({ organisation_id: school, image_consent: false })
})

test('a ticket opens before the event is published; whoever says that they come was not asked about photographs', async () => {
  const event = await planned(ground, 'EV-T', '2026-05-20')
  await ground.dan(invite, { event, name: 'Ana Exemplu', email: 'ana@example.org' })
  const [guest] = await guests(event)
  const code = (await opened(event))?.code
  const phone = ground.story.visitor()

  const ticket = await phone.get(`/e/${code}/${guest?.ticket}`)
  await phone.send(`/e/${code}/${guest?.ticket}/come`)

  expect(ticket.text).toContain('Aveți o invitație')
  expect((await phone.get(`/e/${code}`)).status).toBe(404)
  expect((await guests(event))[0]).toMatchObject({ image_consent: null })
  expect((await guests(event))[0]?.registered_on).not.toBeNull()
})

test('who does not agree to be in photographs is said beside the papers', async () => {
  const event = await planned(ground, 'EV-3', '2026-03-09')
  await ground.dan(admit, { event, name: 'Ana', imageConsent: true })
  const { answer } = await ground.dan(admit, { event, name: 'Ion' })
  const dan = ground.story.as('dan')
  const before = await dan.get(`/app/events/${event}`)

  await ground.dan(checkIn, { guest: answer.guest, imageConsent: true })

  expect(before.text).toContain('1 dintre cei veniți nu sunt de acord')
  expect((await dan.get(`/app/events/${event}`)).text).toContain('Toți cei veniți sunt de acord')
})

test('a guest who asks to be forgotten leaves no name, in no version, and stays counted', async () => {
  const event = await planned(ground, 'EV-4', '2026-03-09')
  const { answer } = await ground.dan(admit, { event, name: 'Zamfira Exemplu', contact: 'zamfira@example.org' })
  await ground.dan(giveFeedback, { guest: answer.guest, rating: 4, says: 'Ca la noi în Zamfirești.' })

  await ground.dan(forget, { guest: answer.guest, reason: 'A cerut.' })

  expect((await guests(event))[0]).toMatchObject({ name: '…', contact: null, came_on: '2026-03-09' })
  const dan = ground.story.as('dan')
  expect((await dan.get(`/app/events/${event}/guests`)).text).not.toContain('Zamfira')
  expect((await dan.get('/app/events')).text).toMatch(/EV-4 Târg/)
})

test('the minutes are corrected, the day moves with the event, and a day that passed unconcluded is a task', async () => {
  const event = await planned(ground, 'EV-5', '2026-03-02')
  const dan = ground.story.as('dan')
  const before = await dan.get('/app')
  await takePlace(ground, event)
  const said = { code: 'EV-5', title: 'Târg', region: 'RO21', starts: '10:00', ends: '14:00', place: 'Iași' }

  await ground.dan(correctEvent, { event, reason: 'A fost a doua zi.', on: '2026-03-03', ...said })

  expect(before.text).toContain('Încheiați evenimentul EV-5')
  expect((await dan.get('/app')).text).not.toContain('Încheiați evenimentul EV-5')
  expect(await opened(event)).toMatchObject({ held_on: '2026-03-03', minutes: 'A fost bine.' })
})

test('the day of an event is not moved behind what was taken up from it; whoever came moves with it', async () => {
  const event = await planned(ground, 'EV-6', '2026-03-02')
  await takePlace(ground, event)
  const shared = await ground.dan(sharePractice, { event, title: 'Comenzi adunate', organisation: town })
  const { practice } = shared.answer
  await ground.dan(takeUp, { practice, organisation: school, takenUpOn: '2026-03-05' })
  const said = { code: 'EV-6', title: 'Târg', region: 'RO21', starts: '10:00', ends: '14:00', place: 'Iași' }
  const moved = (on: string) => ground.dan(correctEvent, { event, reason: 'Ziua.', ...said, on })

  expect(await refusal(moved('2026-03-06'))).toBe('events.before-it-was-shared')
  await moved('2026-03-04')

  expect(new Set((await guests(event)).map(one => one.came_on))).toEqual(new Set(['2026-03-04']))
})

test('themes: what covered each, for how long, how many people', async () => {
  const fresh = await beginCooperation()
  const event = await planned(fresh, 'EV-1', '2026-03-09')
  await takePlace(fresh, event)

  const page = await fresh.story.as('victor').get('/app/themes')

  expect(page.text).toContain('De 1 ori, 60 minute')
  expect(page.text).toMatch(/Protecția mediului.*EV-1 Târg/)
})

test('who took up what and when stands with the event, over all events, and on the public page', async () => {
  const event = await planned(ground, 'EV-7', '2026-03-02', { publishedOn: '2026-03-02' })
  const shared = await ground.dan(sharePractice, { event, title: 'Un atelier deschis', organisation: town })
  const { practice } = shared.answer
  await ground.dan(takeUp, { practice, organisation: school, takenUpOn: '2026-03-05', says: 'În fiecare marți.' })
  const code = (await opened(event))?.code
  const dan = ground.story.as('dan')

  const [own, list, seen] = [
    await dan.get(`/app/events/${event}`),
    await dan.get('/app/events'),
    await ground.story.visitor().get(`/e/${code}`),
  ]

  expect(own.text).toMatch(/În fiecare marți\. 05\.03\.2026/)
  expect(list.text).toMatch(/Un atelier deschis EV-7 .* 05\.03\.2026/)
  expect(seen.text).toContain('Preluată de ')
})
