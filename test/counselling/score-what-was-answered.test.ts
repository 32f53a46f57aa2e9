import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findInstrument, type Instrument, instruments, readInstrument } from '../../src/programme/instrument.ts'
import { bandOf, changeOf, scoreOf } from '../../src/programme/score.ts'

const ten = findInstrument('person', 'self-esteem-ten') as Instrument

describe('the ten-item scale', () => {
  test('goes from 0 to 30, with five items reversed', () => {
    const reversed = ten.items.map(item => item.reversed === true)
    const best = reversed.map(isReversed => (isReversed ? 0 : 3))
    const worst = best.map(answer => 3 - answer)

    expect(reversed.filter(Boolean)).toHaveLength(5)
    expect(scoreOf(ten, best)).toBe(30)
    expect(scoreOf(ten, worst)).toBe(0)
    expect(
      scoreOf(
        ten,
        reversed.map(() => 2),
      ),
    ).toBe(15)
  })

  test('has no score while an item is open, or answered by none of the options', () => {
    expect(scoreOf(ten, [3, 0, 3, 3, 0, 0, 3, 0, 0])).toBeUndefined()
    expect(scoreOf(ten, [4, 0, 3, 3, 0, 0, 3, 0, 0, 3])).toBeUndefined()
  })
})

test('answers turned around score from the other end, for every instrument', () => {
  for (const one of instruments) {
    const values = one.options.map(option => option.value)
    const ends = Math.min(...values) + Math.max(...values)
    const answers = fc.array(fc.constantFrom(...values), { minLength: one.items.length, maxLength: one.items.length })
    fc.assert(
      fc.property(answers, given => {
        const turned = given.map(answer => ends - answer)
        const both = (scoreOf(one, given) ?? Number.NaN) + (scoreOf(one, turned) ?? Number.NaN)
        expect(both).toBe(ends * one.items.length)
      }),
    )
  }
})

test('every score of an instrument with bands is in exactly one of them', () => {
  for (const one of instruments.filter(({ bands }) => bands.length > 0)) {
    const values = one.options.map(option => option.value)
    const [least, most] = [Math.min(...values) * one.items.length, Math.max(...values) * one.items.length]
    for (let score = least; score <= most; score += 1)
      expect(one.bands.filter(({ from, to }) => from <= score && score <= to)).toHaveLength(1)
    expect(bandOf(one, most + 1)).toBeUndefined()
  }
})

describe('changed more than chance', () => {
  // By hand: 5 × √(2 × (1 − 0.85)) = 2.7386; × 1.96 = 5.3677.
  const known = { reliable: { reliability: 0.85, deviation: 5, source: { ro: 'Exemplu', en: 'Example' } } }

  test('is said only where reliability and deviation are known', () => {
    expect(changeOf(ten, 10, 25)).toMatchObject({ difference: 15, beyondChance: undefined, chance: undefined })
    expect(changeOf(known, 10, 15)).toMatchObject({ difference: 5, beyondChance: false })
    expect(changeOf(known, 10, 16)).toMatchObject({ difference: 6, beyondChance: true })
    expect(changeOf(known, 10, 15).chance).toBeCloseTo(5.3677, 4)
    expect(changeOf(known, 16, 10)).toMatchObject({ difference: -6, beyondChance: true })
  })
})

test('what came along was written for the product, or is a slot; nothing not validated claims to be more than chance', () => {
  expect(instruments.map(one => one.code)).toEqual([
    'digital-skills',
    'enterprise-capacity',
    'needs',
    'self-esteem-sansa',
    'self-esteem-ten',
  ])
  expect(findInstrument('person', 'self-esteem-sansa')?.validated).toBe(false)
  expect(instruments.filter(one => !one.validated && one.reliable)).toEqual([])
  expect(ten.items.every(item => item.text === undefined)).toBe(true)
})

test('a file without options or with an unknown field is refused', () => {
  expect(() => readInstrument('code: a')).toThrow('invalid_type')
  expect(() => readInstrument(`${JSON.stringify({ ...ten, norms: 1 })}`)).toThrow('unrecognized_keys')
})
