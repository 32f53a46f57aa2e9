import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDay } from '../../src/kernel/typed-day.ts'

const today = '2026-05-20'

test.each([
  '31.02.2026',
  '29.2.2025',
  '0.1.2026',
  '14.13.2026',
  '14.3',
  '14 mar',
  '14 ma 1991',
  '14 foo 1991',
  '14.3.991',
  '1991-02-30',
  'curând',
  'constructor',
  '+12345',
  '7',
  '',
])('%j is no day', text => {
  expect(readDay(text, today)).toBeUndefined()
})

test.each([
  '14.3.91',
  '14.03.1991',
  '14/3/1991',
  '14-03-1991',
  '14 3 1991',
  '1991-03-14',
  '1991-3-14',
  '14 mar 1991',
  '14 mar. 91',
  '14 martie 1991',
  '14 March 1991',
  '  14 MARTIE 1991 ',
])('%j is 14 March 1991', text => {
  expect(readDay(text, today)).toBe('1991-03-14')
})

test.each([
  ['azi', '2026-05-20'],
  ['astăzi', '2026-05-20'],
  ['Today', '2026-05-20'],
  ['ieri', '2026-05-19'],
  ['yesterday', '2026-05-19'],
  ['mâine', '2026-05-21'],
  ['tomorrow', '2026-05-21'],
  ['+7', '2026-05-27'],
  ['-20', '2026-04-30'],
])('%j is reckoned from today: %s', (text, day) => {
  expect(readDay(text, today)).toBe(day)
})

test.each([
  ['1 ian 26', '2026-01-01'],
  ['1 noi 26', '2026-11-01'],
  ['1 nov 26', '2026-11-01'],
  ['1 mai 26', '2026-05-01'],
  ['1 May 26', '2026-05-01'],
  ['1 sept 26', '2026-09-01'],
  ['1 iul 26', '2026-07-01'],
  ['1 jun 26', '2026-06-01'],
])('%j, month by name, is %s', (text, day) => {
  expect(readDay(text, today)).toBe(day)
})

test('two digits mean a year up to ten years ahead, else the century before', () => {
  expect(readDay('1.1.36', today)).toBe('2036-01-01')
  expect(readDay('1.1.37', today)).toBe('1937-01-01')
  expect(readDay('1.1.00', today)).toBe('2000-01-01')
  expect(readDay('1.1.05', '2096-01-01')).toBe('2105-01-01')
})

test('every day is read back from the way it is shown', () => {
  const day = fc
    .integer({ min: 0, max: 100_000 })
    .map(n => Temporal.PlainDate.from('1850-01-01').add({ days: n }).toString())
  fc.assert(
    fc.property(day, shown => {
      const [year, month, date] = shown.split('-')

      expect(readDay(`${date}.${month}.${year}`, today)).toBe(shown)
      expect(readDay(shown, today)).toBe(shown)
    }),
  )
})
