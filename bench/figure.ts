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

/** How long so many runs took, in milliseconds and in order, and what this process worked in each on average. */
export interface Times {
  took: number[]
  /** Processor time of this process, the embedded database included: on a busy machine it says more than the clock. */
  worked: number
}

/** One run after the other. */
export async function timesOf(runs: number, work: (run: number) => Promise<unknown>): Promise<Times> {
  const took: number[] = []
  const before = process.cpuUsage()
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now()
    await work(run)
    took.push(performance.now() - begun)
  }
  const { user, system } = process.cpuUsage(before)
  return { took: took.toSorted((one, other) => one - other), worked: (user + system) / 1000 / runs }
}

/** The time that this share of the runs did not exceed. */
export const percentile = ({ took }: Times, share: number): number =>
  took[Math.min(took.length - 1, Math.ceil(took.length * share) - 1)] ?? Number.NaN
