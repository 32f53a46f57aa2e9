import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Split, threshold, toldSplits, type ToldSplit, toldTotal } from '../../src/portal/suppress.ts'
import { bounds, type Least, recovered } from './attacker.ts'

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

/** The hidden cells that the attacker names, and rightly so; one who is sure of a wrong number would be no attacker. */
function cellsRecovered(hide: (days: readonly Split[]) => ToldSplit[]): number {
  return tables().reduce((sum, days) => {
    const found = [...recovered(hide(days), namesIn(days))]
    for (const [at, value] of found) expect(value).toBe(valueAt(days, at))
    return sum + found.length
  }, 0)
}

const namesIn = (days: readonly Split[]): string[] => Object.keys(days[0]?.cells ?? {})

function valueAt(days: readonly Split[], at: string): number | undefined {
  const [day, name] = at.split('/') as [string, string]
  return days[Number(day)]?.cells[name]
}

/** Somebody tells the attacker which of the hidden cells are the small ones; of a split that is withheld as a whole nobody can. */
const toldWhichAreSmall =
  (days: readonly Split[], told: readonly ToldSplit[]): Least =>
  (day, name) => {
    const [value = 0, total = 0] = [days[day]?.cells[name], days[day]?.total]
    const isWhole = Object.keys(told[day]?.cells ?? {}).length === 0
    if (isWhole || told[day]?.cells[name] !== undefined) return undefined
    return value < threshold ? [0, threshold - 1] : [threshold, total]
  }

/** One day after the other, each as if nothing had been told before. */
const forgetful = (days: readonly Split[]): ToldSplit[] => days.flatMap(day => toldSplits([day]))

describe('an attacker with all sums of two days', () => {
  test('finds no hidden cell of four hundred tables', () => {
    expect(tables()).toHaveLength(400)
    expect(cellsRecovered(toldSplits)).toBe(0)
  })

  test('is left with three numbers or more for each of them', () => {
    for (const days of tables()) {
      const open = [...bounds(toldSplits(days), namesIn(days))].filter(([, [low, high]]) => high - low < 2)
      expect(open).toEqual([])
    }
  })

  test('finds none either who was told which of them are the small ones', () => {
    for (const days of tables()) {
      const told = toldSplits(days)
      expect([...recovered(told, namesIn(days), toldWhichAreSmall(days, told))]).toEqual([])
    }
  })

  test('finds many where only the small ones are hidden', () => {
    expect(cellsRecovered(naive)).toBeGreaterThan(100)
  })

  test('finds some by the difference alone where each day is hidden without a thought of the other', () => {
    expect(cellsRecovered(forgetful)).toBeGreaterThan(5)
    expect(tables().flatMap(days => days.flatMap(day => [...recovered(toldSplits([day]), namesIn([day]))]))).toEqual([])
  })
})

test('who came is who was missing: a sum of two days gives the rest away', () => {
  const told = [
    { total: 55, cells: { C: 40 } },
    { total: 60, cells: { B: 14, C: 45 } },
  ]

  const sure = recovered(told, ['A', 'B', 'C'])

  expect([...sure]).toEqual([
    ['0/A', 1],
    ['0/B', 14],
    ['1/A', 1],
  ])
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

test('a split that was withheld does not open the next one', () => {
  const days = [splitOf([4, 9, 0]), splitOf([5, 9, 0]), splitOf([5, 13, 4]), splitOf([5, 13, 4])]

  const told = toldSplits(days)

  expect(told.map(day => day.total)).toEqual([13, 14, 22, 22])
  expect([...recovered(told, ['A', 'B', 'C'])]).toEqual([])
})

test('a total of five and more is told, also where its parts are withheld', () => {
  expect(toldSplits([splitOf([1, 30])])).toEqual([{ total: 31, cells: {} }])
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
      expect(told.map(day => day.total)).toEqual(days.map(day => toldTotal(day.total)))
      for (const least of [undefined, toldWhichAreSmall(days, told)]) {
        const open = [...recovered(told, namesIn(days), least)]
        expect(open.filter(([at]) => days[Number(at.split('/')[0])]?.total !== 0)).toEqual([])
      }
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
