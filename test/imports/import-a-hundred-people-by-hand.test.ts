import type { Locator, Page } from 'playwright-core'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { familyNames, womensNames } from '../../demo/names.ts'
import { addDays } from '../../src/kernel/day.ts'
import { read } from '../../src/kernel/engine.ts'
import { axe, noBrowser, noSidewaysScroll } from '../browser.ts'
import { begin, cnpOf, enrolled } from '../people/ground.ts'
import type { Story } from '../people-of-the-story.ts'
import { windowOf } from '../story-window.ts'
import { workbook } from './tables.ts'

/**
 * Seconds of a person, whatever the machine. Source: the keystroke-level model (Card, Moran and Newell 1980): K a key of somebody who
 * types moderately, P pointing with the mouse, B a button of it down or up, H a hand that changes to the keyboard or back, M making up
 * one's mind. L, our choice: finding the paper of one person and reading the right value from it.
 */
const pace = { K: 0.28, P: 1.1, B: 0.1, H: 0.4, M: 1.35, L: 20 }

/** Somebody with a mouse and a keyboard, whose time is counted by what they do. */
class Hands {
  seconds = 0
  interactions = 0
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async press(name: string | RegExp): Promise<void> {
    const target = this.#page.getByRole('link', { name }).or(this.#page.getByRole('button', { name })).first()
    await Promise.all([this.#page.waitForEvent('load'), target.click()])
    this.#took(pace.M + pace.P + 2 * pace.B)
  }

  /** In the system's own window: the file is pointed at, and opened. */
  async choose(label: string, file: File): Promise<void> {
    const [chooser] = await Promise.all([this.#page.waitForEvent('filechooser'), this.#page.getByLabel(label).click()])
    const buffer = Buffer.from(await file.arrayBuffer())
    await chooser.setFiles({ name: file.name, mimeType: file.type || 'application/octet-stream', buffer })
    this.#took(2 * (pace.M + pace.P + 2 * pace.B) + pace.P + 2 * pace.B)
  }

  async correct(row: Locator, label: string, text: string): Promise<void> {
    const field = row.getByLabel(label, { exact: true })
    await field.click()
    await field.press('Control+a')
    await this.#page.keyboard.type(text)
    this.#took(pace.L + pace.M + pace.P + 2 * pace.B + 2 * pace.H + (2 + text.length) * pace.K)
  }

  async choosing(row: Locator, label: string, text: string): Promise<void> {
    await row.getByLabel(label, { exact: true }).selectOption({ label: text })
    this.#took(pace.L + 2 * (pace.M + pace.P + 2 * pace.B))
  }

  /** Whom a row looks like is read from the screen and from the paper, before one of the answers is taken. */
  async tick(row: Locator, name: RegExp): Promise<void> {
    await row.getByRole('radio', { name }).check()
    this.#took(pace.L + pace.M + pace.P + 2 * pace.B)
  }

  #took(seconds: number): void {
    this.seconds += seconds
    this.interactions += 1
  }
}

const cnp = (nth: number) => cnpOf('F', addDays('1880-01-01', nth * 37), nth)

const familyOf = (nth: number) => familyNames[(nth * 11) % familyNames.length] ?? ''
const givenOf = (nth: number) => womensNames[(nth * 5 + Math.floor(nth / 20)) % womensNames.length] ?? ''

/**
 * A list as offices keep it: a title, a hundred people, and eight rows in which something is wrong. Two more rows are of people who are
 * here already: the fiftieth once more with a letter lost, and Elena Șofrănescu, who was enrolled from the form.
 */
function list(): Promise<File> {
  const rows = Array.from({ length: 100 }, (_, at): (string | number | null)[] => {
    const nth = at + 1
    return [
      nth,
      familyOf(nth),
      givenOf(nth),
      Number(cnp(nth)),
      700_000_000 + nth,
      'Iași',
      'Țibana',
      'șomer',
      '8 clase',
      '02.02.2026',
    ]
  })
  const wrong: [row: number, column: number, value: string | number | null][] = [
    [4, 3, '1,85E+12'],
    [15, 3, '2.9E+12'],
    [26, 3, cnp(27).slice(0, 12)],
    [37, 3, cnp(1)],
    [48, 2, null],
    [59, 9, '31.02.2026'],
    [70, 4, '0700'],
    [81, 8, 'școala vieții'],
  ]
  for (const [row, column, value] of wrong) (rows[row] as (string | number | null)[])[column] = value
  rows.push([
    101,
    familyOf(50).slice(0, -1),
    givenOf(50),
    null,
    700_000_050,
    'Iași',
    'Țibana',
    'șomer',
    '8 clase',
    '02.02.2026',
  ])
  rows.push([102, 'Sofranescu', 'Elena', null, 700_000_900, 'Iași', 'Țibana', 'șomer', '8 clase', '02.02.2026'])
  const head = [
    'Nr. crt.',
    'Nume',
    'Prenume',
    'CNP',
    'Telefon',
    'Județ',
    'Localitate',
    'Statut ocupațional',
    'Studii',
    'Data înscrierii',
  ]
  return workbook([['Grup țintă, februarie'], head, ...rows])
}

let story: Story

beforeAll(async () => {
  story = await begin()
})

const people = () =>
  read(story.engine, story.who.dan, async tx => {
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from person where tenant_id = ${story.tenant}`.execute(tx)
    return rows[0]?.n
  })

describe.skipIf(noBrowser)('in a real browser', { timeout: 180_000 }, () => {
  test('a hundred people with eight bad rows and two doubles are imported in at most six minutes of a person', async () => {
    const page = await windowOf(story, story.who.ioana)
    await page.goto('/app')
    const hands = new Hands(page)
    const identity = { familyName: 'Șofrănescu', givenName: 'Elena', bornOn: '1991-03-04', sex: 'F' as const }
    const domicile = { county: 'RO213', locality: 'Țibana', degurba: 3 as const }
    await enrolled(story, { identity: { ...identity, phone: '0700000900' }, domicile })
    const row = (number: number) => page.getByRole('group', { name: new RegExp(`^Rândul ${number}`) })

    await hands.press('Import')
    await hands.choose('Fișierul', await list())
    await hands.press('Citește tabelul')
    await hands.press('Verifică rândurile')
    expect(await page.innerText('h1')).toBe('92 de rânduri fără probleme')
    expect(await axe(page)).toEqual([])

    // In the file a title and the headings come first: the fifth person stands in row 7.
    await hands.correct(row(7), 'CNP', cnp(5))
    await hands.correct(row(18), 'CNP', cnp(16))
    await hands.correct(row(29), 'CNP', cnp(27))
    await hands.correct(row(40), 'CNP', cnp(38))
    await hands.correct(row(51), 'Prenume', 'Ana')
    await hands.correct(row(62), 'Data înscrierii', '3.2.2026')
    await hands.correct(row(73), 'Telefon', '0700000071')
    await hands.choosing(row(84), 'Studii', 'Gimnazial (8 clase) sau 10 clase')
    await hands.tick(row(103), /^Este aceeași persoană: Rândul 52/)
    await hands.tick(row(104), /^Este aceeași persoană: GT-/)
    await hands.press('Păstrează și verifică din nou')
    await hands.press('Importă 100 de rânduri')

    expect(await page.innerText('main')).toContain('S-au importat 100 de rânduri.')
    expect(await people()).toBe(101)
    expect(await axe(page)).toEqual([])
    expect(hands.interactions).toBeLessThanOrEqual(16)
    expect(hands.seconds).toBeLessThanOrEqual(360)
  })

  test('on a telephone no step is wider than its window', async () => {
    const page = await windowOf(story, story.who.dan, { viewport: { width: 320, height: 640 } })
    await page.goto('/app/import')
    const wide = [await noSidewaysScroll(page)]
    await page
      .getByLabel('Fișierul')
      .setInputFiles({ name: 'lista.xlsx', mimeType: 'a/b', buffer: Buffer.from(await (await list()).arrayBuffer()) })
    for (const name of ['Citește tabelul', 'Verifică rândurile']) {
      await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name }).click()])
      wide.push(await noSidewaysScroll(page))
    }

    expect(wide).toEqual([[], [], []])
  })
})
