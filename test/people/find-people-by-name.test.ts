import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldName, initials, listedName, phoneTail, sortKey } from '../../src/people/name.ts'
import { readQuery } from '../../src/people/search.ts'

/** As the database looks: each word must begin a word of the folded name. */
const finds = (typed: string, name: string) =>
  readQuery(typed)?.words.every(ways => ways.some(way => ` ${foldName(name)}`.includes(` ${way}`))) ?? false

describe('Found however it is typed', () => {
  test.each([
    ['stefan', 'Ștefan Demonstrescu'],
    ['Ştefan', 'Ștefan Demonstrescu'],
    ['DEMONSTRESCU STEFAN', 'Ștefan Demonstrescu'],
    ['dem ste', 'Ștefan Demonstrescu'],
    ['Câmpeanu', 'Cîmpeanu Ana'],
    ['Cîmpeanu', 'Câmpeanu Ana'],
    ['cimpeanu', 'Câmpeanu Ana'],
    ['campeanu', 'Cîmpeanu Ana'],
    ['Câmpeanu', 'Cimpeanu Ana'],
    ['întuneric', 'Intuneric Ana'],
    ['ana maria', 'Popa Ana-Maria'],
    ['Ana-Maria', 'Popa Ana Maria'],
    ['anamaria', 'Popa Ana-Maria'],
    ["d'angelo", 'D’Angelo Ion'],
    ['dangelo', "D'Angelo Ion"],
    ['angelo', "D'Angelo Ion"],
    ['szocs', 'Szőcs Éva'],
    ['dordevic', 'Đorđević Łukasz'],
    ['lukasz', 'Đorđević Łukasz'],
    ['strasse', 'Straße Jon'],
    ['soren', 'Søren Ek'],
  ])('%j finds %s', (typed, name) => {
    expect(finds(typed, name)).toBe(true)
  })

  test.each([
    ['tefan', 'Ștefan Demonstrescu'],
    ['stefan pop', 'Ștefan Demonstrescu'],
    ['campeanu', 'Cimpeanu Ana'],
  ])('%j does not find %s', (typed, name) => {
    expect(finds(typed, name)).toBe(false)
  })

  test('every name is found by any beginnings of its words, in any order, with or without marks', () => {
    const word = fc.stringMatching(/^[a-zăâîșțşţöő]{2,8}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.nat({ max: 7 }), (words, cut) => {
        const begun = words.map(one => one.slice(0, Math.max(1, one.length - cut))).toReversed()
        const bare = begun.join(' ').normalize('NFD').replaceAll(/\p{M}/gu, '')

        expect(finds(begun.join(' ').toUpperCase(), words.join(' '))).toBe(true)
        expect(finds(bare, words.join(' '))).toBe(true)
      }),
    )
  })
})

describe('What else is typed into the search', () => {
  test.each(['', '   ', ',', '-', "'"])('%j looks for nothing', typed => {
    expect(readQuery(typed)).toBeUndefined()
  })

  test.each([
    ['0000', { words: [], phoneTail: '0000' }],
    ['0700 000 012', { words: [], phoneTail: '0012' }],
    ['+40 700.000.012', { words: [], phoneTail: '0012' }],
    ['maria 0012', { words: [['maria']], phoneTail: '0012' }],
    ['gt-47', { words: [], code: 'GT-0047' }],
    ['GT0047', { words: [], code: 'GT-0047' }],
    ['GT-12345', { words: [], code: 'GT-12345' }],
    ['385 0715 223458', { words: [], cnp: '3850715223458' }],
    ['%_\\', undefined],
  ])('%j', (typed, query) => {
    expect(readQuery(typed)).toEqual(query)
  })

  test('the last four digits of a telephone', () => {
    expect(phoneTail('+40700000012')).toBe('0012')
  })
})

describe('In lists', () => {
  const maria = { familyName: 'Demonstrescu', givenName: 'Ana-Maria' }

  test('surname first; initials for the public', () => {
    expect(listedName(maria)).toBe('Demonstrescu Ana-Maria')
    expect(initials(maria)).toBe('A.-M. D.')
    expect(initials({ familyName: 'Ștefan', givenName: 'ion  șerban' })).toBe('I. Ș. Ș.')
  })

  test('Ștefan comes after Stoica and before Tudor', () => {
    const names = [
      'Tudor',
      'Ștefan',
      'Zoe',
      'Stoica',
      'Țăran',
      'Înțeleptu',
      'Ionescu',
      'Iuga',
      'Abrudan',
      'Ăla',
      'Âna',
      'Bota',
    ]

    const sorted = names.toSorted((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1))

    expect(sorted).toEqual([
      'Abrudan',
      'Ăla',
      'Âna',
      'Bota',
      'Ionescu',
      'Iuga',
      'Înțeleptu',
      'Stoica',
      'Ștefan',
      'Tudor',
      'Țăran',
      'Zoe',
    ])
  })

  test('the order is that of the Romanian alphabet', () => {
    const collator = new Intl.Collator('ro', { sensitivity: 'base' })
    const name = fc.stringMatching(/^[A-ZĂÂÎȘȚ][a-zăâîșțéő]{0,6}( [A-ZȘ][a-zăî]{0,4})?$/)
    fc.assert(
      fc.property(name, name, (one, other) => {
        const [left, right] = [sortKey(one), sortKey(other)]

        expect(Math.sign(left < right ? -1 : Number(left > right))).toBe(Math.sign(collator.compare(one, other)))
      }),
      { numRuns: 2000 },
    )
  })
})
