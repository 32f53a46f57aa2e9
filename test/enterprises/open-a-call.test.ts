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

test('with two programmes the list of calls asks which, and a call opened there stays there', async () => {
  const { story } = here
  const dan = story.as('dan')
  const alone = await dan.get('/app/calls')
  await story.perform('dan', importProgramme, {
    ...oSansa(),
    code: 'o-sansa-2',
    names: { ro: 'Încă o șansă', en: 'One more chance' },
  })
  const list = await dan.get('/app/calls')
  const second = await dan.get('/app/calls?programme=o-sansa-2')
  const form = await dan.get('/app/calls/new?programme=o-sansa-2')
  await story.perform('dan', openCall, { ...openCall.example, programme: 'o-sansa-2', title: 'Runda a doua a altora' })

  expect(alone.text).not.toContain('Încă o șansă')
  expect(list.html).toContain('href="/app/calls?programme=o-sansa-2"')
  expect(second.html).toMatch(
    /href="\/app\/calls\?programme=o-sansa-2"[^>]*aria-current="page"|aria-current="page"[^>]*href="\/app\/calls\?programme=o-sansa-2"/,
  )
  expect(second.html).toContain('href="/app/calls/new?programme=o-sansa-2"')
  expect(value(form.html, 'programme')).toBe('o-sansa-2')
  expect((await dan.get('/app/calls?programme=o-sansa-2')).text).toContain('Runda a doua a altora')
  expect((await dan.get('/app/calls')).text).not.toContain('Runda a doua a altora')
})

test('the files of the list are of the programme that is shown', async () => {
  const dan = here.story.as('dan')
  const second = await dan.get('/app/calls?programme=o-sansa-2')
  const file = await dan.get('/app/calls.csv?programme=o-sansa-2')

  expect(second.html).toContain('href="/app/calls.csv?programme=o-sansa-2"')
  expect(file.text).toContain('Runda a doua a altora')
  expect(file.text).not.toContain('Runda 1')
})
