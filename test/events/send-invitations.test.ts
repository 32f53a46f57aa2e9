import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { cancel, invite, register } from '../../src/events/guest.ts'
import { postAll } from '../../src/events/post.ts'
import { type Mailer, openMailer, refusedForGood } from '../../src/kernel/mail.ts'
import { beginCooperation, type Ground } from '../partnerships/ground.ts'
import { planned } from '../results/cooperation.ts'
import { from, openPostOffice, type PostOffice, readable } from './post-office.ts'

let office: PostOffice
let ground: Ground
let event: string

beforeAll(async () => {
  office = await openPostOffice()
})

afterAll(() => office.close())

beforeEach(async () => {
  office.received = []
  office.refuses = false
  office.unknown = undefined
  ground = await beginCooperation()
  event = await planned(ground, 'EV-1', '2026-05-12', { publishedOn: '2026-03-02' })
}, 60_000)

const failures: unknown[] = []
const post = (by: Mailer = office.mailer) =>
  postAll(ground.story.engine, {
    mailer: by,
    address: 'https://sansa.example',
    failed: (_, error) => failures.push(error),
  })

const ana = () => ground.dan(invite, { event, name: 'Ana Exemplu', email: 'ana@example.org' })

test('an invitation is sent once, with a link of its own and the appointment in it', async () => {
  await ana()

  const sent = [await post(), await post()]

  expect(sent).toEqual([1, 0])
  expect(office.received).toHaveLength(1)
  const letter = readable(office.received[0] ?? '')
  expect(letter).toContain('To: ana@example.org')
  expect(letter).toMatch(/https:\/\/sansa\.example\/e\/[2-9A-Z]{16}\/[2-9A-Z]{16}/)
  expect(letter).toContain('text/calendar')
  expect((await ground.story.as('dan').get(`/app/events/${event}/guests`)).text).toContain('trimis')
})

test('whoever registers gets the ticket; whoever left a telephone number gets no letter, whoever cannot come neither', async () => {
  await ground.dan(register, { event, name: 'Ion', contact: 'ion@example.org' })
  await ground.dan(register, { event, name: 'Dan', contact: '0700000099' })
  const away = await ground.dan(register, { event, name: 'Lia', contact: 'lia@example.org' })
  await ground.dan(cancel, { guest: away.answer.guest })

  expect(await post()).toBe(1)
  expect(office.received[0]).toContain('To: ion@example.org')
})

test('whoever waits is told so, whoever moves up too, each in their own language and once', async () => {
  const small = await planned(ground, 'EV-2', '2026-05-12', { publishedOn: '2026-03-02', seats: 1 })
  const first = await ground.dan(register, { event: small, name: 'Ana', contact: 'ana@example.org' })
  await ground.dan(register, { event: small, name: 'John', contact: 'john@example.org', lang: 'en' })
  await post()
  const before = office.received.map(readable)
  office.received = []
  ground.story.at('2026-03-18')
  await ground.dan(cancel, { guest: first.answer.guest })

  const sent = [await post(), await post()]

  expect(before).toHaveLength(2)
  expect(before.find(letter => letter.includes('To: john@example.org'))).toContain('You are on the waiting list')
  expect(before.filter(letter => letter.includes('text/calendar'))).toHaveLength(1)
  expect(before.find(letter => letter.includes('To: ana@example.org'))).toContain('V-am păstrat un loc')
  expect(sent).toEqual([1, 0])
  expect(readable(office.received[0] ?? '')).toContain('A place has become free, and it is yours')
  expect(readable(office.received[0] ?? '')).toMatch(/\/e\/[2-9A-Z]{16}\/[2-9A-Z]{16}\?lang=en/)
})

test('whoever moves up a second time is told a second time', async () => {
  const small = await planned(ground, 'EV-2', '2026-05-12', { publishedOn: '2026-03-02', seats: 1 })
  const [maria, ion] = [
    { event: small, name: 'Maria', contact: 'maria@example.org' },
    { event: small, name: 'Ion', contact: 'ion@example.org' },
  ]
  const first = await ground.dan(register, maria)
  const second = await ground.dan(register, ion)
  await ground.dan(cancel, { guest: first.answer.guest })
  await post()
  ground.story.at('2026-03-18')
  await ground.dan(cancel, { guest: second.answer.guest })
  await ground.dan(register, maria)
  await ground.dan(register, ion)
  await post()
  office.received = []
  ground.story.at('2026-03-20')
  await ground.dan(cancel, { guest: first.answer.guest })

  const sent = [await post(), await post()]

  expect(sent).toEqual([1, 0])
  expect(office.received[0]).toContain('To: ion@example.org')
})

test('a server that refuses is asked again later, ever less often, and nothing is lost or sent twice', async () => {
  await ana()
  office.refuses = true
  const first = await post()
  const atOnce = await post()
  const waits = await ground.story.as('dan').get(`/app/events/${event}/guests`)
  office.refuses = false
  ground.story.at('2026-03-16T10:30:00Z')

  const later = await post()

  expect([first, atOnce, later]).toEqual([0, 0, 1])
  expect(failures.length).toBeGreaterThan(0)
  expect(waits.text).toContain('în așteptare')
  expect(office.received).toHaveLength(1)
})

test('a letter that is refused for good is not sent again, and the list says so; others go out', async () => {
  await ana()
  await ground.dan(invite, { event, name: 'Ion Exemplu', email: 'ion@example.org' })
  office.unknown = 'ana@example.org'
  const first = await post()
  const list = await ground.story.as('dan').get(`/app/events/${event}/guests`)
  office.unknown = undefined
  ground.story.at('2026-03-18T10:30:00Z')

  const later = await post()

  expect([first, later]).toEqual([1, 0])
  expect(list.text).toContain('refuzat (550): verificați adresa')
  expect(office.received.map(letter => /^To: (.*?)\r?$/m.exec(letter)?.[1])).toEqual(['ion@example.org'])
})

const said = (responseCode: number, command: string) =>
  refusedForGood(Object.assign(new Error('no'), { responseCode, command }))

test('a 5xx about the sender or the password is no refusal of the letter; a 4xx is none for good', () => {
  expect([said(550, 'MAIL FROM'), said(535, 'AUTH PLAIN'), said(451, 'RCPT TO'), said(452, 'DATA')]).toEqual(
    Array(4).fill(undefined),
  )
  expect([said(550, 'RCPT TO'), said(554, 'DATA')]).toEqual([550, 554])
})

test('two processes that look at once send one letter', async () => {
  await ana()

  const sent = await Promise.all([post(), post()])

  expect(sent.toSorted()).toEqual([0, 1])
  expect(office.received).toHaveLength(1)
})

test('an address is never read as several, whatever stands in a name', async () => {
  await ground
    .dan(register, { event, name: 'Ana, ion@example.org\u2028Bcc: x', contact: 'ana@example.org' })
    .catch(() => {})
  await ground.dan(register, { event, name: 'Ana, ion@example.org', contact: 'ana@example.org' })

  await post()

  expect(office.received).toHaveLength(1)
  expect(office.received[0]).toMatch(/^To: ana@example\.org\r?$/m)
})

test('without a mail server letters are files that any mail program opens', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'outbox-'))
  await ana()

  const sent = await post(openMailer({ from, folder }))

  const files = readdirSync(folder)
  expect(sent).toBe(1)
  expect(files).toEqual([expect.stringMatching(/^invitation-[0-9a-f-]{36}\.eml$/)])
  expect(readFileSync(join(folder, files[0] ?? ''), 'utf8')).toContain('To: ana@example.org')
})
