/**
 * Numbers about people that may be told to everybody. A cell under five is hidden, and beside it as many others as it takes that nobody can
 * work it out: not from the total, not by comparing what was told on two days.
 *
 * A split is told of one trait alone (region, or sex), never of two at once, however large the programme: among a hundred people a cell of
 * two traits is somebody's neighbour. Source of the threshold: statistical offices use three or five; our choice is the stricter. Source of the second
 * hiding: complementary suppression, Hundepool et al., Statistical Disclosure Control (2012), ch. 4.
 */

/** A count below this is hidden; zero is, too, where the total is not zero: that nobody of a kind is there also tells something. */
export const threshold = 5

/** How many more values than one must stay possible for every hidden cell. Our choice. */
const leastWidth = 2

/** One number on one day, by one trait: whole counts whose sum is the total. */
export interface Split {
  total: number
  cells: Readonly<Record<string, number>>
}

/** The same as it may be told: what is hidden is absent. */
export interface ToldSplit {
  total?: number
  cells: Readonly<Record<string, number>>
}

/** Alone, without a split: `undefined` is said as „sub 5”. */
export const toldTotal = (total: number): number | undefined => (total > 0 && total < threshold ? undefined : total)

/** What may be told of a number that grows from day to day, the earliest day first. What was told once is never made safer afterwards. */
export function toldSplits(days: readonly Split[]): ToldSplit[] {
  const told: Hidden[] = []
  for (const at of days.keys()) told.push(hide(days.slice(0, at + 1), told))
  return days.map((split, at) => shown(split, told[at] as Hidden))
}

/** Which cells of one day are hidden; `whole`: all of them, so that nobody learns which are the small ones. */
interface Hidden {
  total: boolean
  whole: boolean
  cells: ReadonlySet<string>
}

function shown({ total, cells }: Split, hidden: Hidden): ToldSplit {
  const open = Object.entries(cells).filter(([name]) => !hidden.cells.has(name))
  return { ...(hidden.total ? {} : { total }), cells: Object.fromEntries(open) }
}

/**
 * The fewest that will do: the small ones, then one more after the other, first those that were hidden the day before (what was told then is
 * no cover now), the smallest first, then all. A total of five and more is always told: the page tells it beside the split.
 */
function hide(days: readonly Split[], before: readonly Hidden[]): Hidden {
  const { total, cells } = days.at(-1) as Split
  const names = Object.keys(cells)
  const all = new Set(names)
  if (total === 0) return { total: false, whole: false, cells: new Set() }
  if (total < threshold) return { total: true, whole: true, cells: all }
  const bySize = names.toSorted((one, other) => (cells[one] ?? 0) - (cells[other] ?? 0) || (one < other ? -1 : 1))
  const small = bySize.filter(name => (cells[name] ?? 0) < threshold)
  const wasHidden = (name: string) => before.at(-1)?.cells.has(name) === true
  const others = bySize.slice(small.length)
  const cover = [...others.filter(wasHidden), ...others.filter(name => !wasHidden(name))]
  for (let more = 0; more < cover.length; more += 1) {
    const some = { total: false, whole: false, cells: new Set([...small, ...cover.slice(0, more)]) }
    if (keeps(days, [...before, some])) return some
  }
  return { total: false, whole: true, cells: all }
}

type Range = [low: number, high: number]

/** A sum: the parts make the whole. */
interface Sum {
  whole: Range
  parts: Range[]
}

/**
 * Whether every hidden cell of every day keeps room, for a reader who knows more than any has: which of the hidden cells are the small ones,
 * and that no count ever fell.
 */
function keeps(days: readonly Split[], hidden: readonly Hidden[]): boolean {
  const { sums, secret } = knowledge(days, hidden)
  if (!narrow(sums)) return false
  return secret.every(range => {
    for (const side of [0, 1] as const)
      while (hasRoom(range) && !holdsAt(sums, range, side)) range[side] += side === 0 ? 1 : -1
    return hasRoom(range)
  })
}

const hasRoom = ([low, high]: Range): boolean => high - low >= leastWidth

/** Whether the numbers can be as they are with this one at the end of its range. */
function holdsAt(sums: readonly Sum[], range: Range, side: 0 | 1): boolean {
  const ranges = [...new Set(sums.flatMap(sum => [sum.whole, ...sum.parts]))]
  const kept = ranges.map(([low, high]): Range => [low, high])
  range[1 - side] = range[side]
  const holds = narrow(sums)
  for (const [at, [low, high]] of kept.entries()) {
    const one = ranges[at] as Range
    one[0] = low
    one[1] = high
  }
  return holds
}

/** Everything that follows from what was told, as sums of ranges. */
function knowledge(days: readonly Split[], hidden: readonly Hidden[]): { sums: Sum[]; secret: Range[] } {
  const sums: Sum[] = []
  const secret: Range[] = []
  const known = days.map((day, at) => {
    const how = hidden[at] as Hidden
    const total: Range = how.total ? [1, threshold - 1] : [day.total, day.total]
    const cells = new Map(Object.entries(day.cells).map(([name, value]) => [name, rangeOf(value, total, how, name)]))
    for (const name of how.cells) secret.push(cells.get(name) as Range)
    sums.push({ whole: total, parts: [...cells.values()] })
    return { total, cells }
  })
  for (let at = 1; at < days.length; at += 1) {
    const [earlier, later] = [days[at - 1] as Split, days[at] as Split]
    if (!onlyGrew(earlier, later)) continue
    const [from, to] = [known[at - 1], known[at]] as [(typeof known)[0], (typeof known)[0]]
    const grown: Range = [0, to.total[1]]
    const growths = [...to.cells].map(([name, whole]): Range => {
      const growth: Range = [0, to.total[1]]
      sums.push({ whole, parts: [from.cells.get(name) ?? [0, 0], growth] })
      return growth
    })
    sums.push({ whole: to.total, parts: [from.total, grown] }, { whole: grown, parts: growths })
  }
  return { sums, secret }
}

function rangeOf(value: number, total: Range, { whole, cells }: Hidden, name: string): Range {
  if (!cells.has(name)) return [value, value]
  if (whole) return [0, total[1]]
  return value < threshold ? [0, threshold - 1] : [threshold, total[1]]
}

/** A correction may take somebody away again; then no reader can lean on growth. */
const onlyGrew = (earlier: Split, later: Split): boolean =>
  later.total >= earlier.total &&
  Object.entries(earlier.cells).every(([name, value]) => (later.cells[name] ?? 0) >= value) &&
  Object.keys(earlier.cells).every(name => name in later.cells)

/** Narrows every range by every sum until nothing moves; false where the numbers contradict each other. */
function narrow(sums: readonly Sum[]): boolean {
  let moved = true
  while (moved) {
    moved = false
    for (const { whole, parts } of sums) {
      const low = parts.reduce((sum, part) => sum + part[0], 0)
      const high = parts.reduce((sum, part) => sum + part[1], 0)
      moved = tighten(whole, [low, high]) || moved
      for (const part of parts) moved = tighten(part, [whole[0] - high + part[1], whole[1] - low + part[0]]) || moved
    }
    if (sums.some(({ whole, parts }) => [whole, ...parts].some(([low, high]) => low > high))) return false
  }
  return true
}

function tighten(range: Range, [low, high]: Range): boolean {
  const moved = low > range[0] || high < range[1]
  if (moved) {
    range[0] = Math.max(range[0], low)
    range[1] = Math.min(range[1], high)
  }
  return moved
}
