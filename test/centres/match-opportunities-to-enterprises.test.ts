import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Bidder,
  matchesOf,
  matchOf,
  type MatchRules,
  sameDigits,
  scoreOf,
  type Wanted,
} from '../../src/centres/match.ts'

const rules: MatchRules = { on: '2026-10-05', leiPerEuro: 5, offerDays: 10 }

const parks: Wanted = {
  cpv: ['90611000'],
  nuts: ['RO215'],
  value_cents: 24_000_000,
  currency: 'RON',
  months: 12,
  reserved: 'none',
  deadline_on: '2026-11-30',
}

const cleaners: Bidder = {
  id: '1',
  code: 'SES-1',
  title: 'Parcuri Curate',
  offers: [{ cpv: '90610000', area: ['RO21'], capacity_bani: 3_000_000 }],
  bestMonth: undefined,
  mayReceiveReserved: false,
  isAttested: false,
}

const says = (wanted: Partial<Wanted>, bidder: Partial<Bidder> = {}, aspect?: string) => {
  const { score, reasons } = matchOf({ ...parks, ...wanted }, { ...cleaners, ...bidder }, rules)
  const found = reasons.find(one => one.aspect === aspect)
  return aspect === undefined ? score : [found?.says, found?.code]
}

describe('what rules an enterprise out', () => {
  test.each<[string, Partial<Wanted>, Partial<Bidder>]>([
    ['another trade', { cpv: ['72230000'] }, {}],
    ['offers without a code', {}, { offers: [{ cpv: null, area: ['RO21'], capacity_bani: null }] }],
    ['another place', { nuts: ['FRD22'] }, {}],
    ['a contract reserved under art. 56, without the mark', { reserved: 'res-ws' }, {}],
    ['a contract reserved for social services, without attestation', { reserved: 'res-pub-ser' }, {}],
    ['a deadline that was yesterday', { deadline_on: '2026-10-04' }, {}],
  ])('%s', (_, wanted, bidder) => {
    expect(says(wanted, bidder)).toBe(0)
    expect(matchesOf({ ...parks, ...wanted }, [{ ...cleaners, ...bidder }], rules)).toEqual([])
  })
})

test('the same trade in the same place, within its capacity and with time enough, has a sentence for each', () => {
  const { score, reasons } = matchOf(parks, cleaners, rules)

  expect(score).toBeGreaterThan(80)
  expect(reasons.map(one => [one.aspect, one.says, one.code])).toEqual([
    ['cpv', 'for', 'same-trade'],
    ['nuts', 'for', 'same-place'],
    ['reserved', 'unknown', 'not-reserved'],
    ['value', 'for', 'within-capacity'],
    ['deadline', 'for', 'time-enough'],
  ])
  expect(reasons.find(one => one.aspect === 'value')?.details).toEqual({ monthly: 2_000_000, capacity: 3_000_000 })
})

test('levels of the vocabulary: the division is near, the group and below the same trade', () => {
  expect([
    sameDigits('90611000', '90610000'),
    sameDigits('90000000', '90610000'),
    sameDigits('90611000', '80610000'),
    sameDigits('30000000', '30190000'),
  ]).toEqual([4, 2, 0, 2])
  expect(says({ cpv: ['90900000'] }, {}, 'cpv')).toEqual(['for', 'near-trade'])
  expect(says({ cpv: ['72230000', '90611000'] }, {}, 'cpv')).toEqual(['for', 'same-trade'])
})

test('a value is held against capacity by the month, euro at the rate of the rules; a contract without a term against a year', () => {
  expect(says({ value_cents: 36_000_000 }, {}, 'value')).toEqual(['for', 'within-capacity'])
  expect(says({ value_cents: 36_001_200 }, {}, 'value')).toEqual(['against', 'too-large'])
  expect(says({ value_cents: 7_200_000, currency: 'EUR', months: null }, {}, 'value')).toEqual([
    'for',
    'within-capacity',
  ])
  expect(says({ value_cents: 200_000_000 }, {}, 'value')).toEqual(['against', 'far-too-large'])
  expect(says({ currency: 'PLN' }, {}, 'value')).toEqual(['unknown', 'value-unknown'])
  const silent = { offers: [{ cpv: '90610000', area: ['RO21'], capacity_bani: null }] }
  expect(says({}, silent, 'value')).toEqual(['unknown', 'capacity-unknown'])
  expect(says({}, { ...silent, bestMonth: 2_500_000 }, 'value')).toEqual(['for', 'within-capacity'])
})

test('a reserved contract is for whoever holds the mark, and raises them above others', () => {
  const marked = { ...cleaners, mayReceiveReserved: true }

  expect(matchOf({ ...parks, reserved: 'res-ws' }, marked, rules).score).toBeGreaterThan(
    matchOf(parks, marked, rules).score,
  )
  expect(says({ reserved: 'res-pub-ser' }, { isAttested: true }, 'reserved')).toEqual(['for', 'reserved-services'])
})

test('a near deadline is against, today is not over, and no deadline is unknown', () => {
  expect(says({ deadline_on: '2026-10-14' }, {}, 'deadline')).toEqual(['against', 'deadline-near'])
  expect(says({ deadline_on: '2026-10-15' }, {}, 'deadline')).toEqual(['for', 'time-enough'])
  expect(says({ deadline_on: '2026-10-05' })).toBeGreaterThan(0)
  expect(says({ deadline_on: null }, {}, 'deadline')).toEqual(['unknown', 'deadline-unknown'])
})

test('the quick score is the sum that the sentences explain, whatever is weighed', () => {
  const cpv = fc.constantFrom('90611000', '90600000', '90000000', '72230000', '03221000')
  const place = fc.constantFrom('RO', 'RO21', 'RO215', 'RO41', 'FR')
  const wanted = fc.record({
    cpv: fc.array(cpv, { maxLength: 3 }),
    nuts: fc.array(place, { maxLength: 2 }),
    value_cents: fc.option(fc.integer({ min: 1, max: 1_000_000_000 })),
    currency: fc.constantFrom('RON', 'EUR', 'PLN'),
    months: fc.option(fc.integer({ min: 1, max: 60 })),
    reserved: fc.constantFrom('none' as const, 'res-ws' as const, 'res-pub-ser' as const),
    deadline_on: fc.option(fc.constantFrom('2026-10-04', '2026-10-08', '2026-12-01')),
  })
  const bidder = fc.record({
    offers: fc.array(
      fc.record({
        cpv: fc.option(cpv),
        area: fc.array(place, { minLength: 1, maxLength: 2 }),
        capacity_bani: fc.option(fc.nat()),
      }),
      { maxLength: 3 },
    ),
    mayReceiveReserved: fc.boolean(),
    isAttested: fc.boolean(),
  })
  fc.assert(
    fc.property(wanted, bidder, (one, other) => {
      const whole = { ...cleaners, ...other }
      const { score, reasons } = matchOf(one, whole, rules)
      expect(score).toBe(scoreOf(one, whole, rules))
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(100)
      expect(new Set(reasons.map(reason => reason.aspect)).size).toBe(5)
    }),
  )
})
