import { BlockList, isIPv6 } from 'node:net'

const minuteMs = 60_000
export const hourMs = 60 * minuteMs
/**
 * Who asks, as far as an address tells: of IPv6 the first 64 bits, since whoever has one address there has all of these. IPv4 as it is, also
 * where it is written as IPv6. Source: RFC 6177 (what one site is given), RFC 4291, 2.5.
 */
export function neighbourhood(address: string): string {
  if (!isIPv6(address)) return address
  const whole = new BlockList()
  whole.addSubnet('::ffff:0:0', 96, 'ipv6')
  if (whole.check(address, 'ipv6')) return address
  const plain = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1)
  const [before = '', after] = plain.split('::')
  const [left, right] = [before, after ?? ''].map(part => (part === '' ? [] : part.split(':'))) as [string[], string[]]
  const zeros = after === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0')
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`
}

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
