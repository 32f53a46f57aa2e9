import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleSize } from '../../src/results/sample.ts'

test('refused: less than nobody, half a person, and a margin that is none', () => {
  expect(() => sampleSize(-1)).toThrow(RangeError)
  expect(() => sampleSize(1.5)).toThrow(RangeError)
  expect(() => sampleSize(100, 0)).toThrow(RangeError)
})

test('G13: 95 % confidence, three percentage points to either side', () => {
  const sizes = [50, 76, 100, 140, 500, 1000, 5000].map(population => sampleSize(population))

  expect(sizes).toEqual([48, 72, 92, 124, 341, 517, 880])
})

test('a sample is never larger than those it is drawn from, nor smaller for more people', () => {
  fc.assert(
    fc.property(fc.nat(2_000_000), population => {
      expect(sampleSize(population)).toBeLessThanOrEqual(population)
      expect(sampleSize(population + 1)).toBeGreaterThanOrEqual(sampleSize(population))
    }),
  )
})
