import { expect, test } from 'vitest'
import { percent } from '../../src/kernel/words.ts'
import { percentage } from '../../src/results/count.ts'

test.each([
  [0.9999, 0, '99%'],
  [0.995, 0, '99%'],
  [0.956, 0, '96%'],
  [0.99999, 1, '99,9%'],
  [0.9994, 1, '99,9%'],
  [1, 0, '100%'],
  [1.004, 0, '100%'],
  [1.25, 1, '125%'],
  [0, 0, '0%'],
])('a share of %d with %i decimals is said as %s', (share, digits, said) => {
  expect(percent('ro', share, digits)).toBe(said)
})

test.each([
  [2999, 3000, 99.9],
  [3000, 3000, 100],
  [2, 3, 66.7],
  [0, 0, 0],
])('%i of %i is %d percent', (part, whole, expected) => {
  expect(percentage(part, whole)).toBe(expected)
})
