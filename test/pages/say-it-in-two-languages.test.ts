import { describe, expect, test } from 'vitest'
import {
  catalogue,
  collator,
  date,
  dateInWords,
  inflect,
  instant,
  longDate,
  money,
  month,
  monthName,
  number,
  percent,
  plural,
} from '../../src/kernel/words.ts'

describe('a catalogue', () => {
  test('without a word in English does not compile', () => {
    // @ts-expect-error: `leave` is missing
    const words = catalogue({ stay: 'rămâi', leave: 'pleci' }, { stay: 'stay' })

    expect(words('ro').leave).toBe('pleci')
  })

  test('with an English word that Romanian lacks does not compile', () => {
    // @ts-expect-error: `wait` is unknown
    const words = catalogue({ stay: 'rămâi' }, { stay: 'stay', wait: 'wait' })

    expect(words('en').stay).toBe('stay')
  })

  test('whose English asks for another value does not compile', () => {
    const ro = { hello: ({ name }: { name: string }) => `Bună, ${name}` }

    // @ts-expect-error: `surname` is not given
    const words = catalogue(ro, { hello: ({ surname }: { surname: string }) => `Hello, ${surname}` })

    expect(words('ro').hello({ name: 'Mirela' })).toBe('Bună, Mirela')
  })

  test('called without the value that a text needs does not compile', () => {
    const words = catalogue(
      { hello: ({ name }: { name: string }) => `Bună, ${name}` },
      { hello: ({ name }) => `Hello, ${name}` },
    )

    // @ts-expect-error: `name` is missing
    const wrong = () => words('en').hello({})

    expect(wrong).not.toThrow()
    expect(words('en').hello({ name: 'Mirela' })).toBe('Hello, Mirela')
  })

  test('holds groups of words, such as the texts of problems', () => {
    const words = catalogue({ problems: { 'a.b': 'nu' } }, { problems: { 'a.b': 'no' } })

    expect(words('en').problems['a.b']).toBe('no')
  })
})

describe('numbers', () => {
  const person = { one: 'persoană', few: 'persoane', other: 'de persoane' }

  test.each([
    [0, '0 persoane'],
    [1, '1 persoană'],
    [2, '2 persoane'],
    [19, '19 persoane'],
    [20, '20 de persoane'],
    [101, '101 persoane'],
    [120, '120 de persoane'],
    [1000, '1.000 de persoane'],
  ])('%i takes its noun in Romanian as %s', (n, text) => {
    expect(plural('ro', n, person)).toBe(text)
  })

  test('take their noun in English', () => {
    expect(plural('en', 1, { one: 'person', other: 'people' })).toBe('1 person')
    expect(plural('en', 20, { one: 'person', other: 'people' })).toBe('20 people')
    expect(inflect('en', 2, { one: 'person', other: 'people' })).toBe('people')
  })

  test('are grouped as the language does', () => {
    expect(number('ro', 1234.5)).toBe('1.234,5')
    expect(number('en', 1234.5)).toBe('1,234.5')
    expect(percent('ro', 0.935)).toBe('94%')
    expect(percent('ro', 0.935, 1)).toBe('93,5%')
  })

  test('of bani are shown as lei, with bani only where there are some', () => {
    expect(money('ro', 370000)).toBe('3.700 lei')
    expect(money('ro', 370005)).toBe('3.700,05 lei')
    expect(money('en', 370050)).toBe('3,700.50 lei')
  })
})

describe('days', () => {
  test('are shown as they are typed, in both languages', () => {
    expect(date('1991-03-14')).toBe('14.03.1991')
  })

  test('carry their weekday where it matters', () => {
    expect(longDate('ro', '2025-11-28')).toBe('vineri, 28 noiembrie 2025')
    expect(longDate('en', '2025-11-28')).toBe('Friday, 28 November 2025')
    expect(dateInWords('ro', '2025-11-28')).toBe('28 noiembrie 2025')
  })

  test('make month headings', () => {
    expect(month('ro', '2025-11-01')).toBe('Noiembrie 2025')
    expect(month('en', '2025-12-31')).toBe('December 2025')
    expect(`în ${monthName('ro', '2025-08-01')}`).toBe('în august 2025')
    expect(`in ${monthName('en', '2025-08-01')}`).toBe('in August 2025')
  })

  test('do not slip on the night the clock changes', () => {
    expect(longDate('ro', '2025-03-30')).toBe('duminică, 30 martie 2025')
    expect(month('ro', '2026-01-01')).toBe('Ianuarie 2026')
  })
})

describe('instants', () => {
  test('are shown on the clock of Bucharest, winter and summer', () => {
    expect(instant('2025-11-23T07:14:00.000Z')).toBe('23.11.2025, 09:14')
    expect(instant('2025-07-01T21:30:00.000Z')).toBe('02.07.2025, 00:30')
  })
})

describe('the alphabet', () => {
  test('puts Romanian letters after their plain ones', () => {
    const names = ['Țuța', 'Zoe', 'Ștefan', 'Ândrei', 'Ăbel', 'Bianca', 'Ana', 'Sorin', 'Tudor']

    expect(names.sort(collator('ro').compare)).toEqual([
      'Ana',
      'Ăbel',
      'Ândrei',
      'Bianca',
      'Sorin',
      'Ștefan',
      'Tudor',
      'Țuța',
      'Zoe',
    ])
  })
})
