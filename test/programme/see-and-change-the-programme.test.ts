import { beforeEach, describe, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { readProgramme } from '../../src/programme/rule-file.ts'
import { importProfile, importProgramme } from '../../src/programme/rules-command.ts'
import { getProgramme } from '../../src/programme/tables.ts'
import { targetsOn } from '../../src/programme/targets.ts'
import { type Name, type Story, story } from '../people-of-the-story.ts'
import type { Browser } from '../story-browser.ts'
import { oSansa, profiles, text } from './shipped.ts'

const path = '/app/settings/programme'

let here: Story
let dan: Browser

beforeEach(async () => {
  here = await story()
  for (const profile of profiles()) await here.perform('dan', importProfile, profile)
  await here.perform('dan', importProgramme, oSansa())
  dan = here.as('dan')
})

const stored = () => read(here.engine, here.who.dan, tx => getProgramme(tx, here.tenant, 'o-sansa'))

describe('is refused:', () => {
  test.each<Name>(['ioana', 'victor', 'carmen'])('a form that changes the programme, to %s', async name => {
    const answer = await here.as(name).get(`${path}/o-sansa/partners/lider`)

    expect(answer.status).toBe(403)
  })

  test('a programme and a part that do not exist', async () => {
    expect((await dan.get(`${path}/nothing`)).status).toBe(404)
    expect((await dan.get(`${path}/o-sansa/centres/nothing`)).status).toBe(404)
  })

  test('a file with mistakes: each with its line and column, and the text back to correct it', async () => {
    const wrong = text('o-sansa')
      .replace('RO21: 40, RO41: 35', 'RO21: 41, RO41: 35')
      .replace('number: 30', 'number: 101')
    const file = new File([wrong], 'programme.yaml', { type: 'application/yaml' })

    const answer = await dan.post(`${path}/bring`, { what: 'programme', file })

    expect(answer.status).toBe(422)
    expect(answer.text).toMatch(/Linia \d+, coloana \d+: Părțile țintei „target-group” însumează 101, nu 100\./)
    expect(answer.text).toMatch(/Linia \d+, coloana \d+: Cota de 101 depășește ținta de 100\./)
    expect(answer.html).toContain('Economia socială, o șansă pentru persoanele aflate în dificultate')
  })

  test('nothing at all', async () => {
    const answer = await dan.post(`${path}/bring`, { what: 'profile' })

    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Alegeți un fișier YAML sau lipiți textul lui.')
  })

  test('a target whose parts do not add up: what was typed comes back', async () => {
    const answer = await dan.post(`${path}/o-sansa/targets/ses`, {
      programme: 'o-sansa',
      'target.indicator': 'ses',
      'target.total': 8,
      'target.byRegion.RO21': 7,
      'target.byRegion.RO41': 3,
    })

    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Părțile țintei „ses” însumează 10, nu 8.')
    expect(answer.html).toMatch(/name="target\.byRegion\.RO21"[^>]*value="7"/)
  })

  test('a partner with a wrong number', async () => {
    const answer = await dan.post(`${path}/o-sansa/partners/new`, {
      programme: 'o-sansa',
      'partner.code': 'nou',
      'partner.name': 'Asociația Nouă',
      'partner.cui': '9900000119',
    })

    expect(answer.status).toBe(400)
    expect(answer.text).toContain('CUI-ul nu este corect')
  })
})

test.each<Name>(['victor', 'ioana', 'dan', 'radu'])(
  '%s reads what the programme promises and where each rule comes from',
  async name => {
    const shown = await here.as(name).get(`${path}/o-sansa`)

    expect(shown.status).toBe(200)
    expect(shown.text).toContain('Locuri de muncă create')
    expect(shown.text).toContain('norma săptămânală: cel puțin 20 de ore')
    expect(shown.text).toContain('Pagina proiectului')
    expect(shown.text).toContain('actul adițional 1')
  },
)

test('the page of a profile says each rule and marks what is to be verified', async () => {
  const shown = await dan.get(`${path}/profiles/ESFPLUS-2021-RO`)

  expect(shown.text).toContain('EECO03')
  expect(shown.text).toContain('durata șomajului la intrare: peste 12 luni')
  expect(shown.text).toContain('Regulamentul (UE) 2021/1057, anexa I')
  expect(shown.text).toContain('de verificat')
  expect(shown.text).toContain('R12')
})

test('in English too', async () => {
  const shown = await dan.send('/preferences', { lang: 'en', back: `${path}/o-sansa` })

  expect(shown.text).toContain('weekly hours: at least 20 hours')
})

test('the programme is taken out as a file, changed and brought back', async () => {
  const file = await dan.get(`${path}/o-sansa/file`)
  const changed = file.html.replace('Asociația Exemplu Nord-Est', 'Asociația Puntea')

  expect(file.headers.get('content-type')).toContain('yaml')
  expect(readProgramme(file.html, profiles())).toEqual(oSansa())
  const shown = await dan.send(`${path}/bring`, { what: 'programme', text: changed })

  expect(shown.text).toContain('Asociația Puntea')
  expect((await stored()).partners[0]?.name).toBe('Asociația Puntea')
})

test('parts are changed by form', async () => {
  await dan.send(`${path}/o-sansa/partners/new`, {
    programme: 'o-sansa',
    'partner.code': 'nou',
    'partner.name': 'Asociația Nouă',
    'partner.cui': '9900000118',
  })
  await dan.send(`${path}/o-sansa/regions/RO32`, {
    programme: 'o-sansa',
    'region.nuts': 'RO32',
    'region.names.ro': 'București și Ilfov',
    'region.names.en': 'Bucharest and Ilfov',
    'region.category': 'MD',
  })
  await dan.send(`${path}/o-sansa/centres/new`, {
    programme: 'o-sansa',
    'centre.code': 'CRES-NE2',
    'centre.name': 'Centrul Bacău',
    'centre.region': 'RO21',
    'centre.partner': 'nou',
  })
  await dan.send(`${path}/o-sansa/quotas/new`, {
    programme: 'o-sansa',
    'quota.category': 'vmg',
    'quota.of': 'target-group',
    'quota.share': '45',
  })
  await dan.send(`${path}/o-sansa/quotas/drop`, { category: 'roma', of: 'target-group' })
  await dan.send(`${path}/o-sansa/windows`, {
    programme: 'o-sansa',
    'windows.immediateDays.value': '30',
    'windows.immediateDays.source': 'contract',
    'windows.longerTermMonths.value': '',
    'windows.longerTermMonths.source': 'contract',
  })

  const document = await stored()
  expect(document.partners.at(-1)).toEqual({ code: 'nou', name: 'Asociația Nouă', cui: '9900000118' })
  expect(document.regions.at(-1)?.names.ro).toBe('București și Ilfov')
  expect(document.centres.at(-1)?.partner).toBe('nou')
  expect(document.quotas).toEqual([
    { category: 'vmg', of: 'target-group', share: 0.45 },
    { category: 'large-family', of: 'target-group', number: 20 },
  ])
  expect(document.windows).toEqual({ immediateDays: { value: 30, source: 'contract' } })
})

test('a target is corrected without losing what it is to cover', async () => {
  await dan.send(`${path}/o-sansa/targets/events`, {
    programme: 'o-sansa',
    'target.indicator': 'events',
    'target.total': '4',
    'target.byRegion.RO21': '2',
    'target.byRegion.RO41': '1',
    'target.byRegion.RO32': '1',
  })

  const events = targetsOn(await stored(), '2026-03-16').find(one => one.indicator === 'events')
  expect(events).toMatchObject({ total: 4, byRegion: { RO21: 2, RO41: 1, RO32: 1 } })
  expect(events?.coverage?.parties).toEqual(['institution', 'authority', 'organisation'])
})

test('an addendum is recorded by form: first which targets, then how they are to be', async () => {
  const choice = await dan.get(`${path}/o-sansa/amendments/new`)
  const form = await dan.get(`${path}/o-sansa/amendments/new?indicator=ses`)

  expect(choice.text).toContain('Ce ținte schimbă')
  expect(form.html).toMatch(/name="targets\.0\.byRegion\.RO21"[^>]*value="3"/)
  const shown = await dan.send(`${path}/o-sansa/amendments/new?indicator=ses`, {
    programme: 'o-sansa',
    signedOn: '20.02.2026',
    validFrom: '01.03.2026',
    'note.ro': 'O structură mai mult în Nord-Est.',
    'note.en': 'One more structure in the North-East.',
    'targets.0.indicator': 'ses',
    'targets.0.total': '9',
    'targets.0.byRegion.RO21': '4',
    'targets.0.byRegion.RO41': '3',
    'targets.0.byRegion.RO32': '2',
  })

  expect(shown.text).toContain('O structură mai mult în Nord-Est.')
  expect(targetsOn(await stored(), '2026-03-01').find(one => one.indicator === 'ses')).toMatchObject({
    total: 9,
    amendment: 2,
  })
})

test('an organisation without a programme is told what to do first', async () => {
  const empty = await story()

  const shown = await empty.as('dan').get(path)

  expect(shown.text).toContain('Aduceți întâi un profil de reguli')
})

test('a profile is brought as a file', async () => {
  const other = await story()
  const file = new File([text('generic')], 'generic.yaml')

  const shown = await other.as('dan').send(`${path}/bring`, { what: 'profile', file })

  expect(shown.text).toContain('Program general')
})
