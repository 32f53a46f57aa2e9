/** Our choice: whoever checks a pile of certificates by hand is never stopped; whoever tries codes is. */
const mostPerMinute = 30
const minuteMs = 60_000
/** Addresses remembered at a time; when there are more, the oldest are forgotten. */
const mostAddresses = 10_000

/** How often one address may ask. It is kept in memory alone: a code of eighty random bits is not found by trying, limit or none. */
export class CheckLimit {
  readonly #asked = new Map<string, { since: number; count: number }>()

  admits(address: string, now: number): boolean {
    const before = this.#asked.get(address)
    const current = before && now - before.since < minuteMs ? before : { since: now, count: 0 }
    this.#asked.delete(address)
    this.#asked.set(address, { since: current.since, count: current.count + 1 })
    if (this.#asked.size > mostAddresses) this.#asked.delete(this.#asked.keys().next().value ?? '')
    return current.count < mostPerMinute
  }
}
