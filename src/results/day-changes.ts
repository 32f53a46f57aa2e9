import type { Day } from '../kernel/day.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { type Cell, type Group, valuesOf } from './count.ts'
import { splits, type UnitMarks } from './marks.ts'

/** What some people have from one day until the day before another. */
export type Stretch = Group & { day: Day; until: Day | null }

/** What one indicator has more on a day than on the day before, in one part. */
interface Change {
  indicator: string
  day: Day
  part: (string | null)[]
  claimed: number
  proven: number
}

/** What days bring, added up. */
export class Changes {
  readonly #changes = new Map<string, Change>()
  readonly #rules: Rulebook
  readonly #units: readonly UnitMarks[]

  constructor(rules: Rulebook, units: readonly UnitMarks[]) {
    this.#rules = rules
    this.#units = units
  }

  /** What begins on a day comes with it, and is gone on the day on which it ends. */
  add(stretches: readonly Stretch[]): void {
    const byDay = new Map<Day, Group[]>()
    const put = (day: Day, group: Group) => {
      const groups = byDay.get(day)
      if (groups) groups.push(group)
      else byDay.set(day, [group])
    }
    for (const { day, until, measure, ...group } of stretches) {
      put(day, { ...group, measure })
      if (until !== null) put(until, { ...group, measure: -measure })
    }
    for (const [day, groups] of byDay) {
      for (const [indicator, { cells }] of valuesOf(this.#rules, this.#units, groups)) {
        for (const cell of cells) this.#put(indicator, day, cell)
      }
    }
  }

  #put(indicator: string, day: Day, cell: Cell): void {
    const part = splits.map(split => cell[split])
    const key = [indicator, day, ...part].join('|')
    const change = this.#changes.get(key)
    if (change) {
      change.claimed += cell.claimed
      change.proven += cell.proven
    } else {
      const { claimed, proven } = cell
      this.#changes.set(key, { indicator, day, part, claimed, proven })
    }
  }

  /** A few thousand at a time, without those that came to nothing. */
  *portions(): Generator<Change[]> {
    const all = [...this.#changes.values()].filter(
      ({ claimed, proven }) => Math.abs(claimed) > 1e-7 || Math.abs(proven) > 1e-7,
    )
    for (let at = 0; at < all.length; at += atOnce) yield all.slice(at, at + atOnce)
  }
}

/** Our choice: half a megabyte in one statement. */
const atOnce = 3000
