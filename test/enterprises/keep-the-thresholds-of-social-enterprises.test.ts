import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countedOn, findExcess, type MinimisGrant } from '../../src/enterprises/de-minimis.ts'
import { highestAllowed, isEquitable, owedToPurpose, sharesProfit } from '../../src/enterprises/equity.ts'
import { insertionOf } from '../../src/enterprises/insertion.ts'
import { addDays } from '../../src/kernel/day.ts'

const limit = { limitCents: 300_000_00, years: 3 }
const euro = (grantedOn: string, amount: number): MinimisGrant => ({ grantedOn, cents: amount * 100 })

const month = (hoursEach: number) => ({
  heads: 10,
  vulnerableHeads: 3,
  hours: 7 * 168 + 3 * hoursEach,
  vulnerableHours: 3 * hoursEach,
})

describe('insertion (golden case G10): ten people, three of them vulnerable, the others 7 × 168 hours', () => {
  test.each([
    [120, 23.44, false],
    [160, 28.99, false],
    [168, 30, true],
  ])('with %i hours each, the share of hours is %f and the threshold of 30 holds: %s', (hours, share, holds) => {
    const found = insertionOf(month(hours), 30)

    expect(found.heads).toBe(30)
    expect(Number(found.hours.toFixed(2))).toBe(share)
    expect(found).toMatchObject({ holdsByHeads: true, holdsByHours: holds, holds })
  })

  test('without staff nothing holds', () => {
    expect(insertionOf({ heads: 0, vulnerableHeads: 0, hours: 0, vulnerableHours: 0 }, 30).holds).toBe(false)
  })
})

describe('equity and profit (golden case G11)', () => {
  test('beside 4,050 lei, 32,400 are allowed and 32,401 are not', () => {
    expect(highestAllowed(4_050_00, 8)).toBe(32_400_00)
    expect(isEquitable({ lowest: 4_050_00, highest: 32_400_00 }, 8)).toBe(true)
    expect(isEquitable({ lowest: 4_050_00, highest: 32_401_00 }, 8)).toBe(false)
  })

  test('of a profit of 120,000 at least 108,000 go to the purpose', () => {
    expect(owedToPurpose(120_000_00, 90)).toBe(108_000_00)
    expect(sharesProfit({ profit: 120_000_00, toPurpose: 108_000_00 }, 90)).toBe(true)
    expect(sharesProfit({ profit: 120_000_00, toPurpose: 107_999_99 }, 90)).toBe(false)
  })

  test('a year of loss owes nothing', () => {
    expect(owedToPurpose(-5_000_00, 90)).toBe(0)
    expect(sharesProfit({ profit: -5_000_00, toPurpose: 0 }, 90)).toBe(true)
  })
})

describe('de minimis over any three years (golden case G15)', () => {
  const before = [euro('2024-02-01', 100_000), euro('2025-03-10', 120_000)]

  test('90,000 more on 1 November 2026 would make 310,000 and is refused; 80,000 make exactly 300,000', () => {
    expect(findExcess(before, euro('2026-11-01', 90_000), limit)).toEqual({ on: '2026-11-01', cents: 310_000_00 })
    expect(findExcess(before, euro('2026-11-01', 80_000), limit)).toBeUndefined()
  })

  test('on 2 February 2027 the first aid has left: 90,000 make 210,000', () => {
    expect(findExcess(before, euro('2027-02-02', 90_000), limit)).toBeUndefined()
    expect(countedOn([...before, euro('2027-02-02', 90_000)], '2027-02-02', limit)).toBe(210_000_00)
  })

  test('it falls out on the same calendar day three years later', () => {
    expect(countedOn(before, '2027-01-31', limit)).toBe(220_000_00)
    expect(countedOn(before, '2027-02-01', limit)).toBe(120_000_00)
  })

  test('a grant of an earlier day that is recorded late is refused for the day on which a later one would pass the limit', () => {
    const later = [euro('2026-06-01', 250_000)]

    expect(findExcess(later, euro('2026-01-01', 60_000), limit)).toEqual({ on: '2026-06-01', cents: 310_000_00 })
  })

  test('whatever is granted in whatever order, no day of any ledger that was kept passes the limit', () => {
    const grant = fc.record({ days: fc.nat(2500), cents: fc.integer({ min: 1, max: 200_000_00 }) })

    fc.assert(
      fc.property(fc.array(grant, { maxLength: 15 }), fc.nat(3600), (asked, day) => {
        const kept: MinimisGrant[] = []
        for (const { days, cents } of asked) {
          const one = { grantedOn: addDays('2024-01-01', days), cents }
          if (!findExcess(kept, one, limit)) kept.push(one)
        }
        expect(countedOn(kept, addDays('2024-01-01', day), limit)).toBeLessThanOrEqual(limit.limitCents)
      }),
    )
  })
})
