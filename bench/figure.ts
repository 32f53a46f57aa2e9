/** One measured figure; `yardstick` is what it is held against, measured in the same run. Times in milliseconds unless the name says. */
export interface Figure {
  what: string
  value: string
  bound: string
  yardstick: string
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`

export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, value, bound, yardstick }) => `| ${what} | ${value} | ${bound} | ${yardstick} |`)
  return ['| What | Measured | Aim | Beside, in the same run |', '|---|---|---|---|', ...rows].join('\n')
}

/** The times of so many runs, one after the other, in milliseconds and in order. */
export async function timesOf(runs: number, work: (run: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now()
    await work(run)
    times.push(performance.now() - begun)
  }
  return times.toSorted((one, other) => one - other)
}

/** The value that this share of the times does not exceed. */
export const percentile = (times: readonly number[], share: number): number =>
  times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? Number.NaN
