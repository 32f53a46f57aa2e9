import sharp, { type Sharp } from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { planSession } from '../../src/counselling/session.ts'
import { sheetsOf } from '../../src/counselling/session-tables.ts'
import { codesIn } from '../../src/evidence/intake.ts'
import { PageImages } from '../../src/evidence/page-images.ts'
import { atGate, read } from '../../src/kernel/engine.ts'
import { setContact } from '../../src/people/contact.ts'
import { findPerson } from '../../src/people/person-tables.ts'
import { putTotp, setPassword, takeTotpStep } from '../../src/rights/gate-tables.ts'
import { hashPassword } from '../../src/rights/password.ts'
import { SecondFactor } from '../../src/rights/second-factor.ts'
import { moveLesson } from '../../src/training/lesson.ts'
import { sheetsOf as courseSheetsOf } from '../../src/training/sheet-tables.ts'
import { axe, noBrowser, noSidewaysScroll } from '../browser.ts'
import { Hands } from '../hands.ts'
import type { Name } from '../people-of-the-story.ts'
import { type Furnished, furnishedStory } from '../site/furnished-story.ts'
import type { Record } from '../site/office.ts'
import { windowOf } from '../story-window.ts'

const phone = { viewport: { width: 360, height: 740 } }

let furnished: Furnished
let maria: Record
/** A session of today and one of tomorrow; the course of Mihai meets tomorrow too. */
let today: string
let tomorrow: string

beforeAll(async () => {
  if (noBrowser) return
  furnished = await furnishedStory()
  const { story, office, others, training } = furnished
  maria = await office.enrol('Lăcătuș', 'Maria')
  await story.perform('ioana', setContact, { person: maria.person, phone: '0700 004 321' })
  const group = others.slice(3).map(one => one.enrolment)
  const plan = async (onDay: string) =>
    String((await story.perform('ioana', planSession, { ...planSession.example, onDay, people: group })).answer.session)
  today = await plan('2026-10-05')
  tomorrow = await plan('2026-10-06')
  const { account } = story.who.mihai
  const when = { heldOn: '2026-10-06', begins: '09:00', trainer: account, room: 'Sala 1, Iași' }
  await story.perform('mihai', moveLesson, { lesson: training.open, ...when })
})

const handsOf = async (name: Name, options = {}): Promise<Hands> => {
  const { story } = furnished
  const page = await windowOf(story, story.who[name], options)
  await page.goto('/app')
  return new Hands(page)
}

describe.skipIf(noBrowser)('somebody is found', { timeout: 60_000 }, () => {
  test.each([
    ['a name typed without its marks', 'lacatus'],
    ['the last four digits of a telephone', '4321'],
  ])('by %s, in at most nine keys', async (_, typed) => {
    const { page } = await handsOf('ioana')

    await page.keyboard.press('Control+k')
    await page.keyboard.type(typed)
    await page.locator('dialog[open]').waitFor()
    await Promise.all([page.waitForURL(`**/app/people/${maria.person}`), page.keyboard.press('Enter')])

    expect(1 + typed.length + 1).toBeLessThanOrEqual(9)
    expect(await page.innerText('h1')).toContain('Lăcătuș')
  })
})

describe.skipIf(noBrowser)('whom to see today', { timeout: 60_000 }, () => {
  test('is said by the page that signing in leads to, before anything is pressed', async () => {
    const { page, signIn } = await atTheDoor()

    await signIn()

    const shown = await page.innerText('main')
    expect(new URL(page.url()).pathname).toBe('/app')
    expect(shown).toMatch(/Programul de azi\s+10:00–12:00 Informare profesională: Drepturi și servicii/)
    expect(shown).toContain('Ene Ion, Vâlcea Maria · CRES, Sala 1')
    expect(await axe(page)).toEqual([])
  })

  test('is said to whoever has nothing today for the next day that has something', async () => {
    const { page } = await handsOf('mihai', phone)

    expect(await page.innerText('main')).toMatch(
      /Programul de mâine\s+09:00–17:00 ANTR-NE-1\s+1 cursant · Sala 1, Iași/,
    )
    expect(await noSidewaysScroll(page)).toEqual([])
  })
})

describe.skipIf(noBrowser)('the list of tomorrow', { timeout: 60_000 }, () => {
  test.each([
    ['a session', 'ioana', () => `/app/sessions/${tomorrow}/sheet`],
    ['a course', 'mihai', () => `/app/courses/${furnished.training.course}/sessions/${furnished.training.open}/sheet`],
  ] as const)('of %s is printed with one press: A4, with the code that it comes back by', async (_, who, address) => {
    const hands = await handsOf(who)
    const asked = hands.page.waitForRequest(request => request.url().endsWith('.pdf'))

    const tomorrows = hands.page.locator('section', { hasText: 'Programul de mâine' })
    await hands.touch(tomorrows.locator(`a[href="${address()}.pdf"]`, { hasText: 'Tipărește lista' }))

    const answer = await hands.page.request.get((await asked).url())
    const bytes = await answer.body()
    expect(answer.headers()['content-type']).toBe('application/pdf')
    expect((await codesIn(new Uint8Array(bytes))).map(code => new URL(code).pathname)).toEqual([address()])
    expect(await sizesOf(bytes)).toEqual(['210 × 297'])
    expect(hands.interactions).toBeLessThanOrEqual(3)
  })
})

describe.skipIf(noBrowser)('the photograph of a signed list', { timeout: 60_000 }, () => {
  test('of a session is filed by its code in three taps on a telephone', async () => {
    const { story } = furnished
    const hands = await handsOf('ioana', { ...phone, javaScriptEnabled: false })

    await hands.press('Adu lista semnată')
    await hands.attach('Lista semnată', await photographOf('ioana', `/app/sessions/${today}/sheet.pdf`))
    await hands.press(hands.page.getByRole('button', { name: 'Adu lista semnată' }))

    expect(hands.page.url()).toContain(`/app/sessions/${today}`)
    const sheets = await read(story.engine, story.who.dan, tx => sheetsOf(tx, story.tenant, [today]))
    expect(sheets).toHaveLength(1)
    expect(hands.interactions).toBeLessThanOrEqual(4)
  })

  test('of a course goes the same way', async () => {
    const { story, training } = furnished
    const hands = await handsOf('mihai', phone)
    const lesson = `/app/courses/${training.course}/sessions/${training.closed}`

    await hands.press('Adu lista semnată')
    await hands.attach('Lista semnată', await photographOf('mihai', `${lesson}/sheet.pdf`))
    await hands.press(hands.page.getByRole('button', { name: 'Adu lista semnată' }))

    expect(new URL(hands.page.url()).pathname).toBe(lesson)
    const sheets = await read(story.engine, story.who.dan, tx => courseSheetsOf(tx, story.tenant, training.closed))
    expect(sheets).toHaveLength(2)
    expect(hands.interactions).toBeLessThanOrEqual(4)
  })
})

test('nine of ten photographs of a list say what they are of', { timeout: 60_000 }, async () => {
  if (noBrowser) return
  const [page] = await imagesOf('ioana', `/app/sessions/${tomorrow}/sheet.pdf`)

  const codes = await Promise.all(shots.map(async shot => codesIn(new Uint8Array(await shot(sharp(page))))))

  expect(codes.filter(([code]) => code?.endsWith(`/app/sessions/${tomorrow}/sheet`)).length).toBeGreaterThanOrEqual(9)
})

const contactForm = async (javaScriptEnabled = true) => {
  const hands = await handsOf('ioana', { javaScriptEnabled })
  await hands.page.goto(`/app/people/${maria.person}/identity/contact`)
  return hands
}
const stored = async () => {
  const { story } = furnished
  const row = await read(story.engine, story.who.dan, tx => findPerson(tx, story.tenant, maria.person))
  return { phone: row?.phone, email: row?.email, needs: row?.needs }
}

describe.skipIf(noBrowser)('two people change the same record', { timeout: 60_000 }, () => {
  test('each another part of it: both stand, after two presses', async () => {
    const hands = await contactForm(false)
    await hands.page.getByLabel('Telefon').fill('0700 005 555')
    await hands.page.getByLabel('Pauze mai dese').check()
    const theirs = { email: 'maria@exemplu.ro', needs: ['transport', 'childcare'] }
    await furnished.story.perform('dan', setContact, { person: maria.person, phone: '0700004321', ...theirs })

    await hands.press('Salvează')
    expect(await hands.page.innerText('main')).toMatch(/E-mail\s+maria@exemplu.ro\s+.*\s+Ce este înregistrat/)
    await hands.press('Salvează')

    expect(await stored()).toEqual({
      phone: '+40700005555',
      email: 'maria@exemplu.ro',
      needs: expect.toSatisfy((needs: string[]) => needs.toSorted().join() === 'breaks,childcare,transport'),
    })
    expect(hands.interactions).toBeLessThanOrEqual(3)
  })

  test('both the same part: one of the two is chosen, after three presses', async () => {
    const hands = await contactForm()
    const { email, needs } = await stored()
    await hands.page.getByLabel('Telefon').fill('0700 006 666')
    await furnished.story.perform('dan', setContact, { person: maria.person, phone: '0700007777', email, needs })

    await hands.press('Salvează')
    expect(await axe(hands.page)).toEqual([])
    expect(await hands.page.getByRole('radio', { name: '0700 006 666' }).isChecked()).toBe(true)
    await hands.touch(hands.page.getByRole('radio', { name: '+40700007777' }))
    await hands.press('Salvează')

    expect(await stored()).toMatchObject({ phone: '+40700007777', email: 'maria@exemplu.ro' })
    expect(hands.interactions).toBeLessThanOrEqual(3)
  })
})

/** Ioana with her password and the telephone that she signs in with. */
async function atTheDoor() {
  const { engine, who, tenant } = furnished.story
  const { account } = who.ioana
  const passwordHash = await hashPassword('patru case verzi pe deal')
  const factor = await atGate(engine, async tx => {
    await setPassword(tx, account, passwordHash)
    const { email } = await tx
      .selectFrom('credential')
      .select('email')
      .where('account_id', '=', account)
      .executeTakeFirstOrThrow()
    const made = SecondFactor.new(email)
    await putTotp(tx, account, made.sealed(engine.keyring.of(tenant).seal, { tenant, account, email }))
    await takeTotpStep(tx, account, 1, engine.clock().toISOString())
    return { email, code: made.codeAt(engine.clock()) }
  })
  const page = await windowOf(furnished.story, undefined)
  const signIn = async () => {
    await page.goto('/login')
    await page.getByLabel('E-mail').fill(factor.email)
    await page.getByLabel('Parola').fill('patru case verzi pe deal')
    await page.getByRole('button', { name: 'Intră' }).click()
    await page.getByLabel('Codul din aplicația de pe telefon').fill(factor.code)
    await page.getByRole('button', { name: 'Continuă' }).click()
    await page.waitForURL('**/app')
  }
  return { page, signIn }
}

const inMillimetres = (points: number): number => Math.round((points / 72) * 25.4)

/** In millimetres, page after page. */
async function sizesOf(bytes: Uint8Array): Promise<string[]> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(Buffer.from(bytes))
  const sizes = [...document.pages()].map(page => {
    const { originalWidth, originalHeight } = page.getOriginalSize()
    return `${inMillimetres(originalWidth)} × ${inMillimetres(originalHeight)}`
  })
  document.destroy()
  library.destroy()
  return sizes
}

async function imagesOf(name: Name, address: string): Promise<Uint8Array[]> {
  const printed = await furnished.story.as(name).get(address)
  const images = new PageImages()
  const pages = await images.of('pdf', printed.bytes)
  await images.close()
  // The images of pages are WebP, which no file that comes in may be.
  sharp.unblock({ operation: ['VipsForeignLoadWebpBuffer'] })
  return pages
}

type Shot = (page: Sharp) => Promise<Buffer>

const table = { background: '#6a6258' }
const jpeg = (page: Sharp, quality = 75) => page.flatten({ background: '#fff' }).jpeg({ quality }).toBuffer()

/** As hands hold a telephone: askew, upside down, in the shade, against the light, from afar, shaken, much compressed. */
const shots: readonly Shot[] = [
  page => jpeg(page),
  page => jpeg(page.rotate(6, table).modulate({ brightness: 0.85 })),
  page => jpeg(page.rotate(-11, table)),
  page => jpeg(page.rotate(90, table)),
  page => jpeg(page.rotate(180, table).modulate({ brightness: 0.6 })),
  page => jpeg(page.rotate(3, table).linear(0.5, 20)),
  page => jpeg(page.resize(900)),
  page => jpeg(page.blur(1.2)),
  page => jpeg(page.rotate(-4, table), 30),
  page => jpeg(page.affine([1, 0.12, -0.05, 0.95], table).linear(1.2, 10)),
]

async function photographOf(name: Name, address: string) {
  const [page] = await imagesOf(name, address)
  const shot = shots[1] as Shot
  return { name: 'lista.jpg', mimeType: 'image/jpeg', buffer: await shot(sharp(page)) }
}
