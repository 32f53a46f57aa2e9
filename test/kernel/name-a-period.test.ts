import { expect, test } from 'vitest'
import {
  findPeriod,
  halfYearOf,
  monthOf,
  overlap,
  periodName,
  quarterOf,
  within,
  yearOf,
} from '../../src/kernel/period.ts'

test.each(['2026-Q5', '2026-H3', '2026-13', '2026-0', '26', '2026-q1', '', '2026-03-01'])(
  '%j names no period',
  name => {
    expect(findPeriod(name)).toBeUndefined()
  },
)

test.each([
  ['2026', '2026-01-01', '2026-12-31'],
  ['2026-H1', '2026-01-01', '2026-06-30'],
  ['2026-H2', '2026-07-01', '2026-12-31'],
  ['2026-Q3', '2026-07-01', '2026-09-30'],
  ['2024-02', '2024-02-01', '2024-02-29'],
])('%s runs from %s to %s', (name, from, to) => {
  const period = findPeriod(name)

  expect(period).toEqual({ from, to })
  expect(periodName({ from, to })).toBe(name)
})

test('a stretch that is no month, quarter, half or year is named by its ends', () => {
  expect(periodName({ from: '2026-03-02', to: '2026-03-31' })).toBe('2026-03-02/2026-03-31')
})

test('the periods around a day', () => {
  expect(periodName(monthOf('2026-12-31'))).toBe('2026-12')
  expect(periodName(quarterOf('2026-12-31'))).toBe('2026-Q4')
  expect(periodName(halfYearOf('2026-07-01'))).toBe('2026-H2')
  expect(periodName(yearOf('2026-07-01'))).toBe('2026')
})

test('both ends belong to a period', () => {
  const march = monthOf('2026-03-10')

  expect(within('2026-02-28', march)).toBe(false)
  expect(within('2026-03-01', march)).toBe(true)
  expect(within('2026-03-31', march)).toBe(true)
  expect(within('2026-04-01', march)).toBe(false)
  expect(overlap(march, { from: '2026-03-31', to: '2026-05-01' })).toBe(true)
  expect(overlap(march, { from: '2026-04-01', to: '2026-05-01' })).toBe(false)
})
