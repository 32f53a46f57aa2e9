import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Split, threshold, toldSplits, type ToldSplit } from '../../src/portal/suppress.ts'
import { recovered } from './attacker.ts'

const names = ['A', 'B', 'C', 'D', 'E', 'F']

/** What somebody does who has only heard of the threshold. */
const naive = (days: readonly Split[]): ToldSplit[] =>
  days.map(({ total, cells }) => ({
    ...(total > 0 && total < threshold ? {} : { total }),
    cells: Object.fromEntries(Object.entries(cells).filter(([, value]) => value >= threshold)),
  }))

const splitOf = (values: readonly number[]): Split => ({
  total: values.reduce((sum, value) => sum + value, 0),
  cells: Object.fromEntries(values.map((value, at) => [names[at] ?? '', value])),
})

/** Numbers that always come out the same. */
function dice(seed: number): (most: number) => number {
  let state = seed
  return most => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * (most + 1))
  }
}

/** Four hundred tables of two to six cells, most of them small, on two days. */
function tables(): Split[][] {
  const roll = dice(20_261_128)
  return Array.from({ length: 400 }, () => {
    const first = Array.from({ length: 2 + roll(4) }, () => (roll(2) === 0 ? roll(40) : roll(9)))
    const second = first.map(value => value + (roll(1) === 0 ? 0 : roll(6)))
    return [splitOf(first), splitOf(second)]
  })
}

/** The hidden cells that the attacker names, and rightly so. */
function cellsRecovered(hide: (days: readonly Split[]) => ToldSplit[]): number {
  return tables().reduce((sum, days) => {
    const found = [...recovered(hide(days), Object.keys(days[0]?.cells ?? {}))]
    const right = found.filter(([at, value]) => {
      const [day, name] = at.split('/') as [string, string]
      return days[Number(day)]?.cells[name] === value
    })
    return sum + right.length
  }, 0)
}

describe('an attacker with all sums of two days', () => {
  test('finds no hidden cell of four hundred tables', () => {
    expect(cellsRecovered(toldSplits)).toBe(0)
  })

  test('finds many where only the small ones are hidden', () => {
    expect(cellsRecovered(naive)).toBeGreaterThan(100)
  })
})

test('a single small cell takes a second one with it', () => {
  const [told] = toldSplits([splitOf([3, 12, 40])])

  expect(told).toEqual({ total: 55, cells: { C: 40 } })
})

test('where nothing is small, nothing is hidden', () => {
  expect(toldSplits([splitOf([5, 12, 40])])).toEqual([{ total: 57, cells: { A: 5, B: 12, C: 40 } }])
})

test('two that add up to next to nothing take a third with them', () => {
  const [told] = toldSplits([splitOf([0, 1, 20, 30])])

  expect(told).toEqual({ total: 51, cells: { D: 30 } })
})

test('a total under five is hidden with all that it is made of', () => {
  expect(toldSplits([splitOf([1, 3])])).toEqual([{ cells: {} }])
  expect(toldSplits([splitOf([0, 0])])).toEqual([{ total: 0, cells: { A: 0, B: 0 } }])
})

test('what the next day would give away stays hidden on the next day', () => {
  const days = [splitOf([4, 11, 20]), splitOf([6, 11, 20])]

  const [first, second] = toldSplits(days)

  expect(first?.cells).toEqual({ C: 20 })
  expect(second?.cells).not.toHaveProperty('A')
})

const table = fc.array(fc.nat(30), { minLength: 1, maxLength: 6 })
const grown = fc
  .tuple(table, fc.array(fc.array(fc.nat(7), { minLength: 6, maxLength: 6 }), { maxLength: 3 }))
  .map(([first, steps]) => {
    const days = [first]
    for (const step of steps) days.push((days.at(-1) ?? []).map((value, at) => value + (step[at] ?? 0)))
    return days.map(splitOf)
  })

test('whatever the numbers, small ones are never told, what is told is right, and nothing can be worked out', () => {
  fc.assert(
    fc.property(grown, days => {
      const told = toldSplits(days)
      for (const [at, day] of days.entries()) {
        for (const [name, value] of Object.entries(told[at]?.cells ?? {})) {
          expect(value).toBe(day.cells[name])
          expect(day.total === 0 || value >= threshold).toBe(true)
        }
      }
      const open = [...recovered(told, Object.keys(days[0]?.cells ?? {}))]
      expect(open.filter(([at]) => days[Number(at.split('/')[0])]?.total !== 0)).toEqual([])
    }),
    { numRuns: 400 },
  )
})

test('a split told today is the same whatever is told tomorrow', () => {
  fc.assert(
    fc.property(grown, days => {
      const all = toldSplits(days)
      for (const at of days.keys()) expect(toldSplits(days.slice(0, at + 1))).toEqual(all.slice(0, at + 1))
    }),
    { numRuns: 100 },
  )
})
