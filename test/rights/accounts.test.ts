import { expect, test } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { type Story, story } from '../people-of-the-story.ts'
import type { Fields } from '../story-browser.ts'

const accounts = '/app/settings/accounts'

/** What the form of an invitation sends. */
const invitation = (more: Fields = {}): Fields => ({
  account: newId(),
  grant: newId(),
  name: 'Sorina Petre',
  email: `sorina.${newId().slice(-12)}@punte.example`,
  role: 'counsellor',
  scope: 'region:RO41',
  ...more,
})

async function linkFor(it: Story, account: string, fields: Fields = {}): Promise<string> {
  const page = await it.as('ana').post(`${accounts}/${account}/link`, fields)
  const [, path = ''] = /(\/invite\/[\w-]{43})</.exec(page.html) ?? []
  return path
}

test('only whoever administers sees the accounts', async () => {
  const it = await story()

  const pages = await Promise.all((['dan', 'ioana', 'victor'] as const).map(name => it.as(name).get(accounts)))

  expect(pages.map(page => page.status)).toEqual([403, 403, 403])
  expect(pages[0]?.text).not.toContain('Carmen Dinu')
})

test('an invitation with a wrong e-mail comes back with what was typed', async () => {
  const it = await story()

  const page = await it.as('ana').post(accounts, invitation({ email: 'sorina', role: '' }))

  expect(page.status).toBe(400)
  expect(page.html).toContain('value="Sorina Petre"')
  expect(page.text).toContain('Scrieți o adresă de e-mail')
  expect(page.text).toContain('Rol')
})

test.each([
  ['administrator', 'region:RO21'],
  ['manager', 'region:RO21'],
  ['enterprise', 'tenant'],
  ['centre', 'region:RO21'],
  ['auditor', 'centre:CRES-NE'],
])('the role of %s is not given in %s', async (role, scope) => {
  const it = await story()

  const page = await it.as('ana').post(accounts, invitation({ role, scope }))

  expect(page.status).toBe(422)
  expect(page.text).toContain('Acest rol nu se dă în acest fel de loc')
})

test('two colleagues do not share an e-mail', async () => {
  const it = await story()
  const first = invitation()
  await it.as('ana').send(accounts, first)

  const page = await it.as('ana').post(accounts, invitation({ email: first.email }))

  expect(page.status).toBe(422)
  expect(page.text).toContain('Un coleg are deja această adresă')
})

test('a colleague chooses a password with a link that works once, and signs in', async () => {
  const it = await story()
  const fields = invitation({ role: 'trainer' })
  await it.as('ana').send(accounts, fields)
  const link = await linkFor(it, String(fields.account))
  const browser = it.visitor()

  const weak = await browser.post(link, { password: 'punte-punte-punte' })
  const kept = await browser.send(link, { password: 'trei iezi cucuieți' })
  const again = await it.visitor().get(link)
  const inside = await browser.post('/login', { email: fields.email, password: 'trei iezi cucuieți' })

  expect(weak.status).toBe(422)
  expect(weak.text).toContain('se ghicește prea ușor')
  expect(kept.text).toContain('Acum puteți intra')
  expect(again.status).toBe(404)
  expect(again.text).toContain('Legătura nu mai este bună')
  expect(inside.status).toBe(303)
})

test('a link ends after seven days, and when another one is made', async () => {
  const it = await story({ on: '2026-03-16T10:00:00Z' })
  const fields = invitation()
  await it.as('ana').send(accounts, fields)
  const first = await linkFor(it, String(fields.account))
  const second = await linkFor(it, String(fields.account))

  const replaced = await it.visitor().get(first)
  it.at('2026-03-23T09:59:00Z')
  const inTime = await it.visitor().get(second)
  it.at('2026-03-23T10:01:00Z')
  const late = await it.visitor().get(second)

  expect([replaced.status, inTime.status, late.status]).toEqual([404, 200, 404])
})

test('a link never sets the password of an account that chose the same id in another organisation', async () => {
  const here = await story()
  const there = await story()
  const victim = here.who.mihai
  await there.as('ana').send(accounts, invitation({ account: victim.account }))
  const link = await linkFor(there, victim.account)

  const page = await there.visitor().post(link, { password: 'trei iezi cucuieți' })

  expect(page.status).toBe(422)
  expect((await here.as('mihai').get('/app')).status).toBe(200)
})

test('a new password ends every session of the account', async () => {
  const it = await story()
  const mihai = it.as('mihai')
  await mihai.get('/app')
  const link = await linkFor(it, it.who.mihai.account)

  await it.visitor().send(link, { password: 'trei iezi cucuieți' })

  expect((await mihai.get('/app')).status).toBe(303)
})

test('the only administrator is neither closed nor loses the role', async () => {
  const it = await story()
  const ana = `${accounts}/${it.who.ana.account}`
  const page = await it.as('ana').get(ana)
  const [, grant] = /grants\/([0-9a-f-]{36})\/revoke/.exec(page.html) ?? []

  const closed = await it.as('ana').post(`${ana}/close`)
  const revoked = await it.as('ana').post(`${ana}/grants/${grant}/revoke`)

  expect([closed.status, revoked.status]).toEqual([422, 422])
  expect(closed.text).toContain('Este singurul administrator')
})

test('a closed account opens nothing, and its name stays beside what it did', async () => {
  const it = await story()
  const mihai = it.as('mihai')
  await mihai.get('/app')

  const list = await it.as('ana').send(`${accounts}/${it.who.mihai.account}/close`)

  expect((await mihai.get('/app')).status).toBe(303)
  expect(list.text).toContain('Mihai Sava')
  expect(list.text).toContain('Închis')
})

test('two administrators who change a name at once do not overwrite each other', async () => {
  const it = await story()
  const path = `${accounts}/${it.who.mihai.account}`
  const shown = /name="entry" value="(\d+)"/.exec((await it.as('ana').get(path)).html)?.[1]
  await it.as('ana').send(`${path}/name`, { name: 'Mihai Sava-Pop', entry: shown })

  const late = await it.as('ana').post(`${path}/name`, { name: 'Mihai Savu', entry: shown })

  expect(late.status).toBe(409)
  expect(late.html).toContain('value="Mihai Savu"')
  expect(late.text).toContain('Altcineva a modificat aceste date')
})

test('the same role in the same place is given once', async () => {
  const it = await story()
  const path = `${accounts}/${it.who.ioana.account}/grants`

  const twice = await it.as('ana').post(path, { grant: newId(), role: 'counsellor', scope: 'region:RO21' })
  const elsewhere = await it.as('ana').send(path, { grant: newId(), role: 'counsellor', scope: 'region:RO41' })

  expect(twice.status).toBe(422)
  expect(elsewhere.text).toContain('Dreptul a fost adăugat')
})
