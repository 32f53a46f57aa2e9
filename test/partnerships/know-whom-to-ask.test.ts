import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { addOrganisation } from '../../src/partnerships/organisation.ts'
import { organisations } from '../results/cooperation.ts'
import { beginCooperation, type Ground, refusal } from './ground.ts'

let ground: Ground

beforeAll(async () => {
  ground = await beginCooperation()
}, 60_000)

test('refused is a number that fails its check digit, and one that another organisation has', async () => {
  const input = { ...addOrganisation.example, programme: 'o-sansa', name: 'Brutăria', kind: 'business' }
  await ground.dan(addOrganisation, { ...input, cui: 'RO 1590082' })

  expect(await refusal(ground.dan(addOrganisation, { ...input, cui: '1590083' }))).toBe('programme.not-a-cui')
  expect(await refusal(ground.dan(addOrganisation, { ...input, cui: '1590082' }))).toBe(
    'partnerships.organisation-known',
  )
})

test('the list of organisations is taken along with whom to ask, by telephone and e-mail; only by whoever may export', async () => {
  await ground.dan(addOrganisation, {
    ...addOrganisation.example,
    programme: 'o-sansa',
    name: 'Comuna Fișier',
    contacts: [
      { name: 'Ana Exemplu', role: 'secretar', phone: '+40700000088', email: 'ana@example.org' },
      { email: 'registratura@example.org' },
      { role: 'primar', phone: '+40700000089' },
    ],
  })
  const refused = await ground.story.as('carmen').get('/app/organisations.csv')
  const taken = await ground.story.as('dan').get('/app/organisations.csv')

  const lines = new TextDecoder().decode(taken.bytes).split('\r\n')
  const line = lines.find(one => one.startsWith('Comuna Fișier'))
  expect(refused.status).toBe(403)
  expect(lines[0]).toMatch(/Persoane de contact;E-mail$/)
  expect(line).toContain('"Ana Exemplu, secretar, +40700000088; primar, +40700000089"')
  expect(line).toMatch(/"ana@example\.org; registratura@example\.org"$/)
})

test('the one contact of an organisation from before there were several is shown, and stays when it is said anew', async () => {
  const [house = ''] = await organisations(ground, ['authority'])
  await sql`update public.organisation set contact_name = 'Veta Exemplu', phone = '+40700000077' where id = ${house}`.execute(
    ground.story.engine.db.kysely,
  )
  const dan = ground.story.as('dan')
  const form = await dan.get(`/app/organisations/${house}`)
  await dan.send(`/app/organisations/${house}`, {
    organisation: house,
    programme: 'o-sansa',
    name: 'Primăria Nouă',
    kind: 'authority',
    region: 'RO21',
    'contacts.0.name': 'Veta Exemplu',
    'contacts.0.phone': '+40700000077',
    'contacts.1.role': 'secretariat',
    'contacts.1.phone': '0700 000 078',
  })
  const shown = (await dan.get('/app/organisations')).text

  expect(form.html).toMatch(/name="contacts\.0\.name"[^>]*value="Veta Exemplu"/)
  expect(shown.match(/Veta Exemplu/g)).toHaveLength(1)
  expect(shown).toContain('+40700000078')
})
