import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { atGate, read } from '../../src/kernel/engine.ts'
import type { Tx } from '../../src/kernel/database.ts'
import { verify } from '../../src/kernel/verify.ts'
import { nightWorks, sweepFiles } from '../../src/night.ts'
import type { Story } from '../people-of-the-story.ts'
import type { Browser } from '../story-browser.ts'
import { begin, cnpOf } from '../people/ground.ts'
import { bringTable, checkTable, shownFields } from './bring-table.ts'
import { recordedPeople, usual } from './recorded-people.ts'
import { csv, windows1250, workbook } from './tables.ts'

let story: Story
let dan: Browser

beforeEach(async () => {
  story = await begin()
  dan = story.as('dan')
})

const cnp = (nth: number) => cnpOf('F', '1885-05-12', nth)

const people = () => recordedPeople(story)

const bring = (file: File) => bringTable(dan, file)

const checked = (file: File, more: Record<string, string> = {}) => checkTable(dan, file, { ...usual, ...more })

describe('refused', () => {
  test('to whoever may not enrol, and to whoever did not bring it', async () => {
    const { path } = await bring(csv(`Nume;Prenume\nPopa;Ana\n`))

    expect((await story.as('victor').get('/app/import')).status).toBe(403)
    expect((await story.as('victor').post('/app/import', { kind: 'people' })).status).toBe(403)
    expect((await story.as('mihai').post('/app/import', { kind: 'people' })).status).toBe(422)
    for (const address of [path, `${path}/columns`, `${path}/left.xlsx`]) {
      expect((await story.as('ioana').get(address)).status).toBe(404)
    }
    for (const act of ['rows', 'store', 'undo', 'drop', 'columns']) {
      expect((await story.as('ioana').post(`${path}/${act}`)).status).toBe(404)
    }
  })

  test('what is no table, with the form again and a message at the file', async () => {
    const answer = await dan.post('/app/import', { kind: 'people', file: new File(['%PDF-1.7'], 'lista.xlsx') })

    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Acesta nu este un tabel.')
    expect((await dan.post('/app/import', { kind: 'people' })).text).toContain('Alegeți fișierul.')
  })

  test('two columns that say the same, and no column at all', async () => {
    const { path, page } = await bring(csv(`Nume;Prenume\nPopa;Ana\n`))
    const fields = { ...shownFields(page), ...usual }

    const twice = await dan.post(`${path}/columns`, { ...fields, 'columns.0': 'givenName', 'columns.1': 'givenName' })
    const none = await dan.post(`${path}/columns`, { ...fields, 'columns.0': '', 'columns.1': '' })

    expect([twice.status, none.status]).toEqual([422, 422])
    expect(twice.text).toContain('Două coloane spun același lucru.')
  })
})

/** Everything that waits, as the database holds it. */
const waiting = async (tx: Tx) =>
  (await sql<{ all: string }>`select string_agg(w::text, ' ') as all from waiting_import w`.execute(tx)).rows[0]?.all

test('nothing is recorded until the button is pressed, and nothing personal is in the clear meanwhile', async () => {
  const { path } = await checked(csv(`Nume;Prenume;CNP\nSecretescu;Ana;${cnp(1)}\n`, 'utf-8', 'Secretescu.csv'))

  const stored = await atGate(story.engine, waiting, story.tenant)

  expect(await people()).toEqual([])
  expect(stored).not.toContain('Secretescu')
  expect(path).not.toContain('Secretescu')
  expect(JSON.stringify(story.log)).not.toContain('Secretescu')
})

test('a table with titles, empty rows and everything that a form asks becomes people as from the form', async () => {
  const file = await workbook([
    ['REGISTRUL GRUPULUI ȚINTĂ', null, null],
    [null],
    [
      'Nr. crt.',
      'Nume',
      'Prenume',
      'CNP',
      'Data nașterii',
      'Sex',
      'Telefon',
      'Județ',
      'Localitate',
      'Statut ocupațional',
      'Studii',
      'Urmează o școală',
      'Categorie',
      'Data înscrierii',
    ],
    [
      1,
      'Ştefănescu',
      'Maria',
      cnp(1),
      null,
      null,
      700000001,
      'Iași',
      'Țibana',
      'șomer',
      'liceu',
      'nu',
      'VMI',
      new Date('2026-02-09'),
    ],
    [null],
    [
      2,
      'Popa',
      'Ion',
      null,
      '14 mar 1991',
      'bărbat',
      '0700 000 002',
      'jud. Bacău',
      'Răcăciuni',
      'casnic',
      '8 clase',
      'nu',
      'familie numeroasă',
      null,
    ],
  ])

  const { path, page } = await checked(file)
  expect(page.text).toContain('2 rânduri fără probleme')
  expect(page.text).toContain('Rânduri de titlu deasupra coloanelor, trecute cu vederea: 2.')
  const done = await dan.send(`${path}/store`)

  expect(done.text).toContain('S-au importat 2 rânduri.')
  // Whoever applied first comes first, whatever the order of the rows.
  expect(await people()).toEqual([
    { name: 'Popa Ion', phone: '+40700000002', applied: '2026-02-02', region: 'RO21', locality: 'Răcăciuni' },
    { name: 'Ștefănescu Maria', phone: '+40700000001', applied: '2026-02-09', region: 'RO21', locality: 'Țibana' },
  ])
  expect((await verify(story.engine, story.tenant)).finding).toBeUndefined()
})

test('the region is that of the county where the list covers several', async () => {
  const { path } = await checked(csv('Nume;Prenume;Județ;Localitate\nPopa;Ana;Dolj;Calafat\nEne;Ion;B;București\n'), {
    region: 'county',
  })
  await dan.send(`${path}/store`)

  expect((await people()).map(one => one.region)).toEqual(['RO41', 'RO32'])
})

test('answers about an origin or an illness are passed over, and said', async () => {
  const { path, page } = await checked(
    csv(
      'Nume;Prenume;Categorie\nPopa;Ana;romă; VMI\nEne;Ion;"persoană cu handicap, VMI"\n'.replace(
        'romă; VMI',
        '"romă; VMI"',
      ),
    ),
  )
  await dan.send(`${path}/store`)

  expect(page.text).toContain('Rânduri cu răspunsuri despre etnie sau sănătate: 2.')
  const kinds = await read(
    story.engine,
    story.who.dan,
    async tx => (await sql<{ kind: string }>`select kind from category`.execute(tx)).rows,
  )
  expect(kinds.map(one => one.kind)).toEqual(['vmi', 'vmi'])
})

test('columns chosen by hand are remembered for the same headings', async () => {
  const first = await bring(windows1250('Cum îl cheamă;Ce-i zice;Alta\nPopa;Ana;x\n'))
  await dan.send(`${first.path}/columns`, {
    ...shownFields(first.page),
    ...usual,
    'columns.0': 'familyName',
    'columns.1': 'givenName',
  })

  const again = await bring(csv('Cum îl cheamă;Ce-i zice;Alta\nEne;Ion;y\n'))

  expect(again.page.text).toContain('Coloanele sunt alese ca data trecută.')
  expect(shownFields(again.page)).toMatchObject({
    'columns.0': 'familyName',
    'columns.1': 'givenName',
    'columns.2': '',
  })
})

test('another sheet or another row of headings is chosen without a script', async () => {
  const file = await workbook([], {
    sheets: [
      { name: 'Cuprins', rows: [['a'], ['b'], ['c'], ['d']] },
      {
        name: 'Oameni',
        rows: [
          ['Listă', 'nouă'],
          ['Nume', 'Prenume'],
          ['Popa', 'Ana'],
        ],
      },
    ],
  })
  const { path, page } = await bring(file)

  const other = await dan.send(`${path}/columns`, { ...shownFields(page), sheet: '1', headRow: '2' })

  expect(shownFields(other)).toMatchObject({
    sheet: '1',
    headRow: '2',
    'columns.0': 'familyName',
    'columns.1': 'givenName',
  })
})

test('sent twice it is stored once; the whole import is undone as one, and can be imported again', async () => {
  const { path } = await checked(csv(`Nume;Prenume;CNP\nPopa;Ana;${cnp(1)}\nEne;Ion;\n`))
  const id = '01930000-0000-7000-8000-00000000abcd'
  await dan.send(`${path}/store`, { 'command-id': id })
  await dan.send(`${path}/store`, { 'command-id': id })
  expect(await people()).toHaveLength(2)

  const undone = await dan.send(`${path}/undo`)

  expect(undone.text).toContain('Importul a fost anulat')
  expect(await people()).toEqual([])
  await dan.send(`${path}/store`)
  expect(await people()).toHaveLength(2)
  expect((await verify(story.engine, story.tenant)).finding).toBeUndefined()
})

test('what nobody comes back to goes after seven days, file and all', async () => {
  const { path } = await checked(csv('Nume;Prenume\nPopa;Ana\n'))
  const night = async () => {
    await nightWorks().get('imports.nightly')?.(story.engine, { tenant: story.tenant } as never)
    await sweepFiles(story.engine, story)
  }

  story.at('2026-03-22')
  await night()
  const kept = (await story.as('dan').get(path)).status
  story.at('2026-03-24')
  await night()

  expect([kept, (await story.as('dan').get(path)).status]).toEqual([200, 404])
  story.at('2030-01-01')
  await night()
  expect(await story.engine.files.names(story.tenant)).toEqual([])
})
