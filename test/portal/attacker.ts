import type { ToldSplit } from '../../src/portal/suppress.ts'

/**
 * Somebody who wants to know what was hidden. They have every sum that was ever told and know the rules: nothing is below zero, a number
 * that is shown is right, what is counted only grows. They know nothing of how the product hides; this shares no line with it.
 */
export function recovered(days: readonly ToldSplit[], names: readonly string[]): Map<string, number> {
  const lows = days.map(day => names.map(name => day.cells[name] ?? 0))
  const highs = days.map(day => names.map(name => day.cells[name] ?? day.total ?? 4))
  for (let round = 0; round < 60; round += 1) {
    for (const [at, day] of days.entries()) {
      bySum(lows[at] as number[], highs[at] as number[], [day.total ?? 1, day.total ?? 4])
      const [next, nextLow, nextHigh] = [days[at + 1], lows[at + 1], highs[at + 1]]
      if (next && nextLow && nextHigh) byDifference({ lows, highs, at }, [day, next])
    }
  }
  return new Map(
    days.flatMap((day, at) =>
      names.flatMap((name, nth): [string, number][] => {
        const [low, high] = [lows[at]?.[nth] ?? 0, highs[at]?.[nth] ?? 0]
        return !(name in day.cells) && low === high ? [[`${at}/${name}`, low]] : []
      }),
    ),
  )
}

/** Each is at most the total without the least of all others, and at least the total without the most of them. */
function bySum(low: number[], high: number[], [least, most]: [number, number]): void {
  for (const nth of low.keys()) {
    const others = (list: number[]) => list.reduce((sum, value, at) => sum + (at === nth ? 0 : value), 0)
    high[nth] = Math.min(high[nth] as number, most - others(low))
    low[nth] = Math.max(low[nth] as number, least - others(high))
  }
}

interface Bounds {
  lows: number[][]
  highs: number[][]
  at: number
}

/** Nobody left: tomorrow's cell is today's with whoever came, and all who came are the difference of the totals. */
function byDifference({ lows, highs, at }: Bounds, [day, next]: [ToldSplit, ToldSplit]): void {
  const [low, high, later, latest] = [lows[at], highs[at], lows[at + 1], highs[at + 1]] as number[][]
  if (!low || !high || !later || !latest) return
  const came = day.total === undefined || next.total === undefined ? undefined : next.total - day.total
  for (const nth of low.keys()) {
    high[nth] = Math.min(high[nth] as number, latest[nth] as number)
    later[nth] = Math.max(later[nth] as number, low[nth] as number)
    if (came === undefined) continue
    latest[nth] = Math.min(latest[nth] as number, (high[nth] as number) + came)
    low[nth] = Math.max(low[nth] as number, (later[nth] as number) - came)
  }
}
