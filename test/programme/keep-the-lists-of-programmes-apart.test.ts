import { beforeAll, expect, test } from 'vitest'
import { open as openCentre } from '../../src/centres/centre.ts'
import { open as openEnterprise } from '../../src/enterprises/enterprise.ts'
import { planEvent } from '../../src/events/event.ts'
import { importProgramme } from '../../src/programme/rules-command.ts'
import { bakery } from '../enterprises/ground.ts'
import { beginCooperation, type Ground } from '../partnerships/ground.ts'
import { agree, organisations } from '../results/cooperation.ts'
import { oSansa } from './shipped.ts'

let ground: Ground

/** Lists of the product that are of one programme, and something in the second one. */
const lists = ['/app/ses', '/app/centres', '/app/partners', '/app/events', '/app/courses', '/app/calls']

beforeAll(async () => {
  ground = await beginCooperation()
  await ground.dan(importProgramme, { ...oSansa(), code: 'zorile', names: { ro: 'Zorile', en: 'Dawn' } })
  const parties = await organisations(ground, ['authority', 'school'])
  await ground.dan(openEnterprise, { ...bakery, programme: 'zorile', title: 'Moara din Zori' })
  await ground.dan(openCentre, { ...openCentre.example, programme: 'zorile' })
  await ground.dan(planEvent, { ...planEvent.example, programme: 'zorile', title: 'Târgul din Zori' })
  await agree(ground, 'PAR-1', parties, { programme: 'zorile', title: 'Acordul din Zori' })
}, 60_000)

test('with one programme, no list asks which', async () => {
  const { story } = await beginCooperation()
  for (const list of lists) expect((await story.as('dan').get(list)).html).not.toContain('?programme=')
})

test.each([
  ['/app/ses', 'Moara din Zori'],
  ['/app/centres', 'CRES-NE'],
  ['/app/partners', 'Acordul din Zori'],
  ['/app/events', 'Târgul din Zori'],
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

test('a course of the second programme is opened under an authorisation of its own', async () => {
  const form = await ground.story.as('dan').get('/app/courses/new?programme=zorile')

  expect(form.text).toContain('autorizație')
  expect(form.html).toContain('/app/courses/authorisations/new?programme=zorile')
  expect(form.html).toContain('<a href="/app/courses?programme=zorile">')
})

test('a form that is sent half comes back in the programme in which it was opened', async () => {
  for (const list of ['/app/ses', '/app/centres', '/app/partners', '/app/events']) {
    const form = await ground.story.as('dan').get(`${list}/new?programme=zorile`)
    const [, action = ''] = /<form[^>]*action="([^"]+\/new[^"]*)"/.exec(form.html) ?? []
    const half = await ground.story.as('dan').post(action, { programme: 'zorile', title: 'Ceva' })

    expect([list, half.status]).toEqual([list, 400])
    expect(half.html).toContain(`<a class="button quiet" href="${list}?programme=zorile">`)
  }
})
