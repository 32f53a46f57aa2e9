import type { ToldSplit } from '../../src/portal/suppress.ts'

/**
 * Somebody who wants to know what was hidden. They have every sum that was ever told and know the rules: nothing is below zero, a number
 * that is shown is right, a total that is hidden is from one to four, what is counted only grows. They know nothing of how the product hides;
 * this shares no line with it. For each hidden cell they try every number that it could be, against each pair of days: whoever was there and
 * whoever came must add up, on both days and between them. Of two days the bounds are exact (cells, sums and differences of two days are an
 * M♮-convex set: Murota, Discrete Convex Analysis, 2003); of more they are those of every pair, until nothing moves.
 */
export function bounds(days: readonly ToldSplit[], names: readonly string[], least?: Least): Map<string, Range> {
  const ranges = days.map((day, at) => names.map((name): Range => least?.(at, name) ?? rangeOf(day, name)))
  let moved = true
  while (moved) {
    moved = false
    for (const [earlier, later] of pairsOf(days)) {
      const most = earlier === later ? 0 : Infinity
      const totals = together(totalOf(days[earlier]), totalOf(days[later]), most)
      const cells = names.map((_, nth) => together(rangeAt(ranges, earlier, nth), rangeAt(ranges, later, nth), most))
      for (const nth of names.keys())
        for (const [at, side] of [
          [earlier, 'from'],
          [later, 'to'],
        ] as const)
          moved = narrowed(rangeAt(ranges, at, nth), { totals, cells, nth, side }) || moved
    }
  }
  return new Map(
    days.flatMap((day, at) =>
      names.flatMap((name, nth): [string, Range][] =>
        name in day.cells ? [] : [[`${at}/${name}`, rangeAt(ranges, at, nth)]],
      ),
    ),
  )
}

/** The hidden cells that can only be one number. */
export const recovered = (days: readonly ToldSplit[], names: readonly string[], least?: Least): Map<string, number> =>
  new Map([...bounds(days, names, least)].flatMap(([cell, [low, high]]) => (low === high ? [[cell, low]] : [])))

export type Range = [low: number, high: number]

/** What somebody knows beforehand of a cell of a day. */
export type Least = (day: number, name: string) => Range | undefined

const rangeAt = (ranges: readonly Range[][], at: number, nth: number): Range => ranges[at]?.[nth] as Range

function rangeOf({ cells, total = 4 }: ToldSplit, name: string): Range {
  const shown = cells[name]
  return shown === undefined ? [0, total] : [shown, shown]
}

const totalOf = (day: ToldSplit | undefined): Range => (day?.total === undefined ? [1, 4] : [day.total, day.total])

/** Every two days, and a single day beside itself. */
function pairsOf(days: readonly unknown[]): [number, number][] {
  const all = [...days.keys()]
  const pairs = all.flatMap(one => all.filter(other => other > one).map((other): [number, number] => [one, other]))
  return pairs.length > 0 ? pairs : [[0, 0]]
}

/** One number on two days, and by how much it grew. */
interface Pair {
  from: Range
  to: Range
  grew: Range
}

/** On one day alone nothing grows. */
const together = (from: Range, to: Range, most: number): Pair => closed({ from, to, grew: [0, most] })

const meet = (one: Range, other: Range): Range => [Math.max(one[0], other[0]), Math.min(one[1], other[1])]
const sum = (one: Range, other: Range): Range => [one[0] + other[0], one[1] + other[1]]
const less = (one: Range, other: Range): Range => [one[0] - other[1], one[1] - other[0]]

/** Each of the three follows from the other two. */
function closed({ from, to, grew }: Pair): Pair {
  const later = meet(to, sum(from, grew))
  const earlier = meet(from, less(later, grew))
  const between = meet(grew, less(later, earlier))
  return { from: earlier, to: meet(later, sum(earlier, between)), grew: between }
}

const isPossible = ({ from, to, grew }: Pair): boolean => [from, to, grew].every(([low, high]) => low <= high)

interface Tried {
  totals: Pair
  cells: readonly Pair[]
  nth: number
  side: 'from' | 'to'
}

/** Takes from both ends of a range what cannot be. */
function narrowed(range: Range, tried: Tried): boolean {
  const [low, high] = range
  while (range[0] < range[1] && !canBe(range[0], tried)) range[0] += 1
  while (range[0] < range[1] && !canBe(range[1], tried)) range[1] -= 1
  return range[0] > low || range[1] < high
}

function canBe(value: number, { totals, cells, nth, side }: Tried): boolean {
  const here = cells.map((cell, at) =>
    at === nth ? closed(closed({ ...cell, [side]: meet(cell[side], [value, value]) })) : cell,
  )
  if (!here.every(isPossible)) return false
  const added = here.reduce((all, cell) => ({
    from: sum(all.from, cell.from),
    to: sum(all.to, cell.to),
    grew: sum(all.grew, cell.grew),
  }))
  const both = {
    from: meet(added.from, totals.from),
    to: meet(added.to, totals.to),
    grew: meet(added.grew, totals.grew),
  }
  return isPossible(closed(closed(both)))
}
