import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { callOff } from '../../src/events/calling-off.ts'
import { correctEvent } from '../../src/events/event.ts'
import { cancel, invite, register } from '../../src/events/guest.ts'
import { postAll } from '../../src/events/post.ts'
import { findEvent } from '../../src/events/tables.ts'
import { read } from '../../src/kernel/engine.ts'
import { type Mailer, openMailer } from '../../src/kernel/mail.ts'
import { undo } from '../../src/kernel/undo.ts'
import { beginCooperation, type Ground } from '../partnerships/ground.ts'
import { planned } from '../results/cooperation.ts'
import { from, openPostOffice, type PostOffice, readable } from './post-office.ts'

let office: PostOffice
let ground: Ground
let event: string

const takeBack = undo(new Map([correctEvent, callOff].map(one => [one.kind, one])))

beforeAll(async () => {
  office = await openPostOffice()
})

afterAll(() => office.close())

let minute: number

beforeEach(async () => {
  office.received = []
  minute = 0
  ground = await beginCooperation()
  event = await planned(ground, 'EV-1', '2026-05-12', { publishedOn: '2026-03-02' })
}, 60_000)

/** A minute later, whatever is due goes out; how many letters, and what stands in them. */
async function post(by: Mailer = office.mailer): Promise<number> {
  minute += 1
  ground.story.at(`2026-03-16T10:${String(minute).padStart(2, '0')}:00Z`)
  return postAll(ground.story.engine, { mailer: by, address: 'https://sansa.example', failed: () => {} })
}

/** Letters as they are read; `method=` begins no quoted character. */
const letters = () => office.received.map(letter => readable(letter.replaceAll('method=', 'method ')))

/** The appointment in a letter: its method and some of its lines. */
function appointmentIn(letter = ''): { type: string | undefined; lines: string[] } {
  const type = /content-type: text\/calendar.*?method ("?)(\w+)\1/is.exec(letter)?.[2]
  const text = /BEGIN:VCALENDAR.*?END:VCALENDAR/s.exec(letter)?.[0] ?? ''
  return {
    type,
    lines: text.split('\r\n').filter(line => /^(METHOD|SEQUENCE|STATUS|DTSTART;|UID|ORGANIZER)/.test(line)),
  }
}

const said = { title: 'Târg', region: 'RO21', starts: '10:00', ends: '14:00', place: 'Iași', code: 'EV-1' }
const corrected = (more: object) =>
  ground.dan(correctEvent, {
    event,
    reason: 'S-a schimbat.',
    on: '2026-05-12',
    publishedOn: '2026-03-02',
    ...said,
    ...more,
  })

const ion = (more: object = {}) =>
  ground.dan(register, { event, name: 'Ion', contact: 'ion@example.org', comesFrom: 'Școala', ...more })

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  )

test('an event that was called off takes in nobody, is not held, and is not called off again', async () => {
  await ion()
  await ground.dan(callOff, { event, reason: 'Fără sală.' })

  expect(await refusal(ion({ contact: 'ana@example.org' }))).toBe('events.was-called-off')
  expect(await refusal(ground.dan(invite, { event, name: 'Ana', email: 'ana@example.org' }))).toBe(
    'events.was-called-off',
  )
  expect(await refusal(corrected({ on: '2026-06-02' }))).toBe('events.was-called-off')
  expect(await refusal(ground.dan(callOff, { event, reason: 'Fără sală.' }))).toBe('events.was-called-off')
})

test('whoever is on the list is told once that day or place changed, in their language, with a newer appointment', async () => {
  await ion({ lang: 'en' })
  await ground.dan(invite, { event, name: 'Ana', email: 'ana@example.org' })
  const away = await ground.dan(register, { event, name: 'Lia', contact: 'lia@example.org' })
  await post()
  const before = letters().find(letter => letter.includes('To: ion@'))
  await ground.dan(cancel, { guest: away.answer.guest })
  office.received = []
  await corrected({ on: '2026-05-19', place: 'Vaslui' })
  await ground.dan(register, { event, name: 'Nou', contact: 'nou@example.org' })

  const sent = [await post(), await post()]

  expect(sent).toEqual([3, 0])
  const english = letters().find(letter => letter.includes('To: ion@'))
  expect(english).toContain('has changed. It is now on 19.05.2026 at 10:00, Vaslui')
  expect(letters().find(letter => letter.includes('To: ana@'))).toContain('s-a schimbat ziua, ora sau locul')
  expect(letters().find(letter => letter.includes('To: nou@'))).toContain('V-am păstrat un loc')
  expect(appointmentIn(before)).toEqual({
    type: 'PUBLISH',
    lines: [
      'METHOD:PUBLISH',
      expect.stringContaining('UID:'),
      'SEQUENCE:0',
      expect.stringContaining('20260512T100000'),
      expect.stringContaining(`mailto:${from}`),
      'STATUS:CONFIRMED',
    ],
  })
  const after = appointmentIn(english)
  expect(after.type).toBe('PUBLISH')
  expect(after.lines).toContain('METHOD:PUBLISH')
  expect(after.lines.find(line => line.startsWith('SEQUENCE'))).toBe('SEQUENCE:2')
  expect(after.lines.find(line => line.startsWith('DTSTART'))).toContain('20260519T100000')
  expect(after.lines.find(line => line.startsWith('UID'))).toBe(
    appointmentIn(before).lines.find(line => line.startsWith('UID')),
  )
})

test('what does not stand in a calendar is no reason for a letter', async () => {
  await ion()
  await post()

  await corrected({ says: 'Zece ateliere.', seats: 80 })

  expect(await post()).toBe(0)
})

test('each further change is told once more, and one that is taken back too', async () => {
  await ion()
  await post()
  const counts: number[] = []
  const first = await corrected({ on: '2026-05-19' })
  counts.push(await post(), await post())
  await ground.dan(takeBack, { entry: first.entry })
  counts.push(await post(), await post())
  await corrected({ place: 'Vaslui' })
  await corrected({ place: 'Bârlad' })
  counts.push(await post(), await post())

  expect(counts).toEqual([1, 0, 1, 0, 1, 0])
  expect(letters()[2]).toContain('12.05.2026')
  expect(letters()[3]).toContain('Bârlad')
})

test('whoever has a place or waits for one is told once that the event is called off; it leaves the calendar', async () => {
  const small = await planned(ground, 'EV-2', '2026-05-12', { publishedOn: '2026-03-02', seats: 1 })
  await ground.dan(register, { event: small, name: 'Ana', contact: 'ana@example.org' })
  await ground.dan(register, { event: small, name: 'Ion', contact: 'ion@example.org' })
  await post()
  office.received = []
  const off = await ground.dan(callOff, { event: small, reason: 'Fără sală.' })

  const sent = [await post(), await post()]

  expect(sent).toEqual([2, 0])
  const ana = letters().find(letter => letter.includes('To: ana@'))
  expect(ana).toContain('„Târg”, care urma să fie pe 12.05.2026, de la ora 10:00, nu mai are loc')
  const { type, lines } = appointmentIn(ana)
  expect(type).toBe('CANCEL')
  expect(lines).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:1']))
  expect(letters().find(letter => letter.includes('To: ion@'))).not.toContain('text/calendar')
  await ground.dan(takeBack, { entry: off.entry })
  expect(await post()).toBe(2)
  await ground.dan(callOff, { event: small, reason: 'Fără sală.' })
  expect([await post(), await post()]).toEqual([2, 0])
})

test('two processes that look at once tell of a change once', async () => {
  await ion()
  await post()
  await corrected({ on: '2026-05-19' })
  const posting = { mailer: office.mailer, address: 'https://sansa.example', failed: () => {} }
  ground.story.at('2026-03-16T10:40:00Z')

  const sent = await Promise.all([postAll(ground.story.engine, posting), postAll(ground.story.engine, posting)])

  expect(sent.toSorted()).toEqual([0, 1])
})

test('the outbox of files keeps each letter, and colleagues see whom to call', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'outbox-'))
  const files = openMailer({ from, folder })
  await ion()
  await ground.dan(register, { event, name: 'Dan', contact: '0700000099' })
  await post(files)
  await corrected({ on: '2026-05-19' })
  await post(files)
  const toCall = await ground.story.as('dan').get(`/app/events/${event}/guests`)
  await ground.dan(callOff, { event, reason: 'Fără sală.' })
  await post(files)
  const off = await ground.story.as('dan').get(`/app/events/${event}/guests`)

  const names = readdirSync(folder).toSorted()
  expect(names.map(name => name.replace(/-[0-9a-f]{8}-.*/, ''))).toEqual(['called-off', 'confirmation', 'moved'])
  expect(readFileSync(join(folder, names[0] ?? ''), 'utf8')).toContain('To: ion@example.org')
  expect(toCall.text).toContain('de sunat: s-a mutat')
  expect(off.text).toContain('de sunat: anulat')
})

test('the public page, the ticket and the feed say so', async () => {
  await ground.dan(callOff, { event, reason: 'Fără sală.' })
  const visitor = ground.story.visitor()
  const { code = '' } =
    (await read(ground.story.engine, ground.story.who.dan, tx => findEvent(tx, ground.story.tenant, event))) ?? {}
  const list = await visitor.get('/e')
  const page = await visitor.get(`/e/${code}`)

  expect(list.text).toContain('Anulat: Târg')
  expect(page.text).toContain('Evenimentul a fost anulat.')
  expect(page.html).not.toContain('name="contact"')
  expect((await visitor.get('/e/calendar.ics')).html).toContain('STATUS:CANCELLED')
})
