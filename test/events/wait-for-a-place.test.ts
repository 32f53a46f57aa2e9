import { beforeAll, expect, test } from 'vitest'
import { correctEvent } from '../../src/events/event.ts'
import { forget } from '../../src/events/forget.ts'
import { admit, cancel, checkIn, invite, register } from '../../src/events/guest.ts'
import { findEvent, type GuestRow, guestsOf, headsOf } from '../../src/events/tables.ts'
import { undo } from '../../src/kernel/undo.ts'
import { read } from '../../src/kernel/engine.ts'
import { beginCooperation, type Ground } from '../partnerships/ground.ts'
import { planned } from '../results/cooperation.ts'

let ground: Ground

beforeAll(async () => {
  ground = await beginCooperation()
}, 60_000)

const guests = (event: string) =>
  read(ground.story.engine, ground.story.who.dan, tx => guestsOf(tx, ground.story.tenant, event))

const named = (some: GuestRow[]) => some.map(one => one.name)

/** Those with a place, and those who wait in their order. */
async function standing(event: string): Promise<{ come: string[]; wait: string[] }> {
  const all = await guests(event)
  return {
    come: named(all.filter(one => one.registered_on !== null && one.cancelled_on === null)),
    wait: named(all.filter(one => one.queue !== null).toSorted((a, b) => Number(a.queue) - Number(b.queue))),
  }
}

const said = { title: 'Târg', region: 'RO21', on: '2026-05-12', starts: '10:00', ends: '14:00', place: 'Iași' }

/** An event of so many places, at which these have asked for one, in this order. */
async function asked(code: string, seats: number, names: readonly string[]) {
  const event = await planned(ground, code, '2026-05-12', { seats, publishedOn: '2026-03-02' })
  const ids: string[] = []
  for (const name of names) ids.push(await comes(event, name))
  return { event, ids }
}

const comes = async (event: string, name: string): Promise<string> =>
  String((await ground.dan(register, { event, name, contact: `${name}@example.org` })).answer.guest)

test('where every place is taken people wait, in the order in which they asked, and ask once', async () => {
  const { event } = await asked('EV-1', 2, ['ana', 'ion', 'vera', 'barbu', 'vera', 'ana'])

  expect(await standing(event)).toEqual({ come: ['ana', 'ion'], wait: ['vera', 'barbu'] })
})

test('whoever has waited longest gets the place of whoever cannot come; whoever gives up waiting gets none', async () => {
  const { event, ids } = await asked('EV-2', 1, ['ana', 'vera', 'barbu', 'doru'])
  await ground.dan(cancel, { guest: ids[1] })
  expect(await standing(event)).toEqual({ come: ['ana'], wait: ['barbu', 'doru'] })

  await ground.dan(cancel, { guest: ids[0] })

  expect(await standing(event)).toEqual({ come: ['barbu'], wait: ['doru'] })
  await comes(event, 'vera')
  expect((await standing(event)).wait).toEqual(['doru', 'vera'])
})

test('an invited guest who says yes too late waits behind those who asked before', async () => {
  const event = await planned(ground, 'EV-3', '2026-05-12', { seats: 1, publishedOn: '2026-03-02' })
  await ground.dan(invite, { event, name: 'lia', email: 'lia@example.org' })
  for (const name of ['ana', 'ion', 'lia']) await comes(event, name)

  expect(await standing(event)).toEqual({ come: ['ana'], wait: ['ion', 'lia'] })
})

test('more places go to those who wait; fewer take nobody’s place', async () => {
  const { event } = await asked('EV-4', 1, ['ana', 'ion', 'vera', 'barbu'])

  await ground.dan(correctEvent, { event, reason: 'Sală mai mare.', code: 'EV-4', ...said, seats: 3 })
  expect(await standing(event)).toEqual({ come: ['ana', 'ion', 'vera'], wait: ['barbu'] })
  await ground.dan(correctEvent, { event, reason: 'Sală mai mică.', code: 'EV-4', ...said, seats: 1 })

  expect((await standing(event)).come).toHaveLength(3)
})

test('taking back that somebody cannot come takes back that another moved up', async () => {
  const { event, ids } = await asked('EV-5', 1, ['ana', 'ion'])
  const { entry } = await ground.dan(cancel, { guest: ids[0] })
  expect((await standing(event)).come).toEqual(['ion'])

  await ground.dan(undo(new Map([[cancel.kind, cancel]])), { entry })

  expect(await standing(event)).toEqual({ come: ['ana'], wait: ['ion'] })
})

test('whoever waited and came all the same has come', async () => {
  const { event, ids } = await asked('EV-6', 1, ['ana', 'ion'])
  ground.story.at('2026-05-12')

  await ground.dan(checkIn, { guest: ids[1] })

  expect(await standing(event)).toEqual({ come: ['ana'], wait: [] })
  ground.story.at('2026-03-16')
})

test('the public page takes whoever waits, and never tells who has a place; the ticket says where one stands', async () => {
  const { event } = await asked('EV-7', 1, ['ana'])
  const code = (await read(ground.story.engine, ground.story.who.dan, tx => findEvent(tx, ground.story.tenant, event)))
    ?.code
  const visitor = ground.story.visitor()
  const form = await visitor.get(`/e/${code}`)
  const waiting = await visitor.send(`/e/${code}`, { name: 'Vera', contact: 'vera@example.org' })
  const known = await visitor.send(`/e/${code}`, { name: 'Ana', contact: 'ana@example.org' })
  const ticket = (await guests(event)).find(one => one.contact === 'vera@example.org')?.ticket

  const mine = await visitor.get(`/e/${code}/${ticket}`)
  const stopped = await visitor.send(`/e/${code}/${ticket}/cancel`)

  expect(form.text).toContain('Vă trecem pe lista de așteptare')
  expect(waiting.text).toContain('Vă spunem printr-o scrisoare')
  expect(known.text).toBe(waiting.text)
  expect(mine.text).toContain('Locul dumneavoastră pe lista de așteptare: 1')
  expect(mine.html).not.toContain('class="qr"')
  expect(stopped.text).toContain('nu veniți')
})

test('the list of guests tells who waits and whom to call', async () => {
  const { event, ids } = await asked('EV-8', 1, ['ana'])
  await ground.dan(register, { event, name: 'Dan Telefon', contact: '0700 000 099' })
  const browser = ground.story.as('dan')
  const waits = await browser.get(`/app/events/${event}/guests`)

  await browser.send(`/app/events/${event}/guests/${ids[0]}/cancel`, { guest: String(ids[0]) })

  expect(waits.text).toContain('așteaptă un loc (1)')
  expect((await browser.get(`/app/events/${event}/guests`)).text).toContain('de sunat: are loc')
})

test('whoever is forgotten at one event is forgotten at all, gives free what they had, and stays one head', async () => {
  const fresh = await beginCooperation()
  const name = { name: 'Ana Exemplu', contact: 'ana@example.org' }
  const past = await planned(fresh, 'EV-1', '2026-02-09')
  const last = await planned(fresh, 'EV-2', '2026-03-09')
  const ahead = await planned(fresh, 'EV-3', '2026-05-12', { seats: 1 })
  const { answer } = await fresh.dan(admit, { event: past, ...name })
  await fresh.dan(admit, { event: last, ...name })
  await fresh.dan(register, { event: ahead, ...name })
  await fresh.dan(register, { event: ahead, name: 'Ion', contact: 'ion@example.org' })

  await fresh.dan(forget, { guest: answer.guest, reason: 'A cerut.' })

  const who = fresh.story.who.dan
  const left = await read(fresh.story.engine, who, async tx => ({
    guests: [
      ...(await guestsOf(tx, fresh.story.tenant, past)),
      ...(await guestsOf(tx, fresh.story.tenant, last)),
      ...(await guestsOf(tx, fresh.story.tenant, ahead)),
    ],
    heads: await headsOf(tx, fresh.story.tenant, 'o-sansa'),
  }))
  expect(left.guests.filter(one => one.name === 'Ana Exemplu' || one.contact === name.contact)).toEqual([])
  expect(left.guests.find(one => one.name === 'Ion')).toMatchObject({ queue: null, registered_on: '2026-03-16' })
  expect(left.heads).toBe(1)
})
