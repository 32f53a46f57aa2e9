import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { writeXlsx } from 'hucre/xlsx'
import * as fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { Problem } from '../../src/kernel/problem.ts'
import { NotATable } from '../../src/pages/table-kind.ts'
import { readTable } from '../../src/pages/read-table.ts'
import { TableReader } from '../../src/pages/table-reader.ts'
import { dossier } from '../evidence/papers.ts'
import { csv, type Part, partsOfWorkbook, rowOf, windows1250, workbook, zip } from './tables.ts'

const reader = new TableReader()

afterAll(() => reader.close())

const bytesOf = async (file: File): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await file.arrayBuffer())

const read = async (file: File | Promise<File>) => (await readTable(await bytesOf(await file))).sheets[0]?.rows

const faultOf = (bytes: Uint8Array): Promise<string> =>
  readTable(bytes).then(
    () => 'taken',
    (error: unknown) => (error instanceof NotATable ? error.fault : 'unreadable'),
  )

const plainRows = rowOf(1, 'Nume', 'CNP') + rowOf(2, 'Popa', '1')
const withPart = (...more: Part[]): Uint8Array => zip([...partsOfWorkbook(plainRows), ...more])
const withSheet = (content: string): Uint8Array =>
  zip([
    ...partsOfWorkbook('').filter(part => !part.name.endsWith('sheet1.xml')),
    { name: 'xl/worksheets/sheet1.xml', content },
  ])

const zeros = Buffer.alloc(20 * 1024 * 1024)

describe('refused', () => {
  test.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['an empty file', () => new Uint8Array(), 'empty'],
    ['a file of 50 MB', () => new Uint8Array(50 * 1024 * 1024).fill(65), 'too-large'],
    ['a PDF', () => dossier(1), 'of-another-kind'],
    ['a picture', () => readFileSync(new URL('../../docs/images/results.png', import.meta.url)), 'of-another-kind'],
    ['a web page', () => Buffer.from('<!doctype html><html><body>a;b\n1;2</body></html>'), 'of-another-kind'],
    ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), 'of-another-kind'],
    ['a letter in RTF', () => Buffer.from(String.raw`{\rtf1 a;b}`), 'of-another-kind'],
    ['random bytes', () => randomBytes(5000), 'of-another-kind'],
    [
      'an old workbook',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), randomBytes(600)]),
      'protected-or-old',
    ],
    [
      'a workbook with a password',
      () =>
        writeXlsx({ sheets: [{ name: 'a', rows: [['a'], ['b']] }], encryption: { password: 'x', spinCount: 1000 } }),
      'protected-or-old',
    ],
    ['an archive with a password', () => zip(partsOfWorkbook(plainRows), { flags: 1 }), 'protected-or-old'],
    ['an archive that is no workbook', () => zip([{ name: 'a.txt', content: 'a' }]), 'of-another-kind'],
    ['a part that says it is huge', () => withPart({ name: 'xl/media/a.bin', content: 'a', says: 2 ** 31 }), 'a-bomb'],
    [
      'a part that is larger than it says',
      () => withPart({ name: 'xl/media/a.bin', content: zeros, says: 10 }),
      'a-bomb',
    ],
    [
      'many parts that are huge together',
      () => withPart(...Array.from({ length: 10 }, (_, n) => ({ name: `xl/${n}.xml`, content: zeros }))),
      'a-bomb',
    ],
    [
      'five thousand parts',
      () => withPart(...Array.from({ length: 5_000 }, (_, n) => ({ name: `${n}`, content: '' }))),
      'a-bomb',
    ],
    ['a part outside the archive', () => withPart({ name: '../../a', content: 'a' }), 'unreadable'],
    ['a part at the root of the disk', () => withPart({ name: '/etc/a', content: 'a' }), 'unreadable'],
    ['the same part twice', () => withPart(...partsOfWorkbook(plainRows).slice(-1)), 'unreadable'],
    [
      'an entity that reads a file',
      () =>
        withSheet(
          '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet><sheetData>&b;</sheetData></worksheet>',
        ),
      'with-a-doctype',
    ],
    [
      'an entity of entities',
      () =>
        withPart({
          name: 'xl/sharedStrings.xml',
          content: '<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;">]><sst/>',
        }),
      'with-a-doctype',
    ],
    [
      'a definition in UTF-16',
      () => withPart({ name: 'xl/styles.xml', content: Buffer.from('\ufeff<!DOCTYPE a><styleSheet/>', 'utf16le') }),
      'with-a-doctype',
    ],
    ['an archive that was cut', () => withPart().subarray(0, 700), 'unreadable'],
    ['a heading without rows', () => Buffer.from('Nume;CNP\n\n;;\n'), 'without-rows'],
    ['300 columns', () => Buffer.from(`${'a;'.repeat(300)}b\n${'1;'.repeat(300)}2\n`), 'of-too-many-columns'],
    ['20,000 rows', () => Buffer.from('Nume;CNP\n' + 'a;b\n'.repeat(20_000)), 'of-too-many-rows'],
  ])('%s', async (_, make, fault) => {
    expect(await faultOf(await make())).toBe(fault)
  })

  test('in words, at the file, from a thread of its own', async () => {
    const refusal: unknown = await reader.of(dossier(1)).catch((error: unknown) => error)

    expect(refusal).toBeInstanceOf(Problem)
    expect(refusal).toMatchObject({ status: 422, fields: [{ path: 'file', code: 'imports.file-is-of-another-kind' }] })
    expect(await reader.of(Buffer.from('Nume;CNP\nPopa;1'))).toMatchObject({
      sheets: [
        {
          rows: [
            ['Nume', 'CNP'],
            ['Popa', '1'],
          ],
        },
      ],
    })
  })

  test('when reading takes too long; the next is read again', async () => {
    const hasty = new TableReader(1)

    await expect(hasty.of(Buffer.from('Nume;CNP\nPopa;1'))).rejects.toMatchObject({
      fields: [{ code: 'imports.file-is-too-slow' }],
    })
    await hasty.close()
  })

  test('planted: whatever bytes come, they are a table or refused, never an error of ours', async () => {
    const whole = withPart()
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.tuple(fc.nat(whole.length - 1), fc.nat(255)).map(([at, byte]) => whole.with(at, byte)),
      fc.string({ maxLength: 200 }).map(text => new TextEncoder().encode(text)),
    )
    const faults = new Set<string>()

    await fc.assert(
      fc.asyncProperty(bytes, async some => {
        await readTable(some).catch((error: unknown) => faults.add(error instanceof Error ? error.name : 'no error'))
      }),
      { numRuns: 150 },
    )

    expect([...faults].filter(name => name === 'no error')).toEqual([])
  })
})

describe('taken', () => {
  test.each<[string, () => File | Promise<File>]>([
    ['commas', () => csv('Nume,Localitate\nȘtefănescu,Țăndărei\n')],
    ['semicolons and a mark at the beginning', () => csv('\ufeffNume;Localitate\r\nȘtefănescu;Țăndărei\r\n')],
    ['a first line that says what divides', () => csv('sep=|\nNume|Localitate\nȘtefănescu|Țăndărei\n')],
    ['tabs in UTF-16', () => csv('\ufeffNume\tLocalitate\nȘtefănescu\tȚăndărei\n', 'utf-16le')],
    ['quotes', () => csv('"Nume";"Localitate"\n"Ștefănescu";"Țăndărei"\n')],
    [
      'a workbook',
      () =>
        workbook([
          ['Nume', 'Localitate'],
          ['Ștefănescu', 'Țăndărei'],
        ]),
    ],
    [
      'a workbook under any name',
      async () =>
        new File(
          [
            await bytesOf(
              await workbook([
                ['Nume', 'Localitate'],
                ['Ștefănescu', 'Țăndărei'],
              ]),
            ),
          ],
          'a.csv',
        ),
    ],
  ])('a table with %s', async (_, make) => {
    expect(await read(await make())).toEqual([
      ['Nume', 'Localitate'],
      ['Ștefănescu', 'Țăndărei'],
    ])
  })

  test('Windows-1250, with the cedillas of those years', async () => {
    expect(await read(windows1250('Nume;Localitate\nŞtefănescu;Ţăndărei\n'))).toEqual([
      ['Nume', 'Localitate'],
      ['Ştefănescu', 'Ţăndărei'],
    ])
  })

  test('days of 1904 and of 1900, numbers with all their digits, yes and no', async () => {
    const rows = [
      ['a', 'b', 'c', 'd'],
      [new Date('1990-05-12'), 2900512270005, 1.5, true],
    ]
    const told = [
      ['a', 'b', 'c', 'd'],
      ['1990-05-12', '2900512270005', '1,5', 'da'],
    ]

    expect(await read(workbook(rows))).toEqual(told)
    expect(await read(workbook(rows, { dateSystem: '1904' }))).toEqual(told)
  })

  test('the value of a formula, and how many there were; hidden sheets are passed over, and counted', async () => {
    const cells = new Map([['1,1', { value: 2, type: 'formula' as const, formula: '1+1', formulaResult: 2 }]])
    const file = await workbook([], {
      sheets: [
        {
          name: 'Lista',
          rows: [
            ['a', 'b'],
            ['x', null],
          ],
          cells,
        },
        { name: 'Ascuns', rows: [['s'], ['t']], hidden: true },
        { name: 'Foarte ascuns', rows: [['s'], ['t']], veryHidden: true },
      ],
    })

    expect(await readTable(await bytesOf(file))).toEqual({
      sheets: [
        {
          name: 'Lista',
          rows: [
            ['a', 'b'],
            ['x', '2'],
          ],
        },
      ],
      hiddenSheets: 2,
      formulas: 1,
    })
  })

  test('a text out of the range of shared texts is no text of another cell', async () => {
    const rows = `${rowOf(1, 'Nume', 'CNP')}<row r="2"><c r="A2" t="s"><v>99</v></c><c r="B2"><v>1</v></c></row>`

    expect((await readTable(zip(partsOfWorkbook(rows)))).sheets[0]?.rows[1]?.[0]).toBe('')
  })
})
