const minuteMs = 60_000
export const hourMs = 60 * minuteMs
/** Those remembered at a time; when there are more, the oldest are forgotten. Our choice. */
const mostKnown = 10_000

/**
 * How often one may ask in a minute, or in another span of time. It is kept in memory alone: a restart forgives, and two processes count apart. Whatever must not be
 * found by trying is guarded by tries that are stored (`src/rights/delay.ts`).
 */
export class RateLimit {
  readonly #most: number
  readonly #spanMs: number
  readonly #asked = new Map<string, { since: number; count: number }>()

  constructor(most: number, spanMs = minuteMs) {
    this.#most = most
    this.#spanMs = spanMs
  }

  /** Counts this time; how many seconds whoever asks has to wait, 0 where they may go on. `now` in milliseconds. */
  secondsToWait(asker: string, now: number): number {
    const before = this.#asked.get(asker)
    const current = before && now - before.since < this.#spanMs ? before : { since: now, count: 0 }
    this.#asked.delete(asker)
    this.#asked.set(asker, { since: current.since, count: current.count + 1 })
    if (this.#asked.size > mostKnown) this.#asked.delete(this.#asked.keys().next().value ?? '')
    if (current.count < this.#most) return 0
    return Math.max(1, Math.ceil((current.since + this.#spanMs - now) / 1000))
  }
}
