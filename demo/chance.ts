/** What a story leaves to chance, the same in every play. */
export class Chance {
  #state: number

  /** `seed`: 1 to 2147483646. */
  constructor(seed: number) {
    this.#state = seed
  }

  /** A whole number from 0 to `count` - 1. Source: S. K. Park, K. W. Miller, Random number generators, CACM 31 (1988): minimal standard. */
  below(count: number): number {
    this.#state = (this.#state * 16_807) % 2_147_483_647
    return this.#state % count
  }

  /** Both bounds included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1)
  }

  /** True for so many in a hundred. */
  happens(percent: number): boolean {
    return this.below(100) < percent
  }

  oneOf<T>(list: readonly [T, ...T[]]): T {
    return list[this.below(list.length)] ?? list[0]
  }

  shuffled<T>(list: readonly T[]): T[] {
    const placed = list.map(value => ({ value, place: this.below(1_000_000_000) }))
    return placed.toSorted((one, other) => one.place - other.place).map(({ value }) => value)
  }

  /** Draws every value as often as its share says, in an order left to chance. The shares of what is drawn add up to 100. */
  deck<T>(size: number, shares: readonly Share<T>[]): () => T {
    let [share, before] = [0, 0]
    const cards = shares.flatMap(([value, percent]) => {
      share += percent
      const upTo = Math.round((share * size) / 100)
      const times = upTo - before
      before = upTo
      return Array.from({ length: times }, () => value)
    })
    const shuffled = this.shuffled(cards).values()
    return () => {
      const drawn = shuffled.next()
      if (drawn.done) throw new Error(`A deck of ${size} is empty.`)
      return drawn.value
    }
  }
}

export type Share<T> = readonly [value: T, percent: number]
