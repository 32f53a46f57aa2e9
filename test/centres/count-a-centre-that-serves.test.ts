import { beforeAll, describe, expect, test } from 'vitest'
import { close, keepHours, moveOpening, open } from '../../src/centres/centre.ts'
import { recordStudy } from '../../src/centres/need.ts'
import { changeService } from '../../src/centres/offered.ts'
import { dropService, giveService } from '../../src/centres/given.ts'
import { takeFile } from '../../src/evidence/intake.ts'
import { addPaper } from '../../src/evidence/paper.ts'
import { accept } from '../../src/evidence/verdict.ts'
import { read } from '../../src/kernel/engine.ts'
import { Problem } from '../../src/kernel/problem.ts'
import { recordDeliverable } from '../../src/programme/deliverable-command.ts'
import { openDay } from '../../src/results/open-day.ts'
import { resultsReport } from '../../src/results/report.ts'
import { totalsOf } from '../../src/centres/tables.ts'
import { dossier } from '../evidence/papers.ts'
import { hsdsFaults } from './hsds-rules.ts'
import { beginCentre, centreInput, give, type Ground } from './ground.ts'

let ground: Ground

beforeAll(async () => {
  ground = await beginCentre()
  await openDay(ground.story.engine, ground.story)
}, 60_000)

const refusedWith = async (done: Promise<unknown>): Promise<string> => {
  const error = await done.then(
    () => undefined,
    problem => problem as unknown,
  )
  return error instanceof Problem ? (error.fields[0]?.code ?? error.code) : 'nothing refused'
}

const counted = async () => {
  const { story } = ground
  const { indicators } = await resultsReport(story.engine, story, { programme: 'o-sansa', day: '2026-06-30' })
  const found = indicators.find(one => one.code === 'centres')
  return [found?.claimed, found?.proven]
}

const setHours = (days: object[]) =>
  refusedWith(ground.story.perform('carmen', keepHours, { centre: ground.centre, days }))

describe('is refused:', () => {
  test('a centre that the programme does not have, a second opening, and one outside the place', async () => {
    const { perform } = ground.story
    expect(await refusedWith(perform('dan', open, { ...centreInput, centre: 'CRES-X' }))).toBe(
      'centres.not-in-the-programme',
    )
    expect(await refusedWith(perform('dan', open, centreInput))).toBe('centres.open-already')
    expect(await refusedWith(perform('carmen', open, { ...centreInput, centre: 'CRES-SV' }))).toBe(
      'programme.not-your-place',
    )
  })

  test('a centre typed into the register, as if it had no pages of its own', async () => {
    const typed = {
      unit: 'centre',
      programme: 'o-sansa',
      code: 'C-1',
      title: 'Centru',
      region: 'RO21',
      reachedOn: '2025-05-12',
    }
    await expect(ground.story.perform('dan', recordDeliverable, typed)).rejects.toMatchObject({ status: 400 })
  })

  test.each<[string, object, string]>([
    ['before it opened', { givenOn: '2025-05-09' }, 'centres.before-opening'],
    ['tomorrow', { givenOn: '2030-01-01' }, 'programme.lies-ahead'],
    ['to nobody', { organisation: undefined }, 'centres.given-to-one'],
    ['to two at once', { person: 'GT-0001' }, 'centres.given-to-one'],
    ['to somebody out of reach', { organisation: undefined, person: 'GT-9999' }, 'centres.no-such-person'],
    ['for no time at all', { minutes: 0 }, 'shape.too-small'],
  ])('a service %s', async (_, more, code) => {
    const refused = await refusedWith(give(ground, more))
    expect(code.startsWith('shape.') ? refused.startsWith('shape.') : refused === code).toBe(true)
  })

  test('a service by whoever works elsewhere', async () => {
    const horia = await ground.story.join({ name: 'Horia', role: 'centre', scope: { of: 'centre', id: 'CRES-SV' } })
    const { centre, service } = ground
    const one = { centre, service, givenOn: '2025-10-06', minutes: 30, organisation: 'Primăria', result: 'informed' }
    expect(await refusedWith(ground.story.performAs(horia, giveService, one))).toBe('programme.no-such-deliverable')
  })

  test('hours that end before they begin, and a day that comes twice', async () => {
    expect(await setHours([{ weekday: 1, opens: '17:00', closes: '09:00' }])).toBe('centres.closes-before-it-opens')
    expect(await setHours([{ weekday: 1, opens: '09:00' }])).toBe('centres.closes-before-it-opens')
    const monday = { weekday: 1, opens: '09:00', closes: '10:00' }
    expect(await setHours([monday, monday])).toBe('centres.weekday-twice')
  })
})

test('it counts with its first service, and is proven with its opening papers', async () => {
  const { story, centre } = ground
  const opened = await counted()

  const first = await give(ground)
  const served = await counted()
  const lia = await story.join({ name: 'Lia Manea', role: 'manager', scope: { of: 'tenant' } })
  for (const kind of ['centre-decision', 'premises-paper', 'staff-decision', 'visit-log']) {
    const file = await takeFile(story.engine, story.who.dan, dossier(1))
    const claims = [{ kind: 'deliverable.centre', id: centre, subject: centre }]
    const { answer } = await story.perform('dan', addPaper, { kind, datedOn: '2025-05-12', file, claims })
    await story.performAs(lia, accept, { paper: String(answer.paper) })
  }
  const proven = await counted()
  const number = await story.as('dan').get('/app/results/centres?programme=o-sansa&on=2026-06-30')
  await story.perform('carmen', dropService, { given: String(first.answer.given), reason: 'De două ori.' })

  expect([opened, served, proven, await counted()]).toEqual([
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ])
  expect(number.html).toContain(`href="/app/centres/${centre}"`)
  expect(number.text).toContain('4 acte')
})

test('totals are the sum of the lines, by whom each was for', async () => {
  await give(ground, { minutes: 45 })
  await give(ground, { minutes: 30 })
  await give(ground, { minutes: 60, organisation: undefined, enterprise: ground.enterprise })

  const { engine, tenant, who } = ground.story
  expect(await read(engine, who.dan, tx => totalsOf(tx, tenant, ground.centre))).toEqual([
    { whom: 'enterprise', times: 1, minutes: 60 },
    { whom: 'organisation', times: 2, minutes: 75 },
  ])
  const page = await ground.story.as('carmen').get(`/app/centres/${ground.centre}/log`)
  expect(page.text).toMatch(/Total 3 135/)
})

test('a service keeps the days on which it was given, and a centre those of everything it did', async () => {
  const here = await beginCentre()
  const { story, centre, service } = here
  await give(here, { givenOn: '2026-02-09' })
  await give(here, { givenOn: '2026-03-02' })
  await story.perform('carmen', recordStudy, { ...recordStudy.example, centre, heldOn: '2026-01-12' })
  const changed = (more: object) =>
    refusedWith(story.perform('carmen', changeService, { ...changeService.example, service, ...more }))
  const move = (openedOn: string) =>
    refusedWith(story.perform('dan', moveOpening, { centre, openedOn, reason: 'Greșită.' }))

  expect(await changed({ since: '2026-02-10' })).toBe('centres.given-on')
  expect(await changed({ until: '2026-03-01' })).toBe('centres.given-on')
  expect(await changed({ since: '2026-02-09', until: '2026-03-02' })).toBe('nothing refused')
  expect(await move('2026-01-13')).toBe('centres.worked-before')
  expect(await move('2020-01-01')).toBe('programme.before-programme')
  expect(await move('2026-01-12')).toBe('nothing refused')
})

test('the opening moves only to before the first service; after the closing there is none', async () => {
  const { story, centre } = ground
  const move = (openedOn: string) => story.perform('dan', moveOpening, { centre, openedOn, reason: 'Greșită.' })
  await give(ground, { givenOn: '2025-05-20' })

  expect(await refusedWith(move('2025-05-21'))).toBe('centres.worked-before')
  await move('2025-05-19')
  const later = await beginCentre()
  await later.story.perform('carmen', close, { centre: later.centre, closedOn: '2025-09-30' })
  expect(await refusedWith(give(later, { givenOn: '2025-10-06' }))).toBe('centres.after-closing')
})

test('its services are told in the terms of Open Referral, and nobody is named', async () => {
  const { story, centre, service } = ground
  await story.perform('carmen', keepHours, { centre, days: [{ weekday: 2, opens: '09:00', closes: '17:00' }] })

  const page = JSON.parse((await story.as('dan').get('/app/centres/hsds.json')).html) as Record<string, unknown>
  const [told] = page.contents as Record<string, unknown>[]

  expect(hsdsFaults(page)).toEqual([])
  expect(page).toMatchObject({ total_items: 1, page_number: 1, first_page: true, last_page: true, empty: false })
  expect(told).toMatchObject({
    id: service,
    name: 'Consultanță pentru achiziții publice',
    status: 'active',
    organization: { name: expect.any(String), description: expect.any(String) },
    languages: [{ code: 'ro', name: 'Romanian' }],
    schedules: [
      { freq: 'WEEKLY', byday: 'TU', dtstart: expect.any(String), opens_at: '09:00+02:00', closes_at: '17:00+02:00' },
    ],
    service_areas: [{ extent: 'RO21' }],
    service_at_locations: [{ location: { id: centre, location_type: 'physical', addresses: [{ country: 'RO' }] } }],
  })
  expect(JSON.stringify(page)).not.toContain('Carmen')
})

test('by form: the week is kept, and what is wrong comes back at its place', async () => {
  const carmen = ground.story.as('carmen')
  const path = `/app/centres/${ground.centre}/hours`

  const wrong = await carmen.post(path, {
    centre: ground.centre,
    'days.0.weekday': 1,
    'days.0.opens': '9',
    'days.0.closes': '8',
  })
  const shown = await carmen.send(path, {
    centre: ground.centre,
    'days.0.weekday': 1,
    'days.0.opens': '9',
    'days.0.closes': '16:30',
    'days.1.weekday': 2,
  })

  expect([wrong.status, wrong.text.includes('Scrieți ambele ore')]).toEqual([422, true])
  expect(shown.text).toContain('luni 09:00–16:30')
  expect(shown.text).toContain('marți închis')
})

test.each<[string, (service: Record<string, unknown>) => object, string]>([
  ['a status that is not listed', one => ({ ...one, status: 'open' }), 'page.contents.0.status is open'],
  ['a field of its own', one => ({ ...one, opening: 'x' }), 'page.contents.0.opening is no field'],
  ['no status', ({ status, ...one }) => (status ? one : {}), 'page.contents.0 has no status'],
  [
    'an organisation without a description',
    one => ({ ...one, organization: { id: one.id, name: 'x' } }),
    'has no description',
  ],
  [
    'hours of no zone',
    one => ({ ...one, schedules: [{ id: one.id, opens_at: '09:00' }] }),
    'schedules.0.opens_at is no time',
  ],
  ['a schedule on no day', one => ({ ...one, schedules: [{ id: one.id, byday: 'XX' }] }), 'schedules.0.byday is XX'],
])('the rules of Open Referral notice %s', async (_, changed, fault) => {
  const page = JSON.parse((await ground.story.as('dan').get('/app/centres/hsds.json')).html)
  const contents = [changed(page.contents[0])]

  expect(hsdsFaults({ ...page, contents }).join()).toContain(fault)
})
