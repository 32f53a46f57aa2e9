import { beforeAll, expect, test } from 'vitest'
import { open as openCentre } from '../../src/centres/centre.ts'
import { addOpportunity } from '../../src/centres/opportunity.ts'
import { open as openEnterprise } from '../../src/enterprises/enterprise.ts'
import { planEvent } from '../../src/events/event.ts'
import { promote } from '../../src/partnerships/promotion.ts'
import { recordDeliverable } from '../../src/programme/deliverable-command.ts'
import { importProgramme } from '../../src/programme/rules-command.ts'
import { bakery } from '../enterprises/ground.ts'
import { beginCooperation, type Ground } from '../partnerships/ground.ts'
import { agree, organisations } from '../results/cooperation.ts'
import { describeCurriculum } from '../../src/training/curriculum.ts'
import { recordAuthorisation } from '../../src/training/authorisation.ts'
import { oSansa } from './shipped.ts'

let ground: Ground
let curriculum: string

/** Lists of the product that are of one programme, and something in the second one. */
const lists = [
  '/app/ses',
  '/app/centres',
  '/app/partners',
  '/app/promotion',
  '/app/events',
  '/app/themes',
  '/app/courses',
  '/app/courses/authorisations',
  '/app/courses/curricula',
  '/app/calls',
  '/app/register',
  '/app/people/registers',
]

beforeAll(async () => {
  ground = await beginCooperation()
  await ground.dan(importProgramme, { ...oSansa(), code: 'zorile', names: { ro: 'Zorile', en: 'Dawn' } })
  const parties = await organisations(ground, ['authority', 'school'])
  await ground.dan(openEnterprise, { ...bakery, programme: 'zorile', title: 'Moara din Zori' })
  await ground.dan(openCentre, { ...openCentre.example, programme: 'zorile' })
  await ground.dan(planEvent, { ...planEvent.example, programme: 'zorile', title: 'Târgul din Zori' })
  const morning = { ...describeCurriculum.example, programme: 'zorile', title: 'Morărit' }
  curriculum = String((await ground.dan(describeCurriculum, morning)).answer.curriculum)
  await ground.dan(promote, { ...promote.example, programme: 'zorile', material: 'Afișul din Zori' })
  await agree(ground, 'PAR-1', parties, { programme: 'zorile', title: 'Acordul din Zori' })
}, 60_000)

test('with one programme, no list asks which', async () => {
  const { story } = await beginCooperation()
  for (const list of lists) expect((await story.as('dan').get(list)).html).not.toMatch(/[?;]programme=/)
})

test.each([
  ['/app/ses', 'Moara din Zori'],
  ['/app/centres', 'CRES-NE'],
  ['/app/partners', 'Acordul din Zori'],
  ['/app/events', 'Târgul din Zori'],
  ['/app/courses/curricula', 'Morărit'],
  ['/app/promotion', 'Afișul din Zori'],
])('with two, %s shows each its own, takes its own along, and adds to it', async (list, title) => {
  const dan = ground.story.as('dan')
  const there = `${list}?programme=zorile`

  const first = await dan.get(list)
  const second = await dan.get(there)
  const [, file = ''] = /href="([^"]+\.csv[^"]*)"/.exec(second.html) ?? []
  const form = await dan.get(`${list}/new?programme=zorile`)

  expect(first.text).not.toContain(title)
  expect(second.html).toContain(`<a href="${there}" aria-current="page">Zorile</a>`)
  expect(second.text).toContain(title)
  expect(new TextDecoder().decode((await dan.get(file)).bytes)).toContain(title)
  expect(second.html).toContain(`${list}/new?programme=zorile`)
  expect(form.html).toMatch(/name="programme" value="zorile"/)
  expect(form.html).toContain(`<a class="button quiet" href="${there}">`)
})

test('an authorisation is recorded for a curriculum of its own programme, and half of one stays there', async () => {
  const dan = ground.story.as('dan')
  const list = '/app/courses/authorisations'

  const first = await dan.get(`${list}/new`)
  const form = await dan.get(`${list}/new?programme=zorile`)
  const half = await dan.post(`${list}/new?programme=zorile`, { number: 'ZOR-1' })

  expect(first.text).toContain('Descrieți-l întâi')
  expect(first.html).toContain('/app/courses/curricula/new?programme=o-sansa')
  expect(half.status).toBe(400)
  for (const shown of [form, half]) {
    expect(shown.text).toContain('Morărit')
    expect(shown.html).toContain(`action="${list}/new?programme=zorile"`)
    expect(shown.html).toContain(`<a class="button quiet" href="${list}?programme=zorile">`)
  }
})

test('the register keeps its unit and its programme together, in its tabs, its files and what is added', async () => {
  const dan = ground.story.as('dan')

  const jobs = await dan.get('/app/register?unit=job&programme=zorile')
  const second = await dan.get('/app/register?unit=enterprise&programme=zorile')
  const form = await dan.get('/app/register/new?unit=job&programme=zorile')

  expect(jobs.html).toContain('<a href="/app/register?unit=job&amp;programme=zorile" aria-current="page">Zorile</a>')
  expect(second.html).toContain('/app/register.csv?unit=enterprise&amp;programme=zorile')
  expect(second.text).toContain('Moara din Zori')
  expect(second.html).toContain('/app/ses/new?programme=zorile')
  expect(form.html).toMatch(/name="programme" value="zorile"/)
  expect(form.text).toContain('Moara din Zori')
  expect((await dan.get('/app/register?unit=enterprise')).text).not.toContain('Moara din Zori')
})

test('horizontal themes and the registers of people are told for each programme', async () => {
  const dan = ground.story.as('dan')

  for (const list of ['/app/themes', '/app/people/registers']) {
    const { html } = await dan.get(`${list}?programme=zorile`)
    expect(html).toContain(`<a href="${list}?programme=zorile" aria-current="page">Zorile</a>`)
  }
  expect((await dan.get('/app/themes?programme=zorile')).html).toContain('/app/themes/mark?programme=zorile')
})

test('a notice is of the organisation: enterprises and centres of every programme may follow it', async () => {
  const dan = ground.story.as('dan')
  const { answer } = await ground.dan(addOpportunity, addOpportunity.example)

  const list = await dan.get('/app/opportunities')
  const form = await dan.get(`/app/opportunities/${String(answer.opportunity)}/relevant`)

  expect(list.html).not.toContain('programme=')
  expect(list.text).toContain('Moara din Zori')
  expect(form.text).toContain('Moara din Zori')
  expect(form.text).toContain('CRES-NE')
})

test('a course of the second programme is opened under an authorisation of its own', async () => {
  const form = await ground.story.as('dan').get('/app/courses/new?programme=zorile')

  expect(form.text).toContain('autorizație')
  expect(form.html).toContain('/app/courses/authorisations/new?programme=zorile')
  expect(form.html).toContain('<a href="/app/courses?programme=zorile">')
})

test('what is authorised is listed in its programme, and its pages lead back there', async () => {
  const dan = ground.story.as('dan')
  const list = '/app/courses/authorisations'
  const { answer } = await ground.dan(recordAuthorisation, {
    ...recordAuthorisation.example,
    curriculum,
    number: 'ZOR-7/2026',
    trainers: [ground.story.who.mihai.account],
  })

  const elsewhere = await dan.get(list)
  const here = await dan.get(`${list}?programme=zorile`)
  const paper = await dan.get(`${list}/${String(answer.authorisation)}`)
  const described = await dan.get(`/app/courses/curricula/${curriculum}`)

  expect(elsewhere.text).not.toContain('ZOR-7')
  expect(here.text).toContain('ZOR-7')
  expect(here.html).toContain('href="/app/courses/curricula?programme=zorile"')
  expect(paper.html).toContain(`href="${list}?programme=zorile"`)
  expect(described.html).toContain('href="/app/courses/curricula?programme=zorile"')
})

test('a form that is sent half comes back in the programme in which it was opened', async () => {
  const kept = ['/app/ses', '/app/centres', '/app/partners', '/app/promotion', '/app/events', '/app/courses/curricula']
  for (const list of kept) {
    const form = await ground.story.as('dan').get(`${list}/new?programme=zorile`)
    const [, action = ''] = /<form[^>]*action="([^"]+\/new[^"]*)"/.exec(form.html) ?? []
    const half = await ground.story.as('dan').post(action, { programme: 'zorile', title: 'Ceva' })

    expect([list, half.status]).toEqual([list, 400])
    expect(half.html).toContain(`<a class="button quiet" href="${list}?programme=zorile">`)
  }
})

/** What a list shows of the second programme leads to the form that takes it back; it answers with where that form led. */
async function takeBack(list: string, leads: RegExp): Promise<string | null> {
  const dan = ground.story.as('dan')
  const shown = await dan.get(`${list}${list.includes('?') ? '&' : '?'}programme=zorile`)
  const [, path = ''] = leads.exec(shown.html) ?? []
  const page = path.endsWith('/drop') ? path : `${path}/withdraw`
  const form = await dan.get(page)
  const [, name = '', value = ''] =
    /name="(promotion|agreement|event|enterprise|deliverable)" value="([^"]+)"/.exec(form.html) ?? []
  const sent = await dan.post(page, { [name]: value, reason: 'Înregistrat de două ori.' })
  return sent.headers.get('location')
}

test('whoever takes something back stays in the programme whose list it stood in', async () => {
  await ground.dan(recordDeliverable, { ...recordDeliverable.example, unit: 'job', programme: 'zorile', code: 'LM-Z' })

  expect(await takeBack('/app/promotion', /href="(\/app\/promotion\/[0-9a-f-]{36}\/drop)"/)).toBe(
    '/app/promotion?programme=zorile',
  )
  expect(await takeBack('/app/events', /href="(\/app\/events\/[0-9a-f-]{36})"/)).toBe('/app/events?programme=zorile')
  expect(await takeBack('/app/ses', /href="(\/app\/ses\/[0-9a-f-]{36})"/)).toBe('/app/ses?programme=zorile')
  expect(await takeBack('/app/register?unit=job', /href="(\/app\/register\/[0-9a-f-]{36})"/)).toBe(
    '/app/register?unit=job&programme=zorile',
  )
})

test('whoever corrects an organisation, which is of all programmes, stays in the one they came from', async () => {
  const dan = ground.story.as('dan')
  const list = await dan.get('/app/organisations?programme=zorile')
  const [, path = ''] = /href="(\/app\/organisations\/[0-9a-f-]{36}\?programme=zorile)"/.exec(list.html) ?? []

  const form = await dan.get(path)
  const values = Object.fromEntries(
    [...form.html.matchAll(/<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  )
  const chosen = [...form.html.matchAll(/<select[^>]* name="([^"]+)".*?<option value="([^"]+)" selected/gs)]
  const sent = await dan.post(path, {
    ...values,
    ...Object.fromEntries(chosen.map(([, name, value]) => [name, value])),
  })

  expect(list.html).toContain('href="/app/promotion?programme=zorile"')
  expect(form.html).toContain('<a class="button quiet" href="/app/organisations?programme=zorile">')
  expect([sent.status, sent.headers.get('location')]).toEqual([303, '/app/organisations?programme=zorile'])
})
