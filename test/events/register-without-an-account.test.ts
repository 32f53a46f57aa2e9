import { beforeAll, expect, test } from 'vitest'
import { checkIn } from '../../src/events/guest.ts'
import { correctEvent, placeOf } from '../../src/events/event.ts'
import { findEvent, guestsOf } from '../../src/events/tables.ts'
import { read } from '../../src/kernel/engine.ts'
import { setAgenda } from '../../src/events/agenda.ts'
import { beginCooperation, type Ground } from '../partnerships/ground.ts'
import { planned } from '../results/cooperation.ts'

let ground: Ground
let event: string
let path: string

const guests = () => read(ground.story.engine, ground.story.who.dan, tx => guestsOf(tx, ground.story.tenant, event))
const codeOf = async (id: string) =>
  (await read(ground.story.engine, ground.story.who.dan, tx => findEvent(tx, ground.story.tenant, id)))?.code

beforeAll(async () => {
  ground = await beginCooperation()
  event = await planned(ground, 'EV-1', '2026-03-20', { publishedOn: '2026-03-02', says: 'Zece ateliere.' })
  await ground.dan(setAgenda, { event, items: [{ title: 'Deschidere', minutes: 30 }] })
  path = `/e/${await codeOf(event)}`
}, 60_000)

test('nobody sees an event that is not public yet, whatever address they try', async () => {
  const hidden = await planned(ground, 'EV-2', '2026-03-20', { publishedOn: '2026-03-17' })
  const visitor = ground.story.visitor()

  const pages = await Promise.all(
    [`/e/${await codeOf(hidden)}`, '/e/2222222222222222', '/e/x'].map(at => visitor.get(at)),
  )

  expect(pages.map(page => page.status)).toEqual([404, 404, 404])
  expect((await visitor.get('/e')).html).not.toContain(await codeOf(hidden))
})

test('a form with mistakes comes back with what was typed; what only a program fills is taken and thrown away', async () => {
  const visitor = ground.story.visitor()

  const wrong = await visitor.post(path, { name: 'Ana', contact: 'nicăieri' })
  const trapped = await visitor.post(path, { name: 'Robot', contact: 'robot@example.org', website: 'http://x' })

  expect(wrong.status).toBe(400)
  expect(wrong.text).toContain('Scrieți o adresă de e-mail sau un număr de telefon')
  expect(wrong.html).toMatch(/name="contact"[^>]*value="nicăieri"/)
  expect(trapped.location).toBe(`${path}/thanks`)
  expect(await guests()).toEqual([])
})

test('three fields make a guest and no person; the answer never tells who was registered before', async () => {
  const visitor = ground.story.visitor()
  const ana = { name: 'Ana Exemplu', contact: 'Ana@Example.org', comesFrom: 'Școala Exemplu' }

  const first = await visitor.send(path, ana)
  const again = await visitor.send(path, { ...ana, name: 'Altcineva' })

  expect(first.text).toContain('Locul este păstrat')
  expect(again.text).toBe(first.text)
  expect((await guests()).map(one => [one.name, one.contact])).toEqual([['Ana Exemplu', 'ana@example.org']])
  expect((await ground.story.as('dan').get('/app/people')).text).not.toContain('Ana Exemplu')
  const journal = await ground.story.as('dan').get('/app/journal')
  expect(journal.text).not.toContain('Ana Exemplu')
  expect(journal.text).toContain('pagina publică')
})

test('the same form sent twice is recorded once', async () => {
  const visitor = ground.story.visitor()
  const form = { 'command-id': '01930000-0000-7000-8000-0000000000aa', name: 'Dan', contact: '0700 000 099' }

  const answers = [await visitor.post(path, form), await visitor.post(path, form)]

  expect(answers.map(one => one.location)).toEqual([`${path}/thanks`, `${path}/thanks`])
  expect((await guests()).filter(one => one.contact === '+40700000099')).toHaveLength(1)
})

test('the ticket shows a code, takes „Nu pot veni”, gives the place back, and takes „Vin” again', async () => {
  const visitor = ground.story.visitor()
  const ticket = (await guests()).find(one => one.contact === 'ana@example.org')?.ticket
  const page = await visitor.get(`${path}/${ticket}`)

  const away = await visitor.send(`${path}/${ticket}/cancel`)
  const back = await visitor.send(`${path}/${ticket}/come`)

  expect(page.html).toContain('<svg')
  expect(page.headers.get('x-robots-tag')).toBe('noindex')
  expect(away.text).toContain('nu veniți')
  expect(back.text).toContain('Arătați codul la intrare')
  expect((await visitor.get(`${path}/2222222222222222`)).status).toBe(404)
})

test('calendars: one event, and all that are public', async () => {
  const visitor = ground.story.visitor()

  const one = await visitor.get(`${path}/event.ics`)
  const all = await visitor.get('/e/calendar.ics')

  for (const calendar of [one, all]) {
    expect(calendar.headers.get('content-type')).toContain('text/calendar')
    expect(calendar.html).toContain('DTSTART;TZID=Europe/Bucharest:20260320T100000')
    expect(calendar.html.match(/BEGIN:VTIMEZONE\r\nTZID:Europe\/Bucharest/g)).toHaveLength(1)
    expect(calendar.html).toContain('SUMMARY:Târg')
  }
})

test('an event that was corrected has a higher number, so that calendars which have it take it anew', async () => {
  const visitor = ground.story.visitor()
  const sequence = async () => Number(/SEQUENCE:(\d+)/.exec((await visitor.get(`${path}/event.ics`)).html)?.[1])
  const before = await sequence()
  const { found } = await read(ground.story.engine, ground.story.who.dan, tx =>
    placeOf(tx, ground.story.who.dan, undefined, event),
  )

  await ground.dan(correctEvent, {
    event,
    reason: 'Altă sală.',
    code: 'EV-1',
    title: found.row.title,
    region: found.row.region,
    on: '2026-03-20',
    starts: '10:00',
    ends: '14:00',
    place: 'Sala nouă',
    publishedOn: '2026-03-02',
    says: 'Zece ateliere.',
  })

  expect(await sequence()).toBeGreaterThan(before)
})

test('whoever came says how it was, once, and may change it', async () => {
  const guest = (await guests()).find(one => one.contact === 'ana@example.org')
  ground.story.at('2026-03-20')
  await ground.dan(checkIn, { guest: guest?.id })
  const visitor = ground.story.visitor()
  const at = `${path}/${guest?.ticket}`

  const wrong = await visitor.post(`${at}/feedback`, { rating: '9' })
  await visitor.send(`${at}/feedback`, { rating: '3' })
  const changed = await visitor.send(`${at}/feedback`, { rating: '5', says: 'Bine.' })

  expect(wrong.status).toBe(400)
  expect(changed.text).toContain('Ați dat nota 5')
  expect((await ground.story.as('dan').get(`/app/events/${event}`)).text).toContain('Media 5')
})

test('whoever tries too often waits a minute', async () => {
  const visitor = ground.story.visitor()
  let last = 0
  const fair = await planned(ground, 'EV-9', '2026-03-29', { publishedOn: '2026-03-02' })
  const address = `/e/${await codeOf(fair)}`
  for (let nth = 0; nth < 31; nth += 1) {
    last = (await visitor.post(address, { name: 'Ana', contact: `ana.${nth}@example.org` })).status
  }

  expect(last).toBe(429)
})
