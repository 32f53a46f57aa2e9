/** Our choice: a town hall that refers a whole list in one afternoon is not stopped; a program is. */
const mostPerHour = 30
const hourMs = 3_600_000
const mostAddresses = 10_000

/** How many requests one address, or one link, may send. In memory alone: nobody's address is stored. */
export class RequestLimit {
  readonly #sent = new Map<string, { since: number; count: number }>()

  admits(address: string, now: number): boolean {
    const before = this.#sent.get(address)
    const current = before && now - before.since < hourMs ? before : { since: now, count: 0 }
    if (current.count >= mostPerHour) return false
    this.#sent.delete(address)
    this.#sent.set(address, { since: current.since, count: current.count + 1 })
    if (this.#sent.size > mostAddresses) this.#sent.delete(this.#sent.keys().next().value ?? '')
    return true
  }
}
