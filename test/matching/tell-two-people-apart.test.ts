import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { personOutline } from '../../src/matching/aspects.ts'
import { compare } from '../../src/matching/compare.ts'
import { keysOf } from '../../src/matching/keys.ts'
import { priorFor, shippedWeights, zoneOf } from '../../src/matching/known-weights.ts'
import { lettersApart } from '../../src/matching/letters.ts'
import { traitsOfPerson } from '../../src/matching/person-traits.ts'
import { scoreOf } from '../../src/matching/weights.ts'
import type { TypedPerson } from '../../src/pages/slice.ts'

type Said = Partial<TypedPerson>

const maria: TypedPerson = {
  familyName: 'Lăcătuș',
  givenName: 'Maria',
  bornOn: '1990-05-12',
  phone: '+40700111222',
  homes: [{ locality: 'Pașcani', county: 'RO213' }],
}

const weights = { aspects: shippedWeights.aspects, prior: priorFor(shippedWeights.duplicates, 1000) }

const hold = (one: Said, other: Said, common?: number) => {
  const [mine, theirs] = [traitsOfPerson({ ...maria, ...one }), traitsOfPerson({ ...maria, ...other })]
  return scoreOf(personOutline, weights, compare(personOutline, mine, theirs), () => common)
}

const levelOf = (aspect: string, one: Said, other: Said) => {
  const line = hold(one, other).lines.find(found => found.aspect === aspect)
  return line && `${line.level}${line.crossed ? ' crossed' : ''}`
}

const meet = (one: Said, other: Said): boolean => {
  const keys = (said: Said) =>
    keysOf(personOutline, traitsOfPerson({ ...maria, ...said })).map(({ rule, text }) => `${rule} ${text}`)
  const theirs = new Set(keys(other))
  return keys(one).some(key => theirs.has(key))
}

describe('a name', () => {
  test.each([
    ['without its marks', { familyName: 'Țăranu' }, { familyName: 'TARANU' }, 'family', 'equal'],
    ['with a cedilla', { familyName: 'Țăranu' }, { familyName: 'Ţăranu' }, 'family', 'equal'],
    ['with words in another order', { givenName: 'Ana Maria' }, { givenName: 'Maria-Ana' }, 'given', 'equal'],
    ['in one word', { givenName: 'Ana-Maria' }, { givenName: 'Anamaria' }, 'given', 'equal'],
    ['of one of two given names', { givenName: 'Ana Maria' }, { givenName: 'Maria' }, 'given', 'shared'],
    ['after a marriage', { familyName: 'Popa' }, { familyName: 'Popa-Ionescu' }, 'family', 'shared'],
    ['in its short form', { givenName: 'Gheorghe' }, { givenName: 'Ghiță' }, 'given', 'short'],
    ['in two short forms of one name', { givenName: 'Lenuța' }, { givenName: 'Ileana' }, 'given', 'short'],
    ['misspelt', { familyName: 'Ciobanu' }, { familyName: 'Ciobnau' }, 'family', 'close'],
    ['cut off', { familyName: 'Constantinescu' }, { familyName: 'Constantin' }, 'family', 'alike'],
    ['of somebody else', { givenName: 'Maria' }, { givenName: 'Elena' }, 'given', 'other'],
  ] as const)('%s', (_, one, other, aspect, level) => {
    expect(levelOf(aspect, one, other)).toBe(level)
    expect(levelOf(aspect, other, one)).toBe(level)
  })

  test('in the place of the other', () => {
    const [one, other] = [
      { familyName: 'Drăgan', givenName: 'Ilie' },
      { familyName: 'Ilie', givenName: 'Dragan' },
    ]

    expect([levelOf('family', one, other), levelOf('given', one, other)]).toEqual(['equal crossed', 'equal crossed'])
  })
})

describe('other values', () => {
  test.each([
    ['a day and a month that changed places', { bornOn: '1990-05-12' }, { bornOn: '1990-12-05' }, 'born', 'swapped'],
    ['one digit of a date', { bornOn: '1990-05-12' }, { bornOn: '1990-05-13' }, 'born', 'digit'],
    ['two neighbouring digits of a date', { bornOn: '1969-05-12' }, { bornOn: '1996-05-12' }, 'born', 'digit'],
    ['another day of the same month', { bornOn: '1990-05-12' }, { bornOn: '1990-05-28' }, 'born', 'part'],
    ['one digit of a telephone', { phone: '+40700111222' }, { phone: '+40700111223' }, 'phone', 'digit'],
    [
      'a place without its marks',
      { homes: [{ locality: 'Pașcani', county: 'RO213' }] },
      { homes: [{ locality: 'pascani', county: 'RO213' }] },
      'place',
      'equal',
    ],
    [
      'a village of the same name in another county',
      { homes: [{ locality: 'Valea Mare', county: 'RO213' }] },
      { homes: [{ locality: 'Valea Mare', county: 'RO411' }] },
      'place',
      'other',
    ],
    [
      'where they live, held against where they are registered',
      { homes: [{ locality: 'Iași', county: 'RO213' }] },
      {
        homes: [
          { locality: 'Roman', county: 'RO214' },
          { locality: 'Iași', county: 'RO213' },
        ],
      },
      'place',
      'equal',
    ],
  ] as const)('%s', (_, one, other, aspect, level) => {
    expect(levelOf(aspect, one, other)).toBe(level)
  })

  test('that one of the two lacks say nothing', () => {
    expect(levelOf('phone', {}, { phone: undefined })).toBeUndefined()
    expect(hold({}, { phone: undefined }).lines).toHaveLength(4)
  })
})

describe('the three zones', () => {
  test.each([
    [
      'the same CNP under another name',
      { cnpIndex: 'x' },
      { cnpIndex: 'x', familyName: 'Popa', phone: undefined },
      'certain',
    ],
    ['a maiden name, all else the same', {}, { familyName: 'Popa' }, 'certain'],
    ['the same name and birth date, nothing else known', { phone: undefined, homes: [] }, {}, 'certain'],
    ['twins at one address, with one telephone', {}, { givenName: 'Elena' }, 'review'],
    ['a mother and her daughter', {}, { givenName: 'Elena', bornOn: '2008-11-30' }, 'no'],
    ['two CNPs', { cnpIndex: 'x' }, { cnpIndex: 'y', bornOn: '1961-01-30', phone: undefined }, 'no'],
  ] as const)('%s', (_, one, other, zone) => {
    expect(zoneOf(hold(one, other))).toBe(zone)
  })

  test('namesakes, where the name is a common one', () => {
    const other = { bornOn: '1961-01-30', phone: '+40700999888', homes: [] }

    expect(zoneOf(hold({}, other, 0.01))).toBe('no')
    expect(zoneOf(hold({}, other, 0.0001))).toBe('review')
  })
})

test('every score is the sum of its lines and the prior, and the order of the two does not matter', () => {
  const words = fc.constantFrom('Popa', 'Pope', 'Maria', 'Mărioara', 'Ion', 'Ionuț', 'Ana-Maria', 'Constantinescu', '')
  const someone = fc.record({
    familyName: words,
    givenName: words,
    bornOn: fc.constantFrom('1990-05-12', '1990-12-05', '1991-05-12', undefined),
    phone: fc.constantFrom('+40700111222', '+40700111223', undefined),
    cnpIndex: fc.constantFrom('x', 'y', undefined),
  })

  fc.assert(
    fc.property(someone, someone, (one, other) => {
      const [there, back] = [hold(one, other), hold(other, one)]
      const prior = Math.log2(weights.prior / (1 - weights.prior))
      const sum = there.lines.reduce((bits, line) => bits + line.bits, prior)
      expect(there.bits).toBeCloseTo(sum, 9)
      expect(back.bits).toBeCloseTo(there.bits, 9)
    }),
  )
})

test('a rare name that agrees says more than a common one', () => {
  const common = scoreOf(
    personOutline,
    weights,
    compare(personOutline, traitsOfPerson(maria), traitsOfPerson(maria)),
    () => 0.05,
  )
  const rare = scoreOf(
    personOutline,
    weights,
    compare(personOutline, traitsOfPerson(maria), traitsOfPerson(maria)),
    () => 0.00001,
  )

  expect(rare.bits).toBeGreaterThan(common.bits)
})

test('two records meet under some key whatever one thing is wrong', () => {
  const alone = { phone: undefined, homes: [] }
  const wrong: Said[] = [
    { familyName: 'Lacatus' },
    { familyName: 'Lăcătuşu' },
    { familyName: 'Popa' },
    { givenName: 'Mărioara' },
    { givenName: 'Elena' },
    { familyName: 'Maria', givenName: 'Lăcătuș' },
    { bornOn: '1990-12-05' },
    { bornOn: '1980-05-12' },
    { bornOn: undefined },
  ]

  for (const one of wrong) expect([one, meet(alone, { ...alone, ...one })]).toEqual([one, true])
})

test('letters apart are counted as a slow and plain count does', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 7 })

  fc.assert(
    fc.property(word, word, (one, other) => {
      expect(lettersApart(one, other, 2)).toBe(Math.min(3, plainly(one, other)))
    }),
  )
})

/** Every way of making one of the other, the shortest taken. */
function plainly(one: string, other: string): number {
  if (one === '' || other === '') return one.length + other.length
  const [a, b] = [one.slice(1), other.slice(1)]
  const swapped = one[0] === other[1] && one[1] === other[0] && one.length > 1 && other.length > 1
  return Math.min(
    plainly(a, b) + (one[0] === other[0] ? 0 : 1),
    plainly(a, other) + 1,
    plainly(one, b) + 1,
    swapped ? plainly(one.slice(2), other.slice(2)) + 1 : Number.MAX_SAFE_INTEGER,
  )
}
