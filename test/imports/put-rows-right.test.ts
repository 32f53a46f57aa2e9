import { readXlsx } from 'hucre/xlsx'
import { beforeEach, describe, expect, test } from 'vitest'
import { enrol } from '../../src/people/enrol.ts'
import { application, begin, cnpOf } from '../people/ground.ts'
import type { Story } from '../people-of-the-story.ts'
import type { Browser } from '../story-browser.ts'
import { checkTable } from './bring-table.ts'
import { recordedPeople, usual } from './recorded-people.ts'
import { csv } from './tables.ts'

let story: Story
let dan: Browser

beforeEach(async () => {
  story = await begin()
  dan = story.as('dan')
})

const cnp = (nth: number) => cnpOf('F', '1885-05-12', nth)
const checked = (file: File) => checkTable(dan, file, usual)

const withBadRows = [
  'Nume;Prenume;CNP;Telefon',
  `Buna;Ana;${cnp(1)};0700000001`,
  'Rotunjita;Ana;1,85E+12;',
  `Greșita;Ana;${cnp(2).slice(0, 12)};`,
  `Dubla;Ana;${cnp(1)};`,
  'Muta;;;0700000009',
].join('\n')

describe('a row that a rule refuses', () => {
  test('is told at its cell, put right in place, and stored with the others', async () => {
    const { path, page } = await checked(csv(withBadRows))
    expect(page.text).toContain('1 rând fără probleme')
    expect(page.text).toContain('ultimele cifre s-au pierdut')
    expect(page.text).toContain('13 cifre')
    expect(page.text).toContain('alt rând are același CNP')

    const half = await dan.post(`${path}/rows`, { 'row.3.cnp': cnp(3), 'row.4.cnp': '12' })
    expect(half.status).toBe(422)
    expect(half.text).toContain('Corecturile s-au păstrat. Mai sunt probleme în 1 rând.')
    const page2 = await dan.send(`${path}/rows`, { 'row.4.cnp': cnp(2), 'row.5.cnp': cnp(4), 'row.6.givenName': 'Ana' })
    expect(page2.text).toContain('5 rânduri fără probleme')
    await dan.send(`${path}/store`)

    expect((await recordedPeople(story)).map(one => one.name)).toEqual([
      'Buna Ana',
      'Rotunjita Ana',
      'Greșita Ana',
      'Dubla Ana',
      'Muta Ana',
    ])
  })

  test('is left out, and comes back as a workbook with the reason', async () => {
    const { path } = await checked(csv(withBadRows))
    const done = await dan.send(`${path}/store`)
    expect(done.text).toContain('Rămase pe dinafară: 4 rânduri.')

    const left = await readXlsx((await dan.get(`${path}/left.xlsx`)).bytes)

    const [head, ...rows] = left.sheets[0]?.rows ?? []
    expect(head).toEqual(['Motiv', 'Nume', 'Prenume', 'CNP', 'Telefon'])
    expect(rows.map(row => row[1])).toEqual(['Rotunjita', 'Greșita', 'Dubla', 'Muta'])
    expect(rows[3]?.[0]).toBe('Prenume: Completați acest câmp.')
    expect(await recordedPeople(story)).toHaveLength(1)
  })

  test('because the person is registered already links to their record', async () => {
    await story.perform(
      'dan',
      enrol,
      application({ identity: { familyName: 'Buna', givenName: 'Ana', cnp: cnp(1), sex: 'not-asked' } }),
    )

    const { page } = await checked(csv(withBadRows))

    expect(page.text).toContain('Persoana cu acest CNP este deja înregistrată: GT-0001.')
    expect(page.text).toContain('Deschide GT-0001')
  })
})
