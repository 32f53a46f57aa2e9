/** What each person is worth to each place, and how many each place takes. A worth of `impossible` cannot be. */
export interface Asking {
  people: number
  /** How many people each place takes. */
  capacities: readonly number[]
  /** Row by row, `people` × places; more is better, and no worth is below 0. */
  worth: Float64Array
}

export const impossible = -Infinity

/**
 * Who goes where, and the prices that prove it: no other assignment is worth more. Whoever has no place has -1. A place that is not full
 * costs nothing; nobody can gain more elsewhere than `gains` at these prices.
 */
export interface Assigned {
  placeOf: Int32Array
  prices: Float64Array
  gains: Float64Array
  worth: number
}

/**
 * People to places with capacities, at the greatest sum of worths: shortest augmenting paths with dual prices. Everybody may stay without
 * a place, at a worth of 0, so that there is always an answer. With whole numbers for worths all of it is exact.
 * Source: R. Jonker, A. Volgenant, Computing 38 (1987); D. F. Crouse, IEEE Trans. Aerosp. Electron. Syst. 52 (2016); capacities and the
 * way out are ours. Time: O(people × (people + places) × places) at worst, far less where most people get what they like best.
 */
export function assign(asking: Asking): Assigned {
  const search = new Search(asking)
  for (const person of search.settleAtFirstSight()) search.augment(person)
  return search.answer()
}

/** Sum of the gains and of the prices of all seats: never less than any assignment is worth, and equal to the best. */
export function dualWorth({ prices, gains }: Assigned, { capacities }: Asking): number {
  const seats = prices.reduce((sum, price, place) => sum + price * (capacities[place] ?? 0), 0)
  return gains.reduce((sum, gain) => sum + gain, seats)
}

const none = -1

/** Costs are worths turned round; the last column is to stay without a place. */
class Search {
  readonly #asking: Asking
  readonly #columns: number
  readonly #free: Int32Array
  /** Dual of each column, at most 0, and of each person. */
  readonly #v: Float64Array
  readonly #u: Float64Array
  readonly #columnOf: Int32Array
  /** People in a column, as a list with both neighbours. */
  readonly #first: Int32Array
  readonly #next: Int32Array
  readonly #before: Int32Array
  // Of one search, kept to be used again.
  readonly #distance: Float64Array
  readonly #cameFrom: Int32Array
  readonly #open: Int32Array
  readonly #reached: Int32Array

  constructor(asking: Asking) {
    const { people, capacities } = asking
    this.#asking = asking
    this.#columns = capacities.length + 1
    this.#free = Int32Array.from([...capacities, people])
    this.#v = new Float64Array(this.#columns)
    this.#u = new Float64Array(people)
    this.#columnOf = new Int32Array(people).fill(none)
    this.#first = new Int32Array(this.#columns).fill(none)
    this.#next = new Int32Array(people).fill(none)
    this.#before = new Int32Array(people).fill(none)
    this.#distance = new Float64Array(this.#columns)
    this.#cameFrom = new Int32Array(this.#columns)
    this.#open = new Int32Array(this.#columns)
    this.#reached = new Int32Array(this.#columns)
  }

  /** Whoever finds a free seat where they are worth most has it. The others are returned. */
  settleAtFirstSight(): number[] {
    const { people, worth } = this.#asking
    const places = this.#columns - 1
    const waiting: number[] = []
    for (let person = 0; person < people; person += 1) {
      let best = places
      let most = 0
      for (let place = 0, at = person * places; place < places; place += 1, at += 1) {
        const here = worth[at] as number
        const isBetter = here > most || (here === most && (this.#free[best] as number) <= 0)
        if (isBetter && here !== impossible) {
          most = here
          best = place
        }
      }
      this.#u[person] = -most
      if ((this.#free[best] as number) > 0) this.#seat(person, best)
      else waiting.push(person)
    }
    return waiting
  }

  /** Finds the cheapest way to seat one more person, who may push others on, and moves everybody along it. */
  augment(start: number): void {
    const distance = this.#distance
    const open = this.#open
    const reached = this.#reached
    let left = this.#columns
    for (let at = 0; at < left; at += 1) open[at] = at
    distance.fill(Infinity)
    this.#cameFrom.fill(none)
    let done = 0
    let far = 0
    this.#relax(start, 0, left)
    for (;;) {
      const nearest = this.#nearest(left)
      const column = open[nearest] as number
      far = distance[column] as number
      left -= 1
      open[nearest] = open[left] as number
      if ((this.#free[column] as number) > 0) {
        this.#settleDuals(start, far, done)
        this.#move(start, column)
        return
      }
      reached[done] = column
      done += 1
      for (let person = this.#first[column] as number; person !== none; person = this.#next[person] as number) {
        this.#relax(person, far, left)
      }
    }
  }

  #relax(person: number, far: number, left: number): void {
    const { worth } = this.#asking
    const places = this.#columns - 1
    const row = person * places
    const base = far - (this.#u[person] as number)
    for (let at = 0; at < left; at += 1) {
      const column = this.#open[at] as number
      const cost = column === places ? 0 : -(worth[row + column] as number)
      const through = base + cost - (this.#v[column] as number)
      if (through < (this.#distance[column] as number)) {
        this.#distance[column] = through
        this.#cameFrom[column] = person
      }
    }
  }

  /** Among the nearest, one with a free seat: many ties end the search at once. */
  #nearest(left: number): number {
    let best = 0
    let least = Infinity
    for (let at = 0; at < left; at += 1) {
      const column = this.#open[at] as number
      const here = this.#distance[column] as number
      if (here < least || (here === least && (this.#free[column] as number) > 0)) {
        least = here
        best = at
      }
    }
    return best
  }

  #settleDuals(start: number, far: number, done: number): void {
    this.#u[start] = (this.#u[start] as number) + far
    for (let at = 0; at < done; at += 1) {
      const column = this.#reached[at] as number
      const slack = far - (this.#distance[column] as number)
      this.#v[column] = (this.#v[column] as number) - slack
      for (let person = this.#first[column] as number; person !== none; person = this.#next[person] as number) {
        this.#u[person] = (this.#u[person] as number) + slack
      }
    }
  }

  #move(start: number, end: number): void {
    for (let column = end; ;) {
      const person = this.#cameFrom[column] as number
      const left = this.#columnOf[person] as number
      if (left !== none) this.#rise(person, left)
      this.#seat(person, column)
      if (person === start) return
      column = left
    }
  }

  #seat(person: number, column: number): void {
    const head = this.#first[column] as number
    this.#next[person] = head
    this.#before[person] = none
    if (head !== none) this.#before[head] = person
    this.#first[column] = person
    this.#columnOf[person] = column
    this.#free[column] = (this.#free[column] as number) - 1
  }

  #rise(person: number, column: number): void {
    const next = this.#next[person] as number
    const before = this.#before[person] as number
    if (before === none) this.#first[column] = next
    else this.#next[before] = next
    if (next !== none) this.#before[next] = before
    this.#free[column] = (this.#free[column] as number) + 1
  }

  answer(): Assigned {
    const { worth } = this.#asking
    const places = this.#columns - 1
    const placeOf = this.#columnOf.map(column => (column === places ? none : column))
    let sum = 0
    for (const [person, place] of placeOf.entries()) if (place !== none) sum += worth[person * places + place] as number
    return {
      placeOf,
      prices: this.#v.subarray(0, places).map(price => 0 - price),
      gains: this.#u.map(gain => 0 - gain),
      worth: sum,
    }
  }
}
