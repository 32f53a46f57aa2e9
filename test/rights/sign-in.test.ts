import { TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { atGate } from '../../src/kernel/engine.ts'
import type { Who } from '../../src/kernel/who.ts'
import { setPassword } from '../../src/rights/gate-tables.ts'
import { hashPassword } from '../../src/rights/password.ts'
import { type Story, story } from '../people-of-the-story.ts'
import type { Browser, Page } from '../story-browser.ts'

const password = 'patru case verzi pe deal'
// One hash for the whole file: making one is slow on purpose.
const hash = hashPassword(password)

/** Gives somebody of the story a password, and returns the e-mail they type. */
async function withPassword({ engine }: Story, { account }: Who): Promise<string> {
  const passwordHash = await hash
  return atGate(engine, async tx => {
    await setPassword(tx, account, passwordHash)
    const { email } = await tx
      .selectFrom('credential')
      .select('email')
      .where('account_id', '=', account)
      .executeTakeFirstOrThrow()
    return email
  })
}

const signIn = (browser: Browser, email: string, typed = password) => browser.post('/login', { email, password: typed })

/** The key that the page of enrolment shows for typing, as the app on a phone keeps it. */
function phoneFrom(page: Page): (at: string) => string {
  const [, key = ''] = /<code>([A-Z2-7 ]+)<\/code>/.exec(page.html) ?? []
  const totp = new TOTP({ secret: key.replaceAll(' ', '') })
  return at => totp.generate({ timestamp: Date.parse(at) })
}

test('a page behind the door sends a visitor to sign in, and brings them back after', async () => {
  const { visitor } = await story()

  const page = await visitor().get('/app/people?sort=name')

  expect(page.status).toBe(303)
  expect(page.location).toBe('/login?next=%2Fapp%2Fpeople%3Fsort%3Dname')
})

test('a form sent without a session is refused, and does nothing', async () => {
  const { visitor, who } = await story()

  const page = await visitor().post(`/app/settings/accounts/${who.ioana.account}/close`)

  expect(page.status).toBe(401)
  expect(page.text).toContain('Sesiunea s-a încheiat')
})

test('a wrong password and an unknown e-mail are told the same', async () => {
  const it = await story()
  const email = await withPassword(it, it.who.mihai)

  const wrong = await signIn(it.visitor(), email, 'cinci case verzi pe deal')
  const unknown = await signIn(it.visitor(), `nimeni.${email}`)

  expect([wrong.status, unknown.status]).toEqual([401, 401])
  expect(wrong.text).toContain('E-mailul sau parola nu sunt cele din cont')
  expect(unknown.text).toContain('E-mailul sau parola nu sunt cele din cont')
  expect(wrong.html).toContain(email)
  expect(wrong.html).not.toContain('cinci case')
})

test('after five wrong passwords an account waits a minute, then longer, and is never locked out', async () => {
  const it = await story()
  const email = await withPassword(it, it.who.mihai)
  const guess = async (at: string, typed = 'ghicit de cineva') => {
    it.at(at)
    return (await signIn(it.visitor(), email, typed)).status
  }

  const five = [1, 2, 3, 4, 5].map(second => guess(`2026-03-16T10:00:0${second}Z`))
  const statuses: number[] = []
  for (const one of five) statuses.push(await one)
  const sixth = await guess('2026-03-16T10:00:30Z')
  const afterAMinute = await guess('2026-03-16T10:01:06Z')
  const soonAgain = await guess('2026-03-16T10:02:10Z', password)
  const owner = await guess('2026-03-16T10:03:10Z', password)

  expect(statuses).toEqual([401, 401, 401, 401, 401])
  expect([sixth, afterAMinute, soonAgain]).toEqual([429, 401, 429])
  expect(owner).toBe(303)
})

test('a hundred guesses at once count as a hundred', async () => {
  const it = await story()
  const email = await withPassword(it, it.who.mihai)

  const guesses = await Promise.all(Array.from({ length: 12 }, () => signIn(it.visitor(), email, 'ghicit de cineva')))

  const taken = guesses.filter(page => page.status === 401)
  expect(taken.length).toBe(5)
})

test('a trainer signs in with the password alone', async () => {
  const it = await story()
  const email = await withPassword(it, it.who.mihai)
  const browser = it.visitor()

  const answer = await browser.post('/login', { email: ` ${email.toUpperCase()} `, password, next: '/me' })
  const on = await browser.get(answer.location)
  const page = await browser.get(on.location)

  expect(on.location).toBe('/me')
  expect(page.text).toContain('Mihai Sava')
})

test('nobody is led to another site after signing in', async () => {
  const it = await story()
  const email = await withPassword(it, it.who.mihai)
  const browser = it.visitor()

  const answer = await browser.post('/login', { email, password, next: '//elsewhere.example/app' })
  const on = await browser.get(answer.location)

  expect(on.location).toBe('/')
})

test('a manager, who may export, opens nothing before a phone is tied to the account', async () => {
  const it = await story()
  const email = await withPassword(it, it.who.dan)
  const browser = it.visitor()
  await signIn(browser, email)

  const behind = await browser.get('/app')
  const enrol = await browser.get('/login/code')

  expect(behind.location).toBe('/login/code?next=%2Fapp')
  expect(enrol.text).toContain('Legați telefonul de cont')
})

test('a phone is tied with its first right code; the recovery codes are shown once, and each is good once', async () => {
  const it = await story({ on: '2026-03-16T10:00:00Z' })
  const email = await withPassword(it, it.who.dan)
  const browser = it.visitor()
  await signIn(browser, email)
  const phone = phoneFrom(await browser.get('/login/code'))

  const wrong = await browser.post('/login/enrol', { code: '000000' })
  const codes = await browser.post('/login/enrol', { code: phone('2026-03-16T10:00:00Z') })
  const app = await browser.get('/app')

  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('Codul nu este bun')
  expect(app.status).toBe(200)
  const [first = ''] = codes.html.match(/[A-Z2-7]{4}(-[A-Z2-7]{4}){3}/) ?? []
  expect(codes.html.match(/[A-Z2-7]{4}(-[A-Z2-7]{4}){3}/g)?.length).toBe(10)
  const again = it.visitor()
  await signIn(again, email)
  const opened = await again.post('/login/code', { code: first.toLowerCase() })
  const third = it.visitor()
  await signIn(third, email)
  const used = await third.post('/login/code', { code: first })
  expect([opened.status, used.status]).toEqual([303, 422])
})

test('a code of the phone opens once, and one minute later no more', async () => {
  const it = await story({ on: '2026-03-16T10:00:00Z' })
  const email = await withPassword(it, it.who.dan)
  const first = it.visitor()
  await signIn(first, email)
  const phone = phoneFrom(await first.get('/login/code'))
  await first.post('/login/enrol', { code: phone('2026-03-16T10:00:00Z') })
  it.at('2026-03-16T10:05:00Z')
  const second = it.visitor()
  await signIn(second, email)
  const third = it.visitor()
  await signIn(third, email)

  const opened = await second.post('/login/code', { code: phone('2026-03-16T10:05:00Z') })
  const overheard = await third.post('/login/code', { code: phone('2026-03-16T10:05:00Z') })
  const old = await third.post('/login/code', { code: phone('2026-03-16T10:03:30Z') })

  expect([opened.status, overheard.status, old.status]).toEqual([303, 422, 422])
})

test('the cookie of the password alone is worth nothing once the second factor is shown', async () => {
  const it = await story({ on: '2026-03-16T10:00:00Z' })
  const email = await withPassword(it, it.who.dan)
  const browser = it.visitor()
  await signIn(browser, email)
  const before = browser.cookie('session')
  const phone = phoneFrom(await browser.get('/login/code'))
  await browser.post('/login/enrol', { code: phone('2026-03-16T10:00:00Z') })

  const stolen = await it.visitor().get('/app', { cookie: `session=${before}` })

  expect(browser.cookie('session')).not.toBe(before)
  expect(stolen.location).toMatch(/^\/login\?/)
})

test('half an hour without a request ends a session, and so do twelve hours in all', async () => {
  const it = await story({ on: '2026-03-16T06:00:00Z' })
  const idle = it.as('mihai')
  const busy = it.as('ioana')
  await idle.get('/app')
  await busy.get('/app')
  const statuses: number[] = []

  for (let minutes = 25; minutes <= 12 * 60 + 5; minutes += 25) {
    it.at(new Date(Date.parse('2026-03-16T06:00:00Z') + minutes * 60_000).toISOString())
    statuses.push((await busy.get('/app')).status)
  }
  const idled = await idle.get('/app')

  expect(statuses.slice(0, -1).every(status => status === 200)).toBe(true)
  expect(statuses.at(-1)).toBe(303)
  expect(idled.status).toBe(303)
})

test('a role taken away is gone with the next request', async () => {
  const it = await story()
  const ioana = it.as('ioana')
  const before = await ioana.get('/app')
  const page = await it.as('ana').get(`/app/settings/accounts/${it.who.ioana.account}`)
  const [, grant] = /grants\/([0-9a-f-]{36})\/revoke/.exec(page.html) ?? []

  await it.as('ana').send(`/app/settings/accounts/${it.who.ioana.account}/grants/${grant}/revoke`)
  const after = await ioana.get('/app')

  expect(before.text).toContain('Consilier')
  expect(after.text).not.toContain('Consilier')
})

test('signing out ends the session in the browser and on the server', async () => {
  const it = await story()
  const browser = it.as('mihai')
  await browser.get('/app')
  const cookie = browser.cookie('session')

  const answer = await browser.post('/logout')
  const stolen = await it.visitor().get('/app', { cookie: `session=${cookie}` })

  expect(answer.location).toBe('/login')
  expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"')
  expect(browser.cookie('session')).toBeUndefined()
  expect(stolen.status).toBe(303)
})

test('a form from another site is refused', async () => {
  const it = await story()
  const ana = it.as('ana')
  await ana.get('/app')

  const forged = await ana.post(
    '/app/settings/accounts',
    {},
    { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
  )

  expect(forged.status).toBe(403)
  expect(forged.text).toContain('Formularul a venit din altă pagină decât a noastră')
})
