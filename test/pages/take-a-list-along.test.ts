import { sql } from 'kysely'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { atGate } from '../../src/kernel/engine.ts'
import { csv } from '../../src/pages/csv.ts'
import { xlsx } from '../../src/pages/xlsx.ts'
import { enrol } from '../../src/people/enrol.ts'
import type { Story } from '../people-of-the-story.ts'
import { application, begin, cnpOf, enrolled } from '../people/ground.ts'

const formulas = ['=HYPERLINK("http://a.example")', '+1+1', '-1+1', '@SUM(A1)', '\t=1', '\uff1d1+1']

describe('a text that looks like a formula', () => {
  test('begins with an apostrophe in a text file; a number does not', () => {
    const lines = csv([...formulas.map(text => [text]), [-1.5], ['Popa']])
      .slice(1)
      .split('\r\n')

    expect(lines.slice(0, 6).every(line => /^"?'/.test(line))).toBe(true)
    expect(lines.slice(6)).toEqual(['-1,5', 'Popa', ''])
  })

  test('is a text in a workbook', async () => {
    const { sheets } = await readXlsx(await xlsx([{ name: 'Lista', rows: formulas.map(text => [text]) }]))

    expect([...(sheets[0]?.cells?.values() ?? [])].filter(cell => cell.formula !== undefined)).toEqual([])
    expect(sheets[0]?.rows.flat()).toEqual(formulas)
  })
})

test('semicolons, quotes and line breaks stay in their cell', () => {
  expect(csv([['a;b', 'c"d', 'e\nf', null, 2]])).toBe('\ufeff"a;b";"c""d";"e\nf";;2\r\n')
})

describe('the lists of people', () => {
  let story: Story
  let person = ''

  beforeAll(async () => {
    story = await begin()
    ;({ person } = await enrolled(story, {
      identity: {
        familyName: 'Țurcanu',
        givenName: '=Ana',
        cnp: cnpOf('F', '1885-05-12', 1),
        sex: 'not-asked',
        phone: '+40700000001',
      },
      domicile: { county: 'RO213', locality: 'Țibana', degurba: 3 },
      situation: { onDay: '2026-02-02', labour: 'unemployed', educationNow: 'none', isced: '2' },
      categories: [{ kind: 'vmi', validFrom: '2026-02-02' }],
    }))
    await story.perform('dan', enrol, application({ region: 'RO41', partner: 'lider' }))
  })

  test.each([
    '/app/people',
    '/app/people/register',
    '/app/people/waiting',
    '/app/people/completeness',
    '/app/register',
  ])('%s is taken along by whoever may, and by nobody else', async path => {
    for (const kind of ['xlsx', 'csv']) {
      expect((await story.as('ioana').get(`${path}.${kind}`)).status).toBe(403)
      expect((await story.as('dan').get(`${path}.${kind}`)).status).toBe(200)
    }
  })

  test('the register says in words what was said, without special categories, and whoever took it is noted', async () => {
    const file = await story.as('dan').get('/app/people/register.csv')

    const [head = '', first = ''] = file.html.split('\r\n')
    expect(head).toContain('Cod;Nume;Prenume;CNP;Data nașterii;Sex;Telefon')
    expect(first).toContain(`GT-0001;Țurcanu;'=Ana;${cnpOf('F', '1885-05-12', 1)};12.05.1885;Femeie;'+40700000001`)
    expect(first).toContain(';Iași;Țibana;')
    expect(head).not.toMatch(/rom|etni|dizabil|handicap|sănătate/i)
    const looks = await atGate(
      story.engine,
      async tx =>
        (
          await sql<{
            kind: string
          }>`select distinct kind from read_log where tenant_id = ${story.tenant} and subject_id = ${person}`.execute(
            tx,
          )
        ).rows,
      story.tenant,
    )
    expect(looks).toEqual([{ kind: 'people.exported' }])
  })

  test('the list is narrowed as its page is', async () => {
    const { html } = await story.as('dan').get('/app/people.csv?region=RO41')

    expect(html.split('\r\n')).toHaveLength(3)
    expect(html).not.toContain('Țurcanu')
  })
})
