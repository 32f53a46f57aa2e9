import { beforeAll, expect, test } from 'vitest'
import { openCall } from '../../src/enterprises/call.ts'
import { importProgramme } from '../../src/programme/rules-command.ts'
import { oSansa } from '../programme/shipped.ts'
import { beginEnterprise, type Ground } from './ground.ts'

let here: Ground

beforeAll(async () => {
  here = await beginEnterprise()
})

const value = (html: string, name: string): string | undefined => {
  const [field = ''] = new RegExp(`<input[^>]*name="${name.replaceAll('.', '\\.')}"[^>]*>`).exec(html) ?? []
  return /value="([^"]*)"/.exec(field)?.[1]
}

test('the form of a call proposes what the profile scores by, and says where that comes from', async () => {
  const form = await here.story.as('dan').get('/app/calls/new')

  expect(value(form.html, 'criteria.1.title')).toBe('Scopul social și locurile de muncă')
  expect([value(form.html, 'criteria.1.maximum'), value(form.html, 'criteria.1.weight')]).toEqual(['10', '3'])
  expect([value(form.html, 'minimum'), value(form.html, 'difference')]).toEqual(['60', '15'])
  expect(form.text).toContain('Sursa: Alegerea noastră')
})

test('what is proposed can be changed and taken out, also in between; a row half filled is asked about', async () => {
  const dan = here.story.as('dan')
  const call = {
    programme: 'o-sansa',
    title: 'Runda 1',
    opensOn: '20.03.2026',
    closesOn: '31.03.2026',
    'criteria.0.title': 'Nevoia',
    'criteria.0.maximum': '10',
    'criteria.0.weight': '6',
    'criteria.2.title': 'Scopul social',
    'criteria.2.maximum': '10',
    'criteria.2.weight': '4',
    minimum: '50',
    difference: '10',
    places: '2',
    reserve: '1',
    appealDays: '5',
  }

  const half = await dan.post('/app/calls/new', { ...call, 'criteria.1.title': 'Bugetul' })
  const none = await dan.post('/app/calls/new', { ...call, 'criteria.0.title': '', 'criteria.2.weight': '' })
  const { location } = await dan.post('/app/calls/new', call)
  const opened = await dan.get(location)

  expect([half.status, none.status]).toEqual([422, 422])
  expect(value(half.html, 'criteria.1.title')).toBe('Bugetul')
  expect(opened.text).toMatch(/Nevoia 10 6 Scopul social 10 4/)
  expect(opened.text).toContain('din 100')
})

test('a call without any criterion is refused', async () => {
  const said = { ...openCall.example, programme: 'o-sansa', criteria: [{}] }

  await expect(here.story.perform('dan', openCall, said)).rejects.toMatchObject({
    fields: [{ path: 'criteria.0.title', code: 'shape.required' }],
  })
})

test('with two programmes, each has its calls: in the list and its file, in a new one, and where they lead back', async () => {
  await here.story.perform('dan', importProgramme, { ...oSansa(), code: 'zorile', names: { ro: 'Zorile', en: 'Dawn' } })
  const { answer } = await here.story.perform('dan', openCall, {
    ...openCall.example,
    programme: 'zorile',
    title: 'Zori',
  })
  const dan = here.story.as('dan')
  const lead = await here.story.join({ name: 'Zoe Manea', role: 'manager', scope: { of: 'programme', id: 'zorile' } })
  const zoe = here.story.asWho(lead)
  const list = '/app/calls?programme=zorile'

  const first = await dan.get('/app/calls')
  const second = await dan.get(list)
  const [, file = ''] = /href="([^"]+calls\.csv[^"]*)"/.exec(second.html) ?? []
  const form = await dan.get('/app/calls/new?programme=zorile')
  const half = await dan.post('/app/calls/new', { programme: 'zorile', title: 'Runda nouă' })

  expect(first.text).not.toContain('Zori ')
  expect(second.html).toContain(`<a href="${list}" aria-current="page">Zorile</a>`)
  expect(second.text).toContain('Zori 12.01.2026')
  expect(new TextDecoder().decode((await dan.get(file)).bytes)).toContain('Zori;')
  expect(form.text).toContain('Concurs nou Zorile')
  expect(form.html).toContain(`<a class="button quiet" href="${list}">`)
  expect([half.status, value(half.html, 'programme'), value(half.html, 'title')]).toEqual([400, 'zorile', 'Runda nouă'])
  const call = await dan.get(`/app/calls/${String(answer.call)}`)
  expect(call.html).toContain(`<a href="${list}">`)
  expect(call.text).toContain('Programul Zorile')

  expect((await zoe.get('/app/calls')).html).not.toContain('/app/calls/new')
  expect((await zoe.get(list)).html).toContain('/app/calls/new?programme=zorile')
  expect((await zoe.get('/app/calls/new')).status).toBe(404)
  expect((await zoe.get('/app/calls/new?programme=zorile')).status).toBe(200)
})
