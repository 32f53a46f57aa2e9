import { sql } from 'kysely'
import { readXlsx } from 'hucre/xlsx'
import { beforeEach, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import type { Story } from '../people-of-the-story.ts'
import type { Browser } from '../story-browser.ts'
import { begin, enrolled } from '../people/ground.ts'
import { checkTable } from './bring-table.ts'
import { csv } from './tables.ts'

let story: Story
let dan: Browser

const ana = {
  familyName: 'Șerbănescu',
  givenName: 'Ana Maria',
  bornOn: '1990-05-12',
  sex: 'F' as const,
  phone: '0700000123',
}
const home = { county: 'RO213', locality: 'Țibana', degurba: 3 as const }

beforeEach(async () => {
  story = await begin()
  dan = story.as('dan')
})

const usual = { region: 'RO21', partner: 'lider', appliedOn: '02.02.2026' }
const head = 'Nume;Prenume;Data nașterii;Telefon;Județ;Localitate'
const alike = 'Serbanescu;Ana-Maria;05.12.1990;0700000123;Iași;Țibana'
const other = 'Ghindăreanu;Vasile;03.03.1971;0700000777;Iași;Deleni'

const brought = (...rows: string[]) => checkTable(dan, csv([head, ...rows, ''].join('\n')), usual)

const codes = () =>
  read(story.engine, story.who.dan, async tx => {
    const { rows } = await sql<{ name: string }>`
      select family_name || ' ' || given_name as name from person where tenant_id = ${story.tenant} order by code`.execute(
      tx,
    )
    return rows.map(({ name }) => name)
  })

const apartPairs = () =>
  read(story.engine, story.who.dan, async tx => {
    const { rows } = await sql`select from apart where tenant_id = ${story.tenant}`.execute(tx)
    return rows.length
  })

const seenIn = (html: string, row: number): string =>
  new RegExp(`name="seen\\.${row}" value="([^"]*)"`).exec(html)?.[1] ?? ''

test('a row like somebody recorded is not imported before somebody says who it is; the reasons are in words', async () => {
  const { code } = await enrolled(story, { identity: ana, domicile: home })

  const { path, page } = await brought(alike, other)

  expect(page.text).toContain('1 rând fără probleme')
  expect(page.text).toContain(`${code}, Șerbănescu Ana Maria`)
  expect(page.text).toContain('Data nașterii: ziua și luna schimbate între ele')
  await dan.send(`${path}/store`)
  expect(await codes()).toEqual(['Șerbănescu Ana Maria', 'Ghindăreanu Vasile'])
})

test('a row without a choice comes back with a word at it, and what was chosen for others is kept', async () => {
  await enrolled(story, { identity: ana, domicile: home })
  const { path, page } = await brought(alike, other, other.replace('Vasile', 'Vasilică'))
  const seen = { 'seen.2': seenIn(page.html, 2), 'seen.4': seenIn(page.html, 4) }

  const silent = await dan.post(`${path}/rows`, { ...seen, 'choice.4': 'out' })
  const unknown = await dan.post(`${path}/rows`, { ...seen, 'choice.2': 'row-77' })

  expect([silent.status, unknown.status]).toEqual([422, 422])
  expect(silent.text).toContain('Spuneți dacă este o persoană nouă')
  const again = await dan.get(path)
  expect(/name="choice\.4" value="out" checked/.test(again.html)).toBe(true)
})

test('the same person is left out and said so in the workbook, without a name that the file did not bring', async () => {
  const { code, person } = await enrolled(story, { identity: ana, domicile: home })
  const { path, page } = await brought(alike, other)

  await dan.send(`${path}/rows`, { 'seen.2': seenIn(page.html, 2), 'choice.2': person })
  await dan.send(`${path}/store`)

  expect(await codes()).toHaveLength(2)
  const { sheets } = await readXlsx((await dan.get(`${path}/left.xlsx`)).bytes)
  const reason = String(sheets[0]?.rows[1]?.[0])
  expect(reason).toContain(code)
  expect(reason).not.toContain('Șerbănescu')
})

test('a new person is recorded with the word that they are another, and nobody is asked again', async () => {
  await enrolled(story, { identity: ana, domicile: home })
  const { path, page } = await brought(alike)

  await dan.send(`${path}/rows`, { 'seen.2': seenIn(page.html, 2), 'choice.2': 'new' })
  await dan.send(`${path}/store`)

  expect(await codes()).toEqual(['Șerbănescu Ana Maria', 'Serbanescu Ana-Maria'])
  expect(await apartPairs()).toBe(1)
})

test('two rows of one file are held against each other; said to be two people they stay apart, and all is undone as one', async () => {
  const { path, page } = await brought(alike, alike.replace('Ana-Maria', 'Ana'), other)
  expect(seenIn(page.html, 2)).toBe('')
  expect(seenIn(page.html, 3)).toBe('row-2')

  await dan.send(`${path}/rows`, { 'seen.3': 'row-2', 'choice.3': 'new' })
  await dan.send(`${path}/store`)

  expect(await codes()).toHaveLength(3)
  expect(await apartPairs()).toBe(1)
  await dan.send(`${path}/undo`)
  expect(await codes()).toEqual([])
  expect(await apartPairs()).toBe(0)
})

test('a choice made before somebody else came to be like the row is asked anew', async () => {
  const { path, page } = await brought(alike, alike.replace('Ana-Maria', 'Ana'))
  await dan.send(`${path}/rows`, { 'seen.3': seenIn(page.html, 3), 'choice.3': 'new' })

  await enrolled(story, { identity: ana, domicile: home })

  expect((await dan.get(path)).text).toContain('2 rânduri de corectat sau de hotărât')
})

test('somebody whom the asker may not see is told without a name', async () => {
  await enrolled(story, { identity: ana, domicile: home, region: 'RO41', partner: 'punte' }, 'dan')
  const ioana = story.as('ioana')

  const { page } = await checkTable(ioana, csv([head, alike, ''].join('\n')), usual)

  expect(page.text).toContain('Cineva înregistrat în altă parte')
  expect(page.text).not.toContain('Șerbănescu')
})
