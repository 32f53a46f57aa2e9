import { beforeAll, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { looksAt } from '../../src/kernel/read-log.ts'
import { proposeDecision } from '../../src/people/decision.ts'
import { listPeople } from '../../src/people/list-tables.ts'
import type { Stage } from '../../src/people/stage-tables.ts'
import { getRulebook } from '../../src/programme/tables.ts'
import type { Story } from '../people-of-the-story.ts'
import { begin, cnpOf, type Enrolled, enrolled, participant } from './ground.ts'

let story: Story

const named = (familyName: string, givenName = 'Ana', more: object = {}) =>
  enrolled(story, { identity: { familyName, givenName, sex: 'F', ...more } })

const rows = (html: string) =>
  [...html.matchAll(/<th role="rowheader".*?>.*?<a href="[^"]+">([^<]+)<\/a>/g)].map(([, name]) => name)

const looks = async ({ person }: Enrolled) =>
  (await read(story.engine, story, tx => looksAt(tx, story.tenant, person))).map(({ kind, actor }) => [kind, actor])

beforeAll(async () => {
  story = await begin()
})

test('people stand in the order of the Romanian alphabet, a page at a time, and no address holds a name', async () => {
  const letters = [
    'Zambileanu',
    'Țelineanu',
    'Tisaru',
    'Șofrănescu',
    'Socureanu',
    'Înălțescu',
    'Ienupărescu',
    'Ăstaru',
    'Atomu',
  ]
  for (const family of letters) await named(family)
  for (let at = 0; at < 45; at += 1) await named('Mulțescu', `Ana ${String(at).padStart(2, '0')}`)
  const ioana = story.as('ioana')

  const first = await ioana.get('/app/people')
  const next = /<a class="button plain" href="([^"]+)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const second = await ioana.get(next)

  const all = [...rows(first.html), ...rows(second.html)]
  expect(rows(first.html)).toHaveLength(50)
  expect(all).toHaveLength(54)
  expect(all.filter(name => !name?.startsWith('Mulțescu')).map(name => name?.split(' ')[0])).toEqual(
    letters.toReversed(),
  )
  expect(next).toMatch(/^\/app\/people\?after=[0-9a-f-]{36}$/)
  expect(second.html).not.toContain('class="button plain" href="/app/people?after')
})

test('found however it is typed: without marks, in any order, by code, by the end of the telephone number', async () => {
  const one = await named('Brândușescu', 'Ștefania', { phone: '+40700000987' })
  const ioana = story.as('ioana')

  for (const typed of ['brandusescu', 'stef+brind', one.code, '0987', '0700 000 987'.replaceAll(' ', '+')]) {
    expect(rows((await ioana.get(`/app/people?q=${typed}`)).html)).toEqual(['Brândușescu Ștefania'])
  }
  expect((await ioana.get('/app/people?q=randusescu')).text).toContain('Nicio persoană nu se potrivește')
  expect((await ioana.get('/app/people?q=%25')).text).not.toContain('Nicio persoană nu se potrivește')
})

test('a CNP finds exactly one person, the look is noted with them, and the address of the page does not hold it', async () => {
  const cnp = cnpOf('F', '1888-08-08', 401)
  const one = await named('Cenepescu', 'Ana', { cnp })
  const ioana = story.as('ioana')

  const found = await ioana.get(`/app/people?q=${cnp}`)
  const other = await ioana.get(`/app/people?q=${cnpOf('F', '1888-08-08', 402)}`)

  expect(found.location).toBe(`/app/people/${one.person}`)
  expect(other.location).toBe('/app/people')
  expect(await looks(one)).toEqual([['people.found-by-cnp', story.who.ioana.account]])
  expect((await ioana.get('/app/people')).text).toContain('Nicio persoană la care aveți acces nu are acest CNP')
})

test('a CNP of somebody in another region is found by nobody who could not see them', async () => {
  const cnp = cnpOf('M', '1888-08-09', 403)
  const identity = { familyName: 'Departe', givenName: 'Ion', cnp, sex: 'M' as const }
  const one = await enrolled(story, { region: 'RO41', partner: 'lider', identity }, 'dan')

  expect((await story.as('ioana').get(`/app/people?q=${cnp}`)).location).toBe('/app/people')
  expect((await story.as('dan').get(`/app/people?q=${cnp}`)).location).toBe(`/app/people/${one.person}`)
})

test('whoever opens a person is noted, once in a quarter of an hour', async () => {
  const one = await named('Deschisa')
  const dan = story.as('dan')

  await dan.get(`/app/people/${one.person}`)
  await dan.get(`/app/people/${one.person}/file`)
  await dan.get(`/app/people/${one.person}/identity`)

  expect(await looks(one)).toEqual([['people.opened', story.who.dan.account]])
})

test('by stage: each person stands in exactly one, the same as their page says', async () => {
  const waiting = await named('Stadiescu')
  await story.perform('ioana', proposeDecision, {
    enrolment: waiting.enrolment,
    outcome: 'waiting',
    decidedOn: '2026-02-10',
  })
  const inside = await participant(story, { identity: { familyName: 'Stadiescu', givenName: 'Ioana', sex: 'F' } })
  const ioana = story.as('ioana')
  const stages = ['applicant', 'proposed', 'waiting', 'refused', 'eligible', 'participant', 'left', 'withdrawn']

  const found: string[] = []
  for (const stage of stages) {
    const { html } = await ioana.get(`/app/people?q=stadiescu&stage=${stage}`)
    found.push(...rows(html).map(name => `${stage}: ${name}`))
  }

  expect(found).toEqual(['waiting: Stadiescu Ana', 'participant: Stadiescu Ioana'])
  expect((await ioana.get(`/app/people/${waiting.person}`)).text).toContain('Lista de așteptare')
  expect((await ioana.get(`/app/people/${inside.person}`)).text).toContain('Participant')
})

test('a stage is found among those who come next as among everybody', async () => {
  const { who } = story
  const rules = await read(story.engine, story, tx => getRulebook(tx, story.tenant, 'o-sansa', '2026-03-02'))
  const listed = (nearby: number, stage: Stage, limit: number) =>
    read(story.engine, story, tx => listPeople(tx, { who: who.dan, programme: 'o-sansa', rules, stage, limit, nearby }))

  for (const stage of ['applicant', 'participant', 'waiting'] as const) {
    const all = await listed(10_000, stage, 100)
    expect(all.length).toBeGreaterThan(0)
    for (const limit of [1, 2, 100]) {
      for (const nearby of [1, 3]) expect(await listed(nearby, stage, limit)).toEqual(all.slice(0, limit))
    }
  }
})

test('my people are those I look after', async () => {
  await enrolled(story, { identity: { familyName: 'Responsabilu', givenName: 'Dan', sex: 'M' } }, 'dan')
  await named('Responsabilu', 'Ioana')

  const { html } = await story.as('ioana').get('/app/people?q=responsabilu&whose=mine')

  expect(rows(html)).toEqual(['Responsabilu Ioana'])
})

test('the palette finds people for whoever may read them, and never by CNP', async () => {
  const cnp = cnpOf('F', '1888-08-10', 404)
  const one = await named('Paletescu', 'Ana', { cnp })

  const [counsellor, enterprise, byCnp] = [
    await story.as('ioana').get('/app/find?q=paletescu'),
    await story.as('radu').get('/app/find?q=paletescu'),
    await story.as('ioana').get(`/app/find?q=${cnp}`),
  ]

  expect(counsellor.html).toContain(`/app/people/${one.person}`)
  expect(enterprise.html).not.toContain(one.person)
  expect(byCnp.html).not.toContain(one.person)
})

test('what is no id and who is no person are not found, whatever the section', async () => {
  const ioana = story.as('ioana')

  for (const path of ['x', "'--", '0197a000-0000-7000-8000-00000000ffff', '0197a000-0000-7000-8000-00000000ffff/file'])
    expect((await ioana.get(`/app/people/${path}`)).status).toBe(404)
  expect((await ioana.get('/app/people?after=x')).status).toBe(404)
  expect((await story.as('radu').get('/app/people')).status).toBe(403)
})
